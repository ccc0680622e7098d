package org.tidewaiter.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.access.Actor;
import org.tidewaiter.checks.CheckBook;
import org.tidewaiter.checks.Defect;
import org.tidewaiter.checks.MessageChecker;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.message.GivenValue;
import org.tidewaiter.message.Message;
import org.tidewaiter.message.MessageFormat;
import org.tidewaiter.message.MessagePart;
import org.tidewaiter.message.ReadResult;
import org.tidewaiter.message.UnreadableMessage;
import org.tidewaiter.quarantine.Quarantine;
import org.tidewaiter.source.MessageTexts;

/** What waits in quarantine, corrected one by one or in a file, rows and messages alike. */
@Tag("slow")
class TakeBackTest {
    private static final MessageChecker NO_CHECKS = message -> List.of();

    @TempDir
    Path directory;

    @Test
    void a_corrected_row_is_loaded_and_the_old_one_marked() throws IOException {
        try (Door door = new Door(directory)) {
            Quarantine.Row row = door.refused(Door.HEADER + "A,2021-01-31,870323,many,W\n");
            LoadReport report = new QuarantineReturn(door.workspace, Actor.systemUser())
                    .takeBack(row.quarantineId(), "A,2021-01-31,870323,12,W", CheckBook.EMPTY);
            assertThat(report.accepted()).isEqualTo(1);
            assertThat(door.quarantined()).isEmpty();
            assertThat(door.number("select returned_by_load from quarantine")).isEqualTo(report.loadId());
            assertThat(door.workspace.temporary()).isEmptyDirectory();
        }
    }

    @Test
    void the_separators_and_quotes_of_the_file_hold_for_its_corrections() throws IOException {
        try (Door door = new Door(directory)) {
            Quarantine.Row row = door.refused("id;day;hs;kg;who\n'A;1';2021-01-31;87.03.23;x;'O''Neill'\n");
            new QuarantineReturn(door.workspace, Actor.systemUser())
                    .takeBack(row.quarantineId(), "'A;1';2021-01-31;87.03.23;7;'O''Neill; sons'", CheckBook.EMPTY);
            assertThat(door.number("select count(*) from declaration where declaration_id = 'A;1' and importer_id ="
                            + " 'O''Neill; sons'"))
                    .isEqualTo(1);
        }
    }

    @Test
    void a_row_can_be_corrected_again_after_its_file_came_back_in_our_own_writing() throws IOException {
        try (Door door = new Door(directory).with("csv: {delimiter: \";\", quote: \"'\"}\n" + Door.ONE_ITEM)) {
            door.refused("id;day;hs;kg;who\nA;2021-01-31;870323;many;W\n");
            Path file = directory.resolve("bad.csv");
            Quarantine quarantine = new Quarantine(door.workspace);
            quarantine.export(file, null);
            new QuarantineReturn(door.workspace, Actor.systemUser()).takeBack(file, CheckBook.EMPTY);
            Quarantine.Row again = door.quarantined().getFirst();
            assertThat(new QuarantineReturn(door.workspace, Actor.systemUser())
                            .takeBack(again.quarantineId(), again.originalText().replace("many", "3"), CheckBook.EMPTY)
                            .accepted())
                    .isEqualTo(1);
            assertThat(door.quarantined()).isEmpty();
        }
    }

    @Test
    void what_is_set_aside_of_every_load_is_written_by_load_and_totals_are_not_handed_out() throws IOException {
        try (Door door = new Door(directory)) {
            door.refused(Door.HEADER + "A,2021-01-31,870323,many,W\n");
            door.load(Door.HEADER + "B,2021-01-31,870323,much,W\nTotal,,,12,\n");
            Quarantine quarantine = new Quarantine(door.workspace);
            assertThat(quarantine.exportAll(directory))
                    .containsExactly(
                            new Quarantine.Export(1, directory.resolve("load-1.csv"), 1, 0),
                            new Quarantine.Export(2, directory.resolve("load-2.csv"), 1, 1));
            assertThat(directory.resolve("load-1.csv")).content().contains("A,2021-01-31,870323,many,W");
            assertThat(directory.resolve("load-2.csv")).content().doesNotContain("Total");
            assertThat(quarantine.loads()).containsExactly(1, 2);
        }
    }

