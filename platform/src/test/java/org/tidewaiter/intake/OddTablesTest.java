package org.tidewaiter.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tidewaiter.intake.RawWorkbook.number;
import static org.tidewaiter.intake.RawWorkbook.text;
import static org.tidewaiter.intake.RawWorkbook.texts;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewaiter.checks.CheckBook;
import org.tidewaiter.dataquality.CheckedMessage;
import org.tidewaiter.dataquality.FileCheck;
import org.tidewaiter.mapping.Mapping;
import org.tidewaiter.mapping.MappingPreview;
import org.tidewaiter.mapping.MappingProposal;
import org.tidewaiter.source.ForeignFormat;
import org.tidewaiter.source.table.HeaderRows;

/** Tables with something above, below or beside them that is not of the table, and files that are no tables at all. */
@Tag("slow")
class OddTablesTest {
    @TempDir
    Path directory;

    @AutoClose
    private Counter counter;

    @BeforeEach
    void open() {
        counter = new Counter(directory);
    }

    private static final String TUBES =
            "declaration_id,accepted_at,hs_code,origin_country,description,net_mass_kg,item_amount,currency";

    private static String tube(int day, String description) {
        return "A" + day + ",2024-03-" + (10 + day) + ",847130,CN," + description + "," + day + "," + day + "0,EUR";
    }

    @Test
    void a_quote_that_takes_in_the_next_row_sets_its_row_aside_with_both_lines() throws IOException {
        LoadReport report = counter.load(counter.write(
                "backslash.csv",
                TUBES,
                tube(1, "\"line one\nline two, \"\"q\"\"\""),
                tube(2, "\"5\\\" tube\""),
                tube(3, "5\" tube"),
                tube(4, "\"say \"\"hi\"\"\" "),
                tube(5, "\"C:\\dir\\\"")));
        assertThat(report.quarantined()).isEqualTo(1);
        assertThat(report.accepted()).isEqualTo(3);
        assertThat(counter.values("declaration_id")).containsExactly("A1", "A4", "A5");
        assertThat(counter.quarantined().getFirst().reason())
                .contains("a quote opened in line 4 ends in line 5, and between them stand lines with as many values");
    }

    @Test
    void a_quote_that_is_never_closed_is_named_with_its_line() throws IOException {
        LoadReport report = counter.load(counter.write(
                "open.csv",
                TUBES,
                tube(1, "a"),
                tube(2, "\"Tube 5\""),
                tube(3, "\"Tube 6"),
                tube(4, "\"Tube 7\""),
                tube(5, "b")));
        assertThat(report.accepted()).isEqualTo(2);
        assertThat(counter.quarantined().getFirst().reason())
                .contains("has 5 values", "a quote opened in line 4 is never closed");
    }

    @Test
    void descriptions_of_several_lines_are_no_rows_however_many_commas_prose_has() throws IOException {
        LoadReport report = counter.load(
                counter.write(
                        "prose.csv",
                        TUBES,
                        tube(1, "\"Hats, of felt, black,\nred, green, blue, white, grey, beige, and brown\""),
                        tube(2, "\"one\ntwo,three\nfour\""),
                        tube(
                                3,
                                "\"[{\"\"a\"\":1,\"\"b\"\":2,\"\"c\"\":3,\"\"d\"\":4},\n{\"\"a\"\":1,\"\"b\"\":2,\"\"c\"\":3,\"\"d\"\":4}]\"")));
        assertThat(report.accepted()).isEqualTo(3);
        assertThat(report.quarantined()).isZero();
    }

    @Test
    void json_with_comments_is_refused_without_the_advice_of_a_library() throws IOException {
        Path file = Files.writeString(directory.resolve("comment.json"), "[{\"declaration_id\":\"A\"}, /* */ {}]");
        assertThatThrownBy(() -> counter.load(file))
                .hasMessageContaining("line 1, column")
                .hasMessageNotContaining("Feature")
                .hasMessageNotContaining("enable");
    }

