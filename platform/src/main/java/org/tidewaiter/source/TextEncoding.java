package org.tidewaiter.source;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which encoding a text has that is no UTF-8, by what it spells in each: the one whose words are likeliest in one of its
 * languages. Where two are nearly as likely and spell otherwise, none is chosen.
 *
 * @param charset the encoding, or null where two are as likely
 * @param example a text of the file as the encoding spells it, or both of them
 */
// Long: the languages of each encoding, how likely a text is in each, and what tells the likeliest two apart.
public record TextEncoding(@Nullable Charset charset, String example) {
    private static final int BYTES = 6_000;
    private static final int SHOWN = 30;
    private static final Pattern BETWEEN = Pattern.compile("[,;\\t\\n\\r\"|]");

    /** What separates the words of a line whose bytes are not yet letters: a bar may be the second byte of an ideograph. */
    private static final Pattern BYTES_BETWEEN = Pattern.compile("[,;\\t\\n\\r\" ]");

    /** So much likelier (a factor of 150) has the best to be than any that spells otherwise. */
    private static final double MARGIN = 5;

    /** The same where there is one word beyond ASCII: a name, of a language that nothing else tells. */
    private static final double MARGIN_OF_ONE = 7;

    /** So much less likely is a text whose letters of another alphabet all stand alone or in twos among Latin ones: 20А for 20°, А 5 for € 5. */
    private static final double LONE = 10;

    private static final int SHORTEST_WORD = 3;

    /** Western files are so much more common that a few accents are theirs until proven otherwise. */
    private static final double WESTERN = 6;

    /** Encodings of old Macintoshes and of single countries are so much rarer than those of DOS and Windows. */
    private static final double RARITY = 6;

    /** Those of DOS, of Russian mail and of the Baltic states are rarer than the others of Windows. */
    private static final double LESS_USUAL = 3;

    /** Those that are: one of them is considered only where it spells better than any other in spite of its rarity. */
    private static final Set<String> RARE = Set.of(
            "x-MacRoman",
            "x-MacCentralEurope",
            "x-MacCyrillic",
            "x-MacGreek",
            "x-MacTurkish",
            "ISO-8859-3",
            "ISO-8859-4",
            "ISO-8859-15",
            "IBM737",
            "IBM775");

    /** So much less likely (as a logarithm) is at most a language that is not the one of the lines that need no guess. */
    private static final double OTHER_LANGUAGE = 12;

    private static final char BROKEN = '\uFFFD';

    /** So many bytes break where a value was cut off, or one letter is of another encoding. */
    private static final int FEW = 3;

    private static final String WESTERN_LANGUAGES = "fr es pt de it nl sv da nb fi ca";
    private static final Map<String, String> LANGUAGES = Map.ofEntries(
            Map.entry("windows-1252", WESTERN_LANGUAGES + " is"),
            Map.entry("windows-1250", "pl cs sk hu ro hr sl sq de"),
            Map.entry("windows-1251", "ru uk bg sr mk be"),
            Map.entry("windows-1254", "tr"),
            Map.entry("windows-1253", "el"),
            Map.entry("windows-1255", "he"),
            Map.entry("windows-1256", "ar fa ur"),
            Map.entry("windows-1257", "et lv lt"),
            Map.entry("x-MacRoman", WESTERN_LANGUAGES),
            Map.entry("x-MacCentralEurope", "pl cs sk hu"),
            Map.entry("x-MacCyrillic", "ru uk bg sr mk be"),
            Map.entry("x-MacGreek", "el"),
            Map.entry("x-MacTurkish", "tr"),
            Map.entry("ISO-8859-3", "mt"),
            Map.entry("ISO-8859-4", "et lv lt"),
            Map.entry("ISO-8859-15", WESTERN_LANGUAGES),
            Map.entry("IBM737", "el"),
            Map.entry("IBM775", "et lv lt"),
            Map.entry("EUC-JP", "ja"),
            Map.entry("ISO-8859-2", "pl cs sk hu ro hr sl"),
            Map.entry("ISO-8859-5", "ru uk bg sr mk be"),
            Map.entry("ISO-8859-6", "ar"),
            Map.entry("ISO-8859-7", "el"),
            Map.entry("IBM850", WESTERN_LANGUAGES),
            Map.entry("IBM852", "pl cs sk hu ro hr sl"),
            Map.entry("IBM857", "tr"),
            Map.entry("IBM866", "ru uk bg"),
            Map.entry("KOI8-R", "ru"),
            Map.entry("KOI8-U", "uk"),
            Map.entry("x-windows-874", "th"),
            Map.entry("GB18030", "zh"),
            Map.entry("Big5", "zh-TW"),
            Map.entry("Shift_JIS", "ja"),
            Map.entry("EUC-KR", "ko"));

