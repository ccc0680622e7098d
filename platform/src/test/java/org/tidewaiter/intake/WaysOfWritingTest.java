package org.tidewaiter.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Some sixty small files, each with one way of writing a column: {@code cases/ways-of-writing.txt}. One workspace takes them all. */
@Tag("slow")
class WaysOfWritingTest {
    private static final Map<String, String> USUAL = usual();

    @TempDir
    static Path directory;

    @AutoClose
    private static Counter counter;

    private static int files;

    /** A file and what becomes of it. */
    record Case(
            String title,
            Map<String, String> names,
            Map<String, List<String>> cells,
            String expression,
            List<String> stored,
            String asked,
            List<String> aside,
            List<String> told) {
        @Override
        public String toString() {
            return title;
        }
    }

    @BeforeAll
    static void open() {
        counter = new Counter(directory);
    }

    private static Map<String, String> usual() {
        Map<String, String> usual = new LinkedHashMap<>();
        usual.put("declaration_number", "");
        usual.put("acceptance_date", "2024-03-11");
        usual.put("hs_code", "01012100");
        usual.put("goods_description", "Pure-bred horses");
        usual.put("origin_country", "FR");
        usual.put("net_mass_kg", "120.5");
        usual.put("customs_value", "1500.25");
        usual.put("currency", "EUR");
        usual.put("importer_tin", "T100");
        return usual;
    }

    static List<Case> cases() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(WaysOfWritingTest.class.getResourceAsStream("cases/ways-of-writing.txt"))) {
            return Stream.of(new String(in.readAllBytes(), StandardCharsets.UTF_8).split("(?m)^== "))
                    .skip(1)
                    .map(WaysOfWritingTest::read)
                    .toList();
        }
    }

    private static Case read(String text) {
        List<String> lines = text.strip().lines().toList();
        Map<String, String> names = new LinkedHashMap<>();
        Map<String, List<String>> cells = new LinkedHashMap<>();
        List<String> told = new ArrayList<>();
        Case found = new Case(lines.getFirst(), names, cells, "", List.of(), "", new ArrayList<>(), told);
        for (String line : lines.subList(1, lines.size())) {
            String rest = line.substring(2);
            switch (line.charAt(0)) {
                case '?' -> found = new Case(found.title, names, cells, "", List.of(), rest, found.aside, told);
                case '!' -> found.aside.add(rest);
                case '>' -> told.add(rest);
                case '=' -> {
                    int colon = rest.lastIndexOf(": ", rest.contains("|| ") ? rest.length() : rest.indexOf(": "));
                    found = new Case(
                            found.title,
                            names,
                            cells,
                            rest.substring(0, colon),
                            values(rest.substring(colon + 2)),
                            "",
                            found.aside,
                            told);
                }
                default -> {
                    String name = line.substring(0, line.indexOf(": "));
                    String column = name.replaceFirst(" as .*", "");
                    names.put(column, name.replaceFirst(".* as ", ""));
                    cells.put(column, values(line.substring(line.indexOf(": ") + 2)));
                }
            }
        }
        return found;
    }

    private static List<String> values(String text) {
        return Arrays.stream(text.split("\\|(?!\\|)(?<!\\|\\|)", -1))
                .map(String::strip)
                .toList();
    }

    private static Path file(Case one) throws IOException {
        int number = ++files;
        int rows = one.cells.values().iterator().next().size();
        List<String> columns = new ArrayList<>(USUAL.keySet());
        one.cells.keySet().stream().filter(c -> !columns.contains(c)).forEach(columns::add);
        columns.removeIf(c -> "none".equals(one.names.get(c)));
        List<String> lines = new ArrayList<>();
        lines.add(
                columns.stream().map(c -> quoted(one.names.getOrDefault(c, c))).collect(Collectors.joining(";")));
        for (int row = 0; row < rows; row++) {
            int at = row;
            String id = "F" + number + "-" + row;
            lines.add(columns.stream()
                    .map(c -> one.cells.containsKey(c)
                            ? one.cells.get(c).get(at)
                            : c.equals("declaration_number") ? id : USUAL.getOrDefault(c, ""))
                    .map(WaysOfWritingTest::quoted)
                    .collect(Collectors.joining(";")));
        }
        return counter.write("f" + number + ".csv", lines.toArray(String[]::new));
    }

    private static String quoted(String cell) {
        return cell.matches("[\\w.-]*") ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }

    @ParameterizedTest
    @MethodSource("cases")
    void what_is_sure_is_read_and_what_is_not_is_asked_about_or_set_aside(Case one) throws IOException {
        Path file = file(one);
        if (!one.asked.isEmpty()) {
            assertThatThrownBy(() -> counter.load(file)).hasMessageContaining(one.asked);
            return;
        }
        LoadReport report = counter.load(file);
        assertThat(counter.values(report.loadId(), one.expression)).isEqualTo(one.stored);
        List<String> why = counter
                .workspace
                .lake()
                .maps("select reason from quarantine where load_id = " + report.loadId() + " order by line_number")
                .stream()
                .map(row -> String.valueOf(row.get("reason")))
                .toList();
        assertThat(why).hasSameSizeAs(one.aside);
        for (int i = 0; i < why.size(); i++) {
            assertThat(why.get(i)).contains(one.aside.get(i));
        }
        for (String told : one.told) {
            assertThat(report.remarks()).anyMatch(r -> r.contains(told));
        }
    }
}
