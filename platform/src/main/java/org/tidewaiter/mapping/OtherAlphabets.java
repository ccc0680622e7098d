package org.tidewaiter.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.Yaml;

/**
 * The names of columns in alphabets other than Latin and Cyrillic, in the English words of {@code field-names.yaml}: from
 * {@code other-alphabets.yaml}, a short list of what is sure. A word that is not known stays one, so that a name is never taken
 * for what a part of it says.
 */
final class OtherAlphabets {
    /** What stands for a word that is not known: no field has it. */
    private static final String UNKNOWN = "foreignword";

    private static final Pattern LETTERS = Pattern.compile("[\\p{L}&&[^\\p{IsLatin}\\p{IsCyrillic}]]");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{M}\\p{Nd}]+");
    private static final Pattern ARTICLE = Pattern.compile("^ال(?=\\p{L}{2})");
    private static final int LONGEST_PHRASE = 3;

    /** Scripts that write words without blanks between them, Latin letters and figures among them: HS编码. */
    private static final Pattern WITHOUT_BLANKS =
            Pattern.compile("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}\\p{IsThai}ーa-z0-9]+");

    private static final Map<String, String> ENGLISH = read();

    /** By how they sound the Greek ones of them; what sounds like two of different meaning is none. */
    private static final Map<String, String> GREEK = greek();

    /** Fewer letters of Latin may be a word of another language. */
    private static final int FEWEST_LETTERS = 7;

    private OtherAlphabets() {}

    private static Map<String, String> read() {
        try (InputStream in =
                Objects.requireNonNull(OtherAlphabets.class.getResourceAsStream("other-alphabets.yaml"))) {
            JsonNode words = Yaml.MAPPER.readTree(in).path("words");
            Map<String, String> english = new HashMap<>();
            words.properties()
                    .forEach(e -> e.getValue().forEach(word -> english.put(folded(word.asText()), e.getKey())));
            return Map.copyOf(english);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> greek() {
        Map<String, String> english = new HashMap<>();
        ENGLISH.forEach((word, meaning) ->
                english.merge(GreekInLatin.ofGreek(word), meaning, (one, other) -> one.equals(other) ? one : ""));
        english.values().removeIf(String::isEmpty);
        english.remove("");
        return Map.copyOf(english);
    }

    /** The name itself where its letters are Latin or Cyrillic, unless all its words are Greek ones; else with its other words in English. */
    static String inEnglish(String name) {
        if (!LETTERS.matcher(name).find()) {
            return ofGreek(name);
        }
        List<String> words = Arrays.stream(BETWEEN.split(name))
                .filter(word -> !word.isEmpty())
                .toList();
        List<String> english = new ArrayList<>();
        int at = 0;
        while (at < words.size()) {
            int next = at;
            for (int end = Math.min(words.size(), at + LONGEST_PHRASE); end > at && next == at; end--) {
                String known = ENGLISH.get(folded(String.join(" ", words.subList(at, end))));
                if (known != null) {
                    english.add(known);
                    next = end;
                }
            }
            if (next == at) {
                english.add(LETTERS.matcher(words.get(at)).find() ? joined(folded(words.get(at))) : words.get(at));
                next++;
            }
            at = next;
        }
        return String.join(" ", english);
    }

    /** A name in Latin letters, in English where all its words are known ones of Greek. */
    private static String ofGreek(String name) {
        String[] words = BETWEEN.split(name.strip());
        String sound = GreekInLatin.ofLatin(String.join(" ", words));
        if (sound.replace(" ", "").length() < FEWEST_LETTERS) {
            return name;
        }
        List<String> sounds = List.of(sound.split(" "));
        List<String> english = new ArrayList<>();
        int at = 0;
        while (at < sounds.size()) {
            int next = at;
            for (int end = Math.min(sounds.size(), at + LONGEST_PHRASE); end > at && next == at; end--) {
                String known = GREEK.get(String.join(" ", sounds.subList(at, end)));
                if (known != null) {
                    english.add(known);
                    next = end;
                }
            }
            if (next == at) {
                return name;
            }
            at = next;
        }
        return String.join(" ", english);
    }

    /** The fewest known words that make up a whole word, as those of Chinese, Japanese, Korean and Thai are written; else unknown. */
    private static String joined(String word) {
        List<@Nullable List<String>> upTo = new ArrayList<>();
        upTo.add(List.of());
        for (int end = 1; end <= word.length(); end++) {
            List<String> best = null;
            for (int start = 0; start < end && WITHOUT_BLANKS.matcher(word).matches(); start++) {
                List<String> before = upTo.get(start);
                String known = ENGLISH.get(word.substring(start, end));
                if (before != null && known != null && (best == null || before.size() + 1 < best.size())) {
                    best = new ArrayList<>(before);
                    best.add(known);
                }
            }
            upTo.add(best);
        }
        List<String> all = upTo.get(word.length());
        return all == null ? UNKNOWN : String.join(" ", all);
    }

    /** Without accents, vowel signs of Arabic, its article and the forms that one letter has there. */
    private static String folded(String text) {
        String thai = text.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.THAI)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFKD).replaceAll("[\\p{M}&&[^\\u3099\\u309A]]", "");
        String plain = Normalizer.normalize(thai, Normalizer.Form.NFKC)
                .replace("ـ", "")
                .replace('ة', 'ه')
                .replace('ى', 'ي')
                .replace('ς', 'σ')
                .toLowerCase(Locale.ROOT)
                .replace('ς', 'σ');
        return Arrays.stream(plain.split(" "))
                .map(word -> ARTICLE.matcher(word).replaceFirst(""))
                .reduce((one, other) -> one + " " + other)
                .orElse("");
    }
}