    @Test
    void a_row_that_is_still_wrong_waits_again_with_its_new_reason() throws IOException {
        try (Door door = new Door(directory)) {
            Quarantine.Row row = door.refused(Door.HEADER + "A,2021-01-31,870323,many,W\n");
            new QuarantineReturn(door.workspace, Actor.systemUser())
                    .takeBack(row.quarantineId(), "A,2021-01-31,870323", CheckBook.EMPTY);
            assertThat(door.quarantined())
                    .hasSize(1)
                    .first()
                    .satisfies(r -> assertThat(r.reason()).contains("has 3 values"));
        }
    }

    @Test
    void a_row_is_not_taken_back_twice_nor_without_text() throws IOException {
        try (Door door = new Door(directory)) {
            Quarantine quarantine = new Quarantine(door.workspace);
            long id = door.refused(Door.HEADER + "A,2021-01-31,870323,many,W\n").quarantineId();
            assertThatThrownBy(() -> new QuarantineReturn(door.workspace, Actor.systemUser())
                            .takeBack(id, " \n", CheckBook.EMPTY))
                    .hasMessageContaining("text is empty");
            new QuarantineReturn(door.workspace, Actor.systemUser())
                    .takeBack(id, "A,2021-01-31,870323,12,W", CheckBook.EMPTY);
            assertThatThrownBy(() -> new QuarantineReturn(door.workspace, Actor.systemUser())
                            .takeBack(id, "A,2021-01-31,870323,12,W", CheckBook.EMPTY))
                    .isInstanceOf(TidewaiterException.class)
                    .hasMessageContaining("is not open any more");
            assertThatThrownBy(() ->
                            new QuarantineReturn(door.workspace, Actor.systemUser()).takeBack(99, "A", CheckBook.EMPTY))
                    .hasMessageContaining("is not open");
        }
    }

    @Test
    void no_cell_of_an_export_begins_a_formula_and_what_comes_back_is_as_it_was() throws IOException {
        try (Door door = new Door(directory)) {
            door.refused(Door.HEADER + "\"=HYPERLINK(\"\"http://e\"\")\",2021-01-31,870323,many,\"\u00a0\uff0b1\"\n");
            Path file = directory.resolve("bad.csv");
            Quarantine quarantine = new Quarantine(door.workspace);
            quarantine.export(file, null);
            assertThat(Files.readString(file))
                    .contains("\n\"'=HYPERLINK(\"\"http://e\"\")\",", ",'\u00a0\uff0b1,")
                    .doesNotContainPattern("(?m)(^|,)\"?[\\s\u00a0]*[=+@\uff0b]");
            Files.writeString(file, Files.readString(file).replaceFirst("many", "12"));
            assertThat(new QuarantineReturn(door.workspace, Actor.systemUser())
                            .takeBack(file, CheckBook.EMPTY)
                            .accepted())
                    .isEqualTo(1);
            // An identifier's wide signs are the narrow ones: without the guard it is +1.
            assertThat(door.number("select count(*) from declaration where declaration_id = '=HYPERLINK(\"http://e\")'"
                            + " and importer_id = '+1'"))
                    .isEqualTo(1);
            assertThat(door.workspace.temporary()).isEmptyDirectory();
        }
    }

