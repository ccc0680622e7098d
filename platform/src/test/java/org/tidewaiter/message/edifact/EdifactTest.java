package org.tidewaiter.message.edifact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.datamodel.LineTable;
import org.tidewaiter.message.GivenValue;
import org.tidewaiter.message.Message;
import org.tidewaiter.message.Message.Addition;
import org.tidewaiter.message.MessagePart;
import org.tidewaiter.message.ReadResult;
import org.tidewaiter.message.Reading;
import org.tidewaiter.message.UnreadableMessage;

class EdifactTest {
    private static final String HEAD = "UNB+UNOC:3+A+B+240311:1016+R1'";

    @Test
    void a_declaration_of_directory_96b_fills_the_fields_of_its_heading() throws IOException {
        Message first = messages("cusdec-d96b.edi").getFirst();
        assertThat(first.kind()).isEqualTo(Message.Kind.DECLARATION);
        MessagePart heading = first.heading();
        assertThat(heading.text(Field.DECLARATION_ID)).isEqualTo("24DE485112345678B1");
        assertThat(heading.text(Field.LOCAL_REFERENCE)).isEqualTo("2024/HAM/004711");
        assertThat(heading.text(Field.ACCEPTED_AT)).isEqualTo("2024-03-11");
        assertThat(heading.text(Field.LODGED_AT)).isEqualTo("2024-03-11T10:15:00");
        assertThat(heading.text(Field.OFFICE_CODE)).isEqualTo("DE004851");
        assertThat(heading.text(Field.ENTRY_OFFICE)).isEqualTo("DE004600");
        assertThat(heading.text(Field.IMPORTER_NAME)).isEqualTo("MÜLLER HANDELS GMBH");
        assertThat(heading.text(Field.IMPORTER_ADDRESS)).isEqualTo("HAFENSTR. 7, HAMBURG, 20457, DE");
        assertThat(heading.text(Field.INVOICE_NUMBER)).isEqualTo("INV-88+2");
        assertThat(heading.text(Field.INVOICE_AMOUNT)).isEqualTo("24500.00");
        assertThat(heading.text(Field.EXCHANGE_RATE)).isEqualTo("1.0921");
        assertThat(heading.text(Field.TRANSPORT_ID)).isEqualTo("9795610");
        assertThat(heading.text(Field.TRANSPORT_NAME)).isEqualTo("COSCO SHIPPING STAR");
        assertThat(heading.text(Field.INCOTERM)).isEqualTo("CIF");
        assertThat(heading.text(Field.DECLARATION_GROSS_MASS_KG)).isEqualTo("1530.5");
        assertThat(heading.text(Field.ITEM_COUNT)).isEqualTo("2");
        assertThat(heading.text(Field.DECLARATION_TAX_ASSESSED)).isEqualTo("3529.73");
    }

    @Test
    void its_items_have_code_masses_and_taxes_with_paths_to_look_at() throws IOException {
        Message first = messages("cusdec-d96b.edi").getFirst();
        assertThat(first.items()).hasSize(2);
        MessagePart lamp = first.items().getFirst();
        assertThat(lamp.text(Field.HS_CODE)).isEqualTo("94054210");
        assertThat(lamp.text(Field.PROCEDURE_CODE)).isEqualTo("4000");
        assertThat(lamp.text(Field.DESCRIPTION)).isEqualTo("LED DESK LAMPS WITH DIMMER USB CHARGING");
        assertThat(lamp.text(Field.ORIGIN_COUNTRY)).isEqualTo("CN");
        assertThat(lamp.text(Field.SUPPLEMENTARY_QUANTITY)).isEqualTo("2400");
        assertThat(lamp.text(Field.SUPPLEMENTARY_UNIT)).isEqualTo("NAR");
        assertThat(lamp.text(Field.DUTY_RATE_PERCENT)).isEqualTo("2.7");
        assertThat(lamp.text(Field.TAX_ASSESSED)).isEqualTo("3529.73");
        assertThat(lamp.text(Field.VAT_AMOUNT)).isEqualTo("3100.69");
        assertThat(lamp.path(Field.VAT_AMOUNT)).isEqualTo("CUSDEC[1]/CST[1]/TAX[2]/MOA[1]");
        MessagePart torch = first.items().get(1);
        assertThat(torch.text(Field.NET_MASS_KG)).isEqualTo("498.5");
        assertThat(torch.path(Field.GROSS_MASS_KG)).isEqualTo("CUSDEC[1]/CST[2]/MEA[1]");
        assertThat(torch.text(Field.CUSTOMS_VALUE)).isEqualTo("7704.43");
        assertThat(torch.text(Field.DESCRIPTION)).isEqualTo("TORCHES, RECHARGEABLE");
    }

