package org.tidewaiter.quality;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a description tells what the goods are. First come plain reasons: nothing but figures or codes, nothing but words
 * that stand for anything, a collective noun alone. What passes them is weighed by a linear model of texts that customs
 * refuses against texts that it accepts, whose weights anybody can read. Deterministic, immutable, for many threads.
 *
 * <p>It cannot see whether the description is true, and knows Western languages only; texts in other scripts pass.
 */
public final class VagueDescriptions {
    /** Why a description is vague. */
    public enum Reason {
        NO_WORDS("it holds no words", "elle ne contient pas de mots"),
        CODES_ONLY("it holds nothing but codes and figures", "elle ne contient que des codes et des chiffres"),
        EMPTY_WORDS("its words would fit any goods", "ses mots conviendraient à toute marchandise"),
        COLLECTIVE("it names a whole class of goods", "elle désigne toute une classe de marchandises"),
        LIKE_REFUSED("it reads like descriptions that are refused", "elle ressemble aux désignations refusées");

        private final String english;
        private final String french;

        Reason(String english, String french) {
            this.english = english;
            this.french = french;
        }
    }

    /**
     * Why a description is vague.
     *
     * @param reason the kind of reason
     * @param detail the word that weighs most, or empty
     */
    public record Why(Reason reason, String detail) {
        /** The reason in words. */
        public String text(Locale locale) {
            String words = locale.getLanguage().equals("fr") ? reason.french : reason.english;
            return detail.isEmpty() ? words : words + ": " + detail;
        }
    }

    private final Set<String> empty;
    private final Set<String> collective;
    private final GoodsWords goods;
    private final VagueModel model;
    private final double threshold;

    private VagueDescriptions(
            Set<String> empty, Set<String> collective, GoodsWords goods, VagueModel model, double threshold) {
        this.empty = empty;
        this.collective = collective;
        this.goods = goods;
        this.model = model;
        this.threshold = threshold;
    }

    private static final class Standard {
        static final VagueDescriptions JUDGE = with(VagueModel.standard());
    }

    /** With the words and weights that ship; read once, at the first call. */
    public static VagueDescriptions standard() {
        return Standard.JUDGE;
    }

    static VagueDescriptions with(VagueModel model) {
        Map<String, List<String>> words = GoodsWords.lists("vague-words.yaml");
        return new VagueDescriptions(
                listed(words.getOrDefault("empty", List.of())),
                listed(words.getOrDefault("collective", List.of())),
                GoodsWords.standard(),
                model,
                model.threshold());
    }

    /** The same with another threshold: higher ones flag less; NaN leaves the standard one. */
    public VagueDescriptions from(double otherThreshold) {
        return Double.isNaN(otherThreshold)
                ? this
                : new VagueDescriptions(empty, collective, goods, model, otherThreshold);
    }

    /** Words as they are listed, which have neither accents nor a final s, and with one. */
    private static Set<String> listed(List<String> words) {
        Set<String> all = new HashSet<>(words);
        words.forEach(word -> all.add(word + "s"));
        return all;
    }

    /** Why a description is vague; empty where nothing speaks against it. */
    public Optional<Why> why(String text) {
        Why plain = plainReason(text);
        if (plain != null) {
            boolean told = plain.reason() == Reason.COLLECTIVE && goods.tell(text); // "fishing boat", "glass bottles"
            return told ? Optional.empty() : Optional.of(plain);
        }
        return isForeignScript(text) || model.weigh(text) <= threshold || goods.tell(text)
                ? Optional.empty()
                : Optional.of(new Why(Reason.LIKE_REFUSED, model.heaviestWord(text)));
    }

    /** One pass over the characters without a list of words: longer than others, as descriptions come by the million. */
    private @Nullable Why plainReason(String text) {
        int words = 0;
        int coded = 0;
        boolean allEmpty = true;
        boolean oneCollective = false;
        int start = -1;
        boolean digits = false;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ' ';
            boolean inside = Character.isLetterOrDigit(c) || c == '\'' && start >= 0;
            if (inside) {
                start = start < 0 ? i : start;
                digits |= c >= '0' && c <= '9';
            } else if (start >= 0) {
                words++;
                if (digits) {
                    coded++;
                } else if (i - start > 1) {
                    String word = plain(text.substring(start, i));
                    boolean isCollective = collective.contains(word);
                    oneCollective |= isCollective;
                    allEmpty &= isCollective || empty.contains(word);
                }
                start = -1;
                digits = false;
            }
        }
        return reason(words, coded, allEmpty, oneCollective);
    }

    /** In small letters and without accents: most words have none, and descriptions come by the million. */
    private static String plain(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) > 'z') {
                return GoodsWords.folded(word);
            }
        }
        return word.toLowerCase(Locale.ROOT);
    }

    private static @Nullable Why reason(int words, int coded, boolean allEmpty, boolean oneCollective) {
        if (words == 0) {
            return new Why(Reason.NO_WORDS, "");
        }
        if (words == coded) {
            return new Why(Reason.CODES_ONLY, "");
        }
        if (!allEmpty) {
            return null;
        }
        return new Why(oneCollective ? Reason.COLLECTIVE : Reason.EMPTY_WORDS, "");
    }

    /** More than half of the letters are not Latin. */
    private static boolean isForeignScript(String text) {
        int foreign = 0;
        for (int i = 0; i < text.length(); i++) {
            foreign += text.charAt(i) > '\u024f' && Character.isLetter(text.charAt(i)) ? 1 : 0;
        }
        return foreign * 2 > text.length();
    }
}
