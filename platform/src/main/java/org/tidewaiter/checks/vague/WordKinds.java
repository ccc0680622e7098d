package org.tidewaiter.checks.vague;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What things are kinds of, and what else they are called, by WordNet: a wok is a pan and a cooking utensil, a pilsner is a beer. From {@code
 * word-kinds.txt.gz}, a line a word: the word, a tab, and groups with a semicolon between them: other names first, then what it is a kind of, and
 * what that is a kind of. Only words of texts of the tariff stand there. Immutable.
 */
final class WordKinds {
    private static final int LONGEST = 3;
    private static final double FIRST = 0.6;
    private static final double EACH_FURTHER = 0.8;

    private final Map<String, String> kinds;

    WordKinds(List<String> lines) {
        Map<String, String> byWord = new HashMap<>();
        for (String line : lines) {
            int tab = line.indexOf('\t');
            byWord.put(line.substring(0, tab), line.substring(tab + 1));
        }
        this.kinds = Map.copyOf(byWord);
    }

    /** The kinds that ship. */
    static WordKinds standard() {
        return new WordKinds(GoodsLexicon.lines("word-kinds.txt.gz"));
    }

    /** The kinds of what a text names, each with what it counts beside a word of the text, which counts one. */
    Map<String, Double> of(String text) {
        Map<String, Double> found = new LinkedHashMap<>();
        List<String> words = GoodsLexicon.words(text);
        int at = 0;
        while (at < words.size()) {
            at += Math.max(1, take(words, at, found));
        }
        return found;
    }

    /** Adds the kinds of the longest known name that begins at a word, and gives how many words it has; 0 if there is none. */
    private int take(List<String> words, int at, Map<String, Double> found) {
        for (int length = Math.min(LONGEST, words.size() - at); length > 0; length--) {
            String name = String.join(" ", words.subList(at, at + length));
            for (String form : forms(name)) {
                String groups = kinds.get(form);
                if (groups != null) {
                    addAll(groups, found);
                    return length;
                }
            }
        }
        return 0;
    }

    private static void addAll(String groups, Map<String, Double> found) {
        double counts = FIRST;
        for (String group : groups.split(";", -1)) {
            for (String kind : group.split(" ")) {
                if (!kind.isEmpty()) {
                    found.merge(kind, counts, Math::max);
                }
            }
            counts *= EACH_FURTHER;
        }
    }

    /** A name as it stands, and in the singular. */
    private static List<String> forms(String name) {
        List<String> forms = new ArrayList<>(List.of(name));
        if (name.endsWith("s") && name.length() > 3) {
            forms.add(name.substring(0, name.length() - 1));
            forms.add(TariffWords.stem(name));
            if (name.endsWith("ves")) {
                forms.add(name.substring(0, name.length() - 3) + "f");
            }
        }
        return forms;
    }
}
