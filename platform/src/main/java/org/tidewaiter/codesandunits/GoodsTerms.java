package org.tidewaiter.codesandunits;

import java.util.ArrayList;
import java.util.List;

/**
 * What goods are called in trade and everyday life, with the heading of the Harmonized System (four digits) that they belong to: words of 565
 * headings in English, French, Spanish and Portuguese, written for Tidewaiter, and terms of parcels with their heading, of the UK Trade Tariff.
 * Sources: SOURCES.md beside the data. Immutable.
 */
public final class GoodsTerms {
    private static final List<String> LANGUAGES = List.of("english", "french", "spanish", "portuguese");

    /**
     * What goods are called.
     *
     * @param text the words
     * @param heading the first four digits of their code
     */
    public record Term(String text, String heading) {}

    private final List<Term> words = new ArrayList<>();
    private final List<Term> parcels = new ArrayList<>();

    private GoodsTerms() {}

    private static GoodsTerms read() {
        GoodsTerms list = new GoodsTerms();
        CodeList.read("goods-words.csv", row -> {
            for (String language : LANGUAGES) {
                for (String text : row.getField(language).split("; ")) {
                    list.words.add(new Term(text, row.getField("heading")));
                }
            }
        });
        CodeList.read(
                "goods-terms.csv.gz", row -> list.parcels.add(new Term(row.getField("term"), row.getField("heading"))));
        return list;
    }

    private static final class Shipped {
        static final GoodsTerms LIST = read();
    }

    /** The terms; read once, at the first call. */
    public static GoodsTerms all() {
        return Shipped.LIST;
    }

    /** Words of the four languages, in the order of the headings. */
    public List<Term> words() {
        return List.copyOf(words);
    }

    /** Terms as parcels carry them. */
    public List<Term> parcels() {
        return List.copyOf(parcels);
    }
}
