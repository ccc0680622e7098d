package org.tidewaiter.checks.vague;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.codesandunits.HarmonizedSystem;

/**
 * Whether a description tells what the goods are. First come plain reasons: nothing but figures or codes, nothing but words
 * that stand for anything, a collective noun alone. What passes them is weighed by a linear model of texts that customs
 * refuses against texts that it accepts, whose weights anybody can read. Deterministic, immutable, for many threads.
 *
 * <p>It cannot see whether the description is true, and knows Western languages only; texts in other scripts pass.
 */
// Long: one verdict whose steps are tried in order, and the patterns that each needs.
public final class VagueDescriptions {
    /** Why a description is vague. */
    public enum VaguenessReason {
        NO_WORDS("it holds no words", "elle ne contient pas de mots"),
        CODES_ONLY("it holds nothing but codes and figures", "elle ne contient que des codes et des chiffres"),
        EMPTY_WORDS("its words would fit any goods", "ses mots conviendraient à toute marchandise"),
        COLLECTIVE("it names a whole class of goods", "elle désigne toute une classe de marchandises"),
        REFUSED(
                "it stands on a list of descriptions that are refused",
                "elle figure sur une liste de désignations refusées"),
        LIKE_REFUSED("it reads like descriptions that are refused", "elle ressemble aux désignations refusées"),
        APART_FROM_CODE(
                "it says little, and its words do not lead to the code given",
                "elle dit peu de choses, et ses mots ne mènent pas au code donné");

        private final String english;
        private final String french;

