package org.tidewaiter.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidewaiter.intake.FileSamples;

/** Messages of real formats through the command line: set aside, corrected and taken back; hostile files; real descriptions. */
@Tag("slow")
class RealFormatsAtTheDoorTest {
    private static final Path DATA = Path.of("../../shared/data");

    @TempDir
    Path directory;

    private CommandAnswer run(String... arguments) {
        return CommandAnswer.of(directory, arguments);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "declaration.xml | <GrossMassMeasure>15< | <GrossMassMeasure>heavy<",
                "declaration.xml | </Declaration> | </Declarations>",
                "sad-two-items.xml | <Gross_weight_itm>133.06< | <Gross_weight_itm>heavy<",
                "world-flat.csv | 1800,000 | heavy",
                "cusdec-d96b.edi | KGM:870' | KGM:heavy'",
                "cuscar-d01b.edi | UNT+ | UNX+",
                "ITI.1.3.xml | </ie:CC315A> | </ie:CC315B>"
            })
    void a_message_that_was_set_aside_is_corrected_in_its_export_and_taken_back(String name, String right, String wrong)
            throws IOException {
        byte[] sample = Objects.requireNonNull(FileSamples.messages().get(name));
        String text = new String(sample, StandardCharsets.ISO_8859_1);
        assertThat(text).contains(right);
        Files.write(directory.resolve(name), replaceLast(text, right, wrong).getBytes(StandardCharsets.ISO_8859_1));
        CommandAnswer loaded = run("load", "--workspace", "w", "--json", name);
        assertThat(loaded.code()).as(loaded.err()).isZero();
        int bad = loaded.json().get("quarantined").asInt();
        assertThat(bad).as(loaded.out()).isPositive();
        assertThat(run("quarantine", "--workspace", "w", "--export", "bad.csv").code())
                .isZero();
        correct(directory.resolve("bad.csv"), wrong, right);
        CommandAnswer back = run("quarantine", "--workspace", "w", "--return", "bad.csv", "--json");
        assertThat(back.code()).as(back.err()).isZero();
        assertThat(back.json().get("quarantined").asInt()).as(back.out()).isZero();
        assertThat(back.json().get("accepted").asInt()).isEqualTo(bad);
        assertThat(run("quarantine", "--workspace", "w", "--return", "bad.csv").err())
                .contains("corrects no row that is still open");
    }

    private static String replaceLast(String text, String right, String wrong) {
        int at = text.lastIndexOf(right);
        return text.substring(0, at) + wrong + text.substring(at + right.length());
    }

    private static void correct(Path export, String wrong, String right) throws IOException {
        List<List<String>> rows;
        try (var reader = CsvReader.builder().maxBufferSize(1 << 24).ofCsvRecord(export)) {
            rows = reader.stream().map(r -> r.getFields()).toList();
        }
        try (CsvWriter writer = CsvWriter.builder().build(export)) {
            for (List<String> row : rows) {
                writer.writeRecord(
                        row.stream().map(c -> c.replace(wrong, right)).toList());
            }
        }
    }

    @Test
    void a_bomb_is_refused_in_one_sentence_and_no_workspace_is_made() throws IOException {
        bomb("bomb.zip", "declaration.xml", "<?xml version=\"1.0\"?>" + " ".repeat(70 << 20) + "<Declaration/>");
        bomb("table.zip", "table.csv", "id,day,hs\n" + "D1,2021-03-31,870323\n".repeat(3_500_000));
        for (String file : List.of("bomb.zip", "table.zip")) {
            for (List<String> command : List.of(List.of("load", "--workspace", "w", file), List.of("check", file))) {
                CommandAnswer answer = run(command.toArray(String[]::new));
                assertThat(answer.code()).as(answer.out() + answer.err()).isEqualTo(1);
                assertThat(answer.err().strip().lines())
                        .singleElement()
                        .asString()
                        .contains("200 times its size");
            }
        }
        assertThat(directory.resolve("w")).as("a first load that fails").doesNotExist();
    }

    private void bomb(String file, String member, String text) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(directory.resolve(file)))) {
            zip.putNextEntry(new ZipEntry(member));
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void a_message_of_a_billion_laughs_is_set_aside_and_the_next_one_is_read() throws IOException {
        String good = new String(
                Objects.requireNonNull(FileSamples.messages().get("declaration.xml")), StandardCharsets.UTF_8);
        StringBuilder laughs = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE l [<!ENTITY a0 \"lol\">");
        for (int i = 1; i < 10; i++) {
            laughs.append("<!ENTITY a")
                    .append(i)
                    .append(" \"")
                    .append(("&a" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        Files.writeString(
                directory.resolve("laughs.xml"),
                laughs + "]><MetaData><Declaration><ID>&a9;</ID></Declaration></MetaData>\n" + good);
        CommandAnswer loaded = run("load", "--workspace", "w", "--json", "laughs.xml");
        assertThat(loaded.code()).as(loaded.err()).isZero();
        assertThat(loaded.json().get("accepted").asInt()).as(loaded.out()).isEqualTo(1);
        assertThat(loaded.json().get("quarantined").asInt()).isEqualTo(1);
        assertThat(run("check", "laughs.xml", "--json").out())
                .contains("\"unreadable\"")
                .hasSizeLessThan(20_000);
    }

    @Test
    void what_is_neither_message_nor_table_is_one_answer_and_not_one_for_each_of_its_lines() throws IOException {
        Files.writeString(directory.resolve("own.xsd"), "<?xml version=\"1.0\"?>\n<schema>\n<element/>\n</schema>\n");
        Files.writeString(directory.resolve("LICENSE"), "You may do this,\nand that,\nbut nothing else.\n");
        for (String file : List.of("own.xsd", "LICENSE")) {
            CommandAnswer answer = run("check", file, "--json");
            assertThat(answer.code()).isEqualTo(1);
            assertThat(answer.out().strip().lines())
                    .singleElement()
                    .asString()
                    .contains("\"accepted\":false")
                    .contains("\"unreadable\"");
        }
    }

    @Test
    void what_cannot_be_read_is_not_counted_as_judged() throws IOException {
        CommandAnswer none = run("check", "nothing.xml");
        assertThat(none.code()).isEqualTo(1);
        assertThat(none.out()).isEmpty();
        assertThat(none.err()).contains("nothing.xml is not there");

        Files.writeString(
                directory.resolve("goods.csv"), "declaration_id,goods_description\nD1,cotton shirts for men\n");
        CommandAnswer one = run("check", "goods.csv", "nothing.xml");
        assertThat(one.code()).isEqualTo(1);
        assertThat(one.out()).contains("Judged 1 ").contains("could not be read: 1");
    }

    /** The weights have seen these texts (SOURCES.md beside them has the figures of texts they have not). */
    @Test
    void check_finds_vague_terms_and_leaves_real_descriptions_alone() throws IOException {
        assumeThat(Files.isDirectory(DATA))
                .as("the descriptions to try are not here")
                .isTrue();
        List<String> vague = Files.readAllLines(DATA.resolve("descriptions/vague-terms.csv"));
        List<String> real;
        try (var rows = CsvReader.builder().ofNamedCsvRecord(DATA.resolve("scms/scms-deliveries.csv"))) {
            real = rows.stream().map(r -> r.getField("Item Description")).toList();
        }
        assertThat(flagged(
                        "vague.csv",
                        vague.stream().map(t -> t.replaceAll("^\"|\"$", "")).toList()))
                .isGreaterThanOrEqualTo(0.8);
        assertThat(flagged("real.csv", real)).isLessThanOrEqualTo(0.02);
    }

    private double flagged(String file, List<String> texts) throws IOException {
        try (CsvWriter writer = CsvWriter.builder().build(directory.resolve(file))) {
            writer.writeRecord("number", "text");
            for (int i = 0; i < texts.size(); i++) {
                writer.writeRecord("D" + i, texts.get(i));
            }
        }
        Files.writeString(
                directory.resolve("m.yaml"),
                "columns: {number: declaration.declaration_id, text: goods_item.description}\n"
                        + "constants: {declaration.accepted_at: 2024-01-31, goods_item.hs_code: '870323',"
                        + " goods_item.sequence: 1}\n");
        CommandAnswer answer = run("check", "--json", "--mapping", "m.yaml", file);
        assertThat(answer.out().lines()).as(answer.err()).hasSize(texts.size());
        return answer.out()
                        .lines()
                        .filter(l -> l.contains("\"vague-description\""))
                        .count()
                / (double) texts.size();
    }
}
