package org.tidewaiter.message.ens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tidewaiter.checks.ens.SharedCases;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.datamodel.LineTable;
import org.tidewaiter.message.Element;
import org.tidewaiter.message.GivenValue;
import org.tidewaiter.message.Message;
import org.tidewaiter.message.MessagePart;
import org.tidewaiter.message.ReadResult;
import org.tidewaiter.message.Reading;
import org.tidewaiter.message.UnreadableMessage;

@Timeout(120)
class EntrySummaryTest {
    private static final EntrySummary FORMAT = new EntrySummary();

    @Test
    void a_declaration_becomes_a_message_of_advance_cargo() throws IOException {
        Message message = (Message) read(EnsSample.GOOD).getFirst();
        assertThat(message.format()).isEqualTo("cc315a");
        assertThat(message.kind()).isEqualTo(Message.Kind.ADVANCE_CARGO);
        MessagePart heading = message.heading();
        assertThat(heading.text(Field.DECLARATION_ID)).isEqualTo("TIDE2026000001");
        assertThat(heading.text(Field.DECLARATION_GROSS_MASS_KG)).isEqualTo("1000.5");
        assertThat(heading.text(Field.LODGED_AT)).isEqualTo("2026-11-24T18:30:00Z");
        assertThat(heading.text(Field.ARRIVED_AT)).isEqualTo("2026-12-01T06:00:00Z");
        assertThat(heading.path(Field.ARRIVED_AT)).isEqualTo("/ie:CC315A[1]/CUSOFFFENT730[1]/ExpDatOfArrFIRENT733[1]");
        assertThat(heading.text(Field.IMPORTER_ID)).isEqualTo("GB123456789000");
        assertThat(heading.text(Field.EXPORTER_NAME)).isEqualTo("Yangtze Garments");
        assertThat(message.items()).extracting(i -> i.text(Field.HS_CODE)).containsExactly("61051000", "62034235");
        assertThat(message.items().getFirst().text(Field.CONTAINER_ID)).isEqualTo("CSQU3054383");
    }

    @Test
    void what_has_no_field_is_an_addition_and_what_repeats_a_line() throws IOException {
        Message message = (Message) read(EnsSample.GOOD).getFirst();
        assertThat(message.additions())
                .contains(
                        new Message.Addition(null, "/CC315A/MesIdeMES19", "TW0001"),
                        new Message.Addition(1, "/CC315A/GOOITEGDS/PACGS2/MarNumOfPacGSL21/@LNG", "en"));
        assertThat(Reading.lines(message, 0, LineTable.ADDITIONAL_INFORMATION, "code"))
                .containsExactly("CN", "GB");
        assertThat(Reading.lines(message, 1, LineTable.DOCUMENT, "reference")).contains("SHA12345");
        assertThat(Reading.lines(message, 1, LineTable.CONTAINER, "container_id"))
                .containsExactly("CSQU3054383", "MSKU6011672");
        assertNothingLost(message);
    }

    @Test
    void a_declaration_without_reference_goes_by_its_message() throws IOException {
        Message message = (Message) read(EnsSample.GOOD.replaceAll("<RefNumHEA4>.*</RefNumHEA4>", ""))
                .getFirst();
        assertThat(message.heading().text(Field.DECLARATION_ID)).isEqualTo("TW0001");
        assertNothingLost(message);
    }

    @Test
    void a_time_that_is_none_stays_as_it_was() throws IOException {
        Message message = (Message)
                read(EnsSample.GOOD.replace("202611241830", "202602301830")).getFirst();
        assertThat(message.heading().text(Field.LODGED_AT)).isEqualTo("202602301830");
    }

    @Test
    @Tag("slow")
    void nothing_of_the_shared_declarations_is_lost() throws IOException {
        for (String xml : SharedCases.sharedMessages()) {
            assertThat(read(xml))
                    .singleElement()
                    .isInstanceOfSatisfying(Message.class, EntrySummaryTest::assertNothingLost);
        }
    }

    @Test
    void a_broken_declaration_among_others_is_kept_whole_and_the_others_are_read() throws IOException {
        String broken = EnsSample.GOOD.replace("</HEAHEA>", "");
        List<ReadResult> reads = read("<all>" + EnsSample.GOOD + broken + EnsSample.GOOD + "</all>");
        assertThat(reads).extracting(ReadResult::ordinal).containsExactly(1L, 2L, 3L);
        assertThat(reads.get(0)).isInstanceOf(Message.class);
        assertThat(reads.get(1)).isInstanceOf(UnreadableMessage.class);
        assertThat(reads.get(1).original()).isEqualTo(broken.strip());
        assertThat(reads.get(2)).isInstanceOf(Message.class);
    }

    @Test
    void the_format_is_known_by_its_root() {
        assertThat(FORMAT.recognises(bytes(EnsSample.GOOD))).isTrue();
        assertThat(FORMAT.recognises(bytes("<Declaration><ID>CC315A</ID></Declaration>")))
                .isFalse();
        assertThat(FORMAT.recognises(bytes("hs_code,value\n"))).isFalse();
    }

    @Test
    void no_damage_makes_the_reader_fail_and_the_undamaged_neighbour_is_read() {
        Random random = new Random(315);
        byte[] good = bytes(EnsSample.GOOD);
        for (int round = 0; round < 200; round++) {
            byte[] damaged = good.clone();
            for (int i = random.nextInt(8); i >= 0; i--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            List<ReadResult> reads = new ArrayList<>();
            byte[] both =
                    bytes(new String(damaged, StandardCharsets.ISO_8859_1) + "<?xml version='1.0'?>" + EnsSample.GOOD);
            assertThatCode(() -> FORMAT.read(new ByteArrayInputStream(both), reads::add))
                    .as("round " + round)
                    .doesNotThrowAnyException();
            assertThat(reads.getLast()).as("round " + round).isInstanceOf(Message.class);
        }
    }

    /** As many texts in the tree, attributes included, as stand in fields, lines and additions. */
    private static void assertNothingLost(Message message) {
        Element tree = java.util.Objects.requireNonNull(message.tree());
        Set<String> leaves = Set.copyOf(Reading.leaves(tree));
        long placed = Reading.given(message)
                .map(GivenValue::path)
                .filter(leaves::contains)
                .distinct()
                .count();
        assertThat(placed + message.additions().size()).isEqualTo(texts(tree));
    }

    private static long texts(Element element) {
        return (element.text().isEmpty() ? 0 : 1)
                + element.attributes().size()
                + element.children().stream().mapToLong(EntrySummaryTest::texts).sum();
    }

    private static List<ReadResult> read(String xml) throws IOException {
        List<ReadResult> reads = new ArrayList<>();
        FORMAT.read(new ByteArrayInputStream(bytes(xml)), reads::add);
        return reads;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
