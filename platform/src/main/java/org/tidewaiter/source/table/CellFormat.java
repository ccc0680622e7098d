package org.tidewaiter.source.table;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.tidewaiter.notation.CurrencyMark;

/**
 * What the format of a cell makes of its number, as far as it changes what people read there.
 *
 * @param kind what the number is shown as
 * @param detail of {@link Kind#CODE} the pattern, of {@link Kind#UNIT} the unit, of {@link Kind#NUMBER} and {@link
 *     Kind#SCALED} the sign or code of a currency, empty where the format shows none
 * @param shift of {@link Kind#SCALED} and {@link Kind#UNIT} the digits that are not shown: 3 for thousands
 */
record CellFormat(Kind kind, String detail, int shift) {
    /** What a number is shown as. */
    enum Kind {
        /** As it is, but for decimals and signs between thousands. */
        NUMBER,
        /** As it is, and nothing was said: the number of a day may stand in such a cell. */
        GENERAL,
        DATE,
        /** A time without a day. */
        TIME,
        /** Hours, minutes or seconds beyond a day. */
        DURATION,
        /** Times a hundred. */
        PERCENT,
        /** With all its digits, as many as the format has zeros: {@code 00000000}, {@code 0000\.00\.00}. */
        CODE,
        /** With a unit behind it that stands in the format only: {@code 0.0" t"}. */
        UNIT,
        /** In thousands or millions: {@code #,##0,}. */
        SCALED
    }

    static final CellFormat GENERAL = new CellFormat(Kind.GENERAL, "", 0);
    private static final CellFormat NUMBER = new CellFormat(Kind.NUMBER, "", 0);

    /** Formats that a file names by number only (ECMA-376 Part 1, 18.8.30), as far as they are more than numbers. */
    private static final Map<Integer, CellFormat> BUILT_IN = builtIn();

    /** The model's own unit of mass: it tells what the number is where the name of the column, or another cell, says another one. */
    static final String KILOGRAM = "kg";

    private static final Set<String> KILOGRAMS = Set.of(KILOGRAM, "kgs", "kgm", "kilo", "kilos", "кг");

    /** Words in a format that change what a number means; currencies do not. */
    private static final Set<String> UNITS =
            Set.of(("t to ton tons tonne tonnes tonnen tonelada toneladas tn tm mt lb lbs g gr oz q qq cwt dwt k m mn"
                            + " mio mln mrd million millions thousand thousands mil miles mille тыс тонн т ц")
                    .split(" "));

    /** Those of them that say how much was divided away where a format divides: with them the number stands for itself. */
    private static final Set<String> MULTIPLES =
            Set.of("k m mn mio mln mrd million millions thousand thousands mil miles mille тыс".split(" "));

    private static Map<Integer, CellFormat> builtIn() {
        Map<Integer, CellFormat> all = new HashMap<>();
        all.put(0, GENERAL);
        all.put(1, new CellFormat(Kind.GENERAL, "", 0)); // plain digits: the number of a day looks so too
        List.of(9, 10).forEach(id -> all.put(id, new CellFormat(Kind.PERCENT, "", 0)));
        List.of(18, 19, 20, 21, 45, 47).forEach(id -> all.put(id, new CellFormat(Kind.TIME, "", 0)));
        all.put(46, new CellFormat(Kind.DURATION, "", 0));
        for (int id = 14; id <= 58; id++) { // 27 to 36 and 50 to 58 are dates of East Asia
            if (id <= 17 || id == 22 || (id >= 27 && id <= 36) || id >= 50) {
                all.put(id, new CellFormat(Kind.DATE, "", 0));
            }
        }
        return Map.copyOf(all);
    }

    /** A format that a file names by number only. */
    static CellFormat builtIn(int id) {
        return BUILT_IN.getOrDefault(id, NUMBER);
    }

    /** A format that a file spells out; of several sections the one for positive numbers. */
    static CellFormat of(String code) {
        if (code.isBlank() || code.equalsIgnoreCase("general") || code.equals("0")) {
            return GENERAL;
        }
        Section section = Section.first(code);
        String signs = section.signs();
        if (section.elapsed()) {
            return new CellFormat(Kind.DURATION, "", 0);
        }
        if (section.isTime()) {
            boolean day = signs.matches(".*[yd].*") || !signs.matches(".*[hs].*");
            return new CellFormat(day ? Kind.DATE : Kind.TIME, "", 0);
        }
        if (signs.contains("%")) {
            return new CellFormat(Kind.PERCENT, "", 0);
        }
        if (section.isCode()) {
            return new CellFormat(Kind.CODE, section.shown(), 0);
        }
        String unit = section.word().toLowerCase(Locale.ROOT);
        if (section.literal().equals("%")) {
            return new CellFormat(Kind.UNIT, "%", 0); // no sign that multiplies: the number is in per cent as it stands
        }
        CellFormat number = new CellFormat(Kind.NUMBER, section.currency(), 0);
        if (section.conditional()) {
            return number;
        }
        if (section.shift() > 0 && !unit.isEmpty() && number.detail.isEmpty()) { // 12345 shown as "12.3 k" is 12345
            boolean measure = UNITS.contains(unit) && !MULTIPLES.contains(unit);
            return measure
                    ? new CellFormat(Kind.UNIT, unit, section.shift())
                    : number; // 2500 shown as "2.5 t" is 2.5 t
        }
        if (section.shift() > 0) {
            return new CellFormat(Kind.SCALED, number.detail, section.shift());
        }
        if (KILOGRAMS.contains(unit)) {
            return new CellFormat(Kind.UNIT, KILOGRAM, 0);
        }
        return UNITS.contains(unit) ? new CellFormat(Kind.UNIT, unit, 0) : number;
    }

