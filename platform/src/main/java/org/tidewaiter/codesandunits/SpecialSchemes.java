package org.tidewaiter.codesandunits;

/**
 * Taxpayer numbers whose check is more than weights and a modulus. Each takes a number of the right form, in capitals,
 * without separators. Sources: the VIES algorithms of the European Commission and the national registers.
 */
final class SpecialSchemes {
    private static final String CHINA = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final String SPAIN = "TRWAGMYFPDXBNJZSQVHLCKE";
    private static final String IRELAND = "WABCDEFGHIJKLMNOPQRSTUV";
    private static final int[] FISCAL_CODE_ODD = {
        1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23
    };

    private SpecialSchemes() {}

    static boolean austria(String number) {
        String n = number.substring(number.length() - 8);
        int sum = 4;
        for (int i = 0; i < 7; i++) {
            int d = n.charAt(i) - '0';
            sum += i % 2 == 0 ? d : d * 2 / 10 + d * 2 % 10;
        }
        return (10 - sum % 10) % 10 == n.charAt(7) - '0';
    }

    static boolean belgium(String number) {
        String n = number.length() == 9 ? "0" + number : number;
        return 97 - Integer.parseInt(n.substring(0, 8)) % 97 == Integer.parseInt(n.substring(8));
    }

    /** VAT number: 9 digits, weights 8 to 2 plus the last two, modulo 97, or 55 more since 2009. A further three name a branch. */
    static boolean unitedKingdom(String number) {
        int sum = CheckDigits.weighted(number, 8, 7, 6, 5, 4, 3, 2, 10, 1);
        return sum % 97 == 0 || (sum + 55) % 97 == 0;
    }

    /** SIREN (9) and SIRET (14) by Luhn, but for La Poste, whose branches add up to a multiple of 5; VAT: key and SIREN. */
    static boolean france(String number) {
        if (number.length() != 11) {
            boolean post = number.length() == 14 && number.startsWith("356000000");
            return CheckDigits.luhn(number)
                    || post && number.chars().map(c -> c - '0').sum() % 5 == 0;
        }
        String siren = number.substring(2);
        if (!CheckDigits.luhn(siren)) {
            return false;
        }
        boolean numericKey = number.charAt(0) <= '9' && number.charAt(1) <= '9';
        return !numericKey
                || (12 + 3 * (Integer.parseInt(siren) % 97)) % 97 == Integer.parseInt(number.substring(0, 2));
    }

    static boolean italy(String number) {
        return number.length() == 11 ? CheckDigits.luhn(number) : fiscalCode(number);
    }

    private static boolean fiscalCode(String code) {
        int sum = 0;
        for (int i = 0; i < 15; i++) {
            int value = code.charAt(i) <= '9' ? code.charAt(i) - '0' : code.charAt(i) - 'A';
            sum += i % 2 == 0 ? FISCAL_CODE_ODD[value] : value;
        }
        return 'A' + sum % 26 == code.charAt(15);
    }

    /** RSIN by the test of eleven; since 2020 the VAT numbers of natural persons by modulo 97 instead. */
    static boolean netherlands(String number) {
        return CheckDigits.weighted(number, 9, 8, 7, 6, 5, 4, 3, 2, -1) % 11 == 0
                || number.length() == 12 && CheckDigits.mod97("NL" + number) == 1;
    }

    static boolean spain(String number) {
        char first = number.charAt(0);
        if (first <= '9' || "XYZKLM".indexOf(first) >= 0) {
            int leading = "XYZ".indexOf(first);
            String digits = first <= '9'
                    ? number.substring(0, 8)
                    : (leading < 0 ? "" : String.valueOf(leading)) + number.substring(1, 8);
            return SPAIN.charAt(Integer.parseInt(digits) % 23) == number.charAt(8);
        }
        int sum = 0;
        for (int i = 1; i < 8; i++) {
            int d = number.charAt(i) - '0';
            sum += i % 2 == 0 ? d : d * 2 / 10 + d * 2 % 10;
        }
        int check = (10 - sum % 10) % 10;
        char last = number.charAt(8);
        return last == '0' + check || last == "JABCDEFGHI".charAt(check);
    }

    static boolean ireland(String number) {
        int sum = CheckDigits.weighted(number, 8, 7, 6, 5, 4, 3, 2);
        if (number.length() == 9) {
            sum += 9 * (number.charAt(8) - 'A' + 1);
        }
        return IRELAND.charAt(sum % 23) == number.charAt(7);
    }

    static boolean romania(String number) {
        String n = "0".repeat(10 - number.length()) + number;
        return CheckDigits.weighted(n, 7, 5, 3, 2, 1, 7, 5, 3, 2) * 10 % 11 % 10 == n.charAt(9) - '0';
    }

    static boolean australia(String number) {
        return (CheckDigits.weighted(number, 10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19) - 10) % 89 == 0;
    }

    /** CNPJ (14, letters since 2026) or CPF (11): two check digits, each the complement of a weighted sum modulo 11. */
    static boolean brazil(String number) {
        int n = number.length();
        int most = n == 14 ? 9 : 11;
        return brazilDigit(number, n - 2, most) && brazilDigit(number, n - 1, most);
    }

    private static boolean brazilDigit(String number, int place, int most) {
        int sum = 0;
        for (int i = place - 1, weight = 2; i >= 0; i--, weight = weight == most ? 2 : weight + 1) {
            sum += (number.charAt(i) - '0') * weight;
        }
        int check = 11 - sum % 11;
        return (check > 9 ? 0 : check) == number.charAt(place) - '0';
    }

    static boolean chile(String number) {
        int sum = 0;
        for (int i = number.length() - 2, weight = 2; i >= 0; i--, weight = weight == 7 ? 2 : weight + 1) {
            sum += (number.charAt(i) - '0') * weight;
        }
        return "0123456789K0".charAt(11 - sum % 11) == number.charAt(number.length() - 1);
    }

    /** Unified social credit code, GB 32100-2015: powers of 3 modulo 31. */
    static boolean china(String number) {
        int sum = 0;
        for (int i = 0, weight = 1; i < 17; i++, weight = weight * 3 % 31) {
            sum += CHINA.indexOf(number.charAt(i)) * weight;
        }
        return CHINA.charAt((31 - sum % 31) % 31) == number.charAt(17);
    }

    /** GSTIN: Luhn to the base of 36. */
    static boolean india(String number) {
        int sum = 0;
        for (int i = 0; i < 15; i++) {
            int product = Character.digit(number.charAt(i), 36) * (i % 2 == 0 ? 1 : 2);
            sum += product / 36 + product % 36;
        }
        return sum % 36 == 0;
    }
}