    /** A text as an encoding spells it, and the logarithm of how likely that is in the best of its languages. */
    record Guess(Charset charset, String text, double likelihood) {}

    /** The encoding of lines of which each holds bytes that are no UTF-8. */
    public static TextEncoding of(List<byte[]> lines) {
        return of(lines, List.of());
    }

    /**
     * The encoding of lines of which each holds bytes that are no UTF-8.
     *
     * @param utf8 lines of the same file that are UTF-8: they tell of which language the file is, and so how likely the others are to be of it
     */
    static TextEncoding of(List<byte[]> lines, List<byte[]> utf8) {
        String beside = new String(distinct(utf8), StandardCharsets.UTF_8);
        byte[] bytes = distinct(lines);
        List<Guess> guesses = new ArrayList<>(guesses(bytes, WESTERN, beside).values());
        guesses.sort(Comparator.comparingDouble((Guess g) -> -g.likelihood)
                .thenComparing(g -> !g.charset.name().startsWith("windows"))
                .thenComparing(g -> g.charset.name()));
        if (guesses.isEmpty()) {
            return new TextEncoding(null, "");
        }
        Guess first = guesses.getFirst();
        double margin = words(first.text) == 1 && hasLetters(first.text) ? MARGIN_OF_ONE : MARGIN;
        Guess rival = guesses.stream()
                .filter(g -> !g.text.equals(first.text) && (isRare(first) || !isRare(g)))
                .findFirst()
                .orElse(null);
        boolean sure = rival == null || first.likelihood - rival.likelihood >= margin;
        return sure
                ? new TextEncoding(first.charset, "'" + word(first.text) + "'")
                : new TextEncoding(
                        null,
                        first.charset.name() + " ('" + word(first.text) + "') or "
                                + java.util.Objects.requireNonNull(rival)
                                        .charset
                                        .name() + " ('" + word(rival.text) + "')");
    }

    /**
     * How a text reads in each encoding in which it is whole.
     *
     * @param western how much likelier those of western Europe are from the start
     */
    static Map<Charset, Guess> guesses(byte[] bytes, double western) {
        return guesses(bytes, western, "");
    }

    private static Map<Charset, Guess> guesses(byte[] bytes, double western, String beside) {
        Map<String, Double> others = beside.isEmpty() ? Map.of() : unlikely(beside);
        Map<Charset, Guess> guesses = new LinkedHashMap<>();
        for (Map.Entry<String, String> one : LANGUAGES.entrySet()) {
            Charset charset = Charset.isSupported(one.getKey()) ? Charset.forName(one.getKey()) : null;
            String text = charset == null ? null : decoded(bytes, charset);
            if (charset != null && text != null) {
                if (one.getKey().equals("EUC-JP") && text.chars().noneMatch(TextEncoding::isKana)) {
                    continue; // Japanese has them; without any it is Chinese, whose characters stand at the same places
                }
                double rare = rarity(one.getKey()) + (standAlone(text) ? LONE : 0);
                double best = Double.NEGATIVE_INFINITY;
                for (String language : languages(one.getValue())) {
                    boolean likelier = one.getKey().equals("windows-1252") && !language.equals("is");
                    double less = others.getOrDefault(language, 0.0);
                    best = Math.max(
                            best, Spelling.of(language).likelihood(text) + (likelier ? western : 0) - rare - less);
                }
                guesses.put(charset, new Guess(charset, text, best));
            }
        }
        return guesses;
    }

    private static double rarity(String charset) {
        boolean less = charset.startsWith("IBM") || charset.startsWith("KOI8") || charset.equals("windows-1257");
        return RARE.contains(charset) ? RARITY : less ? LESS_USUAL : 0;
    }

    /** How many different words of a text have letters beyond ASCII. */
    private static long words(String text) {
        return Stream.of(text.split("[^\\p{L}\\p{M}]+"))
                .filter(word -> word.chars().anyMatch(c -> c > 0x7f))
                .distinct()
                .count();
    }

    /**
     * Whether any letter of a text is none of ASCII, nor a word by itself as those of Chinese are: else it has signs only, which are alike in all
     * languages.
     */
    private static boolean hasLetters(String text) {
        return text.chars()
                .anyMatch(
                        c -> c > 0x7f && Character.isLetter(c) && !Character.isIdeographic(c) && "ºªµ".indexOf(c) < 0);
    }