        VaguenessReason(String english, String french) {
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
    public record ExplainedVagueness(VaguenessReason reason, String detail) {
        /** The reason in words. */
        public String text(Locale locale) {
            String words = locale.getLanguage().equals("fr") ? reason.french : reason.english;
            return detail.isEmpty() ? words : words + ": " + detail;
        }
    }

    private final Set<String> empty;
    private final Set<String> collective;
    private final Set<String> broad;
    private final Terms whole;
    private final GoodsWords goods;
    private final VagueModel model;
    private final Terms refused;
    private final double threshold;

    private VagueDescriptions(
            Set<String> empty,
            Set<String> collective,
            Set<String> broad,
            Terms whole,
            GoodsWords goods,
            VagueModel model,
            Terms refused,
            double threshold) {
        this.empty = empty;
        this.collective = collective;
        this.broad = broad;
        this.whole = whole;
        this.goods = goods;
        this.model = model;
        this.refused = refused;
        this.threshold = threshold;
    }

    /** A word of three letters or more, one of them a vowel: no abbreviation. */
    private static final Pattern WORD = Pattern.compile("\\b(?=[a-z]*[aeiouy])[a-z]{3,}");

    /** One word in so many is enough: names of things are borrowed, and the words between them are not. */
    private static final int UNKNOWN_OF = 2;

    /** Where only text and code together speak against it, one in three is. */
    private static final int UNKNOWN_OF_DOUBTFUL = 3;

    private static final int HEADING = 4;

    /** How much below the threshold a text may weigh that is looked at together with its code. */
    static final double BELOW = 1.742;

    private static final Pattern VOWEL = Pattern.compile("[aeiouy]");

    /** How much more a text has to weigh whose words are all known, one of them a noun for things. */
    private static final double KNOWN_WORDS = 1.5;

    /** Articles, prepositions and the like that English and the brands in English texts do not have. */
    private static final Set<String> LITTLE_WORDS = Set.of(
            ("aus fur mit und oder ohne vom zum zur der dem pour avec sans dans aux sur para los las del por sem sobre"
                            + " dos das della delle degli senza dei uso voor zonder het een naar bez dla ze przez ve ile icin veya"
                            + " untuk dari dengan yang te me dhe nga cac khong pentru fara och till utan til uten")
                    .split(" "));

    /** And, or and of of the same kind, of one letter. */
    private static final Set<String> LITTLE_LETTERS = Set.of("i", "e", "y");

    private static final class Shipped {
        static final VagueDescriptions JUDGE = with(VagueModel.standard(), refused());
    }

    /** With the words and weights that ship; read once, at the first call. */
    public static VagueDescriptions standard() {
        return Shipped.JUDGE;
    }

    static VagueDescriptions with(VagueModel model, Set<String> refused) {
        Map<String, List<String>> words = GoodsWords.lists("vague-words.yaml");
        List<String> all = words.getOrDefault("collective", List.of());
        int foreign = all.indexOf("accessoire"); // from there on they are of other languages
        Set<String> broad = new HashSet<>(words.getOrDefault("broad", List.of()));
        broad.addAll(all.subList(Math.max(0, foreign), all.size()));
        List<String> empty = new ArrayList<>(words.getOrDefault("empty", List.of()));
        empty.addAll(words.getOrDefault("further", List.of()));
        return new VagueDescriptions(
                listed(empty),
                listed(all),
                listed(List.copyOf(broad)),
                new Terms(Set.copyOf(words.getOrDefault("whole", List.of()))),
                GoodsWords.standard(),
                model,
                new Terms(refused),
                model.threshold());
    }

    /** This classifier with another threshold: higher ones flag less; NaN leaves the standard one. */
    public VagueDescriptions from(double otherThreshold) {
        return Double.isNaN(otherThreshold)
                ? this
                : new VagueDescriptions(empty, collective, broad, whole, goods, model, refused, otherThreshold);
    }

    /** Words as they are listed, which have neither accents nor a final s, and with one. */
    private static Set<String> listed(List<String> words) {
        Set<String> all = new HashSet<>(words);
        words.forEach(word -> all.add(word + "s"));
        return all;
    }

    /** The terms of a list that an administration refuses, as they are looked up. */
    private static Set<String> refused() {
        try (InputStream in = VagueDescriptions.class.getResourceAsStream("refused-descriptions.txt.gz");
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(new GZIPInputStream(in), StandardCharsets.UTF_8))) {
            return lines.lines().collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Why a description is vague, knowing the commodity code that stands beside it. A word that stands in the text of that code in the Harmonized
     * System, and is not one that would fit any goods, tells what they are, as does a text that an index of goods has under the code's heading. Of
     * what else reads vague, or nearly so, {@link CodeEvidence} says whether words and code tell it together.
     */
    public Optional<ExplainedVagueness> why(String text, @Nullable String hsCode) {
        if (hsCode == null
                || hsCode.length() < HEADING
                || !HarmonizedSystem.edition2022().contains(hsCode.substring(0, HEADING))) {
            return why(text);
        }
        if (isTold(text, hsCode)) {
            return Optional.empty(); // most are, and need no weighing
        }
        Optional<ExplainedVagueness> plain = plainOrListed(text);
        double weight = model.weigh(withoutNumbers(text));
        boolean doubtful = plain.isPresent()
                || (weight > threshold - BELOW
                        && !isLeftAlone(text)
                        && (weight > threshold || !isOfUnknownWords(text, UNKNOWN_OF_DOUBTFUL)));
        if (!doubtful) {
            return Optional.empty();
        }
        boolean told = CodeEvidence.standard().names(text, hsCode)
                || (!fitsAny(text) && evidence(text, hsCode, weight, plain.orElse(null)));
        return told
                ? Optional.empty()
                : plain.or(() -> Optional.of(new ExplainedVagueness(VaguenessReason.APART_FROM_CODE, "")));
    }

    /** Whether words and code tell together; a threshold of the administration's own moves this one as much. */
    private boolean evidence(String text, String hsCode, double weight, @Nullable ExplainedVagueness plain) {
        double above = plain == null ? threshold - model.threshold() : 0;
        return CodeEvidence.standard().score(text, hsCode, weight, plain) <= above;
    }

    /** Whether every word of a text would fit any goods: then no code tells what they are. */
    boolean fitsAny(String text) {
        return TariffWords.fitAny(text, empty);
    }

    /** Whether a word stands in the texts of a code that tells what the goods are. */
    boolean isTold(String text, String hsCode) {
        return TariffWords.tell(text, hsCode, empty);
    }

    /** Why a description is vague; empty where nothing speaks against it. */
    public Optional<ExplainedVagueness> why(String text) {
        Optional<ExplainedVagueness> plain = plainOrListed(text);
        if (plain.isPresent()) {
            return plain;
        }
        String words = withoutNumbers(text);
        double weight = model.weigh(words);
        boolean passes = weight <= threshold // most do, and need no more looks
                || (weight <= threshold + KNOWN_WORDS && namesThings(text))
                || isLeftAlone(text);
        return passes
                ? Optional.empty()
                : Optional.of(new ExplainedVagueness(VaguenessReason.LIKE_REFUSED, model.heaviestWord(words)));
    }

    /** Whether the weights do not judge a text: it is of another language, or made of words that name goods. */
    private boolean isLeftAlone(String text) {
        return isForeign(text) || isOfUnknownWords(text) || goods.tell(text);
    }

    /** The plain reason or the list that speaks against a text. */
    private Optional<ExplainedVagueness> plainOrListed(String text) {
        ExplainedVagueness plain = plainReason(text);
        if (plain != null) {
            boolean told =
                    plain.reason() == VaguenessReason.COLLECTIVE && goods.tell(text); // "fishing boat", "glass bottles"
            return told ? Optional.empty() : Optional.of(plain);
        }
        String folded = GoodsWords.folded(text);
        int hash = Terms.hash(folded);
        if (whole.has(folded, hash)) {
            return Optional.of(new ExplainedVagueness(VaguenessReason.EMPTY_WORDS, ""));
        }
        return refused.has(folded, hash)
                ? Optional.of(new ExplainedVagueness(VaguenessReason.REFUSED, ""))
                : Optional.empty();
    }

    /**
     * Numbers and what has a digit say nothing against words: sizes, models, strengths stand in good descriptions too. Beside
     * abbreviations alone they are part of a code.
     */
    static String withoutNumbers(String text) {
        StringBuilder words = new StringBuilder(text.length());
        int start = 0;
        boolean digit = false;
        boolean any = false;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ' ';
            if (isBlank(c)) {
                (digit ? words.append(' ') : words.append(text, start, i)).append(c);
                start = i + 1;
                digit = false;
            } else {
                digit |= c >= '0' && c <= '9';
                any |= digit;
            }
        }
        String left = any ? words.toString().strip() : text;
        return !any || hasWord(GoodsWords.folded(left)) ? left : text;
    }

    /** Whether {@link #WORD} is found in a text; one of ASCII is looked through by hand, which takes a tenth of the time. */
    private static boolean hasWord(String folded) {
        int start = 0;
        boolean vowel = false;
        for (int i = 0; i <= folded.length(); i++) {
            char c = i < folded.length() ? folded.charAt(i) : ' ';
            if (c >= 128) {
                return WORD.matcher(folded).find();
            }
            boolean letter = c >= 'a' && c <= 'z';
            if (letter) {
                vowel |= "aeiouy".indexOf(c) >= 0;
            } else {
                boolean begins = start == 0 || !isWordSign(folded.charAt(start - 1));
                if (begins && vowel && i - start >= 3) {
                    return true;
                }
                start = i + 1;
                vowel = false;
            }
        }
        return false;
    }

    /** What belongs to a word for patterns ({@code \\w}), and is no small letter. */
    private static boolean isWordSign(char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    /** Blanks as patterns know them ({@code \\s}). */
    private static boolean isBlank(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    /**
     * Whether half the words of a text are of a language that nobody here knows: they have vowels, as abbreviations have not, and are
     * in no list of English words.
     */
    private boolean isOfUnknownWords(String text) {
        return isOfUnknownWords(text, UNKNOWN_OF);
    }

    /** Whether one word in so many is in no list. */
    private boolean isOfUnknownWords(String text, int of) {
        GoodsLexicon lexicon = model.lexicon();
        int unknown = 0;
        int known = 0;
        for (String word : GoodsLexicon.words(text)) {
            if (word.length() < 3) {
                continue;
            }
            if (lexicon.kind(word) != GoodsLexicon.Kind.UNKNOWN) {
                known++;
            } else if (VOWEL.matcher(word).find()) {
                unknown++;
            }
        }
        return unknown * of >= unknown + known && unknown > 0;
    }

    /** One pass over the characters without a list of words: longer than others, as descriptions come by the million. */
    private @Nullable ExplainedVagueness plainReason(String text) {
        int words = 0;
        int coded = 0;
        boolean allEmpty = true;
        int collectives = 0;
        boolean allBroad = true;
        int start = -1;
        boolean digits = false;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ' ';
            boolean inside = Character.isLetterOrDigit(c) || (c == '\'' && start >= 0);
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
                    collectives += isCollective ? 1 : 0;
                    allBroad &= !isCollective || broad.contains(word);
                    allEmpty &= isCollective || empty.contains(word);
                    if (!allEmpty) {
                        return null; // a word that says something: the others need no look
                    }
                }
                start = -1;
                digits = false;
            }
        }
        return reason(words, coded, collectives < 2 || allBroad, collectives > 0);
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

    private static @Nullable ExplainedVagueness reason(int words, int coded, boolean allEmpty, boolean oneCollective) {
        if (words == 0) {
            return new ExplainedVagueness(VaguenessReason.NO_WORDS, "");
        }
        if (words == coded) {
            return new ExplainedVagueness(VaguenessReason.CODES_ONLY, "");
        }
        if (!allEmpty) {
            return null;
        }
        return new ExplainedVagueness(oneCollective ? VaguenessReason.COLLECTIVE : VaguenessReason.EMPTY_WORDS, "");
    }

    /** Whether a text has no word that is not known, and at least one that names things. */
    private boolean namesThings(String text) {
        GoodsLexicon lexicon = model.lexicon();
        boolean thing = false;
        for (String word : GoodsLexicon.words(text)) {
            if (word.length() > 1) {
                GoodsLexicon.Kind kind = lexicon.kind(word);
                if (kind == GoodsLexicon.Kind.UNKNOWN) {
                    return false;
                }
                thing |= kind != GoodsLexicon.Kind.GENERIC && lexicon.isThing(word);
            }
        }
        return thing;
    }

    /**
     * Whether a text is of another language than English, as an accent or a little word shows: the weights were learned from
     * English texts, and do not judge it.
     */
    private static boolean isForeign(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 'z' && c != '×' && Character.isLetter(c)) {
                return true;
            }
        }
        boolean after = false; // a word before it: the I of I beams stands first
        for (String word : GoodsLexicon.words(text)) {
            if (LITTLE_WORDS.contains(word) || (after && LITTLE_LETTERS.contains(word))) {
                return true;
            }
            after = word.length() > 2;
        }
        return false;
    }
}