    /**
     * The first section of a format, taken apart.
     *
     * @param signs what stands for digits and parts of dates, in small letters
     * @param shown the same with literal characters in their places, digits as {@code 0}
     * @param word the letters that are literal
     * @param literal all that is literal, signs of currencies without quotes too
     * @param elapsed whether hours, minutes or seconds are counted beyond a day
     * @param conditional whether the section holds for some numbers only
     * @param currencySign what the format itself says is the sign of a currency, in {@code [$ ]}; empty where it has none
     */
    private record Section(
            String signs,
            String shown,
            String word,
            String literal,
            boolean elapsed,
            boolean conditional,
            String currencySign) {
        static Section first(String code) {
            // Long: one sign of the format after the other.
            StringBuilder signs = new StringBuilder();
            StringBuilder shown = new StringBuilder();
            StringBuilder word = new StringBuilder();
            StringBuilder literal = new StringBuilder();
            boolean elapsed = false;
            boolean conditional = false;
            String currencySign = "";
            for (int i = 0; i < code.length() && code.charAt(i) != ';'; i++) {
                char c = code.charAt(i);
                if (c == '"' || c == '[') {
                    int end = code.indexOf(c == '"' ? '"' : ']', i + 1);
                    String inside = code.substring(i + 1, end < 0 ? code.length() : end);
                    i += inside.length() + 1;
                    if (c == '"') {
                        shown.append(inside);
                        word.append(inside);
                        literal.append(inside);
                    } else {
                        elapsed |= inside.matches("(?i)h+|m+|s+");
                        conditional |= inside.matches("[<>=].*");
                        String sign =
                                inside.startsWith("$") ? inside.substring(1).replaceFirst("-.*", "") : "";
                        word.append(sign);
                        currencySign = sign.isBlank() ? currencySign : sign.strip();
                        literal.append(FormatCurrency.of(sign, inside.replaceFirst("^[^-]*-?", "")));
                    }
                } else if (c == '\\' && i + 1 < code.length()) {
                    shown.append(code.charAt(++i));
                    word.append(code.charAt(i));
                    literal.append(code.charAt(i));
                } else if ((c == '_' || c == '*') && i + 1 < code.length()) {
                    i++; // room as wide as a character, or the character that fills the cell
                } else {
                    signs.append(Character.toLowerCase(c));
                    shown.append(c);
                    literal.append(Character.getType(c) == Character.CURRENCY_SYMBOL ? String.valueOf(c) : "");
                }
            }
            String letters = word.toString().replaceAll("[^\\p{L}]+", " ").strip();
            String all = literal.toString().strip();
            return new Section(signs.toString(), shown.toString(), letters, all, elapsed, conditional, currencySign);
        }

        /**
         * The sign, word or code of a currency that stands beside the number; empty where none does. One that nobody knows here is one
         * nevertheless where the format says so: whoever reads the cell asks.
         */
        String currency() {
            String sign = literal.replaceAll("^[-+(\\s]+|[-+)\\s]+$", "");
            boolean known = !sign.isEmpty() && CurrencyMark.of("1 " + sign) != null;
            return known ? sign : currencySign;
        }

        /** With letters of a date, and no sign that only numbers have: some programs write units without quotes. */
        boolean isTime() {
            String bare = signs.replace("am/pm", "h").replace("a/p", "h");
            return !bare.contains("general")
                    && !bare.contains("#")
                    && !bare.contains("?")
                    && !bare.matches(".*0[.,]0.*")
                    && bare.matches(".*[ymdhs].*");
        }

        boolean isCode() {
            return signs.matches("[0\\-/ ()+:]+")
                    && signs.replaceAll("[^0]", "").length() > 1;
        }

        /** Three for each comma behind the last digit. */
        int shift() {
            String whole = signs.replaceAll("[^0#?.,]", "").replaceAll("\\..*?(,*)$", "$1");
            return 3 * (whole.length() - whole.replaceAll(",+$", "").length());
        }
    }
}
