package org.tidewaiter.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.access.Actor;
import org.tidewaiter.checks.CheckBook;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.engine.Session;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.mapping.Mapping;
import org.tidewaiter.mapping.MappingProposal;
import org.tidewaiter.quarantine.Quarantine;
import org.tidewaiter.source.OpenedSource;
import org.tidewaiter.source.Source;
import org.tidewaiter.source.table.UnpackBounds;

/** Tables that are not separated values: the same rows come in whichever way they are written. */
@Tag("slow")
class TablesAtTheDoorTest {
    private static final String CSV = "id,day,hs,kg,who\nD1,2021-03-31,870323,1200.5,P1\nD2,2021-04-01,010121,3,P2\n";
    private static final String NDJSON = """
        {"id":"D1","day":"2021-03-31","hs":"870323","kg":1200.5,"who":"P1"}
        {"id":"D2","day":"2021-04-01","hs":"010121","kg":3,"who":"P2"}
        """;

    @TempDir
    Path directory;

    private Door door;

    @BeforeEach
    void open() {
        door = new Door(directory);
    }

    @AfterEach
    void close() throws IOException {
        try (var left = Files.list(door.workspace.temporary())) {
            assertThat(left.filter(f -> f.getFileName().toString().startsWith("source")))
                    .isEmpty();
        }
        door.close();
    }

    private LoadReport load(Path file) {
        return door.load(file, LoadOptions.plain(Actor.systemUser()));
    }

    private void requireBothRows(LoadReport report) {
        assertThat(report.read()).isEqualTo(2);
        assertThat(report.accepted()).as(String.valueOf(door.quarantined())).isEqualTo(2);
        assertThat(door.workspace
                        .lake()
                        .maps("select declaration_id, cast(accepted_at as varchar) as at, hs_code, cast(net_mass_kg as"
                                + " double) as kg, importer_id from goods_item join declaration using"
                                + " (declaration_id) order by 1"))
                .extracting(row -> String.join(
                        " ", row.values().stream().map(String::valueOf).toList()))
                .containsExactly("D1 2021-03-31 00:00:00 870323 1200.5 P1", "D2 2021-04-01 00:00:00 010121 3.0 P2");
    }

    private void requireRefused(Path file, String... words) {
        assertThatThrownBy(() -> load(file))
                .isInstanceOf(TidewaiterException.class)
                .hasMessageContainingAll(words);
        assertThat(door.number("select count(*) from load")).isZero();
    }

