package org.tidewaiter.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that are no table of one header, one encoding and separated values: each is told as what it is. */
class TextRecordsTest {
    private static final String HEADER = "Declaration number,Date,HS code,Importer name,Net mass,Customs value\n";

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "number=D%d\ndate=2024-03-0%d\nhs=84713000\nname=Alpha, Beta & Co\n\n",
                "Number: D%d\nDate: 2024-03-0%d\nHS code: 84713000\nRemark: two: three\n----\n",
                "number=D%d date=2024-03-0%d hs=84713000 name=\"Alpha Ltd\" mass=12.5\n",
                "number=D%d;date=2024-03-0%d;hs=84713000;name=Alpha Ltd\n",
                "[record]\nnumber = D%d\ndate = 2024-03-0%d\nhs = 84713000\n"
            })
    void records_of_names_and_values_are_told_as_such(String record) {
        assertThatThrownBy(() -> open(records(record, 4)))
                .hasMessageContaining("holds records of names and values")
                .hasMessageNotContaining("column");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- number: D%d\n  date: 2024-03-0%d\n  hs: '84713000'\n",
                "- {number: D%d, date: 2024-03-0%d, hs: '84713000'}\n"
            })
    void lists_in_yaml_are_told_as_such(String entry) {
        assertThatThrownBy(() -> open(records(entry, 4))).hasMessageContaining("is a list in YAML");
        assertThatThrownBy(() -> open("---\ndeclarations:\n" + records(entry, 4).indent(2)))
                .hasMessageContaining("is a list in YAML");
    }

    @Test
    void an_e_mail_is_told_as_such() {
        assertThatThrownBy(() -> open("From: a@example.org\nTo: b@example.org\nSubject: values\n\nHS code: 84713000\n"))
                .hasMessageContaining("is an e-mail");
    }

    @Test
    void tables_with_signs_of_equality_and_colons_are_tables() throws IOException {
        assertThat(open("Number,Date: time,HS=code\nD1,10:15,a=b\nD2,10:16,c=d\nD3,10:17,e=f\nD4,10:18,g=h\n")
                        .dialect()
                        .delimiter())
                .isEqualTo(',');
        assertThat(open("Number\tNote: free\nD1\ta: b\nD2\tc: d\nD3\te: f\n")
                        .dialect()
                        .delimiter())
                .isEqualTo('\t');
    }

    @Test
    void commas_within_amounts_part_no_columns_of_fixed_width() {
        String rows = IntStream.range(1, 9)
                .mapToObj(i -> String.format(
                        Locale.ROOT,
                        "D%05d  2024-03-%02d 84713000 %-20s%,14.2f%,10d\n",
                        i,
                        i,
                        "ALPHA LTD",
                        i * 4321.5,
                        i * 1234))
                .collect(Collectors.joining());
        assertThatThrownBy(
                        () -> open("NUMBER  DATE       HSCODE   IMPORTER                     VALUE      MASS\n" + rows))
                .hasMessageContaining("is a table of fixed width");
        assertThatThrownBy(() -> open(rows)).hasMessageContaining("is a table of fixed width");
    }

    @Test
    void a_table_padded_with_blanks_between_its_commas_is_separated() throws IOException {
        assertThat(
                        open("NUMBER , DATE       , HS       , VALUE\nD1     , 2024-03-01 , 84713000 ,   12.5\nD2     , 2024-03-02 ,"
                                        + " 84713000 ,  112.5\n")
                                .dialect()
                                .delimiter())
                .isEqualTo(',');
    }

    @Test
    void a_first_line_without_end_says_so_and_not_that_it_has_no_header() {
        String names = IntStream.range(0, 60_000).mapToObj(i -> "name" + i).collect(Collectors.joining(","));
        assertThatThrownBy(() -> open(names + "\n" + names + "\n"))
                .hasMessageContaining("first line of more than 256 KB");
    }

    @Test
    void a_second_table_below_the_first_is_found_by_its_names() throws IOException {
        String rows = records("D%d,2024-03-0%d,84713000,Alpha Ltd,12.5,100\n", 4);
        assertThat(open(HEADER + rows + "\nOffice,Name,Region\nNB01,Nairobi,Central\n")
                        .secondTable())
                .isEqualTo(7);
        assertThat(open(HEADER + rows + "Number,Day,Code,Seller,Gross mass,Freight\n" + rows)
                        .secondTable())
                .isEqualTo(6);
    }

    @Test
    void totals_headers_repeated_and_rows_of_null_words_begin_no_second_table() throws IOException {
        String rows = records("D%d,2024-03-0%d,84713000,Alpha Ltd,12.5,100\n", 4);
        assertThat(open(HEADER + rows + "Total,,,,50,400\n").secondTable()).isZero();
        assertThat(open(HEADER + rows + HEADER + rows).secondTable()).isZero();
        assertThat(open(HEADER + rows + "N/A,N/A,N/A,Alpha,N/A,N/A\n" + rows).secondTable())
                .isZero();
        assertThat(open(HEADER + rows + "\nPrepared by the office of Nairobi\n").secondTable())
                .isZero();
    }

    @Test
    void lines_of_several_encodings_are_refused_with_what_each_spells() throws IOException {
        byte[] french = lines("Établissements Hébert & Frères", "windows-1252");
        byte[] russian = lines("Завод имени Лихачёва", "windows-1251");
        byte[] utf8 = lines("Société Générale d'Équipement", "UTF-8");
        for (byte[][] parts : new byte[][][] {{french, russian}, {utf8, russian, french}, {utf8, french, russian}}) {
            assertThatThrownBy(() -> open(parts))
                    .hasMessageContaining("more than one encoding")
                    .hasMessageContaining("windows-1251")
                    .hasMessageContaining("windows-1252");
        }
        assertThat(open(new byte[][] {utf8, french}).charset()).isEqualTo(Charset.forName("windows-1252"));
        assertThat(open(new byte[][] {utf8, russian}).charset()).isEqualTo(Charset.forName("windows-1251"));
    }

    @Test
    void a_second_encoding_far_down_is_refused_when_it_is_read() throws IOException {
        byte[] utf8 = lines("Société Générale d'Équipement", "UTF-8");
        byte[][] parts = new byte[2_000][];
        java.util.Arrays.fill(parts, utf8);
        parts[1_990] = lines("Établissements Hébert & Frères", "windows-1252");
        parts[1_995] = lines("Завод имени Лихачёва", "windows-1251");
        TableFile file = open(parts);
        try (DecodingReader reader = DecodingReader.open(file)) {
            assertThatThrownBy(() -> {
                        char[] some = new char[8_192];
                        while (reader.read(some, 0, some.length) >= 0) {
                            // on to the end
                        }
                    })
                    .hasStackTraceContaining("more than one encoding");
        }
    }

    private static byte[] lines(String name, String charset) {
        return records("D%d;2024-03-0%d;84713000;" + name + ";100\n", 4).getBytes(Charset.forName(charset));
    }

    private static String records(String record, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> String.format(Locale.ROOT, record, i, i))
                .collect(Collectors.joining());
    }

    private TableFile open(String text) throws IOException {
        return TableFile.open(
                Files.write(Files.createTempFile(directory, "t", ".txt"), text.getBytes(StandardCharsets.UTF_8)),
                ReadingHints.Csv.FOUND);
    }

    private TableFile open(byte[][] parts) throws IOException {
        java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
        all.writeBytes("Number;Date;HS code;Importer;Value\n".getBytes(StandardCharsets.UTF_8));
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return TableFile.open(
                Files.write(Files.createTempFile(directory, "t", ".csv"), all.toByteArray()), ReadingHints.Csv.FOUND);
    }
}
