package org.tidewaiter.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewaiter.access.Actor;
import org.tidewaiter.mapping.Mapping;

/** Quotes that a backslash escapes, doubled marks of the byte order, and codes written with words. */
@Tag("slow")
class WordsAndQuotesTest {
    @TempDir
    Path directory;

    @AutoClose
    private Counter counter;

    @BeforeEach
    void open() {
        counter = new Counter(directory);
    }

    private static String quoted(String id, String description) {
        return "\"" + id + "\",\"2024-03-11\",\"01012100\",\"" + description
                + "\",\"FR\",\"120.5\",\"1500.25\",\"EUR\",\"T100\"";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "Steel tube 5\\\" long~Steel tube 5\" long",
                "Steel tube 5\\\"~Steel tube 5\"",
                "5\\\" x 3\\\" tube~5\" x 3\" tube",
                "\\\"Lion\\\" brand, large~\"Lion\" brand, large",
                "Tube 5\\\" on C:\\\\~Tube 5\" on C:\\"
            })
    void a_quote_that_a_backslash_escapes_swallows_no_row(String written, String read) throws IOException {
        Path file = counter.write(
                "f.csv", Counter.rows(quoted("A1", written), quoted("A2", "Horses"), quoted("A3", "Horses")));
        assertThat(counter.load(file).accepted()).isEqualTo(3);
        assertThat(counter.values("description")).containsExactly(read, "Horses", "Horses");
    }

    @ParameterizedTest
    @ValueSource(strings = {", ", "; ", "| "})
    void blanks_before_a_quote_are_no_part_of_the_value(String between) throws IOException {
        String quotes = "\"" + between + "\"";
        String sign = between.strip();
        Path file = counter.write(
                "f.csv",
                ("\"" + Counter.rows(new String[0])[0].replace(",", quotes) + "\"").replace("\" ", "\""),
                quoted("A1", "Horses" + sign + " \"\"Lion\"\"" + sign + " brown")
                        .replace("\",\"", quotes),
                quoted("A2", "Horses" + sign + "\n  tall").replace("\",\"", quotes),
                quoted("A3", "Horses")
                        .replace("\",\"", quotes)
                        .replace("T100", "T200\"  ")
                        .replace("  \"", "  "),
                quoted("A4", "Horses").replace("\",\"", quotes).replace("120.5", "many"));
        assertThat(counter.load(file).accepted()).isEqualTo(3);
        assertThat(counter.values("description"))
                .containsExactly(
                        "Horses" + sign + " \"Lion\"" + sign + " brown", "Horses" + sign + "\n  tall", "Horses");
        assertThat(counter.values("importer_id")).containsExactly("T100", "T100", "T200");
        assertThat(counter.quarantined().getFirst().reason()).contains("is not a number");
        assertThat(counter.quarantined().getFirst().originalText()).startsWith("\"A4\"" + sign + "\"2024-03-11\"");
    }

    @Test
    void a_quoted_word_behind_a_blank_is_of_its_text() throws IOException {
        Path file = counter.write(
                "f.csv",
                Counter.rows(
                        Counter.row("A1").replace("Pure-bred breeding horses", " \"Lion\" brand horses"),
                        Counter.row("A2").replace("Pure-bred breeding horses", " \"Lion\"")));
        assertThat(counter.load(file).accepted()).isEqualTo(2);
        assertThat(counter.values("description")).containsExactly("\"Lion\" brand horses", "\"Lion\"");
    }

    @Test
    void a_backslash_at_the_end_of_a_value_is_no_escape() throws IOException {
        Path file = counter.write(
                "f.csv",
                Counter.rows(quoted("A1", "Files in C:\\"), quoted("A2", "Horses"), quoted("A3", "5\"\" tube")));
        assertThat(counter.load(file).accepted()).isEqualTo(3);
        assertThat(counter.values("description")).containsExactly("Files in C:\\", "Horses", "5\" tube");
    }

    @Test
    void a_refused_row_with_escaped_quotes_keeps_a_text_that_can_come_back() throws IOException {
        Path file = counter.write(
                "f.csv",
                Counter.rows(
                        quoted("A1", "Tube 5\\\" long").replace("120.5", "many"),
                        quoted("A2", "Tube 5\\\" long"),
                        quoted("A3", "Horses")));
        assertThat(counter.load(file).accepted()).isEqualTo(2);
        assertThat(counter.quarantined().getFirst().reason()).contains("is not a number");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void a_mark_of_the_byte_order_where_files_were_put_behind_one_another_is_no_part_of_what_follows(String end)
            throws IOException {
        String header = Counter.rows(new String[0])[0];
        List<String> first = List.of(header, quoted("A1", "Horses"), quoted("A2", "Horses"), quoted("A3", "Horses"));
        List<String> second = List.of(quoted("A4", "Horses"), quoted("A5", "Horses"));
        String quotedHeader = "\"" + header.replace(",", "\",\"") + "\"";
        String text = "\uFEFF" + String.join(end, first) + end + "\uFEFF" + String.join(end, second) + end + "\uFEFF"
                + quotedHeader + end + quoted("A6", "Horses") + end;
        Path file = Files.writeString(directory.resolve("f.csv"), text);
        assertThat(counter.load(file).accepted()).isEqualTo(6);
        assertThat(counter.values("declaration.declaration_id")).containsExactly("A1", "A2", "A3", "A4", "A5", "A6");
        assertThat(counter.quarantined().getFirst().reason()).contains("repeats the header");
    }

    @Test
    void a_doubled_mark_of_the_byte_order_is_no_part_of_the_first_name() throws IOException {
        String[] rows = Counter.rows(Counter.row("A1"), Counter.row("A2"));
        rows[0] = "\uFEFF\uFEFF" + rows[0];
        assertThat(counter.load(counter.write("f.csv", rows)).accepted()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HS01012100", "H.S. 0101.21.00", "HS 0101 21 00", "hs code: 01012100", "HTS 0101.21.00"})
    void words_before_an_hs_code_are_no_part_of_it(String code) throws IOException {
        Path file = counter.write(
                "f.csv", Counter.rows(Counter.row("A1"), Counter.row("A2").replace("01012100", code)));
        assertThat(counter.load(file).accepted()).isEqualTo(2);
        assertThat(counter.values("hs_code")).containsOnly("01012100");
    }

    @ParameterizedTest
    @CsvSource({
        "US Dollar,USD", "U.S. Dollars,USD", "euros,EUR", "Pound Sterling,GBP", "dollar des États-Unis,USD",
        "Japanese Yen,JPY", "Chinese Yuan,CNY", "Indian Rupee,INR", "доллар США,USD", "dólar estadounidense,USD"
    })
    void names_of_currencies_are_read(String name, String code) throws IOException {
        Path file = counter.write(
                "f.csv",
                Counter.rows(
                        Counter.row("A1").replace("EUR", name),
                        Counter.row("A2").replace("EUR", name)));
        assertThat(counter.load(file).accepted()).isEqualTo(2);
        assertThat(counter.values("currency")).containsOnly(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Dollars", "peso", "Rupees"})
    void a_name_that_several_currencies_have_is_none(String name) throws IOException {
        Path file = counter.write(
                "f.csv",
                Counter.rows(
                        Counter.row("A1"), Counter.row("A2"), Counter.row("A3").replace("EUR", name)));
        assertThat(counter.load(file).accepted()).isEqualTo(2);
        assertThat(counter.quarantined().getFirst().reason())
                .contains(", ")
                .contains("say under codes in the mapping which of them it is");
    }

    @Test
    void lakhs_with_the_word_of_their_currency_are_read() throws IOException {
        Path file = counter.write(
                "f.csv",
                Counter.rows(
                        Counter.row("A1").replace("1500.25", "\"Rs. 1,00,000\"").replace("EUR", "INR")));
        assertThat(counter.load(file).accepted()).isEqualTo(1);
        assertThat(counter.values("customs_value || currency")).containsExactly("100000.000INR");
    }

    @Test
    void the_last_day_of_the_current_month_is_today() throws IOException {
        String month = LocalDate.now(ZoneOffset.UTC).toString().substring(0, 7);
        Path file = counter.write("f.csv", "No,Period,HS", "A1," + month + ",01012100");
        String yaml = "columns: {No: declaration.declaration_id, HS: goods_item.hs_code,"
                + " Period: {field: declaration.accepted_at, day: last}}";
        LoadReport report = TableLoad.load(
                counter.workspace,
                file,
                Mapping.parse(yaml, "m"),
                LoadOptions.plain(Actor.systemUser()),
                LoadProgress.SILENT);
        assertThat(report.accepted()).isEqualTo(1);
        assertThat(counter.values("accepted_at").getFirst()).startsWith(month);
    }
}
