package org.tidewaiter.codesandunits;

import org.tidewaiter.codesandunits.CodeVerdict.Flaw;

/** Numbers of containers, ships, vehicles, wagons, air waybills and postal items. */
public enum TransportNumber implements Identifier {
    /** Freight container: owner (3 letters), category U, J or Z, serial number (6), check digit. Blanks and a dash may stand in it. */
    CONTAINER(NumberShape.printed("ISO 6346", "[A-Z]{3}[UJZ][0-9]{7}", n -> digit(n, 10, CheckDigits.iso6346(n, 10)))),
    /** Ship: seven digits, IMO before them or not. */
    IMO_SHIP(NumberShape.printed(
            "IMO Resolution A.1117(30)",
            "(?:IMO)?([0-9]{7})",
            n -> digit(n, 6, CheckDigits.weighted(n, 7, 6, 5, 4, 3, 2) % 10))),
    /** Air waybill: airline prefix (3 digits), serial number (7), check digit modulo 7. */
    AIR_WAYBILL(NumberShape.printed(
            "IATA Resolution 600a", "[0-9]{11}", n -> digit(n, 10, Integer.parseInt(n.substring(3, 10)) % 7))),
    /** Vehicle: 17 characters without I, O and Q. The check digit binds in North America and China only. */
    VEHICLE(NumberShape.printed("ISO 3779; 49 CFR 565.15", "[A-HJ-NPR-Z0-9]{17}", TransportNumber::vehicle)),
    /** Postal item: service (2 letters), serial number (8), check digit, country. */
    POSTAL_ITEM(NumberShape.printed("UPU S10", "[A-Z]{2}([0-9]{9}[A-Z]{2})", TransportNumber::postalItem)),
    /** Railway wagon: twelve digits, the last by Luhn. */
    WAGON(NumberShape.printed("UIC 438-2", "[0-9]{12}", n -> CodeVerdict.checkDigit(CheckDigits.luhn(n))));

    private static final String VIN_LETTER_VALUES = "12345678.12345.7.923456789";

    private final NumberShape shape;

    TransportNumber(NumberShape shape) {
        this.shape = shape;
    }

    @Override
    public NumberShape shape() {
        return shape;
    }

    private static CodeVerdict digit(String number, int place, int expected) {
        return number.charAt(place) - '0' == expected
                ? CodeVerdict.VALID
                : CodeVerdict.wrong(Flaw.CHECK_DIGIT, number.charAt(place) + " ≠ " + expected);
    }

    private static CodeVerdict vehicle(String vin) {
        int[] weights = {8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2};
        int sum = 0;
        for (int i = 0; i < vin.length(); i++) {
            char c = vin.charAt(i);
            sum += weights[i] * ((c <= '9' ? c : VIN_LETTER_VALUES.charAt(c - 'A')) - '0');
        }
        char expected = sum % 11 == 10 ? 'X' : (char) ('0' + sum % 11);
        if (vin.charAt(8) == expected) {
            return CodeVerdict.VALID;
        }
        String detail = vin.charAt(8) + " ≠ " + expected;
        boolean binding = "12345L".indexOf(vin.charAt(0)) >= 0;
        return binding
                ? CodeVerdict.wrong(Flaw.CHECK_DIGIT, detail)
                : CodeVerdict.cannotJudge(Flaw.CHECK_DIGIT, detail);
    }

    private static CodeVerdict postalItem(String item) {
        String country = item.substring(9);
        Countries countries = Countries.iso3166();
        if (!countries.contains(country) && !countries.isUserAssigned(country)) {
            return CodeVerdict.wrong(Flaw.COUNTRY, country);
        }
        int check = 11 - CheckDigits.weighted(item, 8, 6, 4, 2, 3, 5, 9, 7) % 11;
        return digit(item, 8, check == 10 ? 0 : check == 11 ? 5 : check);
    }
}
