package org.tidewaiter.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewaiter.access.Actor;

/** Numbers that no quantity has: a row with one is quarantined, soon and with little memory, and no other row with it. */
@Tag("slow")
class NumbersBeyondReasonTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String DAY = "2021-03-31";

    @TempDir
    Path directory;

    @AutoClose
    private Door door;

    @BeforeEach
    void open() {
        door = new Door(directory);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1000000000", "2147483648", "99999999999999999"})
    void an_item_number_version_or_count_of_packages_that_no_table_keeps_sets_its_row_aside(String number)
            throws Exception {
        for (String field : List.of("goods_item.sequence", "declaration.version", "declaration.packages")) {
            door.with(Door.COLUMNS + "  nr: " + field + "\n");
            LoadReport report = door.load("id,nr,day,hs,kg,who\nA" + field + ",7,2021-03-31,870323,12,P\nB," + number
                    + ",2021-03-31,870323,12,P\n");
            assertThat(List.of(report.accepted(), report.quarantined())).containsExactly(1L, 1L);
            assertThat(door.quarantined().getLast().field()).isEqualTo(field);
            assertThat(door.quarantined().getLast().reason()).isEqualTo("has more than the 9 digits that are kept");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e999999999",
                "1E+999999999",
                "-1e999999999",
                "1e2147483648",
                "1e41",
                "9.9e400",
                "NaN",
                "Infinity",
                "-Infinity",
                "0x10",
                "0x1p3",
                "1d",
                "1f",
                "∞"
            })
    void in_csv(String number) throws Exception {
        String rows = "A," + DAY + ",870323,12,P\nB," + DAY + ",870323," + number + ",P\n";
        LoadReport report = assertTimeout(SOON, () -> door.load(Door.HEADER + rows));
        assertThat(report.accepted()).isEqualTo(1);
        assertThat(report.quarantined()).isEqualTo(1);
        assertThat(door.quarantined().getLast().field()).isEqualTo("goods_item.net_mass_kg");
        assertThat(door.number("select count(*) from goods_item where net_mass_kg is null"))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e999999999",
                "1E+999999999",
                "-1e999999999",
                "1e41",
                "12e400000",
                "\"1e999999999\"",
                "\"NaN\"",
                "NaN",
                "Infinity",
                "-Infinity",
                "\"0x10\""
            })
    void in_json_and_json_lines(String number) throws Exception {
        String first = "{\"id\":\"A\",\"day\":\"" + DAY + "\",\"hs\":\"870323\",\"kg\":12,\"who\":\"P\"}";
        String second = "{\"id\":\"B\",\"day\":\"" + DAY + "\",\"hs\":\"870323\",\"kg\":" + number + ",\"who\":\"P\"}";
        Path array = Files.writeString(directory.resolve("a.json"), "[" + first + "," + second + "]");
        Path lines = Files.writeString(
                directory.resolve("b.ndjson"),
                first.replace("\"A\"", "\"C\"") + "\n" + second.replace("\"B\"", "\"D\"") + "\n");
        for (Path file : new Path[] {array, lines}) {
            LoadReport report = assertTimeout(SOON, () -> door.load(file, LoadOptions.plain(Actor.systemUser())));
            assertThat(report.accepted()).as(file.toString()).isEqualTo(1);
            assertThat(report.quarantined()).as(file.toString()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"8e999999999", "1E+2147483647", "\"2.0240311E+11\"", "\"3E+40\""})
    void as_an_identifier(String number) throws Exception {
        Path file = Files.writeString(
                directory.resolve("a.json"),
                "[{\"id\":" + number + ",\"day\":\"" + DAY + "\",\"hs\":\"870323\",\"kg\":1,\"who\":\"P\"}]");
        LoadReport report = assertTimeout(SOON, () -> door.load(file, LoadOptions.plain(Actor.systemUser())));
        assertThat(report.quarantined()).isEqualTo(1);
        assertThat(door.quarantined().getFirst().field()).isEqualTo("declaration.declaration_id");
    }

    @Test
    void half_a_character_in_json_is_quarantined_and_no_other_row_with_it() throws Exception {
        String row = "{\"id\":\"A\",\"day\":\"" + DAY + "\",\"hs\":\"870323\",\"kg\":1,\"who\":\"P\"}";
        Path file = Files.writeString(
                directory.resolve("a.json"),
                "[" + row + "," + row.replace("\"A\"", "\"B\"").replace("\"P\"", "\"\\ud800x\"") + "]");
        LoadReport report = door.load(file, LoadOptions.plain(Actor.systemUser()));
        assertThat(report.accepted()).isEqualTo(1);
        assertThat(report.quarantined()).isEqualTo(1);
        assertThat(door.quarantined().getFirst().reason()).contains("no text");
    }

    @Test
    void the_number_of_a_billion_digits() throws Exception {
        Path file = Path.of(getClass()
                .getResource("/org/tidewaiter/intake/cases/number-of-a-billion-digits.json")
                .toURI());
        door.with("{name: small, columns: {declaration.declaration_id: declaration.declaration_id,"
                + " declaration.accepted_at: declaration.accepted_at, goods_item.hs_code: goods_item.hs_code,"
                + " goods_item.net_mass_kg: goods_item.net_mass_kg}, constants: {goods_item.sequence: 1}}");
        LoadReport report =
                assertTimeout(Duration.ofSeconds(1), () -> door.load(file, LoadOptions.plain(Actor.systemUser())));
        assertThat(report.quarantined()).isEqualTo(1);
        assertThat(door.quarantined().getFirst().value()).isEqualTo("1E+999999999");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "1E+308", "1e-999999999", "NaN", "INF"})
    void in_workbooks(String number) throws Exception {
        List<List<String>> rows =
                List.of(RawWorkbook.texts(List.of("id", "day", "hs", "kg", "who")), row("A", "12"), row("B", number));
        Path file = RawWorkbook.of(rows).write(directory.resolve("a.xlsx"));
        LoadReport report = assertTimeout(SOON, () -> door.load(file, LoadOptions.plain(Actor.systemUser())));
        assertThat(report.accepted()).isEqualTo(1);
        assertThat(report.quarantined()).isEqualTo(1);
    }

    /**
     * A number of three million digits took minutes to be reckoned; one of a hundred thousand, as the only value of its column, was looked at for
     * ever.
     */
    @ParameterizedTest
    @ValueSource(ints = {500, 100_000, 3_000_000})
    void of_very_many_digits_in_workbooks(int digits) throws Exception {
        in_workbooks("9".repeat(digits));
    }

    private static List<String> row(String id, String number) {
        List<String> row = new ArrayList<>(RawWorkbook.texts(List.of(id, DAY, "870323")));
        row.addAll(List.of(RawWorkbook.number(number), RawWorkbook.text("P")));
        return row;
    }
}
