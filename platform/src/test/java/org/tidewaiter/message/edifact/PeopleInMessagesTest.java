package org.tidewaiter.message.edifact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.datamodel.LineTable;
import org.tidewaiter.message.Message;
import org.tidewaiter.message.Message.Addition;
import org.tidewaiter.message.Reading;

/** Crew and travellers that stand among the parties of messages about goods and ships. */
class PeopleInMessagesTest {
    private static final List<String> HEADING = List.of("BGM+85+M-1+9", "DTM+137:20250301:102", "TDT+20+V77+1");
    private static final List<String> GOODS =
            List.of("CNI+1+BL-1", "NAD+CN+++RECEIVER", "GID+1+10:CT", "MEA+AAE+G+KGM:100");

    @ParameterizedTest
    @CsvSource({"CUSCAR, VW", "CUSCAR, FM", "CUSCAR, FL", "CUSRES, VW", "CUSREP, FM", "CUSDEC, FL", "IFTSTA, DDT"})
    void a_person_is_kept_apart_from_parties_documents_and_additions(String type, String role) throws IOException {
        Message message = read(
                type,
                HEADING,
                List.of(
                        "NAD+" + role + "+CREW77++LOWDECK:SAM+DOCK LANE+BERGEN",
                        "CTA+IC+:SAMUEL LOWDECK",
                        "COM+sam@deck.example:EM",
                        "ATT+2++M",
                        "DTM+329:19700102:102",
                        "NAT+2+NOR",
                        "DOC+39+PP1234567",
                        "DTM+36:20301231:102",
                        "LOC+91+NOR",
                        "NAD+CA+LINE7"));
        assertThat(person(message, "family_name")).containsExactly("LOWDECK");
        assertThat(person(message, "given_names")).containsExactly("SAM");
        assertThat(person(message, "born_on")).containsExactly("1970-01-02");
        assertThat(person(message, "document_number")).containsExactly("PP1234567");
        assertThat(person(message, "document_valid_until")).containsExactly("2030-12-31");
        assertThat(Reading.lines(message, 0, LineTable.PERSON_DETAIL, "value"))
                .contains("CREW77", "DOCK LANE", "BERGEN", "SAMUEL LOWDECK", "sam@deck.example");
        assertThat(Reading.lines(message, 0, LineTable.DECLARED_PARTY, "role_code"))
                .containsExactly("CA");
        assertThat(Reading.lines(message, 0, LineTable.DOCUMENT, "reference")).isEmpty();
        assertThat(message.additions())
                .extracting(Addition::text)
                .noneMatch(t -> t.matches(".*(LOWDECK|SAM|CREW77|DOCK|BERGEN|PP1234567|1970|2030|NOR).*"));
    }

    /** The passport closes nothing: what follows is the manifest's again, and a consignment's traveller costs it none of its own. */
    @Test
    void what_stands_behind_a_person_is_still_the_messages() throws IOException {
        Message message = read(
                "CUSCAR",
                HEADING,
                List.of("NAD+VW+++LOWDECK:SAM", "DOC+39+PP1", "LOC+91+NOR", "LOC+11+NOBGO", "NAD+CZ+++SENDER"),
                GOODS.subList(0, 1),
                List.of("NAD+FL+++ROAMER:ANN", "NAT+2+DNK"),
                GOODS.subList(1, 4));
        assertThat(Reading.heading(message, Field.UNLOADING_PLACE)).isEqualTo("NOBGO");
        assertThat(Reading.heading(message, Field.EXPORTER_NAME)).isEqualTo("SENDER");
        assertThat(Reading.heading(message, Field.IMPORTER_NAME)).isEqualTo("RECEIVER");
        assertThat(Reading.item(message, 1, Field.GROSS_MASS_KG)).isEqualTo("100");
        assertThat(message.items().getFirst().lines(LineTable.PERSON))
                .singleElement()
                .satisfies(p -> assertThat(p.text("nationality")).isEqualTo("DNK"));
        assertThat(person(message, "family_name")).containsExactly("LOWDECK");
    }

    @Test
    void the_gross_weight_of_an_item_is_read_without_a_guide() throws IOException {
        Message message = read("CUSCAR", HEADING, GOODS.subList(0, 3), List.of("MEA+WT+AAG+KGM:321"));
        assertThat(Reading.item(message, 1, Field.GROSS_MASS_KG)).isEqualTo("321");
    }

    @ParameterizedTest
    @CsvSource({"CUSCAR, 41", "CUSREP, 22", "CUSRES, 22", "CUSDEC, 22"})
    void an_office_of_a_country_and_a_number_is_whole_in_every_message(String type, String qualifier)
            throws IOException {
        Message message = read(type, HEADING, List.of("LOC+" + qualifier + "+ES::141:000812"));
        assertThat(Reading.heading(message, Field.OFFICE_CODE)).isEqualTo("ES000812");
    }

    /** The day of a message that stands behind its means of transport, whose group may hold days, is its own all the same. */
    @ParameterizedTest
    @CsvSource({"CUSCAR", "CUSREP"})
    void the_day_of_a_message_may_stand_behind_its_ship(String type) throws IOException {
        Message message = read(
                type,
                List.of(
                        "BGM+85+M-1+9",
                        "TDT+20+V77+1",
                        "LOC+11+NOBGO",
                        "DTM+132:20250305:102",
                        "DTM+137:20250301:102"));
        assertThat(Reading.heading(message, Field.LODGED_AT)).startsWith("2025-03-01");
    }

    /** A second value for a column that a line has already is no longer than the first lost: it stands beside. */
    @Test
    void what_a_filled_column_does_not_take_is_an_addition() throws IOException {
        Message message = read(
                "CUSDEC",
                HEADING,
                List.of("NAD+IM+P1:160:ZZZ", "UNS+D", "CST+1+61051000:122", "DOC+C:::N954+EUR1-77", "UNS+S"));
        assertThat(Reading.lines(message, 1, LineTable.DOCUMENT, "type_code")).containsExactly("C");
        assertThat(message.additions()).extracting(Addition::text).contains("N954", "ZZZ");
    }

    @Test
    void a_container_that_only_a_reference_names_is_a_line() throws IOException {
        Message message =
                read("CUSDEC", HEADING, List.of("UNS+D", "CST+1+61051000:122", "RFF+AAQ:TGHU1234567", "UNS+S"));
        assertThat(Reading.lines(message, 1, LineTable.CONTAINER, "container_id"))
                .containsExactly("TGHU1234567");
        assertThat(Reading.item(message, 1, Field.CONTAINER_ID)).isEqualTo("TGHU1234567");
    }

    @SafeVarargs
    private static Message read(String type, List<String>... parts) throws IOException {
        StringBuilder text = new StringBuilder("UNB+UNOC:3+SENDER+CUSTOMS+250301:0930+7'UNH+1+" + type + ":D:96B:UN'");
        int segments = 2;
        for (List<String> part : parts) {
            for (String segment : part) {
                text.append(segment).append('\'');
                segments++;
            }
        }
        return Reading.one(new Edifact(), text + "UNT+" + segments + "+1'UNZ+1+7'");
    }

    private static List<String> person(Message message, String column) {
        return Reading.lines(message, 0, LineTable.PERSON, column);
    }
}