    private Path write(String name, byte[] bytes) throws IOException {
        return Files.write(directory.resolve(name), bytes);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    private interface Filler {
        void fill(Worksheet sheet);
    }

    private Path workbook(String name, Filler filler) throws IOException {
        Path file = directory.resolve(name);
        try (OutputStream out = Files.newOutputStream(file);
                Workbook book = new Workbook(out, "test", "1.0")) {
            filler.fill(book.newWorksheet("Imports"));
            Worksheet second = book.newWorksheet("Notes");
            second.value(0, 0, "nothing");
        }
        return file;
    }

    private static void rows(Worksheet sheet, int from) {
        String[] names = {"id", "day", "hs", "kg", "who"};
        for (int c = 0; c < names.length; c++) {
            sheet.value(from, c, names[c]);
        }
        sheet.value(from + 1, 0, "D1");
        sheet.value(from + 1, 1, LocalDate.of(2021, 3, 31));
        sheet.style(from + 1, 1).format("dd/mm/yyyy").set();
        sheet.value(from + 1, 2, 870323);
        sheet.value(from + 1, 3, 1200.5);
        sheet.value(from + 1, 4, "P1");
        sheet.value(from + 2, 0, "D2");
        sheet.value(from + 2, 1, 44287); // 2021-04-01 that nobody has formatted as a date
        sheet.value(from + 2, 2, 10121);
        sheet.style(from + 2, 2).format("000000").set();
        sheet.value(from + 2, 3, 3);
        sheet.value(from + 2, 4, "P2");
    }

    @Test
    void a_workbook_is_a_table_whatever_its_name() throws IOException {
        requireBothRows(load(workbook("export.csv", sheet -> rows(sheet, 0))));
    }

    @Test
    void a_title_above_the_header_of_a_sheet_is_passed_over_and_rows_keep_their_numbers() throws IOException {
        Path file = workbook("titled.xlsx", sheet -> {
            sheet.value(0, 0, "Customs of Somewhere: imports of March");
            sheet.value(1, 0, "printed on");
            sheet.value(1, 1, LocalDateTime.of(2021, 5, 1, 12, 0));
            rows(sheet, 4);
            sheet.value(8, 0, "D3");
            sheet.value(8, 1, "no day");
            sheet.value(8, 2, "870323");
            sheet.value(8, 3, 1);
            sheet.value(8, 4, "P1\nand a line");
        });
        LoadReport report = load(file);
        assertThat(report.read()).isEqualTo(3);
        Quarantine.Row bad = door.quarantined().getFirst();
        assertThat(bad.lineNumber()).isEqualTo(9);
        assertThat(bad.originalText()).isEqualTo("D3,no day,870323,1,\"P1 and a line\"");
        assertThat(MappingProposal.of(file).columns())
                .extracting(MappingProposal.Proposal::column)
                .containsExactly("id", "day", "hs", "kg", "who");
    }

    @Test
    void a_mapping_with_formats_of_its_own_takes_the_dates_and_numbers_of_a_workbook() throws IOException {
        door.with(Door.ONE_ITEM + "formats: {date: dd/MM/yyyy, decimal: \",\"}\ncsv: {delimiter: \";\"}\n");
        requireBothRows(load(workbook("formats.xlsx", sheet -> rows(sheet, 0))));
    }

    @Test
    void another_sheet_is_taken_by_its_name_and_a_missing_one_is_named() throws IOException {
        Path file = directory.resolve("sheets.xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                Workbook book = new Workbook(out, "test", "1.0")) {
            book.newWorksheet("Cover").value(0, 0, "see the next sheet");
            rows(book.newWorksheet("Data"), 0);
        }
        Mapping mapping = Mapping.parse(Door.ONE_ITEM, "small");
        assertThatThrownBy(() -> TableLoad.load(
                        door.workspace,
                        Source.of(file).onSheets(List.of("Dato")),
                        mapping,
                        LoadOptions.plain(Actor.systemUser()),
                        LoadProgress.SILENT))
                .hasMessageContainingAll("has no sheet 'Dato'", "Cover, Data");
        requireBothRows(TableLoad.load(
                door.workspace,
                Source.of(file).onSheets(List.of("Data")),
                mapping,
                LoadOptions.plain(Actor.systemUser()),
                LoadProgress.SILENT));
    }

    @Test
    void rows_of_a_workbook_come_back_from_quarantine() throws IOException {
        load(workbook("bad.xlsx", sheet -> {
            rows(sheet, 0);
            sheet.value(1, 2, "bread");
        }));
        Quarantine quarantine = new Quarantine(door.workspace);
        Path csv = directory.resolve("bad.csv");
        assertThat(quarantine.export(csv, null).rows()).isEqualTo(1);
        Files.writeString(csv, Files.readString(csv).replaceFirst("bread", "870323"));
        assertThat(new QuarantineReturn(door.workspace, Actor.systemUser())
                        .takeBack(csv, CheckBook.EMPTY)
                        .accepted())
                .isEqualTo(1);
    }

    @Test
    void json_is_an_array_of_objects_an_object_around_one_or_an_object_a_line() throws IOException {
        String array = "[" + NDJSON.strip().replace("\n", ",") + "]";
        requireBothRows(load(write("a.json", array)));
        assertThat(door.load(
                                write("b.json", "{\"count\":2,\"declarations\":" + array + "}"),
                                new LoadOptions(true, true, Actor.systemUser()))
                        .accepted())
                .isEqualTo(2);
        assertThat(door.load(write("c.txt", NDJSON), new LoadOptions(true, true, Actor.systemUser()))
                        .accepted())
                .isEqualTo(2);
        assertThat(door.load(
                                write("d.json", "\ufeff" + array.replace(",", " ,\n ")),
                                new LoadOptions(true, true, Actor.systemUser()))
                        .accepted())
                .isEqualTo(2);
    }

    @Test
    void nested_objects_become_columns_with_dots_and_items_become_rows() throws IOException {
        door.with("""
            columns:
              id: declaration.declaration_id
              accepted.at: declaration.accepted_at
              parties.importer.tin: declaration.importer_id
              items.no: goods_item.sequence
              items.hs: goods_item.hs_code
              items.mass.net: goods_item.net_mass_kg
            """);
        LoadReport report = load(write("nested.json", """
            [{"id":"D1","accepted":{"at":"2021-03-31"},"parties":{"importer":{"tin":"P1"}},"docs":[{"t":"N935"}],
              "items":[{"no":1,"hs":"870323","mass":{"net":10}},{"no":2,"hs":"010121","mass":{"net":2.5}}]},
             {"id":"D2","accepted":{"at":"2021-03-31"},"parties":{"importer":{"tin":"P2"}},"flags":["a","b"],
              "items":[{"no":1,"hs":"870323","mass":{"net":null}}]}]\
            """));
        assertThat(report.accepted()).as(String.valueOf(door.quarantined())).isEqualTo(3);
        assertThat(report.ignored()).containsExactlyInAnyOrder("docs", "flags");
        assertThat(door.number("select count(*) from goods_item where declaration_id = 'D1'"))
                .isEqualTo(2);
        LoadReport one = door.load(write("one.json", """
            {"id":"D9","accepted":{"at":"2021-03-31"},"parties":{"importer":{"tin":"P2"}},
             "items":[{"no":1,"hs":"870323","mass":{"net":5}}],"docs":[{"t":1},{"t":2}]}\
            """), LoadOptions.plain(Actor.systemUser()));
        assertThat(one.accepted()).isEqualTo(1);
        assertThat(one.ignored()).containsExactly("docs");
    }

    @Test
    void a_broken_line_is_set_aside_with_its_text_and_the_others_are_loaded() throws IOException {
        LoadReport report = load(write("x.ndjson", NDJSON + "{\"id\":\"D3\", broken\n"));
        assertThat(report.read()).isEqualTo(3);
        assertThat(report.quarantined()).isEqualTo(1);
        assertThat(door.quarantined().getFirst().lineNumber()).isEqualTo(4); // the header is line 1
        assertThat(door.quarantined().getFirst().originalText()).contains("broken");
    }

    @Test
    void json_that_cannot_be_read_says_where() throws IOException {
        requireRefused(write("cut.json", "[{\"id\":\"D1\"},\n{\"id\":"), "is not JSON at line 2");
        requireRefused(write("empty.json", "[]"), "without objects that could be rows");
        requireRefused(write("nothing.json", "{\"a\":{}}"), "without objects that could be rows");
        requireRefused(write("mixed.json", "[{\"id\":1}, 7]"), "something that is no object");
        requireRefused(write("deep.json", "[{\"a\":".repeat(5_000)), "is not JSON");
    }

    private Path parquet(String select) {
        Path file = directory.resolve("in [1]'*.parquet");
        try (Lake lake = Lake.inMemory();
                Session session = lake.session()) {
            session.execute("copy (" + select + ") to '" + file.toString().replace("'", "''") + "' (format parquet)");
        }
        return file;
    }

    @Test
    void parquet_is_read_with_its_types() {
        door.with(Door.ONE_ITEM + "formats: {date: dd/MM/yyyy, decimal: \",\"}\n");
        requireBothRows(load(parquet("select * from (values ('D1', date '2021-03-31', 870323, 1200.5::double, 'P1'),"
                + " ('D2', date '2021-04-01', 10121, 3, 'P2')) t(id, day, hs_number, kg, who)"
                + ", lateral (select lpad(hs_number::varchar, 6, '0') as hs)")));
    }

    @Test
    void nested_parquet_is_read_as_json_is() {
        door.with(Door.COLUMNS.replace("hs:", "items.hs:").replace("kg:", "items.kg:")
                + "  items.n: goods_item.sequence\n");
        LoadReport report = load(parquet("select 'D1' as id, timestamp '2021-03-31 10:00:00' as day, 'P1' as who,"
                + " [{'n': 1, 'hs': '870323', 'kg': 1.5}, {'n': 2, 'hs': '010121', 'kg': 2.0}] as items"));
        assertThat(report.accepted()).as(String.valueOf(door.quarantined())).isEqualTo(2);
    }

    @Test
    void a_name_that_an_object_has_twice_loses_no_value_in_silence() throws IOException {
        String twice = "{\"id\":\"D3\",\"day\":\"2021-03-31\",\"hs\":\"870323\",\"kg\":1,\"kg\":1000,\"who\":\"P1\"}";
        LoadReport report = load(write("x.ndjson", NDJSON + "\n" + twice + "\n"));
        assertThat(report.accepted()).isEqualTo(2);
        assertThat(door.quarantined().getFirst().originalText()).contains("1000");
        assertThatThrownBy(() -> load(write("x.json", "[" + twice + "]"))).hasMessageContaining("Duplicate field 'kg'");
    }

    @Test
    void parquet_texts_kept_as_bytes_and_times_with_a_zone_are_read() {
        requireBothRows(load(parquet("select id::blob as id, day, hs::blob as hs, kg, who from (values"
                + " ('D1', timestamptz '2021-03-31 02:00:00+02', '870323', 1200.5::decimal(18, 2), 'P1'),"
                + " ('D2', timestamptz '2021-04-01 00:00:00+00', '010121', 3, 'P2')) t(id, day, hs, kg, who)")));
        door.with(Door.COLUMNS.replace("hs:", "items.hs:").replace("kg:", "items.kg:"));
        LoadReport report = load(parquet("select 'D9' as id, timestamptz '2021-03-31 02:00:00+02' as day, 'P1' as who,"
                + " [{'hs': '870323', 'kg': 1.5}] as items"));
        assertThat(report.accepted()).as(String.valueOf(door.quarantined())).isEqualTo(1);
        assertThat(door.number("select count(*) from declaration where accepted_at = timestamp '2021-03-31'"))
                .isEqualTo(2);
    }

    @Test
    void a_damaged_table_is_refused_in_words() throws IOException {
        requireRefused(write("x.parquet", "PAR1 and nothing else"), "is cut off: it starts as Parquet");
        requireRefused(write("x.zip", new byte[] {'P', 'K', 3, 4, 0, 0}), "damaged or cut off ZIP archive");
        requireRefused(write("x.zst", new byte[] {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 9, 9, 9, 9}), "x.zst");
        requireRefused(
                Files.write(directory.resolve("odt"), zip("mimetype", "application/vnd.oasis", "content.xml", "<a/>")),
                "is a document");
        Path cut = workbook("cut.xlsx", sheet -> rows(sheet, 0));
        byte[] bytes = Files.readAllBytes(cut);
        requireRefused(
                write("cut.xlsx", java.util.Arrays.copyOf(bytes, bytes.length / 2)), "damaged or cut off ZIP archive");
    }

    private static byte[] zip(String... namesAndTexts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                out.putNextEntry(new ZipEntry(namesAndTexts[i]));
                out.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }

    private static byte[] zstd(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZstdOutputStream out = new ZstdOutputStream(bytes)) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }

