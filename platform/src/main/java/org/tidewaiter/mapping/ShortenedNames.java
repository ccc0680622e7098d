package org.tidewaiter.mapping;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Names whose words are written together and cut short, as tables with room for eight or ten letters have them: {@code LIBMARCHAN} is <i>libellé
 * marchandise</i>, {@code RECHBETR} <i>Rechnungsbetrag</i>, {@code SAD_CON_NAM} a consignee's name. One beginning may be of many words; what
 * counts is that all parts together are what people call a field. Vowels may be left out as well: {@code NO_PACKGS}, {@code FRGHT_CHG}. Such a
 * reading is a guess, which a person is asked about.
 */
final class ShortenedNames {
    /** Letters that a part has at least: fewer begin too many words. */
    private static final int SHORTEST = 3;

    /** Parts that may be cut short in one name. */
    private static final int GUESSES = 2;

    /** Longer names are sentences; shorter ones are cut down to nothing. */
    private static final int FEWEST_LETTERS = 5;

    /** With so many letters no part has to be a whole word. */
    private static final int MANY_LETTERS = 7;

    private static final int MOST_LETTERS = 20;

    /** Two letters that stand for a word within names of tables. */
    private static final Map<String, String> PAIRS = Map.ofEntries(
            Map.entry("mt", "value"),
            Map.entry("vl", "value"),
            Map.entry("nb", "number"),
            Map.entry("nr", "number"),
            Map.entry("no", "number"),
            Map.entry("nm", "name"),
            Map.entry("cd", "code"),
            Map.entry("dt", "date"),
            Map.entry("ct", "country"),
            Map.entry("ld", "country"),
            Map.entry("qt", "quantity"),
            Map.entry("wt", "mass"),
            Map.entry("kg", "mass"),
            Map.entry("hs", "hs"));

    private final Map<String, String> meaning;
    private final Set<String> dropped;

    /** What a beginning may stand for, by the whole word. */
    private final TreeMap<String, String> words = new TreeMap<>();

    /** What consonants alone may stand for: {@code PACKGS}, {@code BROKR}, {@code FRGHT}. */
    private final Map<String, Set<String>> consonants = new HashMap<>();

    private final Set<Set<String>> phrases;

    /**
     * @param meaning the word that phrases use, by each word that means it
     * @param dropped words that say nothing
     * @param phrases what people call fields, each as the set of its words
     */
    ShortenedNames(Map<String, String> meaning, Set<String> dropped, Set<Set<String>> phrases) {
        this.meaning = meaning;
        this.dropped = dropped;
        this.phrases = phrases;
        meaning.forEach((word, means) -> {
            if (word.length() > SHORTEST + 1) {
                words.put(word, means);
                String bones = consonants(word);
                if (bones.length() >= SHORTEST) {
                    consonants
                            .computeIfAbsent(bones, b -> new LinkedHashSet<>())
                            .add(means);
                }
            }
        });
    }

    /** The parts of a name read so far. */
    private record Parts(Set<String> words, int exact, int guesses) {
        private Parts and(String word, boolean exactly) {
            Set<String> more = new LinkedHashSet<>(words);
            more.add(word);
            return new Parts(more, exact + (exactly ? 1 : 0), guesses + (exactly ? 0 : 1));
        }
    }

    /** The phrases of fields that the name may be short for, those with the fewest guesses; empty where it is none. */
    List<Set<String>> of(String name) {
        String letters = name.replaceAll("[^\\p{L}]", "");
        if (letters.length() < FEWEST_LETTERS
                || letters.length() > MOST_LETTERS
                || !name.matches("[\\p{L}\\p{Nd}_.\\- ]+")) {
            return List.of();
        }
        List<Parts> readings = List.of(new Parts(Set.of(), 0, 0));
        for (String token : HeaderWords.plain(name).split("[^a-z]+")) {
            if (!token.isEmpty()) {
                readings = with(readings, token);
            }
        }
        Map<Integer, List<Parts>> byGuesses = readings.stream()
                .filter(r -> r.exact() > 0 || letters.length() >= MANY_LETTERS)
                .filter(r -> r.guesses() > 0 && r.words().size() > 1 && phrases.contains(r.words()))
                .collect(Collectors.groupingBy(Parts::guesses, TreeMap::new, Collectors.toList()));
        return byGuesses.values().stream()
                .findFirst()
                .map(best -> best.stream().map(Parts::words).distinct().toList())
                .orElse(List.of());
    }

    private List<Parts> with(List<Parts> readings, String token) {
        List<Parts> more = new ArrayList<>();
        for (Parts parts : readings) {
            for (Parts whole : parted(parts, token)) {
                more.add(whole);
            }
        }
        return distinct(more);
    }

    /**
     * All ways to go on with a token's letters; a whole word is what it is, and no other words cut short: a {@code country} is no course of entry.
     */
    private List<Parts> parted(Parts before, String token) {
        String known = meaning.get(token);
        if (known != null && token.length() > SHORTEST) {
            return List.of(before.and(known, true));
        }
        List<List<Parts>> upTo = new ArrayList<>();
        upTo.add(List.of(before));
        for (int end = 1; end <= token.length(); end++) {
            List<Parts> here = new ArrayList<>();
            for (int start = Math.max(0, end - MOST_LETTERS); start < end; start++) {
                boolean whole = start == 0 && end == token.length() && meaning.containsKey(token);
                for (Parts parts : upTo.get(start)) {
                    add(here, parts, token.substring(start, end), whole);
                }
            }
            upTo.add(distinct(here));
        }
        return upTo.getLast();
    }

    /** @param whole whether the piece is a word by itself: such a word is cut short no more */
    private void add(List<Parts> here, Parts parts, String piece, boolean whole) {
        if (piece.length() < SHORTEST) {
            String pair = PAIRS.get(piece);
            if (pair != null) {
                here.add(parts.and(pair, true));
            }
            return;
        }
        String known = meaning.get(piece);
        if (known != null) {
            here.add(parts.and(known, true));
        } else if (dropped.contains(piece)) {
            here.add(parts);
        }
        if (!whole && parts.guesses() < GUESSES) {
            words.subMap(piece, false, piece + Character.MAX_VALUE, false).values().stream()
                    .distinct()
                    .filter(means -> !means.equals(known))
                    .forEach(means -> here.add(parts.and(means, false)));
            if (piece.length() > SHORTEST && known == null) {
                consonants
                        .getOrDefault(consonants(piece), Set.of())
                        .forEach(means -> here.add(parts.and(means, false)));
            }
        }
    }

    /** A word's first letter and its other consonants, double ones once: what is left where people leave out vowels. */
    private static String consonants(String word) {
        return word.charAt(0) + word.substring(1).replaceAll("[aeiouy]", "").replaceAll("(.)\\1+", "$1");
    }

    /** Each set of words once, with its fewest guesses. */
    private static List<Parts> distinct(List<Parts> all) {
        Map<Set<String>, Parts> best = new LinkedHashMap<>();
        all.stream()
                .sorted(Comparator.comparingInt(Parts::guesses).thenComparing(p -> -p.exact()))
                .forEach(p -> best.putIfAbsent(p.words(), p));
        return List.copyOf(best.values());
    }
}
