package org.tidewaiter.message.edifact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.datamodel.LineTable;
import org.tidewaiter.message.Message;
import org.tidewaiter.message.ReadResult;
import org.tidewaiter.message.Reading;
import org.tidewaiter.message.UnreadFormat;
import org.tidewaiter.message.UnreadableMessage;

/** Ways of writing UN/EDIFACT that public files and reports of faults show, and no standard does. */
class FoundInPublicFilesTest {
    private static final String LIST = """
            UNA:+.? '
            UNB+UNOA:4+XX-A9:A9+AREAPIS:ZZ+210713:0631+2107130631++APIS'
            UNG+PAXLST+NORTH SEA AIRWAYS:ZZ+AREAPIS:ZZ+210713:0631+77+UN+D:05B'
            UNH+PAX001+PAXLST:D:05B:UN:IATA+XX270/210713/1200+02'
            BGM+745'
            TDT+20+XX270'
            LOC+125+VIE'
            DTM+189:2107131100:201'
            LOC+87+LHR'
            DTM+232:2107131200:201'
            NAD+FL+++MARSHALL:GRACE'
            ATT+2++F'
            UNT+10+PAX001'
            UNE+1+77'
            UNZ+1+2107130631'
            """;

    private static final String DECLARATION = """
            UNB+UNOC:3+SENDER+CUSTOMS+250301:0930+77'
            UNH+1+CUSDEC:D:96B:UN'
            BGM+929+A-1+9'
            DTM+148:20250301:102'
            NAD+IM+P1::95++O?'BRIEN'
            UNS+D'
            CST+1+61051000:122'
            MEA+AAE+AAA+KGM:4.4'
            UNS+S'
            UNT+9+1'
            UNZ+1+77'
            """;

    @Test
    void a_report_of_two_consignments_tells_of_each_with_the_times_of_its_statuses() throws IOException {
        String text =
                "UNB+UNOC:3+LINE+CUSTOMS+260301:0930+77'UNH+1+IFTSTA:D:99B:UN'BGM+23+ST-1+9'DTM+137:202603011200:203'"
                        + "CNI+1+BILL-1'STS+1+24'RFF+BM:MASTER-1'DTM+334:202603010600:203'LOC+9+CNSHA'TDT+20+014E+1'STS+1+1'DTM+334:202603021130:203'"
                        + "EQD+CN+CSQU3054383'CNI+2+BILL-2'STS+1+31'RFF+BH:HOUSE-2'UNT+16+1'UNZ+1+77'";
        List<ReadResult> read = Reading.all(new Edifact(), text.getBytes(StandardCharsets.UTF_8));
        assertThat(read).extracting(ReadResult::ordinal).containsExactly(1L, 2L);
        Message first = (Message) read.getFirst();
        assertThat(first.kind()).isEqualTo(Message.Kind.RESPONSE);
        assertThat(Reading.heading(first, Field.TRANSPORT_DOCUMENT)).isEqualTo("BILL-1");
        assertThat(first.events())
                .containsExactly(
                        new Message.MessageEvent("STATUS_24", "2026-03-01T06:00:00", null),
                        new Message.MessageEvent("STATUS_1", "2026-03-02T11:30:00", null));
        assertThat(Reading.lines(first, 0, LineTable.CONTAINER, "container_id")).containsExactly("CSQU3054383");
        Message second = (Message) read.getLast();
        assertThat(Reading.heading(second, Field.TRANSPORT_DOCUMENT)).isEqualTo("HOUSE-2");
        assertThat(second.events()).containsExactly(new Message.MessageEvent("STATUS_31", "2026-03-01T12:00:00", null));
    }

    /** Some programs write a terminator too many, and some of those count it. */
    @ParameterizedTest
    @ValueSource(strings = {"UNT+9+1'", "UNT+10+1'"})
    void a_segment_of_nothing_is_passed_over(String end) throws IOException {
        Message message = Reading.one(
                new Edifact(), DECLARATION.replace("UNS+D'", "UNS+D''").replace("UNT+9+1'", end));
        assertThat(message.items()).hasSize(1);
    }

