package org.tidewaiter.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.engine.Yaml;
import org.tidewaiter.mapping.FieldNames.Phrase;
import org.tidewaiter.mapping.FieldNames.WholeName;

/**
 * The table of names of fields, {@code field-names.yaml}, as it was read; what each part of it is for stands there.
 *
 * @param weak words that say little
 * @param other words that change what the others of a name say: a column and a phrase both have one, or neither has
 * @param needed words that a column may have to no effect, while a phrase that has them is not meant without them
 * @param phrases what people call each field
 * @param exactly names that are known as a whole
 * @param boxes the fields of each numbered box of the Single Administrative Document
 * @param within the fields of the parts of a box that has several
 * @param used all words that phrases have, and those that change the others
 * @param words takes names apart into these words
 * @param shortened takes names apart that are cut short
 * @param around steps of nested names that say nothing of what they hold
 * @param groups words above groups of columns that say nothing of them
 */
record FieldNameTable(
        Set<String> weak,
        Set<String> other,
        Set<String> needed,
        Map<Field, List<Phrase>> phrases,
        Map<String, WholeName> exactly,
        Map<String, List<Field>> boxes,
        Map<String, Map<String, Field>> within,
        Set<String> used,
        HeaderWords words,
        ShortenedNames shortened,
        Set<String> around,
        Set<String> groups) {
    /** Reads the table that ships. */
    static FieldNameTable read() {
        try (InputStream in = Objects.requireNonNull(FieldNameTable.class.getResourceAsStream("field-names.yaml"))) {
            return of(Yaml.MAPPER.readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads the table: first what words mean, then which of them the phrases of fields use, then the phrases by what their words mean. */
    private static FieldNameTable of(JsonNode root) {
        Map<String, String> meaning = meanings(root.path("words"));
        Set<String> used = usedWords(root, meaning);
        used.forEach(word -> meaning.putIfAbsent(word, word));
        Set<String> dropped = set(root.path("dropped"));
        HeaderWords words = new HeaderWords(meaning, dropped);
        Map<Field, List<Phrase>> phrases = phrases(root.path("fields"), words);
        return new FieldNameTable(
                set(root.path("weak")),
                set(root.path("other")),
                set(root.path("needed")),
                phrases,
                wholes(root.path("exactly")),
                boxes(root.path("boxes")),
                within(root.path("within")),
                used,
                words,
                new ShortenedNames(Map.copyOf(meaning), dropped, certain(phrases)),
                set(root.path("around")),
                set(root.path("groups")));
    }

    /** The word that stands for each word of a language. */
    private static Map<String, String> meanings(JsonNode words) {
        Map<String, String> meaning = new HashMap<>();
        words.properties().forEach(e -> {
            meaning.put(e.getKey(), e.getKey());
            e.getValue().forEach(word -> meaning.put(HeaderWords.plain(word.asText()), e.getKey()));
        });
        return meaning;
    }

    private static Set<String> usedWords(JsonNode root, Map<String, String> meaning) {
        Set<String> used = new HashSet<>(set(root.path("other")));
        root.path("fields")
                .forEach(ways -> ways.forEach(way -> {
                    for (String word : way.asText().split("[ ~]+")) {
                        used.add(meaning.getOrDefault(word, word));
                    }
                }));
        return used;
    }

    private static Map<Field, List<Phrase>> phrases(JsonNode fields, HeaderWords words) {
        Map<Field, List<Phrase>> phrases = new EnumMap<>(Field.class);
        fields.properties().forEach(e -> {
            List<Phrase> ways = new ArrayList<>();
            e.getValue().forEach(way -> ways.add(phrase(way.asText(), words)));
            phrases.put(Field.of(e.getKey()).orElseThrow(), ways);
        });
        return phrases;
    }

    /** The words of the phrases that are no guesses. */
    private static Set<Set<String>> certain(Map<Field, List<Phrase>> phrases) {
        return phrases.values().stream()
                .flatMap(List::stream)
                .filter(p -> p.certainty() == 1)
                .map(Phrase::words)
                .collect(Collectors.toSet());
    }

    private static Map<String, WholeName> wholes(JsonNode names) {
        Map<String, WholeName> exactly = new HashMap<>();
        names.properties()
                .forEach(e -> exactly.put(
                        HeaderWords.key(e.getKey()), WholeName.of(e.getValue().asText())));
        return exactly;
    }

    private static Map<String, List<Field>> boxes(JsonNode numbers) {
        Map<String, List<Field>> boxes = new HashMap<>();
        numbers.properties().forEach(box -> {
            List<Field> there = new ArrayList<>();
            box.getValue().forEach(field -> there.add(Field.of(field.asText()).orElseThrow()));
            boxes.put(box.getKey(), List.copyOf(there));
        });
        return boxes;
    }

    private static Map<String, Map<String, Field>> within(JsonNode boxesOfSeveral) {
        Map<String, Map<String, Field>> within = new HashMap<>();
        boxesOfSeveral.properties().forEach(box -> {
            Map<String, Field> there = new HashMap<>();
            box.getValue()
                    .properties()
                    .forEach(e -> there.put(
                            e.getKey(), Field.of(e.getValue().asText()).orElseThrow()));
            within.put(box.getKey(), Map.copyOf(there));
        });
        return within;
    }

    private static Phrase phrase(String way, HeaderWords words) {
        String plain = way.replace("~", "");
        Map<String, Boolean> all = words.of(plain);
        all.values().removeIf(said -> !said);
        return new Phrase(Set.copyOf(all.keySet()), FieldNames.CERTAINTY[way.length() - plain.length()]);
    }

    private static Set<String> set(JsonNode list) {
        Set<String> all = new HashSet<>();
        list.forEach(one -> all.add(HeaderWords.plain(one.asText())));
        return all;
    }
}
