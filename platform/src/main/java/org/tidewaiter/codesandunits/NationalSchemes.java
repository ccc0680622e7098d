package org.tidewaiter.codesandunits;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.tidewaiter.codesandunits.CodeVerdict.Flaw;

/**
 * Taxpayer numbers of 37 countries by their published algorithms (European Commission, VIES; OECD TIN pages; national
 * registers). One table; {@link SpecialSchemes} has those that weights do
 * not describe.
 */
final class NationalSchemes {
    private NationalSchemes() {}

    /** A scheme: forms of the number, and its check. The EORI is formed from it, or nothing is known of it. */
    private record NationalScheme(
            String country, Pattern form, Predicate<String> check, Pattern eoriForm, boolean eoriKnown)
            implements TaxNumber {
        @Override
        public CodeVerdict tin(String national) {
            String plain = plain(national);
            return form.matcher(plain).matches()
                    ? CodeVerdict.checkDigit(check.test(plain))
                    : CodeVerdict.wrong(Flaw.FORMAT, form.pattern());
        }

        @Override
        public CodeVerdict eori(String national) {
            if (!eoriKnown) {
                return CodeVerdict.cannotJudge(Flaw.NO_SCHEME, country);
            }
            var match = eoriForm.matcher(national);
            if (!match.matches()) {
                return CodeVerdict.wrong(Flaw.FORMAT, eoriForm.pattern());
            }
            if (check.test(match.group(1))) {
                return CodeVerdict.VALID;
            }
            // The United Kingdom also gives numbers to traders without VAT, which follow no scheme.
            return country.equals("GB") || country.equals("XI")
                    ? CodeVerdict.cannotJudge(Flaw.CHECK_DIGIT, "")
                    : CodeVerdict.wrong(Flaw.CHECK_DIGIT, "");
        }

        private static String plain(String text) {
            return text.replaceAll("[\\s./*+-]", "").toUpperCase(Locale.ROOT);
        }
    }

    /** How the sum of digits times weights makes the check digit. */
    private enum CheckDigitRule {
        /** The sum over all digits, the check digit among them, is divisible. */
        ZERO {
            @Override
            boolean fits(int sum, int modulus, int digit) {
                return sum % modulus == 0;
            }
        },
        /** The check digit is the rest; a rest of 10 is written 0. */
        REST {
            @Override
            boolean fits(int sum, int modulus, int digit) {
                return sum % modulus % 10 == digit;
            }
        },
        /** The check digit is modulus less rest; 10 and 11 are written 0. */
        COMPLEMENT {
            @Override
            boolean fits(int sum, int modulus, int digit) {
                int c = modulus - sum % modulus;
                return (c > 9 ? 0 : c) == digit;
            }
        },
        /** The check digit is the last digit of modulus less rest. */
        LAST_OF_COMPLEMENT {
            @Override
            boolean fits(int sum, int modulus, int digit) {
                return (modulus - sum % modulus) % 10 == digit;
            }
        };

        abstract boolean fits(int sum, int modulus, int digit);
    }

    static List<TaxNumber> all() {
        List<TaxNumber> all = new ArrayList<>(europe());
        all.addAll(elsewhere());
        return all;
    }

