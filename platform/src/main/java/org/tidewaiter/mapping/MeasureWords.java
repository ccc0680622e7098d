package org.tidewaiter.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.tidewaiter.engine.PlainLetters;
import org.tidewaiter.engine.Yaml;

/**
 * Words in the names of columns by which the measure of their numbers is known, as {@code header-measures.yaml} lists them.
 *
 * @param onlyApart those that mean a measure only where a bracket or a comma sets them apart
 * @param scalesAnywhere numbers that mean nothing else, wherever they stand
 * @param fillers those between a measure and what it is of
 * @param per those of a price or a rate for one
 * @param money those for money that leave open whose it is
 * @param noMeasure those in brackets that say no measure
 * @param metric those by which people name masses who have no ton but the metric one
 */
record MeasureWords(
        Set<String> onlyApart,
        Set<String> scalesAnywhere,
        Set<String> fillers,
        Set<String> per,
        Set<String> money,
        Set<String> noMeasure,
        Set<String> metric) {
    /** The words that ship. */
    static MeasureWords read() {
        try (InputStream in = Objects.requireNonNull(MeasureWords.class.getResourceAsStream("header-measures.yaml"))) {
            JsonNode root = Yaml.MAPPER.readTree(in);
            return new MeasureWords(
                    words(root, "only_apart"),
                    words(root, "scales_anywhere"),
                    words(root, "fillers"),
                    words(root, "per"),
                    words(root, "money"),
                    words(root, "no_measure"),
                    words(root, "metric"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> words(JsonNode root, String name) {
        Set<String> words = new HashSet<>();
        root.path(name).forEach(word -> words.add(plain(word.asText())));
        return Set.copyOf(words);
    }

    /** Without accents; a syllable of Korean becomes its letters. */
    static String plain(String text) {
        return PlainLetters.of(text);
    }
}