    @ParameterizedTest
    @CsvSource({"16-sep-line.csv", "17-trailing-delimiter.csv"})
    void a_line_that_names_the_separator_and_a_separator_too_many_lose_nothing(String name) throws IOException {
        Path file = counter.sample(name);
        assertThat(counter.load(file).accepted()).isEqualTo(4);
        assertThat(counter.values("hs_code")).containsExactly("01012100", "84713000", "09012100", "62034200");
        List<CheckedMessage> judged = new ArrayList<>();
        new FileCheck(CheckBook.EMPTY, judged::add).check(file, null);
        assertThat(judged).hasSize(4).allMatch(CheckedMessage::accepted);
        Mapping mapping = Mapping.parse(MappingProposal.of(file).yaml("m"), "m");
        assertThat(MappingPreview.of(file, mapping, 10).refused()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"'sep=,'|,", "'\"sep=;\"'|;", "'SEP=\t'|\t"})
    void the_separator_named_counts_in_any_writing(String line, String separator) throws IOException {
        String mark = separator == null ? "\t" : separator;
        String text = "\ufeff" + line + "\r\n"
                + String.join("\r\n", Counter.rows(Counter.row("A1"), Counter.row("A2")))
                        .replace(",", mark);
        Path file = Files.writeString(directory.resolve("sep.csv"), text);
        assertThat(counter.load(file).accepted()).isEqualTo(2);
    }

    @Test
    void a_title_may_stand_between_the_separator_and_the_header() throws IOException {
        Path file = counter.write(
                "titled.csv",
                "sep=;",
                "Imports of March 2024;;;;;;;;",
                ";;;;;;;;",
                String.join("\n", Counter.rows(Counter.row("A1"))).replace(',', ';'));
        assertThat(counter.load(file).accepted()).isEqualTo(1);
    }

    @Test
    void surplus_separators_are_of_no_column_but_a_surplus_value_is() throws IOException {
        String[] rows = Counter.rows(Counter.row("A1") + ",", Counter.row("A2") + ", ,,", Counter.row("A3"));
        assertThat(counter.load(counter.write("some.csv", rows)).accepted()).isEqualTo(3);
        rows = Counter.rows(Counter.row("B1"), Counter.row("B2"));
        rows[0] += ",,";
        assertThat(counter.load(counter.write("header.csv", rows)).accepted()).isEqualTo(2);
        rows = Counter.rows(Counter.row("C1") + ",more", Counter.row("C2").replaceFirst(",T100", ""));
        LoadReport report = counter.load(counter.write("more.csv", rows));
        assertThat(report.quarantined()).isEqualTo(2);
    }

    @Test
    void decimal_commas_do_not_hide_semicolons_of_which_each_row_has_one_more() throws IOException {
        String row =
                Counter.row("A1").replace(',', ';').replace("120.5", "120,5").replace("1500.25", "1500,25");
        Path file = counter.write(
                "semicolons.csv", Counter.rows()[0].replace(',', ';'), row + ";", row.replace("A1", "A2") + ";");
        assertThat(counter.load(file).accepted()).isEqualTo(2);
        assertThat(counter.values("net_mass_kg::double")).containsExactly("120.5", "120.5");
    }

    @Test
    void a_name_above_a_group_of_columns_is_part_of_their_names() throws IOException {
        String[] lines = {
            "Declaration No,Acceptance Date,HS Code,Goods Description,Weight Kg,,Customs Value,Currency",
            ",,,,Gross,Net,,",
            "A1,2024-03-11,01012100,Horses,500,120.5,1500.25,EUR",
            "A2,2024-03-12,01012100,Horses,600,130.5,1500.25,EUR"
        };
        Path csv = counter.write("groups.csv", lines);
        assertThat(counter.load(csv).read()).isEqualTo(2);
        assertThat(counter.values("goods_item.gross_mass_kg::double || ' ' || net_mass_kg::double"))
                .containsExactly("500.0 120.5", "600.0 130.5");
        List<CheckedMessage> judged = new ArrayList<>();
        new FileCheck(CheckBook.EMPTY, judged::add).check(csv, null);
        assertThat(judged).extracting(CheckedMessage::line).containsExactly(3L, 4L);
        List<List<String>> sheet = new ArrayList<>(List.of(List.of(text("Imports of March"))));
        for (String line : lines) {
            List<String> cells = new ArrayList<>(
                    texts(List.of(line.replace("A1", "B1").replace("A2", "B2").split(",", -1))));
            if (line.startsWith("A")) {
                cells.set(4, number("700"));
                cells.set(5, number("70.5"));
            }
            sheet.add(cells);
        }
        assertThat(counter.load(RawWorkbook.of(sheet).write(directory.resolve("groups.xlsx")))
                        .accepted())
                .isEqualTo(2);
        assertThat(counter.number("select count(*) from goods_item where gross_mass_kg = 700 and net_mass_kg = 70.5"))
                .isEqualTo(2);
    }

