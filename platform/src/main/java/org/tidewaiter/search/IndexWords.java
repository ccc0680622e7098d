package org.tidewaiter.search;

import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.en.EnglishMinimalStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.ngram.NGramTokenFilter;
import org.apache.lucene.analysis.ngram.NGramTokenizer;
import org.apache.lucene.analysis.pattern.PatternReplaceFilter;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** How texts become the words that are indexed and looked for: without case, accents and dots, the same for both. */
final class IndexWords {
    /** Numbers of declarations and companies are compared up to this length. */
    static final int LONGEST_NUMBER = 100;

    private static final int LONGEST_TEXT = 4_000;
    private static final Pattern ABBREVIATION =
            Pattern.compile("(?<![\\p{L}\\p{N}])(?:\\p{L}{1,2}\\.){2,}\\p{L}{0,2}(?!\\p{L})");
    private static final Pattern DIGITS = Pattern.compile(".*\\d.*");
    private static final Pattern WHOLE = Pattern.compile("^.+$");
    private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");
    private static final Pattern NO_SIGN = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** IndexWords by which companies say what they are in law: they tell little of which company it is. */
    private static final Set<String> LEGAL_FORMS = Set.of(
            "ab",
            "aba",
            "ag",
            "as",
            "asa",
            "aps",
            "bhd",
            "bv",
            "bvba",
            "co",
            "company",
            "corp",
            "corporation",
            "cv",
            "d",
            "da",
            "dd",
            "doo",
            "ead",
            "eirl",
            "eood",
            "eurl",
            "fze",
            "gmbh",
            "hf",
            "inc",
            "incorporated",
            "jsc",
            "kft",
            "kg",
            "kgaa",
            "kk",
            "limited",
            "limitada",
            "llc",
            "llp",
            "lp",
            "lda",
            "ltd",
            "ltda",
            "mbh",
            "nv",
            "o",
            "oao",
            "ood",
            "ooo",
            "ou",
            "oy",
            "oyj",
            "pao",
            "plc",
            "private",
            "pt",
            "pte",
            "pty",
            "pvt",
            "rl",
            "sa",
            "sac",
            "sae",
            "sal",
            "sarl",
            "sas",
            "sasu",
            "sc",
            "scs",
            "sdn",
            "sia",
            "sl",
            "slu",
            "snc",
            "spa",
            "spol",
            "spzoo",
            "sp",
            "sr",
            "srl",
            "srls",
            "sro",
            "sti",
            "tbk",
            "tov",
            "uab",
            "ug",
            "z",
            "zao",
            "zoo",
            "zrt",
            "оао",
            "оод",
            "ооо",
            "еоод",
            "зао",
            "ип",
            "пао",
            "тоо",
            "тов",
            "пат",
            "прат",
            "ао",
            "ад",
            "чп",
            "αε",
            "επε",
            "有限公司");

    private static final Map<Character, String> LATIN = latin();

    private IndexWords() {}

    /** The analyzer of every field; texts pass {@link #fold} or {@link #name} first. */
    static Analyzer analyzer() {
        Analyzer words = new StandardAnalyzer();
        return new PerFieldAnalyzerWrapper(
                words,
                Map.of(
                        Fields.NUMBER_PARTS,
                        parts(),
                        Fields.NAME_PARTS,
                        parts(),
                        Fields.TEXT,
                        goods(),
                        Fields.TEXT_PARTS,
                        runs()));
    }

