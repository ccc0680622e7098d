package org.tidewaiter.web;

import org.tidewaiter.casefile.CompanyFile;
import org.tidewaiter.search.SearchResult;

/** The sentences of a company: on its page, and where it stands in a list. */
public final class CompanySentences {
    private CompanySentences() {}

    /** Its number or that no name is known, its country and its roles. */
    public static Prose lead(CompanyPage.View view) {
        CompanyFile file = view.file();
        Prose words = file.name() == null
                ? Prose.empty().span("", Prose.of("No name is known"))
                : Prose.of("Number ").strong("mono", file.partyId());
        return words.also(" · ", file.country() == null ? null : DisplayText.countryAndCode(file.country()))
                .sayIf(!file.roles().isEmpty(), " · " + view.roles());
    }

    /** From when to when it has declarations; a day is never broken over two lines. */
    public static Prose period(CompanyFile.Totals totals) {
        return Prose.empty()
                .span("nowrap", Prose.of(DisplayText.day(totals.firstAt())))
                .say(" to ")
                .span("nowrap", Prose.of(DisplayText.day(totals.lastAt())));
    }

    /** How many of its items have a value that can be added up. */
    public static String valued(CompanyFile.Totals totals) {
        String items = "of " + DisplayText.count(totals.items(), "item");
        return totals.itemsWithoutMoney() > 0
                ? DisplayText.count(totals.itemsWithoutMoney()) + " " + items + " without one"
                : items;
    }

    /** The share of controls with a finding. */
    public static String findingRate(CompanyFile.Totals totals) {
        return totals.findingRate() == null
                ? "nothing controlled"
                : DisplayText.percent(totals.findingRate()) + " of controls";
    }

    /** In which role another company stands beside it, and its number where it is shown by its name. */
    public static Prose partner(CompanyFile.Partner partner) {
        String name = partner.name();
        boolean named = name != null && !name.equals(partner.partyId());
        return Prose.of(partner.role().word()).alsoCode(" · ", named ? partner.partyId() : null);
    }

    /** How a company that was found is called. */
    public static String called(SearchResult.Company company) {
        return company.names().isEmpty() ? company.partyId() : company.names().getFirst();
    }
}