    @Test
    void an_export_comes_back_as_a_file() throws IOException {
        try (Door door = new Door(directory)) {
            door.refused(Door.HEADER + "A,2021-01-31,870323,many,W\nB,2021-01-31,870323,more,W\n");
            Path file = directory.resolve("bad.csv");
            assertThat(new Quarantine(door.workspace).export(file, null).rows()).isEqualTo(2);
            Files.writeString(
                    file, Files.readString(file).replaceFirst("many", "5").replaceFirst("more", "6"));
            LoadReport report =
                    new QuarantineReturn(door.workspace, Actor.systemUser()).takeBack(file, CheckBook.EMPTY);
            assertThat(report.accepted()).isEqualTo(2);
            assertThat(door.quarantined()).isEmpty();
        }
    }

    @Test
    void rows_that_come_back_wrong_are_exported_with_their_new_numbers_only_and_come_back_again() throws IOException {
        try (Door door = new Door(directory)) {
            door.refused(Door.HEADER + "A,2021-01-31,870323,many,W\nB,2021-01-31,870323,more,W\n");
            QuarantineReturn back = new QuarantineReturn(door.workspace, Actor.systemUser());
            Quarantine quarantine = new Quarantine(door.workspace);
            Path first = directory.resolve("e1.csv");
            quarantine.export(first, null);
            assertThat(back.takeBack(first, CheckBook.EMPTY).quarantined()).isEqualTo(2);
            Path second = directory.resolve("e2.csv");
            assertThat(quarantine.export(second, null).rows()).isEqualTo(2);
            List<String> lines = Files.readAllLines(second);
            assertThat(lines.getFirst().replace("\uFEFF", ""))
                    .isEqualTo("id,day,hs,kg,who,tidewaiter_quarantine_id,tidewaiter_sheet,tidewaiter_line,"
                            + "tidewaiter_field,tidewaiter_reason,tidewaiter_original");
            assertThat(lines.get(1))
                    .startsWith("A,2021-01-31,870323,many,W,3,,2,")
                    .endsWith(",\"A,2021-01-31,870323,many,W\"");
            Files.writeString(
                    second, Files.readString(second).replaceFirst("many", "5").replaceFirst("more", "6"));
            assertThat(back.takeBack(second, CheckBook.EMPTY).accepted()).isEqualTo(2);
            assertThat(door.quarantined()).isEmpty();
        }
    }

    /** An item alone is no version of its declaration: it completes the one that is there. */
    @Test
    void an_item_whose_sister_was_loaded_joins_it_and_nothing_is_there_twice() throws IOException {
        try (Door door = new Door(directory).with(Door.COLUMNS)) {
            Quarantine.Row row = door.refused(Door.HEADER + "A,2020-01-02,010121,1,x\nA,2020-01-02,010129,2,y\n");
            LoadReport joined = new QuarantineReturn(door.workspace, Actor.systemUser())
                    .takeBack(row.quarantineId(), "A,2020-01-02,010129,2,x", CheckBook.EMPTY);
            assertThat(List.of(joined.read(), joined.accepted(), joined.replaced()))
                    .containsExactly(1L, 1L, 1L);
            assertThat(door.quarantined()).isEmpty();
            assertThat(door.workspace
                            .lake()
                            .maps(
                                    "select declaration_id, version, sequence, hs_code, net_mass_kg::integer as kg from goods_item"
                                            + " join declaration using (declaration_id) order by sequence")
                            .toString())
                    .isEqualTo("[{declaration_id=A, version=2, sequence=1, hs_code=010121, kg=1},"
                            + " {declaration_id=A, version=2, sequence=2, hs_code=010129, kg=2}]");
            assertThat(org.tidewaiter.trail.Verification.of(door.workspace.lake(), null)
                            .misfits())
                    .isEmpty();
        }
    }

