package org.tidewaiter.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.access.Actor;
import org.tidewaiter.checks.CheckBook;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.mapping.Mapping;
import org.tidewaiter.mapping.MappingKey;
import org.tidewaiter.quarantine.Quarantine;

/** Nothing is taken in twice, however it comes again, and what is new is not left out because something beside it is known. */
@Tag("slow")
class TakenTwiceTest {
    private static final String CSV = String.join("\n", Counter.rows(Counter.row("A1"), Counter.row("A2"))) + "\n";

    @TempDir
    Path directory;

    @AutoClose
    private Counter counter;

    @BeforeEach
    void open() {
        counter = new Counter(directory);
    }

    private Path packed(String name, String text, boolean gzip) throws IOException {
        Path file = directory.resolve(name);
        try (OutputStream raw = Files.newOutputStream(file);
                OutputStream out = gzip ? new GZIPOutputStream(raw) : new ZstdOutputStream(raw)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    private Path zip(String name, String... namesAndTexts) throws IOException {
        Path file = directory.resolve(name);
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(file)) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                zip.putArchiveEntry(new ZipArchiveEntry(namesAndTexts[i]));
                zip.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
                zip.closeArchiveEntry();
            }
        }
        return file;
    }

    private static List<String> files(List<LoadReport> loads) {
        return loads.stream().map(LoadReport::file).toList();
    }

    @Test
    void a_mended_archive_brings_what_is_new_and_passes_over_what_is_known() throws IOException {
        counter.sample("archive-with-bad-member.zip");
        counter.sample("archive-mended.zip");
        SourceOutcomes first = counter.loadAll("archive-with-bad-member.zip");
        assertThat(files(first.loads()))
                .containsExactly("archive-with-bad-member.zip/c.csv", "archive-with-bad-member.zip/e.csv");
        assertThat(first.notTaken())
                .extracting(SourceOutcomes.RefusedSource::file)
                .containsExactly("archive-with-bad-member.zip/d.csv");
        SourceOutcomes second = counter.loadAll("archive-mended.zip");
        assertThat(files(second.loads())).containsExactly("archive-mended.zip/d.csv");
        assertThat(second.passedOver())
                .extracting(SourceOutcomes.KnownSource::file, SourceOutcomes.KnownSource::loadId)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("archive-mended.zip/c.csv", 1),
                        org.assertj.core.groups.Tuple.tuple("archive-mended.zip/e.csv", 2));
        assertThat(counter.number("select count(*) from declaration")).isEqualTo(3);
        assertThat(counter.loadAll("archive-mended.zip").loads()).isEmpty();
    }

    @Test
    void the_same_bytes_are_known_under_any_name_in_any_packing_and_in_any_archive() throws IOException {
        assertThat(counter.load(counter.write("first.csv", CSV.strip())).accepted())
                .isEqualTo(2);
        counter.write("other.txt", CSV.strip());
        packed("p.csv.gz", CSV, true);
        packed("p.csv.zst", CSV, false);
        zip("one.zip", "x.csv", CSV, "folder/y.csv", CSV);
        zip("two.zip", "z.csv", CSV);
        SourceOutcomes again = counter.loadAll("other.txt", "p.csv.gz", "p.csv.zst", "one.zip", "two.zip");
        assertThat(again.loads()).isEmpty();
        assertThat(again.notTaken()).isEmpty();
        assertThat(again.passedOver()).hasSize(6).allMatch(p -> p.loadId() == 1);
    }

    @Test
    void a_file_packed_in_an_archive_first_is_known_when_it_comes_plain() throws IOException {
        packed("p.csv.gz", CSV, true);
        zip("a.zip", "new.csv", CSV.replace("A1", "B1").replace("A2", "B2"), "same.csv", CSV);
        assertThat(counter.loadAll("p.csv.gz", "a.zip").loads()).hasSize(2);
        counter.write("plain.csv", CSV.strip());
        assertThat(counter.loadAll("plain.csv").passedOver()).hasSize(1);
        assertThat(counter.number("select count(*) from declaration")).isEqualTo(4);
    }

    @Test
    void a_mapping_is_known_by_what_it_says_and_not_by_its_name_or_writing() throws IOException {
        String columns = "columns:\n"
                + "  id: declaration.declaration_id\n"
                + "  day: declaration.accepted_at\n"
                + "  hs: goods_item.hs_code\n";
        Mapping one = Mapping.parse("name: one\n" + columns, "one.yaml");
        Mapping same = Mapping.parse(
                "# by somebody else\nname: two\ndescription: the same\ncolumns: {hs: goods_item.hs_code,"
                        + " id: {field: declaration.declaration_id}, day: declaration.accepted_at}\n",
                "two.yaml");
        Mapping other = Mapping.parse(
                "name: one\n" + columns.replace("hs:", "'hs ':").replace("day: ", "day: ")
                        + "constants: {declaration.currency: EUR}\n",
                "one.yaml");
        assertThat(MappingKey.of(same)).isEqualTo(MappingKey.of(one)).isNotEqualTo(MappingKey.of(other));
        Path file = counter.write("m.csv", "id,day,hs", "M1,2024-03-11,010121");
        TableLoad.load(counter.workspace, file, one, LoadOptions.plain(Actor.systemUser()), LoadProgress.SILENT);
        assertThatThrownBy(() -> TableLoad.load(
                        counter.workspace, file, same, LoadOptions.plain(Actor.systemUser()), LoadProgress.SILENT))
                .hasMessageContaining("(load 1): nothing needs to be done");
        assertThat(TableLoad.load(
                                counter.workspace,
                                file,
                                other,
                                LoadOptions.plain(Actor.systemUser()),
                                LoadProgress.SILENT)
                        .quarantined())
                .as("another reading is another load")
                .isEqualTo(1);
    }

    @Test
    void what_was_loaded_with_a_mapping_is_known_when_it_comes_without_one() throws IOException {
        Path file = counter.write("a.csv", CSV.strip());
        Mapping mine = Mapping.parse(
                "columns: {Declaration No: declaration.declaration_id, Acceptance Date: declaration.accepted_at,"
                        + " HS Code: goods_item.hs_code}",
                "mine");
        TableLoad.load(counter.workspace, file, mine, LoadOptions.plain(Actor.systemUser()), LoadProgress.SILENT);
        assertThat(counter.loadAll("a.csv").passedOver()).hasSize(1);
    }

    @Test
    void many_at_once_take_one_content_once() throws Exception {
        List<Callable<String>> all = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Path file = counter.write("at-once-" + i + ".csv", CSV.strip());
            all.add(() -> {
                try {
                    return "loaded " + counter.load(file).accepted();
                } catch (TidewaiterException e) {
                    return AlreadyLoaded.of(e).isPresent() ? "known" : String.valueOf(e.getMessage());
                }
            });
        }
        List<String> answers = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var answer : threads.invokeAll(all)) {
                answers.add(answer.get());
            }
        }
        assertThat(answers).containsExactlyInAnyOrder("loaded 2", "known", "known", "known");
    }

    @Test
    void corrections_sent_twice_whole_or_in_part_are_taken_once() throws Exception {
        counter.load(counter.write(
                "bad.csv",
                Counter.rows(
                        Counter.row("C1").replace("120.5", "a lot"),
                        Counter.row("C2").replace("2024-03-11", "no day"),
                        Counter.row("C3"),
                        Counter.row("C4"),
                        Counter.row("C5"),
                        Counter.row("C6"),
                        Counter.row("C7"),
                        Counter.row("C8"),
                        Counter.row("C9"),
                        Counter.row("C10"),
                        Counter.row("C11"))));
        assertThat(counter.quarantined()).hasSize(2);
        Quarantine quarantine = new Quarantine(counter.workspace);
        Path export = directory.resolve("bad-rows.csv");
        quarantine.export(export, null);
        Files.writeString(
                export, Files.readString(export).replaceFirst("a lot", "7").replaceFirst("no day", "2024-03-12"));
        Quarantine.Row one = counter.quarantined().getFirst();
        new QuarantineReturn(counter.workspace, Actor.systemUser())
                .takeBack(one.quarantineId(), one.originalText().replace("a lot", "7"), CheckBook.EMPTY);
        assertThatThrownBy(() ->
                        new QuarantineReturn(counter.workspace, Actor.systemUser()).takeBack(export, CheckBook.EMPTY))
                .hasMessageContaining("corrects rows that are not open any more: " + one.quarantineId());
        String[] lines = Files.readString(export).split("\n");
        Files.writeString(export, lines[0] + "\n" + lines[2] + "\n");
        Callable<String> take = () -> {
            try {
                return "taken "
                        + new QuarantineReturn(counter.workspace, Actor.systemUser())
                                .takeBack(export, CheckBook.EMPTY)
                                .accepted();
            } catch (TidewaiterException e) {
                return "refused";
            }
        };
        List<String> answers = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (var answer : threads.invokeAll(List.of(take, take))) {
                answers.add(answered(answer));
            }
        }
        assertThat(answers).containsExactlyInAnyOrder("taken 1", "refused");
        assertThat(counter.number("select count(*) from declaration")).isEqualTo(11);
    }

    private static String answered(java.util.concurrent.Future<String> answer) throws InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            return String.valueOf(e.getCause());
        }
    }

    @Test
    void an_archive_is_taken_member_by_member_and_what_systems_leave_in_it_is_none() throws IOException {
        zip("inner.zip", "i.csv", CSV.replace("A", "I"));
        String inner = new String(Files.readAllBytes(directory.resolve("inner.zip")), StandardCharsets.ISO_8859_1);
        Path file = directory.resolve("mixed.zip");
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(file)) {
            for (String[] member : new String[][] {
                {"empty.csv", ""},
                {"a.csv", CSV},
                {"inner.zip", inner},
                {"page.xls", "<html><table></table></html>"},
                {"__MACOSX/._a.csv", "x"},
                {"in/.DS_Store", "x"},
                {"Thumbs.db", "x"},
                {"~$book.xlsx", "x"},
                {"b.csv", CSV.replace("A", "B")}
            }) {
                zip.putArchiveEntry(new ZipArchiveEntry(member[0]));
                zip.write(member[1].getBytes(StandardCharsets.ISO_8859_1));
                zip.closeArchiveEntry();
            }
        }
        SourceOutcomes receipt = counter.loadAll("mixed.zip");
        assertThat(files(receipt.loads())).containsExactly("mixed.zip/a.csv", "mixed.zip/b.csv");
        assertThat(receipt.notTaken())
                .extracting(n -> n.why().getMessage())
                .satisfiesExactly(
                        m -> assertThat(m).contains("mixed.zip/empty.csv is empty"),
                        m -> assertThat(m).contains("mixed.zip/inner.zip is an archive within an archive"),
                        m -> assertThat(m).contains("mixed.zip/page.xls is a web page"));
    }

    @Test
    void two_members_of_one_name_are_two_and_names_of_dos_are_names() throws IOException {
        Path file = directory.resolve("dos.zip");
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(file)) {
            zip.setEncoding(Charset.forName("IBM850").name());
            zip.setUseLanguageEncodingFlag(false);
            for (String[] member :
                    new String[][] {{"d\u00e9clarations.csv", CSV}, {"d\u00e9clarations.csv", CSV.replace("A", "B")}}) {
                zip.putArchiveEntry(new ZipArchiveEntry(member[0]));
                zip.write(member[1].getBytes(StandardCharsets.UTF_8));
                zip.closeArchiveEntry();
            }
        }
        assertThat(files(counter.loadAll("dos.zip").loads()))
                .containsExactly("dos.zip/d\u00e9clarations.csv", "dos.zip/d\u00e9clarations.csv (2)");
        assertThat(counter.number("select count(*) from declaration")).isEqualTo(4);
    }

    @Test
    void a_member_that_is_damaged_or_encrypted_is_told_and_the_others_are_taken() throws IOException {
        Path file = zip("crc.zip", "a.csv", CSV, "b.csv", CSV.replace("A", "B"));
        byte[] bytes = Files.readAllBytes(file);
        int flags = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("PK\u0001\u0002") + 8;
        bytes[flags] |= 1; // the first entry of the directory says that its member is encrypted
        Files.write(file, bytes);
        SourceOutcomes receipt = counter.loadAll("crc.zip");
        assertThat(files(receipt.loads())).containsExactly("crc.zip/b.csv");
        assertThat(receipt.notTaken().getFirst().why())
                .hasMessageContainingAll("crc.zip/a.csv is protected by a password", "unpack it with its password");
        assertThat(Files.deleteIfExists(file)).isTrue();
    }

    @Test
    void an_event_is_taken_once_whichever_file_it_comes_in() throws IOException {
        counter.load(counter.write("a.csv", CSV.strip()));
        String header = "declaration_id,event_code,occurred_at,responsible_party";
        Path events = counter.write(
                "events.csv", header, "A1,REL,2024-03-12T10:00:00,OFF1", "A1,REL,2024-03-12T10:00:00,OFF1");
        LoadReport report =
                CompanionLoad.load(counter.workspace, events, CompanionTable.EVENTS, false, Actor.systemUser());
        assertThat(report.accepted()).isEqualTo(1);
        Path other = counter.write(
                "more.csv",
                header,
                "A1,REL,2024-03-12T10:00:00,OFF1",
                "A1,REL,2024-03-12T10:00:00,OFF2",
                "A2,REL,2024-03-12T10:00:00,");
        assertThat(CompanionLoad.load(counter.workspace, other, CompanionTable.EVENTS, false, Actor.systemUser())
                        .accepted())
                .isEqualTo(2);
        assertThat(counter.number("select count(*) from event")).isEqualTo(3);
        assertThat(counter.quarantined()).extracting(Quarantine.Row::reason).allMatch(r -> r.contains("already"));
    }
}
