package org.tidewaiter.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.tidewaiter.model.Field;

/** What people call the fields of the model: English, Spanish, French and Portuguese words, from {@code field-names.yaml}. */
final class FieldNames {
    private static final double WEAK = 0.2;
    private static final double LEAST = 0.45;

    private final Map<String, String> meaning = new HashMap<>();
    private final Set<String> dropped;
    private final Set<String> weak;
    private final Set<String> other;
    private final Map<Field, List<Set<String>>> phrases = new EnumMap<>(Field.class);

    private FieldNames(JsonNode root) {
        root.path("words")
                .properties()
                .forEach(e -> e.getValue().forEach(word -> meaning.put(word.asText(), e.getKey())));
        dropped = set(root.path("dropped"));
        weak = set(root.path("weak"));
        other = set(root.path("other"));
        root.path("fields").properties().forEach(e -> {
            List<Set<String>> ways = new ArrayList<>();
            e.getValue().forEach(way -> ways.add(words(way.asText())));
            phrases.put(Field.of(e.getKey()).orElseThrow(), ways);
        });
    }

    /** Reads the names that ship. */
    static FieldNames read() {
        try (InputStream in = Objects.requireNonNull(FieldNames.class.getResourceAsStream("field-names.yaml"))) {
            return new FieldNames(new YAMLMapper().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How well a column's name fits the best phrase of a field, 0 to 1: the weight of shared words over that of all. */
    double likeness(String column, Field field) {
        Set<String> mine = words(column);
        double best = 0;
        for (Set<String> phrase : phrases.getOrDefault(field, List.of())) {
            if (onlyOthersOf(mine, phrase) && onlyOthersOf(phrase, mine)) {
                best = Math.max(best, likeness(mine, phrase));
            }
        }
        return best < LEAST ? 0 : best;
    }

    private boolean onlyOthersOf(Set<String> these, Set<String> those) {
        return these.stream().allMatch(w -> those.contains(w) || !other.contains(w));
    }

    private double likeness(Set<String> mine, Set<String> phrase) {
        Set<String> all = new HashSet<>(mine);
        all.addAll(phrase);
        double shared = 0;
        double whole = 0;
        for (String word : all) {
            double weight = weak.contains(word) ? WEAK : 1;
            whole += weight;
            shared += mine.contains(word) && phrase.contains(word) ? weight : 0;
        }
        return whole == 0 ? 0 : shared / whole;
    }

    /** The words of a name in lower case, without accents, each by the word that the phrases use for it. */
    Set<String> words(String name) {
        String plain = Normalizer.normalize(name.replaceAll("[Nn][°º]", " number "), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("([a-z0-9])([A-Z])", "$1 $2")
                .replaceAll("([A-Z]{2,})([A-Z][a-z])", "$1 $2")
                .toLowerCase(Locale.ROOT);
        Set<String> words = new LinkedHashSet<>();
        Arrays.stream(plain.split("[^a-z0-9]+"))
                .filter(w -> !w.isEmpty() && !dropped.contains(w))
                .forEach(w -> words.add(meaning.getOrDefault(w, w)));
        return words;
    }

    private static Set<String> set(JsonNode list) {
        Set<String> all = new HashSet<>();
        list.forEach(one -> all.add(one.asText()));
        return all;
    }
}
