package org.tidewaiter;

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

/** SQL of more than four lines stands in a file beside its class, where it can be read and run by itself. */
class SqlInJavaTest {
    private static final int MOST_LINES = 4;
    private static final Pattern SQL =
            Pattern.compile("(?i)\\s*(select|insert into|update|delete from|create|with)\\b.*", Pattern.DOTALL);
    /** A block of text, or texts that are added up. */
    private static final Pattern TEXT = Pattern.compile(
            "\"\"\"(.*?)\"\"\"|(\"(?:[^\"\\\\\\n]|\\\\.)*+\"(?:\\s*\\+\\s*(?:[\\w.()]+|\"(?:[^\"\\\\\\n]|\\\\.)*+\"))*+)",
            Pattern.DOTALL);

    @Test
    void statements_of_more_than_four_lines_stand_in_files_of_their_own() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            assertThat(sources.filter(p -> p.toString().endsWith(".java"))
                            .flatMap(p -> tooLong(read(p)).stream().map(sql -> p + ": " + sql)))
                    .isEmpty();
        }
    }

    @Test
    void a_long_statement_is_found_in_both_forms_and_a_short_one_is_not() {
        String block = "query(\"\"\"\n select a,\n b,\n c,\n d\n from t\n \"\"\")";
        String added = "query(\"select a,\"\n + \" b,\"\n + name\n + \" c,\"\n + \" d from t\")";
        assertThat(List.of(block, added))
                .allSatisfy(java -> assertThat(tooLong(java)).hasSize(1));
        assertThat(tooLong("query(\"select a,\"\n + \" b from t\")")).isEmpty();
        assertThat(tooLong("say(\"Select one,\"\n + \" two\")")).isEmpty();
    }

    private static List<String> tooLong(String java) {
        return TEXT.matcher(java)
                .results()
                .filter(text ->
                        SQL.matcher(text.group().replaceFirst("^\"+", "")).matches())
                .map(MatchResult::group)
                .map(String::strip)
                .filter(text -> text.replaceAll("^\"\"\"\\s*\\n|\\n\\s*\"\"\"$", "")
                                .lines()
                                .count()
                        > MOST_LINES)
                .toList();
    }

    private static String read(Path source) {
        try {
            return Files.readString(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
