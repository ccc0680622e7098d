package org.tidewaiter.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.Nearest;
import org.tidewaiter.engine.PlainLetters;

/**
 * Takes the name of a column apart into words that {@link FieldNames} knows: {@code PESOBRUTO}, {@code pesoBruto} and
 * {@code Peso bruto (kg)} say the same.
 */
final class HeaderWords {
    private static final int SHORTEST_PIECE = 3;
    private static final Pattern NO_WORD = Pattern.compile("[^a-z0-9]+");
    private static final Set<String> SHORT_PIECES = Set.of(
            "of", "de", "do", "da", "hs", "sh", "dt", "cd", "nr", "id", "kg", "vl", "qt", "in", "no", "gr", "nt", "wt");
    private static final int SHORTEST_MISSPELT = 6;

    /** The article of Arabic, which Latin letters write together with its word. */
    private static final String ARTICLE = "al";

    /**
     * Boxes of the Single Administrative Document, data elements of the Union Customs Code (14 06 000 000): their number says less than the words
     * that follow it.
     */
    private static final Pattern BOX = Pattern.compile(
            "(?i)^\\s*(?:(?:case|box|casilla|campo|casa|rubrique|feld|графа|гр|g|г)[ _.]*(?:\\d{1,3}[a-zа-я]?|(?-i:[A-E]))["
                    + " _.:)(-]+(?=\\p{L}{2})|(?:(?:UCC )?d\\.?e\\.? ?)?\\d{1,2}/\\d{1,2}[ _.:)(-]+(?=\\p{L}{2})|\\d{1,3}\\.\\s+(?=\\p{L}{2})|\\d\\d \\d\\d(?: \\d{3}){1,2}[ _.:)(-]+(?=\\p{L}))");

    private static final Pattern LADING = Pattern.compile("(?i)(?<!\\p{L})B/L(?!\\p{L})");
    private static final Pattern DUTIES_AND_TAXES = Pattern.compile("(?<!\\p{L})D\\s?&\\s?T(?!\\p{L})");
    private static final Pattern COUNTRY_OR_REGION = Pattern.compile("(?i)country\\s*/\\s*region");

    /** Signs of currencies: {@code R$}, {@code US$}, {@code S/}. */
    private static final Pattern CURRENCY_SIGN =
            Pattern.compile("(?<!\\p{L})(?:\\p{Lu}{0,3}\\$\\p{Lu}{0,2}|(?-i:S/)|[€£¥₹₽₴₸₺₫฿₦₱₩])(?!\\p{L})");

    /** Short forms of three words, which no capital parts: MoT, UoM, BoL. */
    private static final Pattern THREE_LETTERS = Pattern.compile("(?<!\\p{L})\\p{Lu}\\p{Ll}\\p{Lu}(?!\\p{L})");

    /** Sign of a currency or unit in brackets: {@code Total tax (N)}. */
    private static final Pattern LETTER = Pattern.compile("[(\\[]\\s*\\p{L}\\s*[)\\]]");

    /** Declarations in Russian and Ukrainian, which would be read as other short words in Latin letters. */
    private static final Pattern DECLARATION = Pattern.compile("(?<!\\p{L})(?:[дД][тТ]|[мМ][дД])(?!\\p{L})");

