package org.tidewaiter.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tidewaiter.engine.SqlFile;

/**
 * In French what the rooms below say in English of a file's columns and values: remarks of proposed mappings, reasons why a value or a row is
 * refused. Reasons are stored with the rows in quarantine as they were said, also by earlier versions; so a sentence is known by its English
 * words, and what stands in it (names, values, numbers) is put into the French ones. {@code sentences-fr.txt} holds both.
 */
final class FrenchSentences {
    /** A place in a sentence: {0} for what it tells, {=0} for a sentence or word that has its own French. */
    private static final Pattern PLACE = Pattern.compile("\\{(=?)\\d}");

    private static final Pattern PARAGRAPHS = Pattern.compile("\\n\\s*\\n");

    private static final List<KnownSentence> ALL = read();

    private FrenchSentences() {}

    /**
     * A sentence in both languages.
     *
     * @param words of the English one before, between and behind its places
     * @param places the marks of the places, in the order of the English
     * @param french with the same marks
     */
    private record KnownSentence(List<String> words, List<String> places, String french) {
        /** The French, with what the sentence tells; nothing where it is another sentence. */
        Optional<String> in(String sentence) {
            if (!sentence.startsWith(words.getFirst()) || !sentence.endsWith(words.getLast())) {
                return Optional.empty();
            }
            if (places.isEmpty()) {
                return sentence.equals(words.getFirst()) ? Optional.of(french) : Optional.empty();
            }
            return in(sentence, 0, words.getFirst().length(), french);
        }

        /** The French from a place on, which begins in the sentence at {@code from}: its end is tried at each stand of the words behind it. */
        private Optional<String> in(String sentence, int place, int from, String text) {
            if (place == places.size()) {
                return from == sentence.length() ? Optional.of(text) : Optional.empty();
            }
            String behind = words.get(place + 1);
            boolean last = place == places.size() - 1;
            int end = last ? sentence.length() - behind.length() : sentence.indexOf(behind, from + 1);
            while (end > from) {
                String told = sentence.substring(from, end);
                String mark = places.get(place);
                Optional<String> said = mark.startsWith("{=") ? of(told) : Optional.of(told);
                int next = end + behind.length();
                Optional<String> whole = said.flatMap(s -> in(sentence, place + 1, next, text.replace(mark, s)));
                if (whole.isPresent() || last) {
                    return whole;
                }
                end = sentence.indexOf(behind, end + 1);
            }
            return Optional.empty();
        }

        /** How many characters are its own: of two that fit, the one that says more is meant. */
        int length() {
            return words.stream().mapToInt(String::length).sum();
        }
    }

    /** The French of a sentence, without a full stop; nothing where it is not known, and is to be shown in English. */
    static Optional<String> of(String sentence) {
        return ALL.stream().flatMap(known -> known.in(sentence).stream()).findFirst();
    }

    private static List<KnownSentence> read() {
        List<KnownSentence> all = new ArrayList<>();
        String text = SqlFile.read(FrenchSentences.class, "sentences-fr.txt");
        for (String paragraph : PARAGRAPHS.splitAsStream(text).toList()) {
            List<String> lines = paragraph
                    .lines()
                    .filter(l -> !l.startsWith("#") && !l.isBlank())
                    .toList();
            if (lines.size() == 2) {
                all.add(known(lines.getFirst(), lines.getLast()));
            } else if (!lines.isEmpty()) {
                throw new IllegalStateException("An English line and a French one are two: " + lines);
            }
        }
        all.sort(Comparator.comparingInt(KnownSentence::length).reversed());
        return List.copyOf(all);
    }

    private static KnownSentence known(String english, String french) {
        List<String> words = new ArrayList<>();
        List<String> places = new ArrayList<>();
        int end = 0;
        Matcher marks = PLACE.matcher(english);
        while (marks.find()) {
            words.add(english.substring(end, marks.start()));
            places.add(marks.group());
            end = marks.end();
        }
        words.add(english.substring(end));
        return new KnownSentence(List.copyOf(words), List.copyOf(places), french);
    }
}
