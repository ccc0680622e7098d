package org.tidewaiter.checks.vague;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.tidewaiter.engine.PlainLetters;
import org.tidewaiter.engine.Yaml;

/**
 * Words that name goods, from {@code goods-words.yaml}: whether a short description is made of them, and so tells what the
 * goods are ("cotton t-shirts", "bombas de agua"). Immutable.
 *
 * @param named nouns narrow enough to stand alone
 * @param heads nouns that do with a word beside them that says which
 * @param qualifiers words that say which
 * @param plain words that neither help nor harm
 */
record GoodsWords(Set<String> named, Set<String> heads, Set<String> qualifiers, Set<String> plain) {
    private static final int SHORTEST_SINGULAR = 3;
    private static final int SHORTEST_FEMININE = 6;
    private static final int ENOUGH = 3;

    /** After a noun they say that it came first, as in French, Spanish and Portuguese. */
    private static final Set<String> PARTICLES = Set.of("de", "du", "da", "do", "en", "em", "para", "pour");

    /** The lists that ship. */
    static GoodsWords standard() {
        Map<String, List<String>> lists = lists("goods-words.yaml");
        return new GoodsWords(set(lists, "named"), set(lists, "heads"), set(lists, "qualifiers"), set(lists, "plain"));
    }

    /** Lists of words by name, from a file beside this class. */
    static Map<String, List<String>> lists(String name) {
        try (InputStream in = GoodsWords.class.getResourceAsStream(name)) {
            return Yaml.MAPPER.readValue(in, new TypeReference<Map<String, List<String>>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> set(Map<String, List<String>> lists, String name) {
        return new HashSet<>(lists.getOrDefault(name, List.of()));
    }

    /**
     * Whether a text names its goods: a narrow noun, a noun with a qualifier, or two nouns. One word may be none of these lists,
     * a brand or a place: beside three that are, or where it cannot be the noun that the others only qualify ("scotch whisky",
     * but not "bread slicer").
     */
    boolean tell(String text) {
        int nouns = 0;
        int heading = 0;
        int qualifying = 0;
        int unknown = 0;
        boolean unknownLast = false;
        boolean romance = false;
        for (String word : folded(text).split("[^a-z]+")) {
            if (word.length() < 2) {
                continue; // the t of t-shirt, the d of d'agneau
            }
            romance |= PARTICLES.contains(word) && nouns + heading > 0;
            unknownLast = false;
            if (isIn(named, word)) {
                nouns++;
            } else if (isIn(heads, word)) {
                heading++;
            } else if (isIn(qualifiers, word)) {
                qualifying++;
            } else if (!isIn(plain, word)) {
                unknown++;
                unknownLast = true;
            }
        }
        boolean told = nouns > 0 || heading > 1 || heading > 0 && qualifying > 0;
        boolean spare = nouns + heading + qualifying >= ENOUGH || nouns > 0 && (romance || !unknownLast);
        return told && (unknown == 0 || unknown == 1 && spare);
    }

    /** Small letters without accents. */
    static String folded(String text) {
        String small = text.toLowerCase(Locale.ROOT);
        for (int i = 0; i < small.length(); i++) {
            if (small.charAt(i) > 'z') {
                return PlainLetters.of(small)
                        .replace('ł', 'l')
                        .replace('đ', 'd')
                        .replace('ø', 'o');
            }
        }
        return small;
    }

    private static boolean isIn(Set<String> words, String word) {
        return words.contains(word) || singulars(word).stream().anyMatch(words::contains);
    }

    /** What a word in the plural or the feminine may be without: guesses, of which a list has one or none. */
    private static List<String> singulars(String word) {
        List<String> guesses = new ArrayList<>();
        String stem = word;
        if (word.endsWith("s") || word.endsWith("x")) {
            stem = word.substring(0, word.length() - 1);
            guesses.add(stem);
            add(guesses, word, "es", "");
            add(guesses, word, "ies", "y");
            add(guesses, word, "oes", "ao");
            add(guesses, word, "aes", "ao");
            add(guesses, word, "ns", "m");
            add(guesses, word, "eis", "el");
            add(guesses, word, "ais", "al");
            add(guesses, word, "ces", "z");
        }
        add(guesses, stem, "a", "o");
        if (stem.length() >= SHORTEST_FEMININE) {
            add(guesses, stem, "e", "");
        }
        guesses.removeIf(guess -> guess.length() < SHORTEST_SINGULAR);
        return guesses;
    }

    private static void add(List<String> guesses, String word, String ending, String instead) {
        if (word.endsWith(ending)) {
            guesses.add(word.substring(0, word.length() - ending.length()) + instead);
        }
    }
}