    @Test
    void a_container_of_the_heading_belongs_to_the_only_item_and_to_none_of_two() throws IOException {
        Message two = messages("cusdec-d96b.edi").getFirst();
        assertThat(Reading.lines(two, 0, LineTable.CONTAINER, "container_id")).containsExactly("CSQU3054383");
        assertThat(Reading.lines(two, 0, LineTable.CONTAINER, "seals")).containsExactly("HH-77812");
        assertThat(two.items()).allMatch(i -> i.text(Field.CONTAINER_ID) == null);
        Message one = messages("cusdec-d01b-syntax4.edi").getFirst();
        assertThat(one.items().getFirst().text(Field.CONTAINER_ID)).isEqualTo("APZU3211393");
    }

    @Test
    void what_repeats_stays_together() throws IOException {
        Message lamps = messages("cusdec-d96b.edi").getFirst();
        assertThat(Reading.lines(lamps, 1, LineTable.TAX_LINE, "type_code")).containsExactly("CUD", "VAT");
        assertThat(Reading.lines(lamps, 1, LineTable.TAX_LINE, "rate_percent")).containsExactly("2.7", "19");
        assertThat(Reading.lines(lamps, 1, LineTable.TAX_LINE, "amount")).containsExactly("429.04", "3100.69");
        assertThat(Reading.lines(lamps, 0, LineTable.TAX_LINE, "amount"))
                .as("the total after UNS+S is no tax")
                .isEmpty();
        assertThat(Reading.lines(lamps, 0, LineTable.INVOICE, "invoice_number")).containsExactly("INV-88+2");
        assertThat(Reading.lines(lamps, 0, LineTable.INVOICE, "issued_at")).containsExactly("2024-01-12");
        assertThat(Reading.lines(lamps, 0, LineTable.CHARGE, "amount")).containsExactly("1800");
        assertThat(Reading.lines(lamps, 1, LineTable.PACKAGING, "marks")).containsExactly("HAM 1-120");
        assertThat(Reading.lines(lamps, 1, LineTable.DOCUMENT, "type_code")).containsExactly("N935");
        Message manifest = messages("cuscar-d96b.edi").getFirst();
        assertThat(Reading.lines(manifest, 0, LineTable.CONTAINER, "size_type_code"))
                .containsExactly("45G1", "22G1");
        assertThat(Reading.lines(manifest, 2, LineTable.CONTAINER, "packages")).containsExactly("40");
    }

    @Test
    void a_declaration_without_a_number_keeps_its_reference_and_segments_no_directory_has() throws IOException {
        Message second = messages("cusdec-d96b.edi").get(1);
        assertThat(second.heading().text(Field.DECLARATION_ID)).isNull();
        assertThat(second.heading().text(Field.LOCAL_REFERENCE)).isEqualTo("EXP-2024-0815");
        assertThat(second.heading().text(Field.LODGED_AT)).isEqualTo("2024-03-12");
        assertThat(second.additions()).contains(new Addition(1, "CUSDEC/CST/MOA+38/ZZZ/1.1", "NATIONAL"));
    }

