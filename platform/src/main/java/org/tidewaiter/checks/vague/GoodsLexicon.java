package org.tidewaiter.checks.vague;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPInputStream;

/**
 * What the words of a description are: words that would fit any goods, words that stand in the Harmonized System, nouns for things
 * (artifacts, foods, plants, animals, substances) and other words of English, from WordNet. What is none of these is a brand, a
 * code, a word cut off, or of another language. Immutable.
 */
final class GoodsLexicon {
    /** What a word is; the letter names it in features. */
    enum Kind {
        /** Would fit any goods: "new", "set", "accessories". */
        GENERIC('V'),
        /** In the texts of the Harmonized System, or named as goods by {@code goods-words.yaml}. */
        TARIFF('H'),
        /** A noun for things. */
        THING('W'),
        /** Any other word of English. */
        ENGLISH('K'),
        /** None that is known. */
        UNKNOWN('U');

        final char letter;

        Kind(char letter) {
            this.letter = letter;
        }
    }

    private static final int SHORTEST = 3;
    private static final int MOST_KEPT = 50_000;

    private final Set<String> generic;
    private final Set<String> tariff;
    private final Set<String> things;
    private final Set<String> english;
    /** Descriptions come by the million and are made of the same words; to look one up anew takes up to a dozen questions. */
    private final Map<String, Kind> kinds = new ConcurrentHashMap<>();

    private GoodsLexicon(Set<String> generic, Set<String> tariff, Set<String> things, Set<String> english) {
        this.generic = generic;
        this.tariff = tariff;
        this.things = things;
        this.english = english;
    }

    /** With the words of the Harmonized System, the US tariff and the EU's procurement vocabulary. */
    static GoodsLexicon standard() {
        return of(lines("tariff-words.txt.gz"));
    }

    /** The lines of a file beside this class, packed if its name ends so; those of a comment are left out. */
    static List<String> lines(String name) {
        try (InputStream in = GoodsLexicon.class.getResourceAsStream(name);
                BufferedReader lines = new BufferedReader(new InputStreamReader(
                        name.endsWith(".gz") ? new GZIPInputStream(in) : in, StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.startsWith("# ")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With the words of these texts as those of the tariff. */
    static GoodsLexicon of(Collection<String> tariffTexts) {
        Map<String, List<String>> vague = GoodsWords.lists("vague-words.yaml");
        Map<String, List<String>> goods = GoodsWords.lists("goods-words.yaml");
        Set<String> generic = new HashSet<>();
        generic.addAll(vague.getOrDefault("empty", List.of()));
        generic.addAll(vague.getOrDefault("collective", List.of()));
        Set<String> tariff = new HashSet<>();
        for (String text : tariffTexts) {
            for (String word : words(text)) {
                if (word.length() >= SHORTEST) {
                    tariff.add(word);
                }
            }
        }
        goods.getOrDefault("named", List.of()).forEach(tariff::add);
        goods.getOrDefault("heads", List.of()).forEach(tariff::add);
        Set<String> things = new HashSet<>();
        Set<String> english = new HashSet<>();
        for (String line : lines("english-words.txt.gz")) {
            boolean thing = line.charAt(0) == '+';
            (thing ? things : english).add(thing ? line.substring(1) : line);
        }
        goods.getOrDefault("qualifiers", List.of()).forEach(english::add);
        goods.getOrDefault("plain", List.of()).forEach(english::add);
        return new GoodsLexicon(generic, tariff, things, english);
    }

    /** The words of a text: runs of letters, in small letters without accents. */
    static List<String> words(String text) {
        String folded = GoodsWords.folded(text);
        List<String> words = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= folded.length(); i++) {
            if (i == folded.length() || !Character.isLetter(folded.charAt(i))) {
                if (i > start) {
                    words.add(folded.substring(start, i));
                }
                start = i + 1;
            }
        }
        return words;
    }

    /** What a word in small letters without accents is, in the singular or the plural. */
    Kind kind(String word) {
        Kind known = kinds.get(word);
        if (known == null) {
            known = lookedUp(word);
            if (kinds.size() < MOST_KEPT) {
                kinds.put(word, known);
            }
        }
        return known;
    }

    private Kind lookedUp(String word) {
        if (isIn(generic, word)) {
            return Kind.GENERIC;
        }
        if (isIn(tariff, word)) {
            return Kind.TARIFF;
        }
        if (isIn(things, word)) {
            return Kind.THING;
        }
        return isIn(english, word) ? Kind.ENGLISH : Kind.UNKNOWN;
    }

    /** Whether a word names things, by WordNet. */
    boolean isThing(String word) {
        return isIn(things, word);
    }

    private static boolean isIn(Set<String> words, String word) {
        if (words.contains(word)) {
            return true;
        }
        int length = word.length();
        if (length < 4 || word.charAt(length - 1) != 's') {
            return words.contains(word + "s");
        }
        String stem = word.substring(0, length - 1);
        return words.contains(stem)
                || word.endsWith("es") && words.contains(word.substring(0, length - 2))
                || word.endsWith("ies") && words.contains(word.substring(0, length - 3) + "y")
                || word.endsWith("ves")
                        && (words.contains(word.substring(0, length - 3) + "f")
                                || words.contains(word.substring(0, length - 3) + "fe"));
    }

    /** For messages of tests. */
    String kinds(String text) {
        StringBuilder kinds = new StringBuilder();
        for (String word : words(text.toLowerCase(Locale.ROOT))) {
            kinds.append(word.length() < 2 ? '-' : kind(word).letter);
        }
        return kinds.toString();
    }
}
