package org.tidewaiter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documents for developers name stands in the code: a class that was renamed is renamed there too. */
class NamesInDocumentsTest {
    private static final Pattern QUOTED = Pattern.compile("`([^`\n]+)`");
    private static final Pattern CLASS = Pattern.compile("\\b[A-Z][a-z]+(?:[A-Z][a-z]+)+\\b");
    private static final Pattern MEMBER = Pattern.compile("\\b([A-Z][a-z]+[A-Za-z]*)\\.([a-zA-Z]\\w+)");
    private static final Pattern DECLARED =
            Pattern.compile("\\b(?:class|record|interface|enum|import [\\w.]+\\.(?=[A-Z]\\w+;)) ?([A-Z]\\w+)");
    private static final Set<String> ENDINGS = Set.of("java", "sql", "yaml", "tsv", "csv");

    private static final Map<String, String> SOURCES = new HashMap<>();
    private static final Set<String> KNOWN = new HashSet<>();

    @BeforeAll
    static void read() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                String text = Files.readString(file);
                SOURCES.put(file.getFileName().toString().replace(".java", ""), text);
                DECLARED.matcher(text).results().forEach(m -> KNOWN.add(m.group(1)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ARCHITECTURE.md", "CONTRIBUTING.md"})
    void every_class_and_member_that_a_document_names_is_there(String document) throws IOException {
        String text = Files.readString(Path.of("..", document));
        List<String> quoted =
                QUOTED.matcher(text).results().map(m -> m.group(1)).toList();
        assertThat(quoted).hasSizeGreaterThan(50);
        assertThat(quoted.stream().flatMap(q -> CLASS.matcher(q).results()).map(MatchResult::group))
                .allMatch(KNOWN::contains);
        assertThat(quoted.stream().flatMap(q -> MEMBER.matcher(q).results()))
                .filteredOn(m -> SOURCES.containsKey(m.group(1)) && !ENDINGS.contains(m.group(2)))
                .allMatch(m -> Pattern.compile("\\b" + m.group(2) + "\\b")
                        .matcher(SOURCES.getOrDefault(m.group(1), ""))
                        .find());
    }
}
