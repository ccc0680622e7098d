package org.tidewaiter.notation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.codesandunits.Currencies;

/**
 * The sign, word or code of a currency beside a number in one cell: $ 100, 100 zł, EUR 100. Many are used by several
 * countries; which one is meant is for another column to say.
 *
 * @param sign as it stands in the cell
 * @param codes the currencies of ISO 4217 that it may stand for; empty where it is a sign that nothing is known of
 * @param number the cell without it
 */
public record CurrencyMark(String sign, Set<String> codes, String number) {
    private static final Pattern NUMBER = Pattern.compile("[-+(]?\\d[\\d.,' ٫٬]*[-)]?");
    private static final Pattern WHOLE = Pattern.compile("(?<=\\d)/[-=]$");
    private static final Pattern CODE_AND_NAME =
            Pattern.compile("(?<code>[A-Z]{3})\\s*[-–—:/|,(\\[]?\\s*(?<name>[^\\d()\\[\\]]{3,}?)\\s*[)\\]]?");
    private static final Pattern NAME_AND_CODE =
            Pattern.compile("(?<name>[^\\d()\\[\\]]{3,}?)\\s*[-–—:/|,(\\[]\\s*(?<code>[A-Z]{3})\\s*[)\\]]?");
    private static final Pattern NAME_PARTS = Pattern.compile("[\\s()\\[\\]（）,:;/_-]+");
    private static final Pattern SIGNED = Pattern.compile("\\p{Sc}|元|円|원|人民币");
    /** What may stand before a sign in a name: thousands, millions, unit. */
    private static final Pattern SCALE =
            Pattern.compile("^(?:[kKmM](?=\\p{Sc}|[A-Z]{2}\\p{Sc})|[千万亿百萬億천만억]+|单位|單位|단위)");

    private static final int LONGEST = 40;
    /** How many of the currencies of a mark are named; $ has some forty. */
    private static final int SHOWN = 5;
    /** The currencies that are named first, as most trade is in them. */
    private static final List<String> USUAL = List.of(
            "USD", "GBP", "CNY", "JPY", "CAD", "AUD", "SGD", "HKD", "MXN", "INR", "SEK", "NOK", "DKK", "XOF", "XAF");
    /** The signs and words by which currencies are written, in {@code currency-marks.csv}: a line each, with the codes that it may stand for. */
    private static final Map<String, Set<String>> KNOWN = read();

