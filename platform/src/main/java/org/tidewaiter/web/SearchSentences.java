package org.tidewaiter.web;

import org.tidewaiter.search.SearchResult;

/** The sentences of a search's answer. */
public final class SearchSentences {
    private SearchSentences() {}

    /** How far the index is behind what was loaded. */
    public static String behind(SearchResult.Behind behind) {
        String done = behind.of() > 0
                ? ": " + DisplayText.count(behind.done()) + " of " + DisplayText.count(behind.of())
                        + " declarations are in"
                : "";
        return "The search index is being brought up to date" + done + ". Ask again in a moment.";
    }

    /** The code of goods that were found, and what the tariff calls them. */
    public static Prose goods(SearchResult.Goods goods) {
        String tariff = DisplayText.goods(goods.hsCode());
        return Prose.of("HS ").code(goods.hsCode()).sayIf(!tariff.isEmpty(), " · " + tariff);
    }

    /** A heading, of which a link leads to its declarations where there are any. */
    public static Prose heading(SearchResult.Heading heading) {
        return code(new SearchResult.Tariff(heading.heading(), heading.text(), heading.declarations()));
    }

    /** A code of the tariff, of which a link leads to its declarations where there are any. */
    public static Prose code(SearchResult.Tariff tariff) {
        return tariff.declarations() > 0
                ? Prose.empty().link(SearchPage.ofHs(tariff.hsCode()), tariff.hsCode())
                : Prose.of(tariff.hsCode());
    }
}
