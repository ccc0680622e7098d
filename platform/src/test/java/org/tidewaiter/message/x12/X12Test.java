package org.tidewaiter.message.x12;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.datamodel.LineTable;
import org.tidewaiter.message.Message;
import org.tidewaiter.message.MessageFormat;
import org.tidewaiter.message.MessageFormats;
import org.tidewaiter.message.ReadResult;
import org.tidewaiter.message.Reading;
import org.tidewaiter.message.UnreadableMessage;

class X12Test {
    private static final MessageFormat FORMAT = new X12();

    @Test
    void a_manifest_goes_by_carrier_voyage_number_port_and_day() throws IOException {
        Message message = Reading.one(FORMAT, text());
        assertThat(message.kind()).isEqualTo(Message.Kind.ADVANCE_CARGO);
        assertThat(Reading.heading(message, Field.DECLARATION_ID)).isEqualTo("TIDE-014E-77-1803-20261125");
        assertThat(Reading.heading(message, Field.CARRIER_ID)).isEqualTo("TIDE");
        assertThat(Reading.heading(message, Field.TRANSPORT_NAME)).isEqualTo("SPRING TIDE");
        assertThat(Reading.heading(message, Field.ARRIVED_AT)).isEqualTo("2026-11-25");
        assertThat(message.heading().text(Field.TRANSPORT_MODE)).isNull();
    }

    @Test
    void every_bill_of_lading_is_an_item() throws IOException {
        Message message = Reading.one(FORMAT, text());
        assertThat(message.items()).hasSize(2);
        assertThat(Reading.item(message, 1, Field.DESCRIPTION)).isEqualTo("COTTON SHIRTS, COTTON TROUSERS");
        assertThat(Reading.item(message, 1, Field.CONTAINER_ID)).isEqualTo("CSQU3054383");
        assertThat(Reading.item(message, 1, Field.ITEM_PACKAGES)).isEqualTo("120");
        assertThat(Reading.item(message, 2, Field.UNDG_CODE)).isEqualTo("1263");
        assertThat(Reading.additions(message, "declaration.transport_document"))
                .containsExactly("TIDE0001", "TIDE0002");
        assertThat(Reading.lines(message, 1, LineTable.DECLARED_PARTY, "role_code"))
                .containsExactly("CN", "CZ", "NI");
        assertThat(Reading.lines(message, 1, LineTable.DECLARED_PARTY, "city")).containsExactly(null, "SHANGHAI", null);
        assertThat(Reading.lines(message, 2, LineTable.DECLARED_PARTY, "name")).containsExactly("PAINTS AND CO");
    }

    @Test
    void kilograms_are_the_mass_and_pounds_are_kept_beside_it() throws IOException {
        Message message = Reading.one(FORMAT, text());
        assertThat(Reading.item(message, 1, Field.GROSS_MASS_KG)).isEqualTo("3150.5");
        assertThat(message.items().get(1).text(Field.GROSS_MASS_KG)).isNull();
        assertThat(Reading.additions(message, "X309/P4/LX/M11/05")).containsExactly("44092");
    }

    @Test
    void no_value_is_lost_that_of_the_envelope_included() throws IOException {
        Message message = Reading.one(FORMAT, text());
        Reading.assertNothingLost(message);
        assertThat(Reading.additions(message, "X309/ISA/13")).containsExactly("000000007");
    }

    @ParameterizedTest
    @ValueSource(strings = {"|", "^", "+"})
    void other_signs_between_elements_are_told_by_the_header(String sign) throws IOException {
        Message message = Reading.one(FORMAT, text().replace("*", sign).replace("~\n", "\n"));
        assertThat(Reading.item(message, 1, Field.CONTAINER_ID)).isEqualTo("CSQU3054383");
    }

    @Test
    void an_unknown_segment_closes_nothing() throws IOException {
        Message message = Reading.one(
                FORMAT,
                text().replace("N1*N1*NEAP", "ZZ9*NATIONAL~\nN1*N1*NEAP").replace("SE*23", "SE*24"));
        assertThat(Reading.item(message, 1, Field.CONTAINER_ID)).isEqualTo("CSQU3054383");
        Reading.assertNothingLost(message);
    }

    @Test
    void a_set_without_its_end_is_handed_over_with_the_reason_and_the_next_is_read() throws IOException {
        String cut = text().replace("SE*23*0001~\n", "ST*309*0002~\nM10*TIDE*O*PA*1*X*015E*78~\nSE*3*0002~\n");
        List<ReadResult> read = Reading.all(FORMAT, cut);
        assertThat(read).hasSize(2);
        assertThat(read.getFirst())
                .isInstanceOfSatisfying(
                        UnreadableMessage.class, u -> assertThat(u.reason()).contains("has no SE"));
        assertThat(read.getLast()).isInstanceOf(Message.class);
        assertThat(Reading.all(FORMAT, text().substring(0, 60)).getFirst()).isInstanceOf(UnreadableMessage.class);
    }

