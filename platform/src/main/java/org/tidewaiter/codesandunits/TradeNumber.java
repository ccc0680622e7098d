package org.tidewaiter.codesandunits;

import org.tidewaiter.codesandunits.CodeVerdict.Flaw;

/**
 * Identifiers of trade that can be checked by themselves, each with its shape and its check digits: legal entities, articles and places of
 * GS1, bank accounts, chemicals, travel documents.
 */
public enum TradeNumber implements Identifier {
    /** Legal entity: 18 letters and digits, two check digits. */
    LEI(NumberShape.printed(
            "ISO 17442", "[A-Z0-9]{18}[0-9]{2}", n -> CodeVerdict.checkDigit(CheckDigits.mod97(n) == 1))),
    /** Article: GTIN-8, 12, 13 or 14. */
    GTIN(NumberShape.printed(
            "GS1 General Specifications 7.9",
            "[0-9]{8}|[0-9]{12,14}",
            n -> CodeVerdict.checkDigit(CheckDigits.gs1(n)))),
    /** Place or party: 13 digits. */
    GLN(NumberShape.printed(
            "GS1 General Specifications 7.9", "[0-9]{13}", n -> CodeVerdict.checkDigit(CheckDigits.gs1(n)))),
    /** Bank account: country, two check digits, national account. */
    IBAN(NumberShape.printed("ISO 13616", "[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}", TradeNumber::iban)),
    /** Chemical: two to seven digits, two digits, check digit, with dashes or without. */
    CAS(NumberShape.printed("CAS Registry", "[1-9][0-9]{4,9}", TradeNumber::cas)),
    /** A field of a machine-readable zone with its check digit: letters, digits and fillers, then a digit. */
    MRZ(NumberShape.printed("ICAO Doc 9303", "[A-Z0-9<]{1,39}[0-9]", TradeNumber::zone));

    private final NumberShape shape;

    TradeNumber(NumberShape shape) {
        this.shape = shape;
    }

    @Override
    public NumberShape shape() {
        return shape;
    }

    private static CodeVerdict iban(String account) {
        String country = account.substring(0, 2);
        if (!Countries.iso3166().contains(country) && !Countries.iso3166().isUserAssigned(country)) {
            return CodeVerdict.wrong(Flaw.COUNTRY, country);
        }
        return CodeVerdict.checkDigit(CheckDigits.mod97(account.substring(4) + account.substring(0, 4)) == 1);
    }

    private static CodeVerdict cas(String digits) {
        int sum = 0;
        for (int i = digits.length() - 2, place = 1; i >= 0; i--, place++) {
            sum += (digits.charAt(i) - '0') * place;
        }
        return CodeVerdict.checkDigit(sum % 10 == digits.charAt(digits.length() - 1) - '0');
    }

    private static CodeVerdict zone(String field) {
        int last = field.length() - 1;
        return CodeVerdict.checkDigit(CheckDigits.icao9303(field.substring(0, last)) == field.charAt(last) - '0');
    }
}
