package org.tidewaiter.web;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.analysis.Words;
import org.tidewaiter.casefile.DeclarationSummary;
import org.tidewaiter.codesandunits.HarmonizedSystem;
import org.tidewaiter.search.ListScope;
import org.tidewaiter.search.Search;
import org.tidewaiter.search.SearchQuery;
import org.tidewaiter.search.SearchQuery.Group;
import org.tidewaiter.search.SearchResult;

/** What was searched for: declarations, companies, goods and HS codes; a number that only one has leads straight to it. */
public final class SearchPage {
    private final Search search;

    SearchPage(Search search) {
        this.search = search;
    }

    /** A choice of group above the hits; {@code count} is null where it is not known. */
    public record Tab(String label, @Nullable Long count, String url, boolean chosen) {}

    /** What the page of hits shows; {@code cut} tells that not all that was written was looked at. */
    public record View(SearchResult found, boolean cut, List<Tab> tabs, Locale language) {
        /** The sentences of the page. */
        public SearchSentences sentences() {
            return new SearchSentences(language);
        }

        /** The words. */
        public String words() {
            return found.question().words();
        }

        /** The hits of the only group; null on the page of all. */
        public SearchResult.@Nullable Hits<?> only() {
            Group group = found.question().group();
            return group == null ? null : found.of(group);
        }

        /** How much was found for which words, and among what. */
        public Prose lead() {
            SearchResult.Hits<?> only = only();
            return sentences()
                    .lead(
                            only == null ? found.total() : only.found(),
                            found.partial(),
                            words(),
                            found.question().group(),
                            cut);
        }

        /** The address of another page of the only group. */
        public String onPage(int page) {
            return in(language, urlOf(words(), found.question().group(), page));
        }

        /** The address of all hits of a group. */
        public String all(Group group) {
            return in(language, urlOf(words(), group, 1));
        }
    }

    /** Declarations with something in common: what it is in words, where more of it stands, and a page of them. */
    public record ListView(
            String title,
            String sentence,
            @Nullable String more,
            String of,
            String value,
            SearchResult.Hits<DeclarationSummary> hits,
            int page,
            SearchResult.@Nullable IndexLag behind,
            Locale language) {
        /** The sentences of the page. */
        public SearchSentences sentences() {
            return new SearchSentences(language);
        }

        /** The address of another page. */
        public String onPage(int other) {
            return in(language, listUrl(of, value) + (other == 1 ? "" : "&page=" + other));
        }
    }

    /** The address of the best hits. */
    public static String urlOf(String words) {
        return urlOf(words, null, 1);
    }

    /** The address of all declarations of a company. */
    public static String ofCompany(String partyId) {
        return listUrl("company", partyId);
    }

    /** The address of all declarations with a description. */
    public static String ofGoods(SearchResult.Goods goods) {
        return listUrl("goods", goods.key());
    }

    /** The address of all declarations under an HS code. */
    public static String ofHs(String code) {
        return listUrl("hs", code);
    }

    /** An address of these pages in a language. */
    public static String in(Locale language, String url) {
        return language.equals(Locale.FRENCH) ? url + (url.contains("?") ? "&" : "?") + "language=fr" : url;
    }

    private static String listUrl(String of, String value) {
        return "/search?" + of + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static String urlOf(String words, @Nullable Group group, int page) {
        return "/search?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8)
                + (group == null ? "" : "&in=" + group.word())
                + (page == 1 ? "" : "&page=" + page);
    }

    void show(Context context) {
        int page = pageOf(context.queryParam("page"));
        Locale language = PageLanguage.localeOf(context);
        for (ListScope of : ListScope.values()) {
            String value = context.queryParam(of.name().toLowerCase(Locale.ROOT));
            if (value != null) {
                Templates.show(context, "search-list", list(of, value.strip(), page, language));
                return;
            }
        }
        SearchQuery question = questionOf(context);
        String words = Objects.requireNonNullElse(context.queryParam("q"), "");
        SearchResult found = search.find(question);
        String straight = straight(found);
        if (straight != null && question.group() == null) {
            context.redirect(straight);
            return;
        }
        Templates.show(
                context,
                "search",
                new View(found, words.strip().length() > question.words().length(), tabs(found, language), language));
    }

    private ListView list(ListScope of, String value, int page, Locale language) {
        SearchResult.Hits<DeclarationSummary> hits = search.declarations(of, value, page);
        SearchResult.Goods goods = of == ListScope.GOODS ? search.goods(value).orElse(null) : null;
        return new ListView(
                title(of, value, goods).in(language),
                sentence(of, value, goods, language),
                goods == null ? null : in(language, ofHs(goods.hsCode())),
                of.name().toLowerCase(Locale.ROOT),
                value,
                hits,
                page,
                search.behind().orElse(null),
                language);
    }

    private static Words title(ListScope of, String value, SearchResult.@Nullable Goods goods) {
        return switch (of) {
            case COMPANY -> Words.of("Declarations of {0}", "Déclarations de {0}", value);
            case GOODS -> goods == null ? SearchWords.UNKNOWN_GOODS.words() : Words.same(goods.description());
            case HS -> Words.of("Declarations under HS {0}", "Déclarations sous SH {0}", value);
        };
    }

    private static String sentence(ListScope of, String value, SearchResult.@Nullable Goods goods, Locale language) {
        return switch (of) {
            case COMPANY -> SearchWords.IN_WHICH_IT_IS_NAMED.in(language);
            case GOODS ->
                goods == null
                        ? SearchWords.NO_GOODS.in(language)
                        : Words.of(
                                        "With goods called so under HS {0}.",
                                        "Avec des marchandises ainsi appelées sous SH {0}.", goods.hsCode())
                                .in(language);
            case HS -> HarmonizedSystem.edition2022().path(value).orElse(SearchWords.NO_HS_CODE.in(language));
        };
    }

    /** Where an exact hit leads; null where there is none. */
    private static @Nullable String straight(SearchResult found) {
        SearchResult.ExactMatch exact = found.exact();
        if (exact == null) {
            return null;
        }
        return exact.declarationId() != null
                ? DeclarationPage.urlOf(exact.declarationId())
                : exact.partyId() != null ? CompanyPage.urlOf(exact.partyId()) : null;
    }

    private static List<Tab> tabs(SearchResult found, Locale language) {
        SearchQuery question = found.question();
        List<Tab> tabs = new ArrayList<>();
        boolean all = question.group() == null;
        tabs.add(new Tab(
                SearchWords.ALL.in(language), all ? found.total() : null, in(language, urlOf(question.words())), all));
        for (Group group : Group.values()) {
            boolean chosen = question.group() == group;
            Long known = chosen || all ? found.of(group).found() : null;
            tabs.add(new Tab(
                    SearchWords.of(group).in(language),
                    known,
                    in(language, urlOf(question.words(), group, 1)),
                    chosen));
        }
        return tabs;
    }

    static SearchQuery questionOf(Context context) {
        return new SearchQuery(
                Objects.requireNonNullElse(context.queryParam("q"), ""),
                groupOf(context.queryParam("in")),
                pageOf(context.queryParam("page")));
    }

    private static @Nullable Group groupOf(@Nullable String name) {
        for (Group group : Group.values()) {
            if (group.name().equalsIgnoreCase(name)) {
                return group;
            }
        }
        return null;
    }

    private static int pageOf(@Nullable String page) {
        return page != null && page.matches("\\d{1,6}") ? Integer.parseInt(page) : 1;
    }
}