    @Test
    void the_format_is_known_by_its_header_and_the_set() throws IOException {
        assertThat(MessageFormats.recognise(text().getBytes(StandardCharsets.UTF_8))
                        .orElseThrow()
                        .name())
                .isEqualTo("x12");
        assertThat(FORMAT.recognises(text().replace("ST*309", "ST*850").getBytes(StandardCharsets.UTF_8)))
                .isFalse();
        assertThat(FORMAT.recognises("ISA;day\n1;2".getBytes(StandardCharsets.UTF_8)))
                .isFalse();
    }

    @Test
    void a_status_set_is_a_response_for_each_bill() throws IOException {
        List<Message> bills = Reading.all(FORMAT, Reading.resource(X12.class, "status-350.x12")).stream()
                .map(Message.class::cast)
                .toList();
        assertThat(bills).extracting(Message::kind).containsOnly(Message.Kind.RESPONSE);
        assertThat(bills)
                .extracting(b -> Reading.heading(b, Field.TRANSPORT_DOCUMENT))
                .containsExactly("TIDE0001", "HOUSE9", "TIDE0003");
        assertThat(bills)
                .extracting(b -> Reading.heading(b, Field.DECLARATION_ID))
                .containsExactly("98765432101", "TIDE-014E-77-1803-20261125", "TIDE-014E-77-1703-20261128");
        assertThat(bills.getFirst().events())
                .containsExactly(new Message.MessageEvent("X4_1C", "2026-11-26T06:55:00", "customs"));
        assertThat(Reading.lines(bills.getFirst(), 0, LineTable.CONTAINER, "container_id"))
                .containsExactly("CSQU3054383", "MSKU6011672");
        assertThat(Reading.heading(bills.get(1), Field.PREVIOUS_DOCUMENT)).isEqualTo("TIDE0002");
        assertThat(Reading.lines(bills.get(1), 0, LineTable.ADDITIONAL_INFORMATION, "text"))
                .containsExactly("HOLD FOR EXAMINATION");
        bills.forEach(Reading::assertNothingLost);
    }

    @Test
    void a_rejection_goes_by_the_manifest_and_keeps_what_was_wrong_with_which_bill() throws IOException {
        Message message = Reading.one(FORMAT, Reading.resource(X12.class, "rejection-355.x12"));
        assertThat(message.kind()).isEqualTo(Message.Kind.RESPONSE);
        assertThat(Reading.heading(message, Field.DECLARATION_ID)).isEqualTo("TIDE-014E-77-1803-20261125");
        assertThat(message.events())
                .containsExactly(new Message.MessageEvent("ANSWERED", "2026-11-24T09:40:00", "customs"));
        assertThat(Reading.lines(message, 1, LineTable.ADDITIONAL_INFORMATION, "text"))
                .containsExactly("BL WEIGHT UNIT INVALID, CODE 114", "CONSIGNEE ADDRESS MISSING");
        Reading.assertNothingLost(message);
    }

    @Test
    void an_acknowledged_group_says_whether_it_was_accepted() throws IOException {
        String text = Reading.resource(X12.class, "rejection-355.x12");
        assertThat(Reading.one(
                                FORMAT,
                                text.replace("P4*1803", "AK1*SO*7~\nAK9*R*1*1*0~\nP4*1803")
                                        .replace("SE*10", "SE*12"))
                        .events()
                        .getFirst()
                        .code())
                .isEqualTo("REJECTED");
    }

    /** Lines of 80 signs that part words and the header, a blank before each terminator, a byte order mark: all were seen in public files. */
    @ParameterizedTest
    @ValueSource(strings = {"wrapped", "blank before the sign", "mark", "blank before line ends"})
    void what_writers_of_files_put_between_the_signs_changes_nothing(String how) throws IOException {
        String plain = text().replace("~\n", "~");
        String written = switch (how) {
            case "wrapped" -> plain.replaceAll("(.{80})", "$1\r\n");
            case "blank before the sign" -> plain.replace("~", " ~\n");
            case "mark" -> "\uFEFF" + plain;
            default -> plain.replace("~", " \n");
        };
        assertThat(FORMAT.recognises(written.getBytes(StandardCharsets.UTF_8))).isTrue();
        Message message = Reading.one(FORMAT, written);
        Message expected = Reading.one(FORMAT, plain);
        assertThat(message.heading()).isEqualTo(expected.heading());
        assertThat(message.items()).isEqualTo(expected.items());
        assertThat(message.additions()).isEqualTo(expected.additions());
    }

