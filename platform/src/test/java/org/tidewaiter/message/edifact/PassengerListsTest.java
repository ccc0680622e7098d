package org.tidewaiter.message.edifact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.datamodel.LineTable;
import org.tidewaiter.message.Message;
import org.tidewaiter.message.MessageFormat;
import org.tidewaiter.message.Reading;

class PassengerListsTest {
    private static final MessageFormat FORMAT = new Edifact();

    @Test
    void a_list_of_passengers_names_the_voyage_and_each_person() throws IOException {
        Message list = read("paxlst-d05b.edi");
        assertThat(list.kind()).isEqualTo(Message.Kind.RESPONSE);
        assertThat(Reading.heading(list, Field.DECLARATION_ID)).isEqualTo("TW632261124SIN");
        assertThat(column(list, LineTable.JOURNEY, "departure_place")).containsExactly("SIN");
        assertThat(column(list, LineTable.JOURNEY, "arrives_at")).containsExactly("2026-11-25T05:12:00");
        assertThat(column(list, LineTable.PERSON, "role_code")).containsExactly("FL", "FM");
        assertThat(column(list, LineTable.PERSON, "family_name")).containsExactly("EBBESEN", "STRAND");
        assertThat(column(list, LineTable.PERSON, "sex_code")).containsExactly("F", "M");
        assertThat(column(list, LineTable.PERSON, "document_number")).containsExactly("208123456", "N0077112");
        assertThat(column(list, LineTable.PERSON, "document_valid_until")).containsExactly("2031-05-04", "2029-01-01");
        assertThat(column(list, LineTable.PERSON, "booking_reference")).containsExactly("QX7K2M", null);
        assertThat(column(list, LineTable.PERSON, "disembarked_at")).containsExactly("HND", null);
    }

    @Test
    void a_birth_lies_in_the_past_whatever_two_digits_of_a_year_could_mean() throws IOException {
        assertThat(column(read("paxlst-d05b.edi"), LineTable.PERSON, "born_on"))
                .containsExactly("1935-09-19", "1988-02-12");
    }

    @Test
    void a_booking_names_its_travellers_and_keeps_the_rest_by_its_place() throws IOException {
        Message record = read("pnrgov-13.edi");
        assertThat(column(record, LineTable.JOURNEY, "voyage_number")).containsExactly("632", "632");
        assertThat(column(record, LineTable.PERSON, "family_name")).containsExactly("EBBESEN");
        assertThat(column(record, LineTable.PERSON, "given_names")).containsExactly("MARIT JOHANNE");
        assertThat(record.heading().lines(LineTable.PERSON_DETAIL))
                .anySatisfy(d -> {
                    assertThat(d.text("place_in_message")).isEqualTo("PNRGOV[1]/SRC[1]/TIF[1]");
                    assertThat(d.text("value")).contains("208123456");
                })
                .anySatisfy(d -> assertThat(d.text("value")).isEqualTo("QX7K2M"));
    }

    /** What is about people stands in no addition, whatever segment or element it is. */
    @Test
    void nothing_about_people_stands_among_what_is_said_of_messages() throws IOException {
        for (String name : List.of("paxlst-d05b.edi", "pnrgov-13.edi")) {
            assertThat(read(name).additions())
                    .extracting(Message.Addition::text)
                    .noneMatch(t -> t.matches(
                            ".*(EBBESEN|MARIT|JOHANNE|STRAND|OLE|208123456|QX7K2M|QUAY|998877|CONTROL|14C|XXXX).*"));
        }
    }

    private static Message read(String name) throws IOException {
        return Reading.one(FORMAT, Reading.resource(Edifact.class, name));
    }

    private static List<String> column(Message message, LineTable table, String column) {
        return Reading.lines(message, 0, table, column);
    }

    @Test
    void a_licence_names_its_country_beside_its_region_and_a_lorry_comes_when_its_trip_says() throws IOException {
        Message message = Reading.one(
                new Edifact(),
                "UNB+UNOC:3+S+CUSTOMS+260301:0930+77'UNH+1+PAXLST:D:03B:UN'BGM+10+TRIP-1+2'TDT+11++03++TIDE:172'"
                        + "DTM+132:20260305:102'NAD+VW+++ROOK:ADA'DOC+5K+P17'LOC+91+VA:163'LOC+91+US:162'UNT+9+1'UNZ+1+77'");
        assertThat(Reading.lines(message, 0, LineTable.PERSON, "document_country"))
                .containsExactly("US");
        assertThat(Reading.lines(message, 0, LineTable.JOURNEY, "arrives_at")).containsExactly("2026-03-05");
    }
}