    @Test
    void rows_are_joined_only_where_they_name_columns() {
        List<String> data = List.of("A1", "2024-03-11", "01012100", "5", "4");
        assertThat(HeaderRows.around(
                                List.of(
                                        List.of("No", "Date", "HS", "Weight", ""),
                                        List.of("", "", "", "Net", "Gross"),
                                        data),
                                0,
                                java.util.Set.of())
                        .names())
                .containsExactly("No", "Date", "HS", "Weight Net", "Weight Gross");
        assertThat(HeaderRows.around(
                                List.of(List.of("No", "Date", "HS", "Weight", ""), data, data), 0, java.util.Set.of())
                        .last())
                .as("a row with numbers is no header")
                .isZero();
        assertThat(HeaderRows.around(
                                List.of(
                                        List.of("Imports", "", "", "", ""),
                                        List.of("No", "Date", "HS", "Net", "Gross"),
                                        data),
                                1,
                                java.util.Set.of())
                        .names())
                .as("a title is no group")
                .containsExactly("No", "Date", "HS", "Net", "Gross");
        assertThat(HeaderRows.around(
                                List.of(
                                        List.of("No", "Date", "HS", "Weight", ""),
                                        List.of("", "", "", "Net", "Gross"),
                                        data),
                                1,
                                java.util.Set.of("Net"))
                        .names())
                .as("a mapping that was made with the lower row alone still finds its columns")
                .containsExactly("", "", "", "Net", "Gross");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u001a", "\0\0\0\0", "\u001a\0\0"})
    void what_dos_and_mainframes_write_behind_the_last_row_is_no_row(String end) throws IOException {
        LoadReport report = counter.load(counter.write("dos.csv", Counter.rows(Counter.row("Z1"), end)));
        assertThat(report.read()).isEqualTo(1);
        assertThat(report.quarantined()).isZero();
    }

    @Test
    void a_total_below_is_set_aside_as_what_it_is() throws IOException {
        Path file = counter.write(
                "total.csv", Counter.rows(Counter.row("A1"), Counter.row("A2"), "Grand total:,,,,,241,3000,,"));
        assertThat(counter.load(file).accepted()).isEqualTo(2);
        assertThat(counter.quarantined().getFirst().reason()).isEqualTo("is a total of other rows, and no declaration");
        List<CheckedMessage> judged = new ArrayList<>();
        FileCheck.FileRemarks told = new FileCheck(CheckBook.EMPTY, judged::add).check(file, null);
        assertThat(judged).hasSize(2);
        assertThat(told.remarks()).containsExactly("line 4 is a total of other rows, and no declaration");
    }

    @Test
    void days_that_may_be_two_are_not_judged_one_by_one() throws IOException {
        Path file = counter.directory.resolve("open.csv");
        java.nio.file.Files.writeString(
                file,
                "Number;Acceptance date;HS code;Net mass;Importer;Item\n"
                        + "A1;03/11/2026;620342;10;Alpha;1\n"
                        + "A2;;620342;10;Alpha;1\n");
        List<CheckedMessage> judged = new ArrayList<>();
        FileCheck.FileRemarks told = new FileCheck(CheckBook.EMPTY, judged::add).check(file, null);
        assertThat(told.remarks())
                .anyMatch(r -> r.startsWith("not judged, as it may be two things: 'Acceptance date'"));
        assertThat(judged.getFirst().defects()).isEmpty();
        assertThat(judged.getLast().defects())
                .as("what is not given needs no order of day and month")
                .hasSize(1);
    }

    static Stream<List<Object>> foreign() {
        String compound = "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1" + "\0".repeat(504);
        return Stream.of(
                List.of(compound + entry("Root Entry", 5) + entry("EncryptedPackage", 2), "is protected by a password"),
                List.of(compound + entry("Root Entry", 5) + entry("Workbook", 2), "is an old Excel workbook (.xls"),
                List.of(compound + entry("Root Entry", 5) + entry("WordDocument", 2), "is an old Word document"),
                List.of("\t\u0000\u0004\u0000\u0002\u0000\u0010\u0000", "is a very old Excel worksheet"),
                List.of("<html><body><table><tr><td>a</td></tr></table>", "is a web page (HTML)"),
                List.of("\n<!-- x -->\n<table border=1>", "is a web page (HTML)"),
                List.of("MIME-Version: 1.0\nContent-Type: multipart/related\n", "(MHTML)"),
                List.of(
                        "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>",
                        "is an XML Spreadsheet 2003"),
                List.of(
                        "<?xml version=\"1.0\"?><o:d xmlns:o=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\"/>",
                        "(.fods)"),
                List.of("ID;PSCALC3\nC;Y1;X1;K\"a\"\n", "is a SYLK spreadsheet"),
                List.of("TABLE\r\n0,1\r\n\"EXCEL\"\r\n", "(.dif)"),
                List.of("Rar!\u001a\u0007\u0000 and so on", "is a RAR archive"),
                List.of("7z\u00bc\u00af'\u001c", "is a 7-Zip archive"),
                List.of("HREC\u001dZZ\u001dABCD1234\u001dINBOM4\n<BE>\nF\u001d1\n", "is a message of India's ICEGATE"),
                List.of("\u001f", "is cut off: nothing but the first bytes of gzip data is there"),
                List.of("(\u00b5/", "is cut off: nothing but the first bytes of Zstandard data is there"),
                List.of("PK\u0003", "is cut off: nothing but the first bytes of a ZIP archive is there"),
                List.of("BZh91AY&SY\u0001\u0002", "is packed with bzip2"),
                List.of("SQLite format 3\u0000", "is an SQLite database"),
                List.of("\u0000".repeat(12) + "\u00c2\u00ea\u0081\u0060\u00b3", "is a SAS data set"),
                List.of("\u0089HDF\r\n\u001a\n", "is an HDF5 file"),
                List.of("\u0001".repeat(8) + "DUCK\u0040\u0000", "is a DuckDB database"),
                List.of("0\u0082\u0010\u0000\u0006\t*\u0086H\u0086\u00f7\r\u0001\u0007\u0002", "(PKCS #7, as .p7m)"),
                List.of("-----BEGIN PGP MESSAGE-----\nabc", "is encrypted or signed (PGP)"),
                List.of(
                        new String(
                                "Number,Day,HS\nD1,2024-03-11,010121\nD2,2024-03-12,090121\n"
                                        .getBytes(Charset.forName("IBM500")),
                                StandardCharsets.ISO_8859_1),
                        "is a text in EBCDIC"),
                List.of("{\\rtf1 a,b}", "Rich Text"),
                List.of("\"number,day,hs\"\n\"D1,2024-03-11,\"\"010121\"\"\"\n", "each line as one value in quotes"),
                List.of(
                        "-- a dump\nSET x = 1;\nINSERT INTO declaration (number) VALUES ('D1');\n",
                        "is a script of SQL"),
                List.of("COPY declaration (number, hs) FROM stdin;\nD1\t010121\n", "is a script of SQL"),
                List.of("number,day,hs\n\"D1,2024-03-11,010121\"\n", "each line as one value in quotes"),
                List.of("""
                        NUMBER  DAY       HS      GOODS           KG
                        D1      20240311  010121  Horses, bred   120
                        D2      20240312  090121  Coffee          60
                        """, "is a table of fixed width"),
                List.of(
                        "D1202403110101210000012050FRHORSES\nD2202403120901210000006000BRCOFFEE\n"
                                + "D3202403258471300000001200CNBOTTLE\n",
                        "is a table of fixed width"),
                List.of(
                        "D1,2024-03-11,010121,Horses,FR,120\nD2,2024-03-12,090121,Coffee,BR,60\n",
                        "begins with a line of values and no names of columns (D1, 2024-03-11, 010121): put a line"));
    }

    private static String entry(String name, int kind) {
        byte[] entry = new byte[128];
        byte[] text = (name + "\0").getBytes(StandardCharsets.UTF_16LE);
        System.arraycopy(text, 0, entry, 0, text.length);
        entry[64] = (byte) text.length;
        entry[66] = (byte) kind;
        return new String(entry, StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @MethodSource("foreign")
    void a_file_that_is_no_table_is_called_what_it_is_whatever_its_name(List<Object> case1) throws IOException {
        Path file = Files.write(
                directory.resolve("imports.xls"), String.valueOf(case1.get(0)).getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> counter.load(file)).hasMessageContaining(String.valueOf(case1.get(1)));
        assertThat(counter.number("select count(*) from load")).isZero();
    }

    @Test
    void a_column_whose_name_begins_like_a_binary_file_is_a_column() throws IOException {
        for (String name : List.of("ORCHARD", "PARENT", "BZhang")) {
            assertThat(ForeignFormat.of((name + ",b\n1,2\n").getBytes(StandardCharsets.UTF_8), directory))
                    .isNull();
        }
    }

    @Test
    void a_header_that_stands_again_on_each_page_is_set_aside_as_what_it_is() throws IOException {
        String[] rows = Counter.rows(Counter.row("A1"), Counter.row("A2"));
        LoadReport report = counter.load(counter.write("f.csv", rows[0], rows[1], rows[0], rows[2]));
        assertThat(report.read()).isEqualTo(3);
        assertThat(report.accepted()).isEqualTo(2);
        assertThat(counter.quarantined().getFirst().reason()).isEqualTo("repeats the header, and is no declaration");
    }

    @Test
    void descriptions_alone_in_quotes_are_a_column_and_no_lines_in_quotes() throws IOException {
        Path file = counter.write("f.csv", "description", "\"Coffee, roasted\"", "\"Tea, green\"");
        assertThatThrownBy(() -> counter.load(file)).hasMessageContaining("no column was found for");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "----------,----------,--------,-----,--,-----,-------,---,----#is a line drawn between rows, or a count of them, and no declaration",
                "(2 rows)#is a line drawn between rows, or a count of them, and no declaration",
                "2 rows selected.#is a line drawn between rows, or a count of them, and no declaration",
                "2 rows in set (0.01 sec)#is a line drawn between rows, or a count of them, and no declaration",
                "DECLARATION NO,ACCEPTANCE DATE,HS CODE,GOODS DESCRIPTION,COUNTRY OF ORIGIN,NET WEIGHT KG,CUSTOMS VALUE,CURRENCY,IMPORTER TIN"
                        + "#repeats the header, and is no declaration",
                ",,,Загальна сума,,241,3000,,#is a total of other rows, and no declaration",
                "المجموع الكلي,,,,,241,3000,,#is a total of other rows, and no declaration",
                "Tổng cộng:,,,,,241,3000,,#is a total of other rows, and no declaration",
                "Toplam tutar,,,,,241,3000,,#is a total of other rows, and no declaration",
                "Gesamtergebnis,,,,,241,3000,,#is a total of other rows, and no declaration",
                "Total EUR,,,,,241,3000,,#is a total of other rows, and no declaration",
                "A1 Total,,,,,241,3000,,#is a total of other rows, and no declaration",
                "Subtotal A1,,,,,241,3000,,#is a total of other rows, and no declaration",
                "Totals Ltd,,,,,241,3000,,#is not given, and must be",
            })
    void what_is_no_row_is_set_aside_as_what_it_is_and_is_no_fault_of_the_others(String row, String why)
            throws IOException {
        Path file = counter.write("f.csv", Counter.rows(Counter.row("A1"), Counter.row("A2"), row));
        assertThat(counter.load(file).accepted()).isEqualTo(2);
        assertThat(counter.quarantined().getFirst().reason()).startsWith(why);
        List<CheckedMessage> judged = new ArrayList<>();
        new FileCheck(CheckBook.EMPTY, judged::add).check(file, null);
        assertThat(judged).hasSize(why.startsWith("is not given") ? 3 : 2);
    }
}