    @Test
    void a_declaration_that_is_completed_keeps_its_header_its_lines_and_its_controls() throws IOException {
        try (Counter counter = new Counter(directory)) {
            String header =
                    "declaration_id,accepted_at,sequence,hs_code,net_mass_kg,importer_id,exporter_id,taxes[1].type_code,taxes[1].amount,outcome";
            LoadReport first = counter.load(counter.write(
                    "f.csv",
                    header,
                    "A,2020-01-02,1,010121,1,x,e,A00,5,finding",
                    "A,2020-01-02,2,010129,many,x,,A00,7,",
                    "A,2020-01-02,3,010130,3,x,,A00,9,",
                    "B,2020-01-02,1,010121,1,y,,A00,1,conform"));
            assertThat(first.quarantined()).isEqualTo(1);
            Quarantine.Row row = counter.quarantined().getFirst();
            new QuarantineReturn(counter.workspace, Actor.systemUser())
                    .takeBack(row.quarantineId(), "A,2020-01-02,2,010129,2,x,,A00,7,conform", CheckBook.EMPTY);
            assertThat(counter.values(
                            "declaration_id || sequence || ' ' || net_mass_kg::integer || ' ' || exporter_id"))
                    .containsExactly("A1 1 e", "A2 2 e", "A3 3 e", "null");
            assertThat(counter.workspace
                            .lake()
                            .maps(
                                    "select declaration_id || sequence || ' ' || amount::integer as v from tax_line order by v")
                            .toString())
                    .isEqualTo("[{v=A1 5}, {v=A2 7}, {v=A3 9}, {v=B1 1}]");
            assertThat(counter.workspace
                            .lake()
                            .maps("select declaration_id || sequence || ' ' || outcome as v from control order by v")
                            .toString())
                    .isEqualTo("[{v=A1 finding}, {v=A2 conform}, {v=B1 conform}]");
            assertThat(counter.quarantined()).isEmpty();
            assertThat(counter.number("select count(*) from declaration")).isEqualTo(2);
        }
    }

    @Test
    void a_late_item_that_still_contradicts_its_declaration_is_set_aside_again() throws IOException {
        try (Door door = new Door(directory).with(Door.COLUMNS)) {
            Quarantine.Row row = door.refused(Door.HEADER + "A,2020-01-02,010121,1,x\nA,2020-01-02,010129,2,y\n");
            new QuarantineReturn(door.workspace, Actor.systemUser())
                    .takeBack(row.quarantineId(), "A,2020-01-03,010129,2,x", CheckBook.EMPTY);
            assertThat(door.quarantined()).singleElement().satisfies(again -> {
                assertThat(again.value()).isEqualTo("2020-01-03 (loaded: 2020-01-02)");
                assertThat(again.reason()).startsWith("says otherwise than what is loaded of its declaration");
            });
            assertThat(door.number("select count(*) from goods_item")).isEqualTo(1);
        }
    }

    @Test
    void the_declaration_loaded_whole_settles_its_row_in_quarantine() throws IOException {
        try (Door door = new Door(directory).with(Door.COLUMNS)) {
            door.refused(
                    Door.HEADER + "A,2020-01-02,010121,1,x\nA,2020-01-02,010129,2,y\nB,2020-01-02,010129,many,y\n");
            Path whole = door.write(Door.HEADER + "A,2020-01-02,010121,1,x\nA,2020-01-02,010129,2,x\n");
            LoadReport report = door.load(whole, new LoadOptions(false, true, Actor.systemUser()));
            assertThat(report.accepted()).isEqualTo(2);
            assertThat(report.notes()).anyMatch(n -> n.contains("need no correction any more: 1"));
            assertThat(door.number("select count(*) from goods_item")).isEqualTo(2);
            assertThat(door.quarantined())
                    .singleElement()
                    .satisfies(open -> assertThat(open.originalText()).startsWith("B,"));
        }
    }