    private static Map<String, Set<String>> read() {
        Map<String, Set<String>> known = new HashMap<>();
        try (InputStream in = Objects.requireNonNull(CurrencyMark.class.getResourceAsStream("currency-marks.csv"))) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .forEach(line -> {
                        String[] mark = line.split(",", 2);
                        known.put(folded(mark[0]), Set.copyOf(List.of(mark[1].split(" "))));
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(known);
    }

    /** Keeps copies of the lists and maps that it is given. */
    public CurrencyMark {
        codes = Set.copyOf(codes);
    }

    /** The mark of a cell that is a number beside one; null where it is something else. */
    public static @Nullable CurrencyMark of(String cell) {
        if (cell.length() > LONGEST) {
            return null;
        }
        String text = WHOLE.matcher(Signs.plain(cell)).replaceFirst("");
        Matcher number = NUMBER.matcher(text);
        if (!number.find()) {
            return null;
        }
        String before = text.substring(0, number.start());
        String behind = text.substring(number.end());
        String sign = before.isBlank() ? behind.strip() : before.strip();
        String lead = "";
        String mark = sign;
        while (!mark.isEmpty() && "-+(".indexOf(mark.charAt(0)) >= 0) {
            lead += mark.charAt(0);
            mark = mark.substring(1).strip();
        }
        String tail = "";
        while (!mark.isEmpty() && "-)".indexOf(mark.charAt(mark.length() - 1)) >= 0) {
            tail = mark.charAt(mark.length() - 1) + tail;
            mark = mark.substring(0, mark.length() - 1).strip();
        }
        boolean both = !before.isBlank() && !behind.isBlank() && !behind.strip().equals(")");
        Set<String> codes = mark.isEmpty() || both ? null : codes(mark);
        if (codes == null) {
            return null;
        }
        String rest = before.isBlank() ? tail : behind.strip();
        return new CurrencyMark(mark, codes, (lead + number.group().strip() + rest).strip());
    }

    /** The mark in the name of a column, such as ₽, US$, k€ or 万元, with the name as its number; null where it has none. */
    public static @Nullable CurrencyMark inName(String name) {
        for (String word : NAME_PARTS.splitAsStream(name).toList()) {
            String sign = SCALE.matcher(word).replaceFirst("");
            Set<String> codes = SIGNED.matcher(sign).find() ? codes(sign) : null;
            if (codes != null) {
                return new CurrencyMark(sign, codes, name);
            }
        }
        return null;
    }

    /** The code of a currency that a sign, word or name can only mean (€, US$, zł, US Dollar); else the text itself. */
    public static String codeOf(String text) {
        if (Signs.isLong(text)) {
            return text;
        }
        String bare = folded(text);
        Set<String> codes = KNOWN.get(bare);
        if (codes != null && codes.size() == 1) {
            return codes.iterator().next();
        }
        if (text.endsWith(".") && Currencies.iso4217().contains(bare)) {
            return bare;
        }
        return text.length() > 3 || CurrencyNames.isShortName(text)
                ? CurrencyNames.code(text).orElseGet(() -> codeAndName(text))
                : text;
    }

    /** A code and the name of the same currency, in either order: EUR - Euro, US Dollar (USD); else the text itself. */
    private static String codeAndName(String text) {
        for (Pattern pattern : List.of(CODE_AND_NAME, NAME_AND_CODE)) {
            Matcher both = pattern.matcher(text.toUpperCase(Locale.ROOT));
            if (both.matches() && both.group("code").equals(codeOf(both.group("name")))) {
                return both.group("code");
            }
        }
        return text;
    }

    /** The currencies that a sign or word may stand for, such as XOF and XAF of FCFA; none where it is no mark of a currency. */
    public static Set<String> meant(String mark) {
        Set<String> known = mark.length() > LONGEST ? null : codes(mark);
        return known == null ? Set.of() : known;
    }

    /**
     * Which of several currencies a mark may be, for the person who is to say it: {@code XOF or XAF}; of many the first, which are
     * those of the most trade.
     */
    public static String named(Set<String> codes) {
        List<String> all = sorted(codes);
        if (all.size() > SHOWN) {
            return String.join(", ", all.subList(0, SHOWN)) + " or another";
        }
        return all.size() < 2
                ? String.join("", all)
                : String.join(", ", all.subList(0, all.size() - 1)) + " or " + all.getLast();
    }

    /** The first of several currencies, for an example; "" of none. */
    public static String first(Set<String> codes) {
        return codes.isEmpty() ? "" : sorted(codes).getFirst();
    }

    private static List<String> sorted(Set<String> codes) {
        return codes.stream()
                .sorted(Comparator.comparingInt((String c) -> USUAL.contains(c) ? USUAL.indexOf(c) : USUAL.size())
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    /** A number without the mark of a currency beside it. */
    static String without(String cell) {
        CurrencyMark mark = of(cell);
        return mark == null ? cell : mark.number;
    }

    /** The currencies of a sign; null where it is none. */
    private static @Nullable Set<String> codes(String mark) {
        String word = folded(mark);
        Set<String> known = KNOWN.get(word);
        if (known != null) {
            return known;
        }
        if (Currencies.iso4217().contains(word)) {
            return Set.of(word);
        }
        boolean sign = word.length() == 1 && Character.getType(word.charAt(0)) == Character.CURRENCY_SYMBOL;
        return sign ? Set.of() : null;
    }

    private static String folded(String mark) {
        String plain = Normalizer.normalize(mark, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .replace(" ", "");
        return plain.endsWith(".") ? plain.substring(0, plain.length() - 1) : plain;
    }
}
