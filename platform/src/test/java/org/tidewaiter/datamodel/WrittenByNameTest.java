package org.tidewaiter.datamodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A statement that fills a table of the model names its columns: one added in the middle then shifts nothing into another. */
class WrittenByNameTest {
    private static final Pattern WITHOUT_NAMES = Pattern.compile(
            "insert into (?!by_)([a-z_.]+)\"?\\s*(?:\\+\\s*\")?\\s*(select|values|from|with)\\b",
            Pattern.CASE_INSENSITIVE);

    /** A table named by a variable, in Java or in a file of SQL, whose columns do not stand behind it. */
    private static final Pattern VARIABLE_WITHOUT_NAMES = Pattern.compile(
            "insert into (?:\"\\s*\\+\\s*[\\w.()]+(?!\\s*\\+\\s*\" (?:\\(|by name\\b))(?![\\w.()])"
                    + "|[$%{][\\w{}$%]*(?!\\s*\\(|\\s+by name\\b)(?![\\w{}$%]))",
            Pattern.CASE_INSENSITIVE);

    @Test
    void no_statement_of_the_product_fills_a_table_by_the_order_of_its_columns() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src/main"))) {
            assertThat(sources.filter(p -> p.toString().matches(".*\\.(java|sql)"))
                            .flatMap(p -> nameless(p).map(found -> p + ": " + found)))
                    .isEmpty();
        }
    }

    @Test
    void what_is_looked_for_is_found() {
        assertThat(List.of(
                        "insert into store.defect\nselect 1",
                        "insert into store.defect\nwith one as (select 1) select * from one",
                        "insert into load values (?)",
                        "\"insert into load\"\n  + \" select 1\""))
                .allMatch(sql -> WITHOUT_NAMES.matcher(sql).find());
        assertThat(List.of("insert into load (load_id) values (?)", "insert into load by name select 1 as load_id"))
                .noneMatch(sql -> WITHOUT_NAMES.matcher(sql).find());
        assertThat(List.of(
                        "\"insert into \" + table + columns + \" select number",
                        "\"insert into \" + table + \" select 1\"",
                        "\"insert into \" + of(field) + \" values (1)\"",
                        "insert into $table select 1",
                        "insert into {table} values (1)"))
                .allMatch(sql -> VARIABLE_WITHOUT_NAMES.matcher(sql).find());
        assertThat(List.of(
                        "\"insert into \" + table + \" (\" + columns + \") select 1\"",
                        "\"insert into \"\n + table\n + \" by name select 1\"",
                        "insert into $table (declaration_key, $columns)",
                        "insert into {table} by name select 1"))
                .noneMatch(sql -> VARIABLE_WITHOUT_NAMES.matcher(sql).find());
    }

    private static Stream<String> nameless(Path source) {
        try {
            String text = Files.readString(source);
            return Stream.of(WITHOUT_NAMES, VARIABLE_WITHOUT_NAMES)
                    .flatMap(pattern -> pattern.matcher(text).results())
                    .map(MatchResult::group)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
