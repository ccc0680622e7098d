package org.tidewaiter.codesandunits;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import org.tidewaiter.codesandunits.CodeVerdict.Flaw;

/** Kinds of numbers that customs administrations give (MRN, EORI, UCR and the like), each with its form and, where it has one, its check digit. */
public enum CustomsNumber implements Identifier {
    /** Movement reference number of the EU: year, country, 13 characters, check digit. Binding for members of the EU only. */
    MRN(NumberShape.coded(
            "Regulation (EU) 2015/2447, annex B; ISO 6346",
            "[0-9]{2}([A-Z]{2})[A-Z0-9]{13}[0-9A-Z]",
            CustomsNumber::mrn)),
    /** Unique consignment reference: year digit, country, company, reference; 35 characters at most. */
    UCR(NumberShape.coded(
            "WCO Unique Consignment Reference guidelines; ISO 15459",
            "[0-9]([A-Z]{2})[A-Z0-9()/.-]{2,32}",
            m -> country(m.group(1)))),
    /** Declaration UCR of the United Kingdom: as above, a dash between company and reference; 35 characters at most. */
    DUCR(NumberShape.coded(
            "HMRC CDS, data element 2/1",
            "(?=.{5,35}$)[0-9]([A-Z]{2})[A-Z0-9]{1,14}-[A-Z0-9()/-]{1,19}",
            m -> country(m.group(1)))),
    /** Economic operator of the EU or the United Kingdom: country and up to 15 letters and digits. */
    EORI(NumberShape.coded(
            "Regulation (EU) 2015/2447, annex 12-01", "([A-Z]{2})([A-Z0-9]{1,15})", CustomsNumber::eori)),
    /** Taxpayer or VAT number behind its country code. */
    TIN(NumberShape.coded("national law; by country plug-in", "([A-Z]{2})([A-Z0-9.*+/-]{2,18})", CustomsNumber::tin)),
    /** Authorised economic operator: country, AEOC, AEOS or AEOF, national part. */
    AEO(NumberShape.coded(
            "Regulation (EU) 2015/2447, annex A", "([A-Z]{2})AEO[CSF][A-Z0-9/.-]{1,29}", m -> country(m.group(1)))),
    /** Dangerous goods: four digits. */
    UNDG(NumberShape.coded("UN Model Regulations", "(?:UN)?[0-9]{4}", m -> CodeVerdict.VALID));

    /** Members of the EU, whose systems append the check digit. */
    private static final Set<String> EU =
            Set.of("AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE".split(" "));

    private final NumberShape shape;

    CustomsNumber(NumberShape shape) {
        this.shape = shape;
    }

    @Override
    public NumberShape shape() {
        return shape;
    }

    private static CodeVerdict country(String code) {
        Countries countries = Countries.iso3166();
        return countries.contains(code) || countries.isUserAssigned(code) || code.equals("EU")
                ? CodeVerdict.VALID
                : CodeVerdict.wrong(Flaw.COUNTRY, code);
    }

    private static CodeVerdict mrn(Matcher match) {
        String mrn = match.group();
        String issuer = match.group(1);
        if (!country(issuer).isValid()) {
            return CodeVerdict.wrong(Flaw.COUNTRY, issuer);
        }
        int expected = CheckDigits.iso6346(mrn, 17);
        if (mrn.charAt(17) - '0' == expected) {
            return CodeVerdict.VALID;
        }
        String detail = mrn.charAt(17) + " ≠ " + expected;
        return EU.contains(issuer)
                ? CodeVerdict.wrong(Flaw.CHECK_DIGIT, detail)
                : CodeVerdict.cannotJudge(Flaw.CHECK_DIGIT, detail);
    }

    private static CodeVerdict eori(Matcher match) {
        String country = match.group(1);
        CodeVerdict known = country(country);
        if (!known.isValid()) {
            return known;
        }
        Optional<TaxNumber> plugin = TaxNumber.of(country);
        return plugin.isEmpty()
                ? CodeVerdict.cannotJudge(Flaw.NO_SCHEME, country)
                : plugin.get().eori(match.group(2));
    }

    private static CodeVerdict tin(Matcher match) {
        Optional<TaxNumber> plugin = TaxNumber.of(match.group(1));
        return plugin.isEmpty()
                ? CodeVerdict.cannotJudge(Flaw.NO_SCHEME, match.group(1))
                : plugin.get().tin(match.group(2));
    }
}
