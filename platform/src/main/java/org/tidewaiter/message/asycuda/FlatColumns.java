package org.tidewaiter.message.asycuda;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tidewaiter.datamodel.Field;

/** The table {@code flat.columns}: which columns fill which field. */
final class FlatColumns {
    /**
     * A line: what it fills, how, from which columns.
     *
     * @param target a field's path, or a word of the sections key and event
     * @param how take, glue, list, sum, or suspended: the sum over rows whose mode of payment is 0
     */
    record FlatColumn(String target, String how, List<String> columns) {
        Field field() {
            return Objects.requireNonNull(FIELDS.get(target), target);
        }
    }

    private static final Map<String, Field> FIELDS =
            Arrays.stream(Field.values()).collect(Collectors.toMap(Field::path, Function.identity()));

    private static final Map<String, List<FlatColumn>> SECTIONS = read();

    private FlatColumns() {}

    /** The lines of a section. */
    static List<FlatColumn> section(String name) {
        return Objects.requireNonNull(SECTIONS.get(name), name);
    }

    /** The columns of the line in the section {@code key} with that word. */
    static List<String> key(String word) {
        return section("key").stream()
                .filter(l -> l.target().equals(word))
                .findFirst()
                .orElseThrow()
                .columns();
    }

    /** Whether a column belongs to the item, not to the general segment that every row repeats. */
    static boolean ofItem(String column) {
        return section("item-columns").getFirst().columns().stream().anyMatch(column::startsWith);
    }

    private static Map<String, List<FlatColumn>> read() {
        Map<String, List<FlatColumn>> sections = new LinkedHashMap<>();
        List<FlatColumn> here = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(FlatColumns.class.getResourceAsStream("flat.columns")),
                StandardCharsets.UTF_8))) {
            for (String line : lines.lines().filter(l -> !l.startsWith("#")).toList()) {
                if (line.startsWith("[")) {
                    here = new ArrayList<>();
                    sections.put(line.substring(1, line.indexOf(']')), here);
                } else {
                    List<String> words = List.of(line.strip().split("\\s+"));
                    here.add(new FlatColumn(words.get(0), words.get(1), words.subList(2, words.size())));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sections;
    }
}