    @Test
    void syntax_4_of_directory_01b_has_repetitions_a_decimal_comma_utf_8_and_no_line_ends() throws IOException {
        Message only = messages("cusdec-d01b-syntax4.edi").getFirst();
        assertThat(only.heading().text(Field.EXPORTER_NAME)).isEqualTo("COOPÉRATIVE D’HUILE");
        assertThat(only.heading().text(Field.INVOICE_AMOUNT)).isEqualTo("98000.75");
        assertThat(only.heading().text(Field.ACCEPTED_AT)).isEqualTo("2024-04-01T11:30:00");
        assertThat(only.heading().text(Field.UCR)).isEqualTo("4ES12345678A-REF9");
        assertThat(only.items().getFirst().text(Field.NET_MASS_KG)).isEqualTo("20800");
        assertThat(only.additions()).contains(new Addition(null, "CUSDEC/EQD+CN/2.1", "TCLU1234568"));
    }

    @Test
    void several_interchanges_groups_and_signs_of_its_own_are_read_in_one_file() throws IOException {
        List<Message> all = messages("cusdec-interchanges.edi");
        assertThat(all)
                .extracting(m -> m.heading().text(Field.LOCAL_REFERENCE))
                .containsExactly("EXP-2024-0815", "EXP-2024-0815", "OWN SIGNS");
        assertThat(all).extracting(Message::ordinal).containsExactly(1L, 2L, 3L);
        assertThat(Reading.lines(all.get(2), 0, LineTable.ADDITIONAL_INFORMATION, "text"))
                .containsExactly("IT'S 100+ : A*B ? END");
    }

    @Test
    void a_manifest_is_advance_cargo_whose_items_know_their_bill_of_lading() throws IOException {
        Message manifest = messages("cuscar-d96b.edi").getFirst();
        assertThat(manifest.kind()).isEqualTo(Message.Kind.ADVANCE_CARGO);
        assertThat(manifest.heading().text(Field.DECLARATION_ID)).isEqualTo("MAN-2024-118");
        assertThat(manifest.heading().text(Field.ARRIVED_AT)).isEqualTo("2024-03-10T06:00:00");
        assertThat(manifest.items())
                .extracting(i -> i.text(Field.DESCRIPTION))
                .containsExactly("LED DESK LAMPS", "TORCHES", "PAINT, FLAMMABLE");
        assertThat(manifest.items())
                .extracting(i -> i.text(Field.CONTAINER_ID))
                .containsExactly("CSQU3054383", "CSQU3054383", "MSKU6011672");
        assertThat(manifest.items().get(2).text(Field.GROSS_MASS_KG)).isEqualTo("12400");
        assertThat(manifest.items().get(2).text(Field.UNDG_CODE)).isEqualTo("1263");
        assertThat(manifest.items().getFirst().text(Field.HS_CODE)).isEqualTo("940542");
        assertThat(manifest.additions())
                .contains(
                        new Addition(1, "declaration.transport_document", "COSU6123456780"),
                        new Addition(2, "declaration.transport_document", "COSU6123456780"),
                        new Addition(3, "declaration.transport_document", "COSU6123456781"),
                        new Addition(1, "declaration.importer_name", "MÜLLER HANDELS GMBH"));
    }

    @Test
    void the_only_consignment_of_a_manifest_speaks_for_the_whole() throws IOException {
        Message manifest = messages("cuscar-d01b.edi").getFirst();
        assertThat(manifest.heading().text(Field.TRANSPORT_DOCUMENT)).isEqualTo("020-12345675");
        assertThat(manifest.heading().text(Field.IMPORTER_NAME)).isEqualTo("OPTIK AG");
        assertThat(manifest.items().getFirst().text(Field.ITEM_PACKAGES)).isEqualTo("4");
    }

