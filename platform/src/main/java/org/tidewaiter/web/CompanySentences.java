package org.tidewaiter.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.casefile.CompanyFile;
import org.tidewaiter.search.SearchResult;

/** The sentences of a company: on its page, and where it stands in a list. */
public final class CompanySentences {
    private CompanySentences() {}

    /** Its number or that no name is known, its country and its roles. */
    public static Prose lead(CompanyPage.View view, PageLanguage p) {
        CompanyFile file = view.file();
        Prose words = file.name() == null
                ? Prose.empty().span("", Prose.of(p.say("No name is known", "Aucun nom n’est connu")))
                : Prose.of(p.say("Number ", "Numéro ")).strong("mono", file.partyId());
        return words.also(" · ", file.country() == null ? null : p.countryAndCode(file.country()))
                .sayIf(!file.roles().isEmpty(), " · " + view.roles(p.locale()));
    }

    /** That it is an authorised operator by its latest certificate, with the way to its checklist; nothing where no register says so. */
    public static Prose authorised(CompanyFile file, PageLanguage p) {
        if (file.certificates().isEmpty()) {
            return Prose.empty();
        }
        CompanyFile.Certificate latest = file.certificates().getFirst();
        return Prose.of(p.say("Authorised operator, certificate ", "Opérateur économique agréé, certificat "))
                .strong("mono", latest.certificate())
                .also(" ", latest.typeCode())
                .also(p.say(" from ", " du "), latest.validFrom())
                .also(p.say(" to ", " au "), latest.validUntil())
                .also(" · ", latest.status())
                .say(" · ")
                .link(
                        p.in("/analyses/operator-monitoring?ask=1&importer="
                                + URLEncoder.encode(file.partyId(), StandardCharsets.UTF_8)),
                        p.say("Checklist of its criteria", "Liste de ses critères"));
    }

    /** From when to when it has declarations; a day is never broken over two lines. */
    public static Prose period(CompanyFile.Totals totals, PageLanguage p) {
        return Prose.empty()
                .span("nowrap", Prose.of(DisplayText.day(totals.firstAt())))
                .say(p.say(" to ", " au "))
                .span("nowrap", Prose.of(DisplayText.day(totals.lastAt())));
    }

    /** How many of its items have a value that can be added up. */
    public static String valued(CompanyFile.Totals totals, PageLanguage p) {
        String items = p.counted(totals.items(), "of {0} item", "of {0} items", "de {0} article", "de {0} articles");
        return totals.itemsWithoutMoney() > 0
                ? p.say(
                        "{0} {1} without one",
                        "{0} {1} n’en ont pas",
                        totals.itemsWithoutMoney(),
                        p.counted(totals.items(), "of {0} item", "of {0} items", "sur {0} article", "sur {0} articles"))
                : items;
    }

    /** The share of controls with a finding. */
    public static String findingRate(CompanyFile.Totals totals, PageLanguage p) {
        return totals.findingRate() == null
                ? p.say("nothing controlled", "rien de contrôlé")
                : p.say("{0} of controls", "{0} des contrôles", p.percent(totals.findingRate()));
    }

    /** In which role another company stands beside it, and its number where it is shown by its name. */
    public static Prose partner(CompanyFile.Partner partner, PageLanguage p) {
        String name = partner.name();
        boolean named = name != null && !name.equals(partner.partyId());
        return Prose.of(partner.role().word(p.locale())).alsoCode(" · ", named ? partner.partyId() : null);
    }

    /** How another company beside it is called. */
    public static String called(CompanyFile.Partner partner) {
        String name = partner.name();
        return name == null ? partner.partyId() : name;
    }

    /** How a company that was found is called. */
    public static String called(SearchResult.Company company) {
        return company.names().isEmpty() ? company.partyId() : company.names().getFirst();
    }

    /** What a column of values is in. */
    public static String valueIn(@Nullable String currency, PageLanguage p) {
        return p.say("Value, {0}", "Valeur, {0}", p.currency(currency));
    }

    /** What was recovered, and in what. */
    public static String recoveredIn(@Nullable String currency, PageLanguage p) {
        return p.say("Recovered, {0}", "Recouvré, {0}", p.currency(currency));
    }

    /** The link to all its declarations. */
    public static String all(long declarations, PageLanguage p) {
        return p.say("All {0}", "Toutes ({0})", declarations);
    }

    /** How many items have no value that can be added up. */
    public static String without(long items, PageLanguage p) {
        return p.counted(items, "{0} item without", "{0} items without", "{0} article sans", "{0} articles sans");
    }

    /** From which day to which. */
    public static String period(@Nullable LocalDateTime first, @Nullable LocalDateTime last, PageLanguage p) {
        return p.say("{0} to {1}", "{0} au {1}", DisplayText.day(first), DisplayText.day(last));
    }

    /** So many declarations. */
    public static String declarations(long declarations, PageLanguage p) {
        return p.counted(declarations, "{0} declaration", "{0} declarations", "{0} déclaration", "{0} déclarations");
    }

    /** In how many other ways its name is written. */
    public static String otherNames(int names, PageLanguage p) {
        return names == 1
                ? p.say("Also written in another way", "Écrit aussi d’une autre façon")
                : p.say("Also written in {0} other ways", "Écrit aussi de {0} autres façons", names);
    }

    /** How many of the assessed declarations. */
    public static String ofAssessed(long declarations, long assessed, PageLanguage p) {
        return p.say("{0} of {1}", "{0} sur {1}", declarations, assessed);
    }

    /** The country of goods, or that none was given. */
    public static String country(@Nullable String alpha2, PageLanguage p) {
        return alpha2 == null ? p.say("not given", "non donnée") : p.country(alpha2);
    }
}