    /** Whether a text has letters of an alphabet that is not Latin, and no word of them. */
    private static boolean standAlone(String text) {
        int run = 0;
        int longest = 0;
        for (int i = 0; i < text.length(); i++) {
            run = isOfOtherAlphabet(text.charAt(i)) ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest > 0 && longest < SHORTEST_WORD;
    }

    private static boolean isOfOtherAlphabet(char c) {
        return switch (Character.UnicodeScript.of(c)) {
            case CYRILLIC, GREEK, HEBREW, ARABIC, THAI -> true;
            default -> false;
        };
    }

    private static List<String> languages(String all) {
        return List.of(all.split(" ", -1));
    }

    private static boolean isRare(Guess guess) {
        return RARE.contains(guess.charset.name());
    }

    private static boolean isKana(int c) {
        Character.UnicodeScript script = Character.UnicodeScript.of(c);
        return script == Character.UnicodeScript.HIRAGANA || script == Character.UnicodeScript.KATAKANA;
    }

    /** How much less likely each language is than the one that a text is of, up to a bound: a file may be of two languages. */
    private static Map<String, Double> unlikely(String text) {
        Map<String, Double> likelihoods = new HashMap<>();
        for (String languages : LANGUAGES.values()) {
            for (String language : languages(languages)) {
                likelihoods.computeIfAbsent(language, l -> Spelling.of(l).likelihood(text));
            }
        }
        double most = likelihoods.values().stream().mapToDouble(l -> l).max().orElse(0);
        likelihoods.replaceAll((language, l) -> Math.min(most - l, OTHER_LANGUAGE));
        return likelihoods;
    }

    /** How a text that is whole in some encoding reads most likely. */
    static Guess likeliest(byte[] bytes) {
        return guesses(bytes, WESTERN).values().stream()
                .max(Comparator.comparingDouble(Guess::likelihood))
                .orElseThrow();
    }

    /** The words beyond ASCII of lines, each once: what stands in every row proves no more than in one. */
    private static byte[] distinct(List<byte[]> lines) {
        Set<String> seen = new HashSet<>();
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] line : lines) {
            for (String value : BYTES_BETWEEN
                    .splitAsStream(new String(line, StandardCharsets.ISO_8859_1))
                    .toList()) {
                if (value.chars().anyMatch(c -> c > 0x7f) && all.size() <= BYTES && seen.add(value)) {
                    all.writeBytes(value.getBytes(StandardCharsets.ISO_8859_1));
                    all.write('\n');
                }
            }
        }
        return all.toByteArray();
    }

    private static @Nullable String decoded(byte[] bytes, Charset charset) {
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /** The first words of a text that are more than ASCII. */
    static String word(String text) {
        for (String part : BETWEEN.splitAsStream(text).toList()) {
            if (part.chars().anyMatch(c -> c > 0x7f)) {
                return part.strip().substring(0, Math.min(SHOWN, part.strip().length()));
            }
        }
        return "";
    }

    /** Whether bytes are whole UTF-8. */
    public static boolean isUtf8(byte[] bytes) {
        return decoded(bytes, StandardCharsets.UTF_8) != null;
    }

    /**
     * Whether a line is of another encoding, rather than UTF-8 of which some bytes are broken. Two bytes of Thai or Hebrew may be a letter
     * of UTF-8 by chance: where not most bytes are broken, it is of the other if that spells what the letters of UTF-8 do not.
     */
    public static boolean isOther(byte[] line) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(line);
        CharBuffer out = CharBuffer.allocate(2 * line.length + 1);
        int broken = 0;
        while (true) {
            CoderResult result = decoder.decode(in, out, true);
            if (!result.isError()) {
                break;
            }
            broken += result.length();
            in.position(in.position() + result.length());
            out.put(BROKEN);
        }
        String text = out.flip().toString();
        long right = text.chars().filter(c -> c > 0x7f && c != BROKEN).count();
        return broken > right || (broken > FEW && spellsOther(line, text));
    }

    private static boolean spellsOther(byte[] line, String asUtf8) {
        double other = guesses(line, 0).values().stream()
                .mapToDouble(Guess::likelihood)
                .max()
                .orElse(Double.NEGATIVE_INFINITY);
        double utf8 = LANGUAGES.values().stream()
                .flatMap(languages -> Stream.of(languages.split(" ")))
                .mapToDouble(language -> Spelling.of(language).likelihood(asUtf8))
                .max()
                .orElse(0);
        return other > utf8 + OTHER_LANGUAGE;
    }

    /** Whether a charset has one byte for each character, so that its lines tell themselves from those of UTF-8. */
    public static boolean isSingleByte(Charset charset) {
        return charset.newEncoder().maxBytesPerChar() <= 1;
    }
}