    @Test
    void responses_become_events_at_their_time() throws IOException {
        List<Message> all = messages("cusres-d96b.edi");
        assertThat(all.getFirst().kind()).isEqualTo(Message.Kind.RESPONSE);
        assertThat(all.getFirst().heading().text(Field.DECLARATION_ID)).isEqualTo("24DE485112345678B1");
        assertThat(all.getFirst().events())
                .containsExactly(
                        new Message.MessageEvent("ACCEPTED", "2024-03-11T11:25:00", "DE004851"),
                        new Message.MessageEvent("ACCEPTED", "2024-03-11T11:25:00", "DE004851"),
                        new Message.MessageEvent("CLEARED", "2024-03-11T14:00:00", "DE004851"),
                        new Message.MessageEvent("TAX_ASSESSED", "2024-03-11T11:30:00", "DE004851"));
        assertThat(all.get(1).events())
                .extracting(Message.MessageEvent::code)
                .containsExactly("REJECTED", "REJECTED", "GIS_88", "ERROR", "ERROR");
        assertThat(Reading.lines(all.get(1), 0, LineTable.ADDITIONAL_INFORMATION, "text"))
                .contains("TARIFF CODE UNKNOWN ON ACCEPTANCE DATE");
        assertThat(messages("cusres-d01b.edi").getFirst().events())
                .containsExactly(new Message.MessageEvent("QUERIED", "2024-04-01T11:45:00", null));
    }