    /** A table: a line for each country. */
    private static List<TaxNumber> europe() {
        return List.of(
                scheme("AT", "U?[0-9]{8}", SpecialSchemes::austria),
                withEori("BE", "0?[0-9]{9}|1[0-9]{9}", "([01][0-9]{9})", SpecialSchemes::belgium),
                scheme("CH", "(?:CHE)?[0-9]{9}(?:MWST|TVA|IVA)?", n -> swiss(n)),
                scheme("CZ", "[0-9]{8}", n -> weighted(n, CheckDigitRule.LAST_OF_COMPLEMENT, 11, 8, 7, 6, 5, 4, 3, 2)),
                scheme("DE", "[0-9]{9}", CheckDigits::mod11and10),
                withEori(
                        "DK",
                        "[0-9]{8}",
                        "([0-9]{8})",
                        n -> weighted(n, CheckDigitRule.ZERO, 11, 2, 7, 6, 5, 4, 3, 2, 1)),
                scheme("EE", "[0-9]{9}", n -> weighted(n, CheckDigitRule.ZERO, 10, 3, 7, 1, 3, 7, 1, 3, 7, 1)),
                greece("EL"),
                greece("GR"),
                withEori("ES", "[A-Z0-9][0-9]{7}[A-Z0-9]", "([A-Z0-9][0-9]{7}[A-Z0-9])", SpecialSchemes::spain),
                scheme("FI", "[0-9]{8}", n -> weighted(n, CheckDigitRule.ZERO, 11, 7, 9, 10, 5, 8, 4, 2, 1)),
                withEori("FR", "[A-HJ-NP-Z0-9]{2}[0-9]{9}|[0-9]{9}|[0-9]{14}", "([0-9]{14})", SpecialSchemes::france),
                kingdom("GB"),
                kingdom("XI"),
                scheme("HR", "[0-9]{11}", CheckDigits::mod11and10),
                scheme("HU", "[0-9]{8}", n -> weighted(n, CheckDigitRule.ZERO, 10, 9, 7, 3, 1, 9, 7, 3, 1)),
                scheme("IE", "[0-9]{7}[A-W][A-I]?", SpecialSchemes::ireland),
                withEori("IT", "[0-9]{11}|[A-Z0-9]{16}", "([0-9]{11}|[A-Z0-9]{16})", SpecialSchemes::italy),
                scheme(
                        "LU",
                        "[0-9]{8}",
                        n -> Integer.parseInt(n.substring(0, 6)) % 89 == Integer.parseInt(n.substring(6))),
                withEori("NL", "[0-9]{9}(?:B[0-9]{2})?", "([0-9]{9})", SpecialSchemes::netherlands),
                scheme("NO", "[0-9]{9}(?:MVA)?", n -> weighted(n, CheckDigitRule.ZERO, 11, 3, 2, 7, 6, 5, 4, 3, 2, 1)),
                withEori(
                        "PL",
                        "[0-9]{10}",
                        "([0-9]{10})(?:[0-9]{5})?",
                        n -> weighted(n, CheckDigitRule.ZERO, 11, 6, 5, 7, 2, 3, 4, 5, 6, 7, -1)),
                withEori(
                        "PT",
                        "[0-9]{9}",
                        "([0-9]{9})",
                        n -> weighted(n, CheckDigitRule.COMPLEMENT, 11, 9, 8, 7, 6, 5, 4, 3, 2)),
                scheme("RO", "[0-9]{2,10}", SpecialSchemes::romania),
                scheme("SE", "[0-9]{10}(?:01)?", n -> CheckDigits.luhn(n.substring(0, 10))),
                scheme("SI", "[0-9]{8}", n -> weighted(n, CheckDigitRule.COMPLEMENT, 11, 8, 7, 6, 5, 4, 3, 2)),
                scheme("SK", "[0-9]{10}", n -> Long.parseLong(n) % 11 == 0));
    }

    private static List<TaxNumber> elsewhere() {
        return List.of(
                scheme("AR", "[0-9]{11}", n -> weighted(n, CheckDigitRule.ZERO, 11, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1)),
                scheme("AU", "[0-9]{11}", SpecialSchemes::australia),
                scheme("BR", "[A-Z0-9]{12}[0-9]{2}|[0-9]{11}", SpecialSchemes::brazil),
                scheme("CA", "[0-9]{9}(?:R[A-Z][0-9]{4})?", n -> CheckDigits.luhn(n.substring(0, 9))),
                scheme("CL", "[0-9]{7,8}[0-9K]", SpecialSchemes::chile),
                scheme("CN", "[0-9A-HJ-NP-RT-UW-Y]{18}", SpecialSchemes::china),
                scheme("IL", "[0-9]{9}", CheckDigits::luhn),
                scheme("IN", "[0-9]{2}[A-Z]{5}[0-9]{4}[A-Z][1-9A-Z]Z[0-9A-Z]", SpecialSchemes::india),
                scheme(
                        "PE",
                        "[0-9]{11}",
                        n -> weighted(n, CheckDigitRule.LAST_OF_COMPLEMENT, 11, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2)),
                scheme("RU", "[0-9]{10}", n -> weighted(n, CheckDigitRule.REST, 11, 2, 4, 10, 3, 5, 9, 4, 6, 8)));
    }

    private static TaxNumber greece(String code) {
        return scheme(code, "[0-9]{9}", n -> weighted(n, CheckDigitRule.REST, 11, 256, 128, 64, 32, 16, 8, 4, 2));
    }

    private static TaxNumber kingdom(String code) {
        return withEori(code, "[0-9]{9}|[0-9]{12}", "([0-9]{9})[0-9]{3}", SpecialSchemes::unitedKingdom);
    }

    private static TaxNumber scheme(String country, String form, Predicate<String> check) {
        return new NationalScheme(country, Pattern.compile(form), check, Pattern.compile(""), false);
    }

    private static TaxNumber withEori(String country, String form, String eori, Predicate<String> check) {
        return new NationalScheme(country, Pattern.compile(form), check, Pattern.compile(eori), true);
    }

    private static boolean swiss(String number) {
        String digits = number.replaceAll("[^0-9]", "");
        return weighted(digits, CheckDigitRule.ZERO, 11, 5, 4, 3, 2, 7, 6, 5, 4, 1);
    }

    private static boolean weighted(String digits, CheckDigitRule rule, int modulus, int... weights) {
        int sum = CheckDigits.weighted(digits, weights);
        return rule.fits(sum, modulus, digits.charAt(Math.min(weights.length, digits.length() - 1)) - '0');
    }
}