    /** The elements of ISA have a fixed length, to which some writers do not fill them up. */
    @Test
    void a_header_whose_elements_are_not_filled_up_is_read_by_counting_them() throws IOException {
        String plain = text();
        String bare = plain.substring(0, 106).replaceAll(" +\\*", "*") + plain.substring(106);
        assertThat(bare.length()).isLessThan(plain.length() - 30);
        for (String written : List.of(bare, bare.replace("~\n", "~"), bare.replace("~\n", "\n"))) {
            assertThat(FORMAT.recognises(written.getBytes(StandardCharsets.UTF_8)))
                    .isTrue();
            Message message = Reading.one(FORMAT, written);
            assertThat(message.items()).isEqualTo(Reading.one(FORMAT, plain).items());
            assertThat(Reading.additions(message, "X309/ISA/13")).containsExactly("000000007");
        }
        assertThat(Reading.all(FORMAT, bare.substring(0, 40))).singleElement().isInstanceOf(UnreadableMessage.class);
    }

    @Test
    void a_set_whose_count_or_number_disagrees_with_its_end_is_handed_over_with_the_reason() throws IOException {
        assertThat(Reading.all(FORMAT, text().replaceFirst("N1\\*N1[^~]*~\n", "")))
                .singleElement()
                .isInstanceOfSatisfying(
                        UnreadableMessage.class,
                        u -> assertThat(u.reason()).isEqualTo("has 22 segments, but its SE counts '23'"));
        assertThat(Reading.all(FORMAT, text().replace("SE*23*0001", "SE*23*0009")))
                .singleElement()
                .isInstanceOfSatisfying(
                        UnreadableMessage.class,
                        u -> assertThat(u.reason()).isEqualTo("begins as '0001', but its SE ends '0009'"));
    }

    @Test
    void an_interchange_without_its_end_is_told_and_its_sets_are_read() throws IOException {
        List<ReadResult> read = Reading.all(FORMAT, text().replaceFirst("IEA[^~]*~\n", ""));
        assertThat(read).hasSize(2);
        assertThat(read.getFirst()).isInstanceOf(Message.class);
        assertThat(read.getLast())
                .isInstanceOfSatisfying(
                        UnreadableMessage.class, u -> assertThat(u.reason()).contains("has no IEA"));
    }

    /** Each header says the signs of its own interchange; in wrapped lines it may be parted itself. */
    @ParameterizedTest
    @ValueSource(strings = {"|", "^", "|wrapped"})
    void a_second_interchange_is_read_by_the_signs_of_its_own_header(String sign) throws IOException {
        String second =
                text().replace("~\n", "'").replace("*", sign.substring(0, 1)).replace("TIDE0002", "TIDE0009");
        String both = text() + (sign.endsWith("wrapped") ? second.replaceAll("(.{2})", "$1\r\n") : second);
        List<ReadResult> read = Reading.all(FORMAT, both);
        assertThat(read).hasSize(2).allMatch(Message.class::isInstance);
        Message last = (Message) read.getLast();
        assertThat(Reading.item(last, 1, Field.CONTAINER_ID)).isEqualTo("CSQU3054383");
        assertThat(Reading.additions(last, "declaration.transport_document")).containsExactly("TIDE0001", "TIDE0009");
        Reading.assertNothingLost(last);
    }

    @Test
    void a_second_interchange_is_read_where_the_first_has_no_end() throws IOException {
        String second = text().replace("~\n", "'").replace("*", "|");
        List<ReadResult> read = Reading.all(FORMAT, text().replaceFirst("IEA[^~]*~\n", "") + second);
        assertThat(read).hasSize(3);
        assertThat(read.get(1))
                .isInstanceOfSatisfying(
                        UnreadableMessage.class, u -> assertThat(u.reason()).contains("the next ISA follows"));
        assertThat(read.getLast()).isInstanceOf(Message.class);
    }

    @Test
    void what_stands_behind_the_end_of_an_interchange_is_told() throws IOException {
        List<ReadResult> read = Reading.all(FORMAT, text() + "LX+1+left over'");
        assertThat(read).hasSize(2);
        assertThat(read.getLast())
                .isInstanceOfSatisfying(
                        UnreadableMessage.class, u -> assertThat(u.original()).contains("left over"));
        assertThat(Reading.all(FORMAT, text() + " \r\n\n")).hasSize(1);
    }

    private static String text() throws IOException {
        return Reading.resource(X12.class, "manifest-309.x12");
    }
}
