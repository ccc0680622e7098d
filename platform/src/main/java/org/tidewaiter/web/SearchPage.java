package org.tidewaiter.web;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.casefile.DeclarationSummary;
import org.tidewaiter.reference.HarmonizedSystem;
import org.tidewaiter.search.ListScope;
import org.tidewaiter.search.Question;
import org.tidewaiter.search.Question.Group;
import org.tidewaiter.search.Search;
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
    public record View(SearchResult found, boolean cut, List<Tab> tabs) {
        /** The words. */
        public String words() {
            return found.question().words();
        }

        /** The hits of the only group; null on the page of all. */
        public SearchResult.@Nullable Hits<?> only() {
            Group group = found.question().group();
            return group == null
                    ? null
                    : switch (group) {
                        case DECLARATIONS -> found.declarations();
                        case COMPANIES -> found.companies();
                        case GOODS -> found.goods();
                        case TARIFF -> found.tariff();
                    };
        }

        /** How much was found for which words, and among what. */
        public Prose lead() {
            SearchResult.Hits<?> only = only();
            Group group = found.question().group();
            return Prose.of(found.partial() ? "At least " : "")
                    .strong(DisplayText.count(only == null ? found.total() : only.found()))
                    .say(" found for ")
                    .strong("asked", words())
                    .sayIf(group != null, " among " + (group == Group.TARIFF ? "HS codes" : word(group)))
                    .say(".")
                    .sayIf(
                            cut,
                            Prose.of(" ").muted("Only the first " + words().length() + " characters were looked at."));
        }

        private static String word(@Nullable Group group) {
            return group == null ? "" : group.word();
        }

        /** The address of another page of the only group. */
        public String onPage(int page) {
            return urlOf(words(), found.question().group(), page);
        }

        /** The address of all hits of a group. */
        public String all(Group group) {
            return urlOf(words(), group, 1);
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
            SearchResult.@Nullable Behind behind) {
        /** The address of another page. */
        public String onPage(int other) {
            return listUrl(of, value) + (other == 1 ? "" : "&page=" + other);
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
        for (ListScope of : ListScope.values()) {
            String value = context.queryParam(of.name().toLowerCase(Locale.ROOT));
            if (value != null) {
                Templates.show(context, "search-list", list(of, value.strip(), page));
                return;
            }
        }
        Question question = questionOf(context);
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
                new View(found, words.strip().length() > question.words().length(), tabs(found)));
    }

    private ListView list(ListScope of, String value, int page) {
        SearchResult.Hits<DeclarationSummary> hits = search.declarations(of, value, page);
        SearchResult.Behind behind = search.behind().orElse(null);
        String name = of.name().toLowerCase(Locale.ROOT);
        return switch (of) {
            case COMPANY ->
                new ListView(
                        "Declarations of " + value,
                        "In which this company is named.",
                        null,
                        name,
                        value,
                        hits,
                        page,
                        behind);
            case GOODS -> {
                SearchResult.Goods goods = search.goods(value).orElse(null);
                yield new ListView(
                        goods == null ? "Unknown goods" : goods.description(),
                        goods == null
                                ? "No goods are called so."
                                : "With goods called so under HS " + goods.hsCode() + ".",
                        goods == null ? null : ofHs(goods.hsCode()),
                        name,
                        value,
                        hits,
                        page,
                        behind);
            }
            case HS ->
                new ListView(
                        "Declarations under HS " + value,
                        HarmonizedSystem.edition2022()
                                .path(value)
                                .orElse("No chapter, heading or subheading of the Harmonized System."),
                        null,
                        name,
                        value,
                        hits,
                        page,
                        behind);
        };
    }

    /** Where an exact hit leads; null where there is none. */
    private static @Nullable String straight(SearchResult found) {
        SearchResult.Exact exact = found.exact();
        if (exact == null) {
            return null;
        }
        return exact.declarationId() != null
                ? CasePage.urlOf(exact.declarationId())
                : exact.partyId() != null ? CompanyPage.urlOf(exact.partyId()) : null;
    }

    private static List<Tab> tabs(SearchResult found) {
        Question question = found.question();
        List<Tab> tabs = new ArrayList<>();
        boolean all = question.group() == null;
        tabs.add(new Tab("All", all ? found.total() : null, urlOf(question.words()), all));
        add(tabs, "Declarations", Group.DECLARATIONS, found.declarations().found(), question);
        add(tabs, "Companies", Group.COMPANIES, found.companies().found(), question);
        add(tabs, "Goods", Group.GOODS, found.goods().found(), question);
        add(tabs, "HS codes", Group.TARIFF, found.tariff().found(), question);
        return tabs;
    }

    private static void add(List<Tab> tabs, String label, Group group, long count, Question question) {
        boolean chosen = question.group() == group;
        Long known = chosen || question.group() == null ? count : null;
        tabs.add(new Tab(label, known, urlOf(question.words(), group, 1), chosen));
    }

    static Question questionOf(Context context) {
        return new Question(
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