    /** Every data element in = fields + additions out: words are compared, after numbers and dates are written one way. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "cusdec-d96b.edi",
                "cusdec-d01b-syntax4.edi",
                "cusdec-interchanges.edi",
                "cuscar-d96b.edi",
                "cuscar-d01b.edi",
                "cusres-d96b.edi",
                "cusres-d01b.edi"
            })
    void no_data_element_is_lost(String sample) throws IOException {
        SegmentReader segments = new SegmentReader(new ByteArrayInputStream(bytes(sample)), null);
        List<Message> all = messages(sample);
        int message = -1;
        List<String> out = new ArrayList<>();
        for (Segment s = segments.next(); s != null; s = segments.next()) {
            if (s.tag().equals("UNH")) {
                out = words(all.get(++message));
            } else if (s.tag().equals("UNT")) {
                message += 0;
            }
            if (message < 0
                    || List.of("UNA", "UNB", "UNG", "UNE", "UNT", "UNZ", "UNS").contains(s.tag())) {
                continue;
            }
            for (Segment.Place place : s.given()) {
                if (EdifactTables.qualifiers(s.tag()).contains(place)) {
                    continue;
                }
                String text = s.text(place.element(), place.repetition(), place.component());
                boolean told = text.equals("KGM") || s.tag().equals("DTM") && place.component() == 3;
                for (String word : plain(text).split(" ")) {
                    assertThat(told || word.isEmpty() || out.remove(word))
                            .as("%s of %s in %s", word, s.raw(), sample)
                            .isTrue();
                }
            }
        }
        assertThat(message).isEqualTo(all.size() - 1);
    }

    @Test
    void a_broken_message_costs_only_itself() throws IOException {
        String good = message("1", "BGM+929+GOOD+9'");
        List<ReadResult> read = read(HEAD
                + good
                + "UNH+2+CUSDEC:D:96B:UN'BGM+929+NO UNT+9'"
                + message("3", "BGM+929+NEXT+9'")
                + "UNH+4+CUSDEC:D:96B:UN'BGM+929+COUNT+9'UNT+9+4'"
                + "UNH+5+CUSDEC:D:96B:UN'BGM+929+REFERENCE+9'UNT+3+55'"
                + "UNH+6+CUSDEC:D:96B:UN'BGM+929+SEGMENT+9'mea+1'UNT+4+6'"
                + "UNH+7+INVOIC:D:96B:UN'BGM+380+OTHER+9'UNT+3+7'"
                + message("8", "BGM+929+LAST+9'")
                + "UNZ+8+R1'");
        assertThat(read).hasSize(8);
        assertThat(read.stream().filter(Message.class::isInstance)).hasSize(3);
        assertThat(told(read))
                .containsExactly(
                        "2 segment 2 BGM: has no UNT: UNH follows",
                        "4 segment 3 UNT: has 3 segments, but its UNT counts '9'",
                        "5 segment 3 UNT: begins as '5', but its UNT ends '55'",
                        "6 segment 3 mea: has a segment that has no segment tag of three capital letters",
                        "7 segment 1 UNH: is of type 'INVOIC' (a commercial invoice), which is not read; read are CUSCAR, CUSDEC,"
                                + " CUSREP, CUSRES, IFTSTA, PAXLST, PNRGOV");
        assertThat(read.get(1).original()).isEqualTo(HEAD + "UNH+2+CUSDEC:D:96B:UN'BGM+929+NO UNT+9'UNZ+1+R1'");
    }

    @Test
    void a_message_whose_terminator_was_lost_at_a_line_end_does_not_take_the_next_one_along() throws IOException {
        List<ReadResult> read = read(HEAD + "\nUNH+1+CUSDEC:D:96B:UN'\nBGM+929+A+9\nUNT+3+1\n"
                + message("2", "BGM+929+B+9'\n") + "UNZ+2+R1'");
        assertThat(told(read)).containsExactly("1 segment 2 BGM: has a segment that is not ended by '");
        assertThat(read).hasSize(2);
    }

    @Test
    void envelopes_that_do_not_add_up_are_told() throws IOException {
        assertThat(told(read(HEAD + message("1", "BGM+929+A+9'") + "UNZ+2+R1'")))
                .containsExactly("2 UNZ: stands in an interchange of 1 messages, whose UNZ counts '2'");
        assertThat(told(read(HEAD + message("1", "BGM+929+A+9'") + "UNZ+1+R2'")))
                .containsExactly("2 UNZ: stands in an interchange that begins as 'R1', but ends as 'R2'");
        assertThat(told(read(HEAD + message("1", "BGM+929+A+9'"))))
                .containsExactly("2 UNB: stands in an interchange that has no UNZ: the end of the file is missing");
        assertThat(told(read(HEAD + "UNG+CUSDEC+A+B+240311:1016+G1+UN+D:96B'" + message("1", "BGM+929+A+9'")
                        + "UNE+3+G1'UNZ+1+R1'")))
                .containsExactly("2 UNE: stands in a group of 1 messages, whose UNE counts '3'");
        assertThat(told(read(HEAD + "BGM+929+ALONE+9'" + message("1", "BGM+929+A+9'") + "UNZ+1+R1'")))
                .containsExactly("1 before UNH: has no UNH: segments stand alone");
        assertThat(told(read(HEAD + "UNH+1+CUSDEC:D:96B:UN'BGM+929+CUT")))
                .containsExactly("1 segment 2 BGM: is cut off: it has no UNT");
    }

    @Test
    void the_text_of_a_message_can_be_read_by_itself() throws IOException {
        for (Message message : messages("cusdec-interchanges.edi")) {
            List<ReadResult> again = read(message.original());
            assertThat(again).hasSize(1);
            assertThat(((Message) again.getFirst()).heading().text(Field.LOCAL_REFERENCE))
                    .isEqualTo(message.heading().text(Field.LOCAL_REFERENCE));
        }
    }

    @Test
    void character_sets_are_those_the_interchange_names() throws IOException {
        assertThat(name("UNOE:3", "ООО ВОСТОК", "ISO-8859-5")).isEqualTo("ООО ВОСТОК");
        assertThat(name("UNOF:3", "ΕΛΛΑΣ", "ISO-8859-7")).isEqualTo("ΕΛΛΑΣ");
        assertThat(name("UNOD:3", "ŁÓDŹ", "ISO-8859-2")).isEqualTo("ŁÓDŹ");
        assertThat(name("UNOY:4", "東京", "UTF-8")).isEqualTo("東京");
        assertThat(name("UNOA:1", "CAFÉ", "windows-1252")).isEqualTo("CAFÉ");
    }

    @Test
    void dates_follow_their_format_code() {
        assertThat(DateTimes.iso("240311", "101")).isEqualTo("2024-03-11");
        assertThat(DateTimes.iso("20240311", "102")).isEqualTo("2024-03-11");
        assertThat(DateTimes.iso("11032024", "4")).isEqualTo("2024-03-11");
        assertThat(DateTimes.iso("2403111015", "201")).isEqualTo("2024-03-11T10:15:00");
        assertThat(DateTimes.iso("20240311101559", "204")).isEqualTo("2024-03-11T10:15:59");
        assertThat(DateTimes.iso("202403111015-0500", "205")).isEqualTo("2024-03-11T10:15:00");
        assertThat(DateTimes.iso("202403112400", "203")).isEqualTo("2024-03-12T00:00:00");
        assertThat(DateTimes.iso("20240230", "102")).isNull();
        assertThat(DateTimes.iso("20240311-20240312", "718")).isNull();
        assertThat(DateTimes.iso("202403111015XYZ", "303")).isNull();
    }

    @Test
    void it_is_recognised_by_content_alone() {
        Edifact format = new Edifact();
        assertThat(format.recognises("UNA:+.? 'UNB+UNOC:3+A".getBytes(StandardCharsets.US_ASCII)))
                .isTrue();
        assertThat(format.recognises("\r\nUNB+UNOA:1+A".getBytes(StandardCharsets.US_ASCII)))
                .isTrue();
        assertThat(format.recognises("UNB,UNO,A\n1,2,3".getBytes(StandardCharsets.US_ASCII)))
                .isFalse();
        assertThat(format.recognises("id;day\n1;2".getBytes(StandardCharsets.US_ASCII)))
                .isFalse();
        assertThat(format.recognises(new byte[0])).isFalse();
    }

    @Test
    void whatever_is_changed_in_a_file_nothing_crashes_and_every_message_comes_out_or_is_told() throws IOException {
        Random random = new Random(7);
        for (String sample :
                List.of("cusdec-d96b.edi", "cuscar-d96b.edi", "cusres-d96b.edi", "cusdec-interchanges.edi")) {
            for (int round = 0; round < 200; round++) {
                byte[] bytes = bytes(sample);
                for (int change = 0; change < 3; change++) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                }
                List<ReadResult> read = read(bytes);
                assertThat(read)
                        .extracting(ReadResult::ordinal)
                        .containsExactlyElementsOf(Stream.iterate(1L, n -> n + 1)
                                .limit(read.size())
                                .toList());
            }
        }
    }

    @Test
    @Tag("slow")
    void memory_stays_constant_over_many_messages() throws IOException {
        byte[] one = message("1", "BGM+929+" + "A".repeat(10_000) + "+9'").getBytes(StandardCharsets.US_ASCII);
        int many = 20_000; // 200 MB, of which nothing is kept
        long[] count = {0};
        InputStream endless = new java.io.SequenceInputStream(java.util.Collections.enumeration(Stream.concat(
                        Stream.of(HEAD.getBytes(StandardCharsets.US_ASCII)),
                        Stream.generate(() -> one).limit(many))
                .map(b -> (InputStream) new ByteArrayInputStream(b))
                .toList()));
        new Edifact().read(endless, r -> count[0] += r instanceof Message ? 1 : 0);
        assertThat(count[0]).isEqualTo(many);
    }

    private static String message(String reference, String body) {
        int segments = 2 + (int) body.chars().filter(c -> c == '\'').count();
        return "UNH+" + reference + "+CUSDEC:D:96B:UN'" + body + "UNT+" + segments + "+" + reference + "'";
    }

    private static String name(String syntax, String text, String charset) throws IOException {
        String file = HEAD.replace("UNOC:3", syntax) + message("1", "BGM+929+A+9'NAD+IM+++" + text + "'") + "UNZ+1+R1'";
        Message message = (Message)
                read(file.getBytes(java.nio.charset.Charset.forName(charset))).getFirst();
        return String.valueOf(message.heading().text(Field.IMPORTER_NAME));
    }

    private static List<String> words(Message message) {
        List<String> words = new ArrayList<>();
        Consumer<String> add = text -> words.addAll(List.of(plain(text).split(" ")));
        Stream.concat(Stream.of(message.heading()), message.items().stream())
                .flatMap(p -> p.values().entrySet().stream())
                .filter(e -> e.getKey() != Field.TAX_ASSESSED && e.getKey() != Field.DECLARATION_TAX_ASSESSED)
                .map(e -> e.getValue())
                .map(GivenValue::text)
                .forEach(add);
        message.additions().forEach(a -> add.accept(a.text()));
        Reading.parts(message).stream()
                .flatMap(p -> p.lines().stream())
                .flatMap(l -> l.values().values().stream())
                .map(GivenValue::text)
                .forEach(add);
        return words;
    }

    /** Dates without signs, numbers with a point. */
    private static String plain(String text) {
        String one = text.replaceFirst("^(\\d{4})-(\\d\\d)-(\\d\\d)(T.*)?$", "$1$2$3$4");
        one = one.matches("\\d{8}T.*") ? one.replaceAll("[T:]", "").substring(0, 12) : one;
        one = text.matches("24\\d{4}") ? "20" + text : one;
        one = text.equals("20240401093000") || text.equals("20240401114500") ? text.substring(0, 12) : one;
        one = text.equals("202404011130CET") ? "202404011130" : one;
        return one.replace(',', '.').replaceAll("\\.( |$)", "$1").strip();
    }