    @Test
    void every_format_may_be_compressed() throws IOException {
        byte[] sheet = Files.readAllBytes(workbook("s.xlsx", s -> rows(s, 0)));
        List<byte[]> all = List.of(
                zstd(CSV.getBytes(StandardCharsets.UTF_8)),
                gzip(NDJSON.getBytes(StandardCharsets.UTF_8)),
                zstd(NDJSON.getBytes(StandardCharsets.UTF_8)),
                gzip(sheet),
                zstd(sheet),
                zip("a/b.csv", CSV),
                zip("a/b.json", NDJSON),
                gzip(Files.readAllBytes(parquet("select * from (values ('D1', '2021-03-31', '870323', 1.5, 'P1'),"
                        + " ('D2', '2021-04-01', '010121', 3, 'P2')) t(id, day, hs, kg, who)"))));
        for (byte[] bytes : all) {
            assertThat(door.load(write("packed", bytes), new LoadOptions(true, true, Actor.systemUser()))
                            .accepted())
                    .isEqualTo(2);
        }
    }

    @Test
    void the_hash_kept_is_that_of_what_the_file_unpacks_to() throws Exception {
        byte[] plain = CSV.getBytes(StandardCharsets.UTF_8);
        byte[] packed = zstd(plain);
        load(write("a.zst", packed));
        String sha256 = java.util.HexFormat.of()
                .formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(plain));
        assertThat(door.number(
                        "select count(*) from load where sha256 = '" + sha256 + "' and bytes = " + packed.length))
                .isEqualTo(1);
        for (byte[] same : List.of(packed, plain, gzip(plain), zip("inside.csv", CSV))) {
            assertThatThrownBy(() -> load(write("b", same))).hasMessageContaining("very content that was loaded");
        }
    }

    @Test
    void bombs_are_refused_before_they_fill_the_disk() throws IOException {
        byte[] zeros = new byte[100 << 20];
        java.util.Arrays.fill(zeros, (byte) ' ');
        System.arraycopy(CSV.getBytes(StandardCharsets.UTF_8), 0, zeros, 0, CSV.length());
        byte[] rows = (CSV + "D1,2021-03-31,870323,1200.5,P1\n".repeat(3_000_000)).getBytes(StandardCharsets.UTF_8);
        Path gz = write("bomb.csv.gz", gzip(rows));
        requireRefused(gz, "bomb.csv.gz unpacks to more than 200 times its size");
        requireRefused(write("bomb.zst", zstd(zeros)), "200 times its size");
        String text = new String(zeros, StandardCharsets.UTF_8);
        requireRefused(write("bomb.zip", zip("a.csv", text)), "200 times its size");
        requireRefused(
                write("bomb.xlsx", zip("xl/workbook.xml", "<workbook/>", "xl/sharedStrings.xml", text)),
                "200 times its size");
        Source ten = Source.of(write("ten.zst", zstd(CSV.getBytes(StandardCharsets.UTF_8))));
        assertThatThrownBy(() -> OpenedSource.of(ten, door.workspace.temporary(), new UnpackBounds(200, 10, 20)))
                .hasMessageContaining("unpacks to more than");
        requireRefused(write("nested.zip", gzip(zip("a.csv", CSV))), "archive within an archive");
    }

    @Test
    void entities_of_a_workbook_are_not_followed() throws IOException {
        Path file = workbook("x.xlsx", sheet -> rows(sheet, 0));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var in = new java.util.zip.ZipFile(file.toFile());
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (var entry : java.util.Collections.list(in.entries())) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                String text = new String(in.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                String laughs = "<!DOCTYPE s [<!ENTITY a SYSTEM \"file:///etc/hostname\">]>";
                out.write((entry.getName().endsWith("sheet1.xml")
                                ? text.replaceFirst("(<\\?xml[^>]*>)?<worksheet", laughs + "<worksheet")
                                        .replaceFirst("<row ", "<row>&a;</row><row ")
                                : text)
                        .getBytes(StandardCharsets.UTF_8));
            }
        }
        String host = Files.exists(Path.of("/etc/hostname"))
                ? Files.readString(Path.of("/etc/hostname")).strip()
                : "-";
        try {
            load(write("evil.xlsx", bytes.toByteArray()));
        } catch (TidewaiterException refused) {
            assertThat(refused).hasMessageContaining("evil.xlsx");
        }
        assertThat(String.valueOf(door.quarantined())).doesNotContain(host);
    }
}
