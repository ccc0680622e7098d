package org.tidewaiter.web;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.analysis.Words;
import org.tidewaiter.casefile.DeclarationSummary;
import org.tidewaiter.search.SearchQuery;
import org.tidewaiter.search.SearchQuery.Group;
import org.tidewaiter.search.SearchResult;

/**
 * The sentences of a search's answer.
 *
 * @param language of the page
 */
public record SearchSentences(Locale language) {
    private static final int NAMES_SHOWN = 4;

    /** The sentences of a page whose language has that code. */
    public static SearchSentences of(String code) {
        return new SearchSentences(Words.language(code));
    }

    /** The language of the page, with its numbers and addresses. */
    public PageLanguage page() {
        return new PageLanguage(language);
    }

    /** A text of the page. */
    public String say(SearchWords words) {
        return words.in(language);
    }

    /** A count as the language writes it. */
    public String count(long number) {
        return say("{0}", "{0}", number);
    }

    /** So many declarations. */
    public String declarations(long number) {
        return Words.counted(number, "{0} declaration", "{0} declarations", "{0} déclaration", "{0} déclarations")
                .in(language);
    }

    /** So many goods items. */
    public String items(long number) {
        return Words.counted(number, "{0} item", "{0} items", "{0} article", "{0} articles")
                .in(language);
    }

    /** When a manifest or entry summary was lodged, by which conveyance it goes, its bill and where it is unloaded. */
    public String cargo(SearchResult.Cargo cargo) {
        return Stream.of(
                        DisplayText.day(cargo.lodgedAt()),
                        cargo.journey(),
                        cargo.transportDocument(),
                        cargo.unloadingPlace())
                .filter(text -> text != null && !text.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    /** That there are more of a group than are shown, and how many in all. */
    public String all(long found) {
        return say("All {0}", "Les {0}", found);
    }

    /** The known text that stands nearest to what was searched for. */
    public String like(String nearest) {
        return say(" · like “{0}”", " · comme « {0} »", nearest);
    }

    /** How far the index is behind what was loaded. */
    public String behind(SearchResult.IndexLag behind) {
        return behind.of() > 0
                ? say(
                        "The search index is being brought up to date: {0} of {1} declarations are in. Ask again in a moment.",
                        "L’index de recherche se met à jour : {0} des {1} déclarations y sont. Redemandez dans un moment.",
                        behind.done(),
                        behind.of())
                : say(
                        "The search index is being brought up to date. Ask again in a moment.",
                        "L’index de recherche se met à jour. Redemandez dans un moment.");
    }

    /**
     * How much was found for which words, and among what.
     *
     * @param found how many, at least where not all was looked at
     * @param cut whether not all of the words were looked at
     */
    Prose lead(long found, boolean partial, String words, @Nullable Group group, boolean cut) {
        String among = group == null
                ? ""
                : switch (group) {
                    case DECLARATIONS -> say(" among declarations", " parmi les déclarations");
                    case COMPANIES -> say(" among companies", " parmi les entreprises");
                    case GOODS -> say(" among goods", " parmi les marchandises");
                    case TARIFF -> say(" among HS codes", " parmi les codes SH");
                };
        return Prose.of(partial ? say("At least ", "Au moins ") : "")
                .strong(count(found))
                .say(say(" found for ", Math.abs(found) < 2 ? " trouvé pour " : " trouvés pour "))
                .strong("asked", words)
                .say(among + ".")
                .sayIf(
                        cut,
                        Prose.of(" ")
                                .muted(say(
                                        "Only the first {0} characters were looked at.",
                                        "Seuls les {0} premiers signes ont été regardés.", words.length())));
    }

    /** That only so many can be turned to. */
    public String turned(boolean more) {
        long most = (long) SearchQuery.LAST_PAGE * SearchQuery.PAGE;
        return more
                ? say(
                        "Only the first {0} can be turned to: more words find less.",
                        "On ne peut feuilleter que les {0} premiers : plus de mots trouvent moins.", most)
                : say("Only the first {0} can be turned to.", "On ne peut feuilleter que les {0} premiers.", most);
    }

    /** Which page of how many. */
    public String page(long page, long pages) {
        return say("Page {0} of {1}", "Page {0} sur {1}", page, pages);
    }

    /** When and where a declaration of a list was lodged, and by whom. */
    public Prose lodged(DeclarationSummary declaration) {
        String importer = declaration.importerName() == null ? declaration.importerId() : declaration.importerName();
        return Prose.of(DisplayText.moment(declaration.acceptedAt()))
                .also(say(" · office ", " · bureau "), declaration.officeCode())
                .alsoCode(say(" · reference ", " · référence "), declaration.localReference())
                .also(say(" · importer ", " · importateur "), importer)
                .also(say(" · names ", " · nomme "), declaration.unnumbered());
    }

    /** The code of the first item of a declaration of a list, and how many more there are. */
    public Prose codes(DeclarationSummary declaration) {
        return Prose.empty()
                .alsoCode("", declaration.hsCode())
                .sayIf(
                        declaration.items() > 1,
                        Prose.of(" ")
                                .muted(Words.counted(
                                                declaration.items() - 1,
                                                "+{0} more",
                                                "+{0} more",
                                                "+{0} autre",
                                                "+{0} autres")
                                        .in(language)));
    }

    /** The number, country, roles and other names of a company that was found. */
    public Prose company(SearchResult.Company company) {
        int last = Math.min(NAMES_SHOWN, company.names().size());
        return Prose.empty()
                .code(company.partyId())
                .also(" · ", company.country() == null ? null : DisplayText.country(company.country()))
                .sayIf(!company.roles().isEmpty(), " · " + roles(company))
                .sayIf(
                        last > 1,
                        say(" · also ", " · aussi ")
                                + String.join(", ", company.names().subList(Math.min(1, last), last)));
    }

    private String roles(SearchResult.Company company) {
        return company.roles().stream().map(role -> role.word(language)).collect(Collectors.joining(", "));
    }

    /** The code of goods that were found, and what the tariff calls them. */
    public static Prose goods(SearchResult.Goods goods) {
        String tariff = DisplayText.goods(goods.hsCode());
        return Prose.of("HS ").code(goods.hsCode()).sayIf(!tariff.isEmpty(), " · " + tariff);
    }

    /** A heading, of which a link leads to its declarations where there are any. */
    public Prose heading(SearchResult.Heading heading) {
        return code(new SearchResult.Tariff(heading.heading(), heading.text(), heading.declarations()));
    }

    /** A code of the tariff, of which a link leads to its declarations where there are any. */
    public Prose code(SearchResult.Tariff tariff) {
        return tariff.declarations() > 0
                ? Prose.empty().link(SearchPage.in(language, SearchPage.ofHs(tariff.hsCode())), tariff.hsCode())
                : Prose.of(tariff.hsCode());
    }

    private String say(String english, String french, Object... values) {
        return Words.of(english, french, values).in(language);
    }
}