    private static Analyzer parts() {
        return new Analyzer() {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                return new TokenStreamComponents(new NGramTokenizer(3, 3));
            }
        };
    }

    private static Analyzer goods() {
        return new Analyzer() {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                Tokenizer words = new StandardTokenizer();
                return new TokenStreamComponents(words, new EnglishMinimalStemFilter(words));
            }
        };
    }

    /** Runs of four signs of each word between blanks: " bag" and "bag " of bag; words with a digit have none. */
    private static Analyzer runs() {
        return new Analyzer() {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                Tokenizer words = new StandardTokenizer();
                TokenStream named = new PatternReplaceFilter(words, DIGITS, "", true);
                TokenStream between = new PatternReplaceFilter(named, WHOLE, " $0 ", false);
                return new TokenStreamComponents(words, new NGramTokenFilter(between, 4, 4, false));
            }
        };
    }

    /** A text in lower case without accents: "Société Générale" becomes "societe generale", "Straße" "strasse". */
    static String fold(String text) {
        String cut = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
        if (isPlain(cut)) {
            return cut.toLowerCase(Locale.ROOT);
        }
        String bare =
                MARKS.matcher(Normalizer.normalize(cut, Normalizer.Form.NFKD)).replaceAll("");
        String lower = bare.toLowerCase(Locale.ROOT).replace('ı', 'i');
        char[] folded = new char[lower.length() * 4];
        int length = ASCIIFoldingFilter.foldToASCII(lower.toCharArray(), 0, folded, 0, lower.length());
        return new String(folded, 0, length);
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 127) {
                return false;
            }
        }
        return true;
    }

    /** A company's name as it is indexed: folded, "S.p.A." as "spa", "&" and signs as blanks. */
    static String name(String text) {
        String folded =
                ABBREVIATION.matcher(fold(text)).replaceAll(m -> m.group().replace(".", ""));
        return NO_SIGN.matcher(folded).replaceAll(" ").trim();
    }

    /** The name without its legal form and blanks; the whole where it is nothing else. */
    static String nameParts(String name) {
        StringBuilder result = new StringBuilder();
        for (String word : name.split(" ")) {
            if (!isLegalForm(word)) {
                result.append(word);
            }
        }
        return result.isEmpty() ? name.replace(" ", "") : result.toString();
    }

    /** Whether a folded word says only what a company is in law. */
    static boolean isLegalForm(String word) {
        return LEGAL_FORMS.contains(word);
    }

    /** A number as it is compared: letters and digits only, in lower case; empty where it has none. */
    static String number(String number) {
        String bare = NO_SIGN.matcher(fold(number)).replaceAll("");
        return bare.length() > LONGEST_NUMBER ? bare.substring(0, LONGEST_NUMBER) : bare;
    }

    /** A folded Cyrillic or Greek text in Latin letters; other letters stay. */
    static String latin(String folded) {
        StringBuilder result = new StringBuilder(folded.length() + 8);
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            String latin = LATIN.get(c);
            if (latin == null) {
                result.append(c);
            } else {
                result.append(latin);
            }
        }
        return result.toString();
    }

    /** The different words of a folded text as the analyzer of a field makes them, at most {@code most}. */
    static List<String> of(Analyzer analyzer, String field, String folded, int most) {
        Set<String> words = new LinkedHashSet<>();
        try (TokenStream tokens = analyzer.tokenStream(field, folded)) {
            CharTermAttribute word = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (words.size() < most && tokens.incrementToken()) {
                words.add(word.toString());
            }
        } catch (IOException e) {
            throw new IllegalStateException(e); // a text in memory
        }
        return new ArrayList<>(words);
    }

    private static Map<Character, String> latin() {
        String[] pairs =
                ("а a б b в v г g ґ g д d е e є ie ж zh з z и i і i й i к k л l м m н n о o п p р r с s т t у u ф f х"
                                + " kh ц ts ч ch ш sh щ shch ъ - ы y ь - э e ю iu я ia ђ dj ј j љ lj њ nj ћ c џ dz α a β v γ g δ d"
                                + " ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ ch ψ ps ω o")
                        .split(" ");
        Map<Character, String> letters = new java.util.HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            letters.put(pairs[i].charAt(0), pairs[i + 1].equals("-") ? "" : pairs[i + 1]);
        }
        return Map.copyOf(letters);
    }
}
