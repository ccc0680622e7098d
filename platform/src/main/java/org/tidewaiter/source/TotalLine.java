package org.tidewaiter.source;

import java.util.List;
import java.util.regex.Pattern;

/** A row below or within a table that adds up others, as people write in spreadsheets: it is no declaration. */
public final class TotalLine {
    /** Why such a row is set aside. */
    public static final String REASON = "is a total of other rows, and no declaration";

    /** In the languages of headers, and a few more. */
    private static final String WORDS =
            "totals?|totaux|totale?n?|totali|totalt|totaal|eindtotaal|subtotaal|subtotale?s?|summe|gesamtsumme|gesamt"
                    + "|gesamtergebnis|insgesamt|zwischensumme|endsumme|somme|suma|soma|sum|summa|shuma|razem|ogółem|podsuma|celkem|spolu|összesen|mindösszesen|"
                    + "ukupno|укупно|skupaj|общо|сумма|сума|всего|итого|итог|подытог|разом|усього|всього|жами|жиыны|барлығы|jami|cəmi|yekun|kokku|yhteensä|kopā|viso"
                    + "|toplam|toplamı|jumlah|合计|总计|小计|合計|總計|小計|総計|합계|총계|소계|المجموع|مجموع|الإجمالي|الاجمالي|إجمالي|اجمالي|جمع|รวม|รวมทั้งสิ้น|tổng|tong|σύνολο|"
                    + "samtals";

    /** What may stand beside such a word; alone it says nothing. */
    private static final String BESIDE =
            "grand|sub|sous|genel|ara|général|generale?|general|geral|géneral|overall|global|amount|value|page|montant|valeur"
                    + "|valor|importe|tutar|por|по|всем|листу|странице|общая|общий|загальна|загальний|الكلي|العام|الكلية|cộng|cong|số|so|for|all|of|du|de|la|des|le|"
                    + "keseluruhan|iš|i|alt|γενικό|γενικο|declarations|items|rows|lines|report|month";

    /** In the languages of headers, and a few more; a currency, a count or a note in brackets may follow. */
    private static final Pattern TOTAL =
            Pattern.compile("(?iu)^[\\s\"',;|:*=]*(?:(?:" + BESIDE + ")[ -]+)*(?:" + WORDS + ")(?:[ -]+(?:" + BESIDE
                    + "|" + WORDS + "))*(?:[ :]+(?:\\([^()]{0,20}\\)|(?-i:[A-Z]{3})))?[\\s:.*=]*(?=[,;|\\t\"']|$)");

    /** What a spreadsheet writes below each group of rows: D1 Total, Ergebnis FR, Subtotal D1. */
    private static final Pattern OF_GROUP = Pattern.compile(
            "(?iu)^[\\s\"',;|]*(?:[^,;|\\t\"]{1,60}[ :-](?:total|ergebnis|toplamı|итог|résultat|totale|totaal|suma|razem)"
                    + "|(?:sub[ -]?total|sous[ -]total|zwischensumme|итого по|підсумок|ara toplam)[ :-][^,;|\\t\"]{1,60})\\s*(?=[,;|\\t\"']|$)");

    private static final int LONGEST = 40;

    private TotalLine() {}

    /** Whether the text of a row, as its file writes it, begins with a word for a total, such as Total or Sous-total. */
    public static boolean is(String row) {
        return TOTAL.matcher(row).lookingAt() || OF_GROUP.matcher(row).lookingAt();
    }

    /**
     * Whether what stands in place of an identifier is a word for a total: then its row adds up others, whatever else it says. True identifiers have
     * figures.
     */
    public static boolean isIdentifier(char[] text, int start, int length) {
        for (int i = start; i < start + length; i++) {
            if (text[i] >= '0' && text[i] <= '9') {
                return false;
            }
        }
        return length > 1
                && length <= LONGEST
                && TOTAL.matcher(new String(text, start, length)).lookingAt();
    }

    /** Whether the values of a row are those of a total; most of a total's are blank. */
    public static boolean is(List<String> values) {
        long blank = values.stream().filter(String::isBlank).count();
        return 2 * blank >= values.size() && is(String.join(",", values));
    }
}