    /** Lines of addressees, control characters around them, lines of 63 signs that part a tag. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\r\nQP FESR43f VIEGPXH\r\n.FEAGEWS 270031\r\n",
                "XXCA\t \r\n\r\n.HDQCRXX 130631\r\n",
                "\u0001QD VIEGPXX\r\n.HDQKMXX 271137\r\n\u0002",
                "QP ABCDEFG HIJKLMN\r\n.FEAGEWS 270031\r\n"
            })
    void a_list_of_passengers_behind_a_heading_of_teletype_is_read(String heading) throws IOException {
        StringBuilder wrapped = new StringBuilder(heading);
        String plain = LIST.replace("\n", "");
        for (int i = 0; i < plain.length(); i += 63) {
            wrapped.append(plain, i, Math.min(i + 63, plain.length())).append("\r\n");
        }
        assertThat(new Edifact().recognises(wrapped.toString().getBytes(StandardCharsets.UTF_8)))
                .isTrue();
        Message message = Reading.one(new Edifact(), wrapped.toString());
        assertThat(message.heading().lines().toString()).contains("MARSHALL").contains("GRACE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ADVICE OF TODAY\r\n", ".HDQ 130631\r\n", "id;text\r\n.HDQCRXX 130631\r\n"})
    void what_is_no_such_heading_is_not_taken_away(String before) {
        assertThat(new Edifact().recognises((before + LIST).getBytes(StandardCharsets.UTF_8)))
                .isFalse();
    }

    @Test
    void what_its_group_says_is_kept_with_each_message() throws IOException {
        assertThat(Reading.one(new Edifact(), LIST).additions())
                .anyMatch(a -> a.name().equals("UNG/2.1") && a.text().equals("NORTH SEA AIRWAYS"))
                .anyMatch(a -> a.name().equals("UNG/5.1") && a.text().equals("77"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void segments_ended_by_lines_without_una_are_read_where_the_first_of_them_prove_it(String end) throws IOException {
        String text = DECLARATION.replace("?'", "`").replace("'\n", end).replace("`", "'");
        Message message = Reading.one(new Edifact(), text);
        assertThat(Reading.heading(message, Field.DECLARATION_ID) + Reading.heading(message, Field.LOCAL_REFERENCE))
                .contains("A-1");
        assertThat(Reading.heading(message, Field.IMPORTER_NAME)).isEqualTo("O'BRIEN");
        assertThat(Reading.item(message, 1, Field.NET_MASS_KG)).isEqualTo("4.4");
        Message alone = Reading.one(new Edifact(), message.original());
        assertThat(alone.items()).isEqualTo(message.items());
    }

    @Test
    void an_export_and_a_package_code_of_an_administrations_own_are_taken_as_such() throws IOException {
        String body = "BGM+830:::EXD+TIDE-77+9'PAC+++N:67:95'PAC+++CT:67:95'";
        Message message = Reading.one(
                new Edifact(),
                "UNB+UNOC:3+A+B+261130:0930+77'UNH+1+CUSDEC:D:99B:UN'" + body
                        + "UNS+D'CST+1+61051000'UNS+S'UNT+8+1'UNZ+1+77'");
        assertThat(Reading.heading(message, Field.TYPE_CODE)).isEqualTo("EXD");
        assertThat(message.items()).hasSize(1);
        assertThat(message.items().getFirst().values().values())
                .noneMatch(v -> v.text().equals("N"));
        assertThat(message.additions()).anyMatch(a -> a.text().equals("830"));
        Message plain = Reading.one(
                new Edifact(),
                "UNB+UNOC:3+A+B+261130:0930+77'UNH+1+CUSDEC:D:96B:UN'BGM+ZEM:::EX+TIDE-78+Z'UNT+3+1'UNZ+1+77'");
        assertThat(Reading.heading(plain, Field.TYPE_CODE)).isEqualTo("EX");
    }

    @Test
    void one_terminator_that_was_lost_makes_no_line_end_one() throws IOException {
        List<ReadResult> found = Reading.all(new Edifact(), DECLARATION.replace(":0930+77'", ":0930+77"));
        assertThat(found).hasSize(1);
        assertThat(((Message) found.getFirst()).items()).hasSize(1);
    }

    @Test
    void a_message_of_a_type_that_is_not_read_is_told_as_that_whatever_else_is_wrong() throws IOException {
        String plan = DECLARATION.replace("CUSDEC", "BAPLIE").replace("UNT+9+1", "UNT+12+1");
        assertThat(Reading.all(new Edifact(), plan))
                .singleElement()
                .isInstanceOfSatisfying(
                        UnreadableMessage.class,
                        u -> assertThat(u.reason())
                                .isEqualTo(
                                        "is of type 'BAPLIE' (a bayplan of a ship), which is not read; read are CUSCAR, CUSDEC, CUSREP, CUSRES,"
                                                + " IFTSTA, PAXLST, PNRGOV"));
    }

    @Test
    void a_footer_of_mail_behind_the_end_is_told_as_that_and_costs_no_message() throws IOException {
        List<ReadResult> found = Reading.all(new Edifact(), LIST + "\r\n\r\nSecured by a scanner of mail\r\n");
        assertThat(found).hasSize(2);
        assertThat(found.getFirst()).isInstanceOf(Message.class);
        assertThat(((UnreadableMessage) found.get(1)).reason()).contains("behind the end of its interchange (UNZ)");
        assertThat(((UnreadableMessage) found.get(1)).original()).contains("Secured by a scanner of mail");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\0',
            value = {
                "NB+UNOB:1+A+B+071101:1701+131'UNH+1+CUSDEC:D:96A:UN'BGM+929+1+9'",
                "UNA:+.\\*\u2019 UNB+IATA:1+1A+KRC+130527:0649+0003'UNH+1+PNRGOV:11:1:IA'MSG+:22'"
            })
    void an_interchange_whose_beginning_is_hurt_is_told_as_that_and_not_sent_to_a_mapping(String text) {
        UnreadFormat unread = UnreadFormat.of(text.replace("\\u2019", "\u2019")).orElseThrow();
        assertThat(unread.what()).contains("whose UNA or UNB is not whole");
        assertThat(unread.remedy()).contains("as it was received");
    }

    @Test
    void a_table_that_has_messages_in_its_cells_stays_a_table() {
        assertThat(UnreadFormat.of("quarantine_id,message\n7,\"UNH+1+CUSDEC:D:96A:UN'BGM+929+1+9'\"\n"))
                .isEmpty();
    }

    /** The day of acceptance and that of clearance differ, and which the event's is nobody says. */
    @Test
    void an_event_whose_time_is_that_of_the_interchange_says_so() throws IOException {
        String response = """
                UNB+UNOC:3+CUSTOMS+SENDER+250301:0930+77'
                UNH+1+CUSRES:D:96B:UN'
                BGM+962+A-1+11'
                DTM+58:20250228:102'
                DTM+148:20250227:102'
                GIS+5'
                GIS+4'
                UNT+7+1'
                UNZ+1+77'
                """;
        Message message = Reading.one(new Edifact(), response);
        assertThat(message.events())
                .extracting(e -> e.code() + " " + e.at())
                .containsExactly("EXAMINATION_ORDERED 2025-03-01T09:30:00", "CLEARED 2025-02-28T00:00:00");
        assertThat(message.additions())
                .filteredOn(a -> a.name().equals("event.occurred_at.taken_from"))
                .extracting(Message.Addition::text)
                .containsExactly("EXAMINATION_ORDERED: when the interchange was prepared");
    }
}
