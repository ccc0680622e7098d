package org.tidewaiter.codesandunits;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import org.tidewaiter.codesandunits.CodeVerdict.Flaw;

/**
 * How a country makes its taxpayer numbers: the plug-in by which a country's check digits are judged.
 *
 * <p>An administration adds its own by putting a class on the class path and naming it in
 * {@code META-INF/services/org.tidewaiter.codesandunits.TaxNumber}; one for a country that is known here takes its place. A
 * scheme of weights and a modulus needs no class: kind {@code weighted} of the table of checks.
 */
public interface TaxNumber {
    /** ISO 3166 alpha-2 (XI for Northern Ireland, EL for Greece in VAT numbers). */
    String country();

    /** Judges the national part of a taxpayer or VAT number, without the country code. */
    CodeVerdict tin(String national);

    /** Judges the national part of an EORI number; where a country does not make it from the taxpayer number, nothing is known. */
    default CodeVerdict eori(String national) {
        return CodeVerdict.cannotJudge(Flaw.NO_SCHEME, country());
    }

    /** The plug-in of a country. */
    static Optional<TaxNumber> of(String country) {
        return Optional.ofNullable(TaxNumbers.BY_COUNTRY.get(country));
    }

    /** The countries with a plug-in, in no order. */
    static Set<String> countries() {
        return TaxNumbers.BY_COUNTRY.keySet();
    }

    /** Holds the plug-ins, found at the first use. */
    final class TaxNumbers {
        private static final Map<String, TaxNumber> BY_COUNTRY = byCountry();

        private TaxNumbers() {}

        private static Map<String, TaxNumber> byCountry() {
            Map<String, TaxNumber> all = new HashMap<>();
            NationalSchemes.all().forEach(t -> all.put(t.country(), t));
            ServiceLoader.load(TaxNumber.class).forEach(t -> all.put(t.country(), t));
            return Collections.unmodifiableMap(all);
        }
    }
}