    @Test
    void corrected_messages_are_read_judged_and_marked() throws IOException {
        try (Door door = new Door(directory)) {
            MessageTexts broken =
                    new MessageTexts("first", new Lines(), List.of("A 2021-01-31 870323", "no message at all"));
            MessageLoad.takeBack(
                    door.workspace, broken, NO_CHECKS, List.of(), new LoadOptions(true, false, Actor.systemUser()));
            assertThat(door.quarantined()).hasSize(1);
            MessageChecker checker = m -> List.of(new Defect("seen", Defect.Severity.WARNING, 1, "line", null, "Seen"));
            MessageTexts mended = new MessageTexts("mended", new Lines(), List.of("B 2021-02-01 640399"));
            LoadReport report = MessageLoad.takeBack(
                    door.workspace,
                    mended,
                    checker,
                    List.of(door.quarantined().getFirst().quarantineId()),
                    new LoadOptions(true, false, Actor.systemUser()));
            assertThat(report.accepted()).isEqualTo(1);
            assertThat(door.quarantined()).isEmpty();
            assertThat(door.number("select count(*) from defect where check_id = 'seen'"))
                    .isEqualTo(1);
        }
    }

    @Test
    void texts_in_which_no_message_is_found_are_not_lost() throws IOException {
        try (Door door = new Door(directory)) {
            MessageTexts texts = new MessageTexts("two", new Lines(), List.of("", "C 2021-02-01 640399"));
            LoadReport report = MessageLoad.takeBack(
                    door.workspace, texts, NO_CHECKS, List.of(), new LoadOptions(true, false, Actor.systemUser()));
            assertThat(report.read()).isEqualTo(2);
            assertThat(report.quarantined()).isEqualTo(1);
            assertThat(door.quarantined().getFirst().reason()).contains("is not of format lines");
        }
    }

    @Test
    void a_message_is_handed_over_in_the_encoding_its_reader_expects() throws IOException {
        List<byte[]> seen = new ArrayList<>();
        MessageFormat keeping = new Lines() {
            @Override
            public void read(InputStream in, Consumer<ReadResult> sink) throws IOException {
                seen.add(in.readAllBytes());
            }
        };
        new MessageTexts(
                        "t",
                        keeping,
                        List.of(
                                "<?xml version=\"1.0\" encoding='ISO-8859-1'?><a>é</a>",
                                "UNB+UNOC:3+É'",
                                "UNB+UNOW:4+Ж'"))
                .read(read -> {});
        assertThat(seen.get(0)).isEqualTo("<?xml version=\"1.0\"?><a>é</a>".getBytes(StandardCharsets.UTF_8));
        assertThat(seen.get(1)).isEqualTo("UNB+UNOC:3+É'".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(seen.get(2)).isEqualTo("UNB+UNOW:4+Ж'".getBytes(StandardCharsets.UTF_8));
    }

    /** A format as plain as can be: a line is a message of number, day and HS code; a line of fewer words is unreadable. */
    private static class Lines implements MessageFormat {
        @Override
        public String name() {
            return "lines";
        }

        @Override
        public String words() {
            return "lines of a test";
        }

        @Override
        public boolean recognises(byte[] start) {
            return true;
        }

        @Override
        public void read(InputStream in, Consumer<ReadResult> sink) throws IOException {
            long ordinal = 0;
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                String[] words = line.split(" ");
                ordinal++;
                if (!line.matches("\\w+ [\\d-]+ \\d+")) {
                    sink.accept(new UnreadableMessage(ordinal, line, "line " + ordinal, "has not three values"));
                    continue;
                }
                Map<Field, GivenValue> heading = new EnumMap<>(Field.class);
                heading.put(Field.DECLARATION_ID, new GivenValue(words[0], "1"));
                heading.put(Field.ACCEPTED_AT, new GivenValue(words[1], "2"));
                Map<Field, GivenValue> item = new EnumMap<>(Field.class);
                item.put(Field.HS_CODE, new GivenValue(words[2], "3"));
                sink.accept(new Message(
                        name(),
                        Message.Kind.DECLARATION,
                        ordinal,
                        new MessagePart("line", heading),
                        List.of(new MessagePart("line", item)),
                        List.of(),
                        List.of(),
                        null,
                        line));
            }
        }
    }
}
