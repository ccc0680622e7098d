package org.tidewaiter.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.tidewaiter.datamodel.LineTable;
import org.tidewaiter.engine.PlainLetters;
import org.tidewaiter.engine.Yaml;

/**
 * Numbered lines and their columns by what people call them in French, Spanish, Portuguese, German and Italian: {@code Tributo # base imponible},
 * {@code Montant facture #}; from {@code line-words.yaml}. A name with a word that is not there is none of them.
 */
final class ForeignLineWords {
    private static final Set<String> LITTLE = Set.of(
            "de", "del", "du", "des", "d", "da", "do", "das", "dos", "di", "la", "le", "les", "l", "el", "los", "las",
            "y", "et", "e", "der", "die", "und");

    /** The longest name of a table: documento precedente. */
    private static final int LONGEST = 2;

    private static final LanguageWords WORDS = read();

    private record LanguageWords(
            Map<String, LineNames.NamedLines> tables, Map<LineTable, Map<String, String>> columns) {}

    private ForeignLineWords() {}

    /** The line of which a name without its number ({@code tributo # tipo}) is a column; empty for none. */
    static Optional<LineTarget> target(String stem) {
        List<String> words = CountedColumns.words(PlainLetters.of(stem)).stream()
                .filter(w -> !LITTLE.contains(w))
                .toList();
        for (int length = Math.min(LONGEST, words.size()); length > 0; length--) {
            for (int at = 0; at + length <= words.size(); at++) {
                LineNames.NamedLines lines = WORDS.tables.get(String.join(" ", words.subList(at, at + length)));
                List<String> rest = new ArrayList<>(words.subList(0, at));
                rest.addAll(words.subList(at + length, words.size()));
                String column = lines == null
                        ? null
                        : WORDS.columns.getOrDefault(lines.table(), Map.of()).get(String.join(" ", rest));
                if (lines != null && column != null) {
                    return lines.table()
                            .column(column)
                            .map(c -> new LineTarget(lines.table(), lines.kind(), false, 1, c));
                }
            }
        }
        return Optional.empty();
    }

    /** How many words of a name are such as "of" and "the". */
    static int littleIn(String name) {
        return (int) CountedColumns.words(PlainLetters.of(name)).stream()
                .filter(w -> LITTLE.contains(w) || w.equals("of") || w.equals("the"))
                .count();
    }

    private static LanguageWords read() {
        try (InputStream in = Objects.requireNonNull(ForeignLineWords.class.getResourceAsStream("line-words.yaml"))) {
            JsonNode root = Yaml.MAPPER.readTree(in);
            Map<String, LineNames.NamedLines> tables = new HashMap<>();
            root.path("tables").properties().forEach(table -> {
                LineNames.NamedLines lines = LineNames.table(table.getKey()).orElseThrow();
                table.getValue().forEach(word -> tables.put(word.asText(), lines));
            });
            Map<LineTable, Map<String, String>> columns = new HashMap<>();
            root.path("columns").properties().forEach(table -> {
                LineTable of = Arrays.stream(LineTable.values())
                        .filter(t -> t.tableName().equals(table.getKey()))
                        .findFirst()
                        .orElseThrow();
                Map<String, String> words = columns.computeIfAbsent(of, t -> new HashMap<>());
                table.getValue()
                        .properties()
                        .forEach(
                                column -> column.getValue().forEach(word -> words.put(word.asText(), column.getKey())));
            });
            return new LanguageWords(Map.copyOf(tables), Map.copyOf(columns));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
