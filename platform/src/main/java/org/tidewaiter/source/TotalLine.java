package org.tidewaiter.source;

import java.util.List;
import java.util.regex.Pattern;

/** A row below or within a table that adds up others, as people write in spreadsheets: it is no declaration. */
public final class TotalLine {
    /** Why such a row is set aside. */
    public static final String REASON = "is a total of other rows, and no declaration";

    /** In the languages of headers, and a few more. */
    private static final Pattern TOTAL = Pattern.compile(
            "(?iu)^[\\s\"',;|:]*(?:grand[ -]?|sub[ -]?|sous[ -]?|sum |suma |genel )?(?:total g[ea]ral|total"
                    + " general|totaal|celkem|összesen|всього|totals?|totaux|totale|total g[eé]n[eé]ral|sum|summe|gesamt"
                    + "(?:summe)?|insgesamt|zwischensumme|somme|suma|soma|razem|сумма|всего|итого|разом|усього|toplam|jumlah|合计|总计|合計|總計|المجموع|الإجمالي|รวม|tổng(?:"
                    + " cộng)?)[\\s:.]*(?=[,;|\\t\"']|$)");

    private static final int LONGEST = 40;

    private TotalLine() {}

    /** Whether the first value of a row, as its file writes it, is such a word. */
    public static boolean is(String row) {
        return TOTAL.matcher(row).lookingAt();
    }

    /** Whether an identifier is such a word: then its row adds up others, whatever else it says. Identifiers have figures. */
    public static boolean isIdentifier(char[] text, int start, int length) {
        for (int i = start; i < start + length; i++) {
            if (text[i] >= '0' && text[i] <= '9') {
                return false;
            }
        }
        return length > 1 && length <= LONGEST && is(new String(text, start, length));
    }

    /** The same for values; most of a total's are blank. */
    public static boolean is(List<String> values) {
        long blank = values.stream().filter(String::isBlank).count();
        return 2 * blank >= values.size() && is(String.join(",", values));
    }
}
