package org.tidewaiter.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewaiter.access.Actor;
import org.tidewaiter.quarantine.Quarantine;

@Tag("slow")
class RowsAtTheDoorTest {
    @TempDir
    Path directory;

    @AutoClose
    private Door door;

    @BeforeEach
    void open() {
        door = new Door(directory);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "windows-1252"})
    void accents_come_through_in_every_encoding(String encoding) throws IOException {
        String text = Door.HEADER + "A,2020-01-02,010121,1,Société Zoë\nB,2020-01-02,010121,1,Peña\n";
        Path file = Files.write(directory.resolve("f.csv"), text.getBytes(Charset.forName(encoding)));
        assertThat(door.load(file, LoadOptions.plain(Actor.systemUser())).accepted())
                .isEqualTo(2);
        assertThat(door.number("select count(*) from declaration where importer_id in ('Société Zoë', 'Peña')"))
                .isEqualTo(2);
    }

    @Test
    void a_gzipped_file_and_single_quotes_are_found_by_looking() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write("id;day;hs;kg;who\r'A;1';2020-01-02;010121;1;'it''s'\r".getBytes(StandardCharsets.UTF_8));
        }
        Path file = Files.write(directory.resolve("f.csv.gz"), bytes.toByteArray());
        assertThat(door.load(file, LoadOptions.plain(Actor.systemUser())).accepted())
                .isEqualTo(1);
        assertThat(door.number(
                        "select count(*) from declaration where declaration_id = 'A;1' and importer_id = 'it''s'"))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "1e-05, 0.00001",
        "12345.670000000001, 12345.67",
        "1E3, 1000",
        "'', null",
        "0, 0",
        "007.50, 7.5",
        "5., 5",
        ".5, 0.5"
    })
    @Timeout(20)
    void numbers_are_read_exactly(String written, String kept) throws IOException {
        assertThat(door.load(Door.HEADER + "0012,2020-01-02,010121," + written + ",x\n")
                        .accepted())
                .isEqualTo(1);
        assertThat(door.number("select count(*) from goods_item where net_mass_kg is not distinct from " + kept))
                .isEqualTo(1);
        assertThat(door.number("select count(*) from declaration where declaration_id = '0012'"))
                .isEqualTo(1);
    }

    @Test
    void thousands_and_decimal_commas_are_read_where_the_mapping_says_so() throws IOException {
        door.with(Door.ONE_ITEM + "formats: {decimal: ',', grouping: '.'}\n");
        door.load("id;day;hs;kg;who\nA;2020-01-02;010121;1.234,5;x\n");
        assertThat(door.number("select count(*) from goods_item where net_mass_kg = 1234.5"))
                .isEqualTo(1);
        assertThat(door.refused("id;day;hs;kg;who\nB;2020-01-02;010121;1.5;x\n").reason())
                .contains("wrong place");
        assertThat(door.refused("id;day;hs;kg;who\nC;2020-01-02;010121;,;x\n").reason())
                .contains("is not a number");
    }

    @Test
    void a_day_that_a_month_does_not_have_is_refused_and_not_moved() throws IOException {
        door.with(Door.ONE_ITEM + "formats: {date: dd/MM/yyyy}\n");
        assertThat(door.refused(Door.HEADER + "A,31/02/2020,010121,1,x\n").reason())
                .contains("a day that does not exist");
        assertThat(door.load(Door.HEADER + "A,29/02/2020,010121,1,x\n").accepted())
                .isEqualTo(1);
        assertThat(door.number("select count(*) from declaration where accepted_at = date '2020-02-29'"))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'',2020-01-02,010121,1,x|is not given",
                "A,,010121,1,x|is not given",
                "A,2020-01-02,,1,x|is not given",
                "A,02.01.2020,010121,1,x|is not a date",
                "A,1899-01-02,010121,1,x|before 1900",
                "A,2999-01-02,010121,1,x|future",
                "A,2020-01-02,01,1,x|4 to 12 digits",
                "A,2020-01-02,770121,1,x|chapter 77",
                "A,2020-01-02,010121,-1,x|is negative",
                "A,2020-01-02,010121,one,x|is not a number",
                "A,2020-01-02,010121,1e30,x|exponent is beyond reason",
                "A,2020-01-02,010121,1.2.3,x|is not a number",
                "A,2020-01-02,010121,1e-99999999,x|exponent is beyond reason",
                "A,2020-01-02,010121,1e999999999,x|exponent is beyond reason",
                "A,2020-01-02,010121,Infinity,x|is not a number",
                "A,2020-01-02,010121,0x10,x|is not a number",
                "A,2020-01-02,010121,0.1234567,x|more than the 6 decimals",
                "2.0240311E+11,2020-01-02,010121,1,x|has lost digits",
                "A,2020-01-02,010121,1,1.00012E+12|has lost digits",
                "A,2020-01-02,8.4713E+07,1,x|has lost digits",
                "A,2020-01-02|2 values",
                "A,2020-01-02,010121,1,x,y|6 values"
            })
    void each_refusal_says_why(String row, String reason) throws IOException {
        String written = row.replace("''", "");
        Quarantine.Row refused = door.refused(Door.HEADER + written + "\n");
        assertThat(refused.reason()).contains(reason);
        assertThat(refused.lineNumber()).isEqualTo(2);
        assertThat(refused.originalText()).isEqualTo(written.replace('\0', '\u2400'));
    }

    @Test
    void a_row_with_a_nul_byte_is_refused_and_shown_with_its_picture() throws IOException {
        Quarantine.Row refused = door.refused(Door.HEADER + "A\0,2020-01-02,010121,1,x\nB,2020-01-02,010121,1,x\n");
        assertThat(refused.reason()).contains("NUL");
        assertThat(refused.originalText()).isEqualTo("A\u2400,2020-01-02,010121,1,x");
        assertThat(door.number("select count(*) from declaration where declaration_id = 'B'"))
                .isEqualTo(1);
    }

    @Test
    void blank_lines_are_no_rows_wherever_they_stand() throws IOException {
        LoadReport report = door.load("\n" + Door.HEADER + "\nA,2020-01-02,010121,1,x\n\nB,never,010121,1,x\n\n\n");
        assertThat(report)
                .extracting(LoadReport::read, LoadReport::accepted, LoadReport::quarantined)
                .containsExactly(2L, 1L, 1L);
        assertThat(door.quarantined().getFirst().lineNumber()).isEqualTo(6);
    }

    @Test
    void codes_outside_their_list_are_refused() throws IOException {
        door.with(Door.ONE_ITEM.replace("declaration.importer_id", "goods_item.origin_country"));
        assertThat(door.refused(Door.HEADER + "A,2020-01-02,010121,1,QQQ\n").reason())
                .contains("ISO 3166");
        door.with(Door.ONE_ITEM.replace("declaration.importer_id", "declaration.currency"));
        assertThat(door.refused(Door.HEADER + "A,2020-01-02,010121,1,QQQ\n").reason())
                .contains("ISO 4217");
        door.with(Door.ONE_ITEM.replace("declaration.importer_id", "control.outcome"));
        assertThat(door.refused(Door.HEADER + "A,2020-01-02,010121,1,maybe\n").reason())
                .contains("is not one of");
    }

    @Test
    void a_quote_within_a_value_does_not_draw_the_next_rows_into_the_original_text() throws IOException {
        door.load(Door.HEADER + "A,never,010121,1,5\" pipe\nB,2020-01-02,010121,1,x\nC,never,010121,1,\"a\"\"b\"\n");
        assertThat(door.quarantined())
                .extracting(Quarantine.Row::originalText)
                .containsExactly("A,never,010121,1,5\" pipe", "C,never,010121,1,\"a\"\"b\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void random_rows_keep_the_balance_their_line_and_their_text(String end) throws IOException {
        String[] words = {
            "x", "\"a,b\"", "\"two" + end + "lines\"", "\"say \"\"no\"\"\"", "5\" pipe", "é", "", "\"\"", "\"q\"z"
        };
        for (int seed = 0; seed < 6; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder("id,day,hs,kg,who" + end);
            List<String> bad = new ArrayList<>();
            List<Long> lines = new ArrayList<>();
            long line = 2;
            for (int i = 0; i < 300; i++) {
                boolean good = random.nextInt(4) > 0;
                String row = seed + "-" + i + ",2020-01-02,010121," + (good ? "1" : "x") + ","
                        + words[random.nextInt(words.length)];
                if (!good) {
                    bad.add(row);
                    lines.add(line);
                }
                boolean blank = random.nextInt(10) == 0;
                text.append(row).append(end).append(blank ? end : "");
                line += (row.contains(end) ? 2 : 1) + (blank ? 1 : 0);
            }
            LoadReport report = door.load(text.toString());
            List<Quarantine.Row> rows = door.quarantined().stream()
                    .filter(r -> r.loadId() == report.loadId())
                    .toList();
            assertThat(report.read())
                    .as("seed %d", seed)
                    .isEqualTo(300)
                    .isEqualTo(report.accepted() + report.quarantined());
            assertThat(rows)
                    .as("seed %d", seed)
                    .extracting(Quarantine.Row::originalText)
                    .containsExactlyElementsOf(bad);
            assertThat(rows)
                    .as("seed %d", seed)
                    .extracting(Quarantine.Row::lineNumber)
                    .containsExactlyElementsOf(lines);
        }
    }

    @Test
    void a_number_of_a_million_digits_is_refused_at_once() throws IOException {
        long started = System.nanoTime();
        assertThat(door.refused(Door.HEADER + "A,2020-01-02,010121," + "9".repeat(1_000_000) + ",x\n")
                        .reason())
                .contains("more than a number has");
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(10));
    }
}