    @Test
    void a_report_of_a_conveyance_goes_by_its_number_and_has_no_goods() throws IOException {
        Message report = messages("cusrep-d99b.edi").getFirst();
        assertThat(report.kind()).isEqualTo(Message.Kind.ADVANCE_CARGO);
        assertThat(Reading.heading(report, Field.DECLARATION_ID)).isEqualTo("ARR-2026-0007");
        assertThat(Reading.heading(report, Field.ARRIVED_AT)).isEqualTo("2026-11-25T04:30:00");
        assertThat(Reading.heading(report, Field.TRANSPORT_NAME)).isEqualTo("SPRING TIDE");
        assertThat(Reading.heading(report, Field.TRANSPORT_ID)).isEqualTo("9074729");
        assertThat(Reading.heading(report, Field.DECLARANT_NAME)).isEqualTo("NEAP STEVEDORES");
        assertThat(report.items()).isEmpty();
        assertThat(Reading.lines(report, 0, LineTable.CONTAINER, "seals")).containsExactly("SEAL77");
        assertThat(Reading.additions(report, "CUSREP/QTY+52/1.2")).containsExactly("118");
    }

    private static List<String> told(List<ReadResult> read) {
        return read.stream()
                .filter(UnreadableMessage.class::isInstance)
                .map(UnreadableMessage.class::cast)
                .map(u -> u.ordinal() + " " + u.path() + ": " + u.reason())
                .toList();
    }

    private static List<Message> messages(String sample) throws IOException {
        List<ReadResult> read = read(bytes(sample));
        assertThat(told(read)).isEmpty();
        return read.stream().map(Message.class::cast).toList();
    }

    private static List<ReadResult> read(String text) throws IOException {
        return read(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static List<ReadResult> read(byte[] bytes) throws IOException {
        List<ReadResult> all = new ArrayList<>();
        new Edifact().read(new ByteArrayInputStream(bytes), all::add);
        return all;
    }

    private static byte[] bytes(String sample) throws IOException {
        try (InputStream in = Objects.requireNonNull(EdifactTest.class.getResourceAsStream(sample))) {
            return in.readAllBytes();
        }
    }
}