    /** The tariff of the Eurasian Economic Union and of Ukraine, written apart. */
    private static final Pattern TARIFF = Pattern.compile(
            "(?<!\\p{L})(тн|укт)[\\s._-]+(вэд|зед|зэд)(?:[\\s._-]+еаэс)?(?!\\p{L})",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final int SHORTEST_START = 4;

    private static final NameCache<String> KEYS = new NameCache<>(HeaderWords::written);

    private final Map<String, String> meaning;

    /** How many letters a known word has at most, its plural included. */
    private final int longest;

    private final Set<String> dropped;

    /** The consonants of each known word, in the order of the words. */
    private final SortedMap<String, String> consonants = new TreeMap<>();

    /**
     * @param meaning the word that phrases use, by each word that means it
     * @param dropped words that say nothing
     */
    HeaderWords(Map<String, String> meaning, Set<String> dropped) {
        this.meaning = Map.copyOf(meaning);
        this.dropped = Set.copyOf(dropped);
        longest = 2
                + Stream.concat(meaning.keySet().stream(), dropped.stream())
                        .mapToInt(String::length)
                        .max()
                        .orElse(0);
        meaning.keySet().forEach(word -> consonants.put(word, consonants(word)));
    }

    /** A name without the number of a box or data element before it. */
    static String withoutBox(String name) {
        return BOX.matcher(name).replaceFirst("");
    }

    /** A name in capitals with one stroke between its words: {@code UNITES_SUPPLEMENTAIRES}. */
    static String key(String name) {
        return KEYS.of(name);
    }

    private static String written(String name) {
        return apart(withoutBox(name).replace("%", " rate "))
                .replaceAll("[^A-Za-z0-9]+", "_")
                .replaceAll("^_|_$", "")
                .toUpperCase(Locale.ROOT);
    }

    /** A word as it is compared: without accents, in Latin letters, in small ones. */
    static String plain(String word) {
        return apart(word).toLowerCase(Locale.ROOT);
    }

    /** Without accents, and blanks where capitals begin a word. */
    private static String apart(String name) {
        String plain = THREE_LETTERS
                .matcher(COUNTRY_OR_REGION
                        .matcher(LADING.matcher(DUTIES_AND_TAXES.matcher(name).replaceAll(" duties taxes "))
                                .replaceAll("BL"))
                        .replaceAll("Country"))
                .replaceAll(word -> word.group().toLowerCase(Locale.ROOT));
        String whole = HeaderPhrases.inEnglish(plain);
        String latin = CyrillicLetters.inLatin(TARIFF.matcher(DECLARATION
                                .matcher(OtherAlphabets.inEnglish(whole))
                                .replaceAll("декларации"))
                        .replaceAll("$1$2")
                        .replace("№", " Nr "))
                .replace('ı', 'i')
                .replace('đ', 'd')
                .replace('Đ', 'D')
                .replace("ß", "ss")
                .replace("ø", "o")
                .replace("æ", "ae")
                .replace("ł", "l");
        return PlainLetters.of(latin)
                .replaceAll("(?<![A-Za-z])([A-Za-z])\\.(?=[A-Za-z]\\.)", "$1")
                .replaceAll("(?<![A-Za-z])([A-Za-z]{2,})\\.(?=$|[^A-Za-z])", "$1 ")
                .replaceAll("([a-z0-9])([A-Z])", "$1 $2")
                .replaceAll("([A-Z]{2,})([A-Z][a-z])", "$1 $2")
                .replaceAll("(?i)(?<=wt|wgt|wght|weight|mass)(lbs?|kgs?)(?![a-z])", " $1");
    }

    /**
     * How a name was read.
     *
     * @param words its words in order, and whether each says something; numbers and unknown words stay as they are
     * @param guessed how many of its words are cut off, misspelt or an abbreviation of what they were taken for
     */
    record HeaderReading(Map<String, Boolean> words, int guessed) {}

    /** The words of a name in order, and whether each says something; numbers and unknown words stay as they are. */
    Map<String, Boolean> of(String name) {
        return reading(name).words();
    }

    /** The words of a name in order, with how sure its words are. */
    HeaderReading reading(String name) {
        String text = LETTER.matcher(withoutBox(name)).replaceAll(" ");
        HeaderReading reading = read(text);
        boolean understood = reading.words().keySet().stream().allMatch(w -> dropped.contains(w) || isKnown(w));
        if (understood) {
            return reading;
        }
        return HeaderPhrases.abbreviated(text)
                .map(phrase -> new HeaderReading(read(phrase).words(), 1))
                .orElse(reading);
    }

    /** Whether a word is one that a phrase may have, or a number. */
    private boolean isKnown(String word) {
        return meaning.containsKey(word) || meaning.containsValue(word) || word.matches("\\d+");
    }

    private HeaderReading read(String text) {
        String plain = apart(CURRENCY_SIGN
                        .matcher(text)
                        .replaceAll(" usd ")
                        .replaceAll("(?<!\\p{L})[Nn]\\.?\\s?[°ºª]s?|[Nn][°º]", " number ")
                        .replace("%", " rate "))
                .replaceAll("\\b[A-Za-z]['’](?=[A-Za-z])", "")
                .toLowerCase(Locale.ROOT);
        Map<String, Boolean> words = new LinkedHashMap<>();
        int guessed = 0;
        for (String token : NO_WORD.split(plain, -1)) {
            if (token.isEmpty()) {
                continue;
            }
            List<String> pieces = plainPieces(token);
            String guess = pieces == null ? guess(token) : null;
            guessed += guess == null ? 0 : 1;
            for (String piece : pieces == null ? List.of(guess == null ? token : guess) : pieces) {
                if (dropped.contains(piece)) {
                    words.putIfAbsent(piece, false);
                } else {
                    words.put(meaning.getOrDefault(piece, piece), true);
                }
            }
        }
        return new HeaderReading(words, guessed);
    }

    /** The token itself when it is known; else known words joined in it, or null. */
    private @Nullable List<String> plainPieces(String token) {
        String known = known(token);
        if (known != null) {
            return List.of(known);
        }
        List<String> joined = joined(token);
        if (joined != null) {
            return joined;
        }
        if (token.startsWith(ARTICLE) && token.length() > ARTICLE.length() + SHORTEST_PIECE) {
            String named = known(token.substring(ARTICLE.length())); // ALWAZN, ALQIMA
            if (named != null) {
                return List.of(named);
            }
        }
        String counted = token.replaceFirst("\\d$", "");
        String alone = counted.length() < SHORTEST_PIECE || counted.equals(token) ? null : known(counted);
        if (alone != null) {
            return List.of(alone, token.substring(counted.length())); // QTY1, UOM2
        }
        return null;
    }

    /** The known word that a token cuts off or misspells, or null. */
    private @Nullable String guess(String token) {
        String whole = cutOff(token);
        if (whole != null) {
            return whole;
        }
        if (token.length() >= SHORTEST_MISSPELT) {
            for (String word : consonants.keySet()) {
                if (word.length() >= SHORTEST_MISSPELT && Nearest.isOneApart(word, token)) {
                    return word;
                }
            }
        }
        return null;
    }

    private @Nullable String known(String token) {
        if (meaning.containsKey(token) || dropped.contains(token)) {
            return token;
        }
        for (String ending : List.of("s", "es")) {
            String single = token.endsWith(ending) ? token.substring(0, token.length() - ending.length()) : "";
            if (single.length() >= SHORTEST_PIECE && meaning.containsKey(single)) {
                return single;
            }
        }
        return null;
    }

    /** The word that a token begins (NOMENCLAT), or whose consonants it is (CNTRY), where those are of one meaning; else null. */
    private @Nullable String cutOff(String token) {
        if (token.length() < SHORTEST_START) {
            return null;
        }
        List<String> whole = consonants.entrySet().stream()
                .filter(word ->
                        word.getKey().startsWith(token) || word.getValue().equals(token))
                .map(Map.Entry::getKey)
                .toList();
        long meanings = whole.stream().map(meaning::get).distinct().count();
        return meanings == 1 ? whole.getFirst() : null;
    }

    private static String consonants(String word) {
        return word.charAt(0) + word.substring(1).replaceAll("[aeiou]", "");
    }

    /** The fewest known words that make up the whole token, or null. */
    private @Nullable List<String> joined(String token) {
        List<@Nullable List<String>> upTo = new ArrayList<>();
        upTo.add(List.of());
        for (int end = 1; end <= token.length(); end++) {
            List<String> best = null;
            for (int start = Math.max(0, end - longest); start < end; start++) {
                List<String> before = upTo.get(start);
                if (before == null) {
                    continue;
                }
                String piece = token.substring(start, end);
                boolean fits = piece.length() >= SHORTEST_PIECE ? known(piece) != null : SHORT_PIECES.contains(piece);
                if (fits && (best == null || before.size() + 1 < best.size())) {
                    best = new ArrayList<>(before);
                    String word = known(piece);
                    best.add(word == null ? piece : word);
                }
            }
            upTo.add(best);
        }
        return upTo.get(token.length());
    }
}
