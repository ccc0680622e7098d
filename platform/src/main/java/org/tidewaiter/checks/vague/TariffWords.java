package org.tidewaiter.checks.vague;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.tidewaiter.codesandunits.HarmonizedSystem;

/** The words of the Harmonized System's texts of one commodity code. */
final class TariffWords {
    /** Words of the Harmonized System that say nothing of the goods by themselves, without a final s. */
    private static final Set<String> NOT_GOODS = Set.of(
            ("accessory accessorie appliance apparatu apparatus article assembly chemical component compound device"
                            + " element equipment fabric food foodstuff good household industrial industry instrument machine"
                            + " machinery material mechanical medical metal mineral mixture organic other part plant plastic"
                            + " preparation product set similar substance supply system technical textile thereof therefor tool"
                            + " unit used use vehicle waste weight wood work new not than the and with without whether men women"
                            + " boy girl electrical electric base form packing kind purpose type animal vegetable content"
                            + " container residue color colour value mass size nes nesoi heading chapter subheading specified"
                            + " included elsewhere put retail sale personal printed matter")
                    .split(" "));

    /** By subheading, the stems of the words of its texts that say something of the goods; as many as there are subheadings at most. */
    private static final Map<String, Set<String>> TARIFF = new ConcurrentHashMap<>();

    private TariffWords() {}

    /**
     * Whether a word of a text names the goods of a commodity code: it stands in the texts of its subheading, heading or chapter, and
     * is neither one of {@code empty} nor one that would fit any goods.
     */
    static boolean tell(String text, String hsCode, Set<String> empty) {
        String subheading = hsCode.substring(0, Math.min(6, hsCode.length()));
        Set<String> known = TARIFF.get(subheading);
        Set<String> words = known == null ? wordsOf(subheading) : known;
        if (known == null && !words.isEmpty()) { // codes that do not exist are not kept: there may be a million of them
            TARIFF.put(subheading, words);
        }
        for (String word : GoodsLexicon.words(text)) {
            if (word.length() >= 3 && words.contains(stem(word)) && !empty.contains(word)) {
                return true;
            }
        }
        return false;
    }

    /** Whether every word of a text would fit any goods. */
    static boolean fitAny(String text, Set<String> empty) {
        return GoodsLexicon.words(text).stream()
                .allMatch(word -> word.length() < 3 || empty.contains(word) || NOT_GOODS.contains(stem(word)));
    }

    /** The stems of the words of a subheading, its heading and its chapter, without those that would fit any goods. */
    private static Set<String> wordsOf(String code) {
        Set<String> stems = new HashSet<>();
        HarmonizedSystem hs = HarmonizedSystem.edition2022();
        for (int digits = 2; digits <= code.length(); digits += 2) {
            hs.description(code.substring(0, digits))
                    .ifPresent(t -> GoodsLexicon.words(t).forEach(word -> stems.add(stem(word))));
        }
        stems.removeAll(NOT_GOODS);
        return Set.copyOf(stems);
    }

    /** A word in the singular, roughly. */
    static String stem(String word) {
        String stem = word.endsWith("ies") ? word.substring(0, word.length() - 3) + "y" : word;
        return stem.length() > 3 && stem.endsWith("es") && "sxzh".indexOf(stem.charAt(stem.length() - 3)) >= 0
                ? stem.substring(0, stem.length() - 2)
                : stem.length() > 3 && stem.endsWith("s") ? stem.substring(0, stem.length() - 1) : stem;
    }
}
