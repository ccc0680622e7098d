package org.tidewaiter.mapping;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.notation.CountryColumn;
import org.tidewaiter.notation.CurrencyNumbers;
import org.tidewaiter.notation.HsWriting;

/** How the columns of codes are read: HS codes that lost zeros, identifiers that became numbers, numbers of countries and currencies. */
final class CodeDecisions {
    private final DecidedSoFar decided;

    CodeDecisions(DecidedSoFar decided) {
        this.decided = decided;
    }

    /** HS codes of which zeros were lost, and identifiers that a program took for numbers. */
    void codes() {
        for (String column : decided.of(EnumSet.of(Field.Type.HS_CODE))) {
            if (!decided.seen(column).codes.plain()) {
                HsWriting writing = decided.seen(column).codes.writing();
                decided.read(column, decided.style(column).coded(writing));
                sentences(column, writing).forEach(decided::assume);
            }
        }
        decided.fields().forEach((column, field) -> {
            boolean identifier = field == Field.DECLARATION_ID || field.type() == Field.Type.PARTY;
            if (identifier && decided.isSeen(column) && decided.seen(column).ids.decimal()) {
                decided.read(column, decided.style(column).whole());
                decided.assume((decided.seen(column).ids.whole() ? "every value of '" : "some values of '")
                        + column
                        + (decided.seen(column).ids.whole() ? "' ends" : "' end")
                        + " in '.0', as a program took "
                        + (decided.seen(column).ids.whole() ? "it for a number" : "them for numbers")
                        + "; that is left out");
            }
        });
    }

    /** Numbers in place of letters of countries. */
    void countries() {
        List<String> all = decided.of(EnumSet.of(Field.Type.COUNTRY));
        boolean proven = all.stream().anyMatch(c -> decided.seen(c).countries.areOfIso(c));
        for (String column : all) {
            CountryColumn countries = decided.seen(column).countries;
            boolean own = countries.areOfIso(column);
            if (own || countries.areNumbers() && !countries.hasForeign() && proven) {
                decided.read(column, decided.style(column).withNumericCodes());
                decided.assume("'" + column + "' holds numeric country codes of ISO 3166-1, such as '"
                        + countries.example() + "', as " + (own ? "all of them" : "other columns of the file")
                        + " prove");
            } else if (countries.areNumbers()) {
                decided.ask(
                        column,
                        "'" + column + "' holds numbers of countries, such as '" + countries.example() + "'"
                                + (countries.hasForeign() ? ", which ISO 3166-1 does not have" : "")
                                + ", and nothing proves of which list; say in a mapping 'country: numeric' where"
                                + " they are those of ISO 3166-1, else translate them under codes");
            }
        }
    }

    /** Numbers in place of letters of currencies. */
    void currencies() {
        for (String column : decided.of(EnumSet.of(Field.Type.CURRENCY))) {
            CurrencyNumbers currencies = decided.seen(column).currencies;
            if (currencies.areOfIso()) {
                decided.read(column, decided.style(column).withNumericCodes());
                decided.assume("'" + column + "' holds numeric currency codes of ISO 4217, such as '"
                        + currencies.example() + "', as all of them prove");
            } else if (currencies.areNumbers()) {
                decided.ask(
                        column,
                        "'" + column + "' holds numbers of currencies, such as '" + currencies.example()
                                + "', and nothing proves of which list; say in a mapping 'currency: numeric' where"
                                + " they are those of ISO 4217, else translate them under codes");
            }
        }
    }

    private static List<String> sentences(String column, HsWriting writing) {
        List<String> told = new ArrayList<>();
        if (writing.places() > 0) {
            told.add("codes of '" + column + "' were taken for decimal numbers; the zeros that they lost before and"
                    + " behind the point are put back");
        }
        if (writing.places() == 0) {
            told.add(
                    "every code of '" + column + "' ends in '.0', as a program took it for a number; that is left out");
        }
        for (int length : writing.paddedTo()) {
            told.add("codes of '" + column + "' with " + (length - 1) + " digits get back the leading zero that they"
                    + " lost: of those with " + length + " none begins with one");
        }
        return told;
    }
}
