package org.tidewaiter.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.PlainLetters;
import org.tidewaiter.engine.Yaml;

/**
 * Phrases of Latin and Cyrillic letters that mean something only as a whole, in the English words of {@code field-names.yaml}: {@code số tờ
 * khai} is a declaration's number while each of its words alone has many meanings. From {@code header-phrases.yaml}.
 */
final class HeaderPhrases {
    /** A word of a name, or one begun by a capital within it: {@code soToKhai}. */
    private static final Pattern WORD =
            Pattern.compile("\\p{Lu}?[\\p{Ll}\\p{Lo}\\p{M}\\p{Nd}]+|[\\p{Lu}\\p{M}\\p{Nd}]+(?!\\p{Ll})|\\p{Lu}");

    /** A name of fewer letters abbreviates too many phrases. */
    private static final int FEWEST_LETTERS = 5;

    private static final Pattern VOWEL = Pattern.compile("[aeiouyаеёиіїоуыэюя]");

    private static final Map<String, String> ENGLISH = read();
    private static final int LONGEST = ENGLISH.keySet().stream()
            .mapToInt(phrase -> phrase.split(" ").length)
            .max()
            .orElse(1);

    /** A phrase word by word, and what it means. */
    private record SplitPhrase(List<String> words, String english) {
        /** What phrases have in common that one name can abbreviate: how many words they have, and the first letter of each. */
        private static String initials(List<String> words) {
            return words.stream().map(word -> word.substring(0, 1)).collect(Collectors.joining());
        }
    }

    private static final Map<String, List<SplitPhrase>> BY_INITIALS = ENGLISH.entrySet().stream()
            .map(phrase -> new SplitPhrase(List.of(phrase.getKey().split(" ")), phrase.getValue()))
            .filter(phrase -> phrase.words().size() > 1)
            .collect(Collectors.groupingBy(phrase -> SplitPhrase.initials(phrase.words())));

    private static final Map<String, Optional<String>> ABBREVIATED = new ConcurrentHashMap<>();

    private HeaderPhrases() {}

    private static Map<String, String> read() {
        try (InputStream in = Objects.requireNonNull(HeaderPhrases.class.getResourceAsStream("header-phrases.yaml"))) {
            JsonNode phrases = Yaml.MAPPER.readTree(in).path("phrases");
            Map<String, String> english = new HashMap<>();
            phrases.properties()
                    .forEach(e -> e.getValue().forEach(phrase -> english.put(folded(phrase.asText()), e.getKey())));
            return Map.copyOf(english);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The name with every phrase that is known in English, the longest first; everything else stays as it is. */
    static String inEnglish(String name) {
        List<MatchResult> words = WORD.matcher(name).results().toList();
        StringBuilder english = new StringBuilder(name.length());
        int written = 0;
        int at = 0;
        while (at < words.size()) {
            int length = longest(words, at);
            String known = length == 0 ? null : phrase(words, at, length);
            if (known == null) {
                at++;
            } else {
                english.append(name, written, words.get(at).start())
                        .append(' ')
                        .append(known)
                        .append(' ');
                written = words.get(at + length - 1).end();
                at += length;
            }
        }
        return written == 0
                ? name
                : english.append(name, written, name.length()).toString();
    }

    /**
     * The English words of the one phrase that a name abbreviates word by word, as "Zem. odred." is "zemlja odredišta" and VersLd "Versendungs Land";
     * empty where no phrase is meant, or several of different meaning may be.
     */
    static Optional<String> abbreviated(String name) {
        return ABBREVIATED.computeIfAbsent(name, HeaderPhrases::find);
    }

    private static Optional<String> find(String name) {
        List<String> words =
                WORD.matcher(name).results().map(word -> folded(word.group())).toList();
        Set<String> meant = new HashSet<>();
        for (SplitPhrase phrase : BY_INITIALS.getOrDefault(SplitPhrase.initials(words), List.of())) {
            if (abbreviate(words, phrase.words())) {
                meant.add(phrase.english());
            }
        }
        return meant.size() == 1 ? Optional.of(meant.iterator().next()) : Optional.empty();
    }

    private static boolean abbreviate(List<String> words, List<String> phrase) {
        int letters = 0;
        for (int w = 0; w < words.size(); w++) {
            if (!abbreviates(words.get(w), phrase.get(w))) {
                return false;
            }
            letters += words.get(w).length();
        }
        return letters >= FEWEST_LETTERS;
    }

    /** Whether one is the other, begins it, or has its first letter and some of its consonants after it in their order. */
    private static boolean abbreviates(String one, String word) {
        if (word.startsWith(one)) {
            return one.length() > 1 || one.equals(word);
        }
        if (one.length() < 2
                || one.charAt(0) != word.charAt(0)
                || VOWEL.matcher(one.substring(1)).find()) {
            return false;
        }
        int at = 0;
        for (int i = 0; i < word.length() && at < one.length(); i++) {
            at += word.charAt(i) == one.charAt(at) ? 1 : 0;
        }
        return at == one.length();
    }

    /** How many words from there on are a phrase, 0 for none. */
    private static int longest(List<MatchResult> words, int from) {
        for (int length = Math.min(LONGEST, words.size() - from); length > 0; length--) {
            if (phrase(words, from, length) != null) {
                return length;
            }
        }
        return 0;
    }

    private static @Nullable String phrase(List<MatchResult> words, int from, int length) {
        List<String> parts = new ArrayList<>();
        words.subList(from, from + length).forEach(word -> parts.add(folded(word.group())));
        return ENGLISH.get(String.join(" ", parts));
    }

    /** In small letters without marks. */
    private static String folded(String text) {
        return PlainLetters.of(text.replace('İ', 'I'))
                .toLowerCase(Locale.ROOT)
                .replace('ı', 'i')
                .replace('đ', 'd')
                .replace('ə', 'e')
                .replace('ł', 'l');
    }
}
