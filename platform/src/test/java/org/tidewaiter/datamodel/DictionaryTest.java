package org.tidewaiter.datamodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.engine.Session;

/** DICTIONARY.md says of every column of the schema what it means, and of none that is not there. */
class DictionaryTest {
    /** Column → its cells, of each table or view that has a heading of the third level. */
    private static Map<String, Map<String, String[]>> dictionary() throws IOException {
        Path file = Path.of("..", "DICTIONARY.md").toAbsolutePath().normalize();
        Map<String, Map<String, String[]>> tables = new TreeMap<>();
        String table = "";
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith("#")) {
                table = line.startsWith("### ") ? line.substring(4).strip() : "";
            } else if (line.startsWith("| `") && !table.isEmpty()) {
                String[] cells = line.substring(1).split("\\|", -1);
                for (int i = 0; i < cells.length; i++) {
                    cells[i] = cells[i].strip();
                }
                tables.computeIfAbsent(table, t -> new LinkedHashMap<>()).put(cells[0].replace("`", ""), cells);
            }
        }
        return tables;
    }

    private record Column(String table, String column, String type) {}

    private static List<Column> schema() {
        try (Lake lake = Lake.inMemory()) {
            Schema.create(lake);
            try (Session session = lake.session()) {
                return session.query(Column.class, """
                    select case when table_schema = 'main' then table_name else table_schema || '.' || table_name end as "table",
                           column_name as "column", lower(data_type) as type
                    from information_schema.columns
                    where table_schema in ('main', 'store')
                    order by 1, ordinal_position\
                    """);
            }
        }
    }

    @Test
    void every_column_of_the_schema_has_its_line_in_the_same_order() throws IOException {
        Map<String, List<String>> expected = new TreeMap<>();
        schema().forEach(c ->
                expected.computeIfAbsent(c.table, t -> new ArrayList<>()).add(c.column + " " + c.type));
        Map<String, List<String>> written = new TreeMap<>();
        dictionary()
                .forEach((table, columns) -> columns.forEach((column, cells) ->
                        written.computeIfAbsent(table, t -> new ArrayList<>()).add(column + " " + cells[1])));
        assertThat(written).isEqualTo(expected);
    }

    @Test
    void every_column_has_a_meaning() throws IOException {
        dictionary()
                .forEach((table, columns) -> assertThat(columns.values())
                        .as(table)
                        .allSatisfy(cells -> assertThat(cells[3]).isNotBlank()));
    }

    @Test
    void the_wco_element_is_the_one_of_the_field() throws IOException {
        Map<String, Map<String, String[]>> tables = dictionary();
        for (Field field : Field.values()) {
            String table = field.part().name().toLowerCase(Locale.ROOT);
            String[] cells = tables.getOrDefault(table, Map.of()).getOrDefault(field.viewColumn(), new String[0]);
            assertThat(cells).as(field.path()).isNotEmpty();
            String wco = cells.length > 5 ? cells[4] : "";
            assertThat(wco.replaceFirst(" .*", "")).as(field.path()).isEqualTo(field.wcoId());
        }
    }
}
