package org.tidewaiter.intake.value;

import java.util.Map;
import java.util.Set;

/** The currencies that a sign beside an amount may stand for, by their ISO 4217 codes. */
public final class CurrencySigns {
    private static final Set<String> DOLLARS_AND_PESOS = Set.of(
            ("USD CAD AUD NZD HKD SGD TWD MXN COP CLP ARS BRL UYU FJD JMD TTD BBD BSD BZD GYD NAD XCD BMD KYD LRD SBD SRD BND"
                            + " DOP CVE NIO MOP CUP ZWL ZWG TOP WST USN CLF BOB")
                    .split(" "));
    private static final Set<String> POUNDS = Set.of("GBP", "EGP", "LBP", "SYP", "SDG", "SSP", "GIP", "FKP", "SHP");
    private static final Set<String> YENS = Set.of("JPY", "CNY");

    private static final Map<Character, Set<String>> CODES = Map.ofEntries(
            Map.entry('$', DOLLARS_AND_PESOS),
            Map.entry('\uff04', DOLLARS_AND_PESOS),
            Map.entry('£', POUNDS),
            Map.entry('\uffe1', POUNDS),
            Map.entry('¥', YENS),
            Map.entry('\uffe5', YENS),
            Map.entry('€', Set.of("EUR")),
            Map.entry('₹', Set.of("INR")),
            Map.entry('₽', Set.of("RUB")),
            Map.entry('₺', Set.of("TRY")),
            Map.entry('₩', Set.of("KRW", "KPW")),
            Map.entry('₫', Set.of("VND")),
            Map.entry('₦', Set.of("NGN")),
            Map.entry('₴', Set.of("UAH")),
            Map.entry('₸', Set.of("KZT")),
            Map.entry('฿', Set.of("THB")),
            Map.entry('₱', Set.of("PHP", "CUP")),
            Map.entry('₲', Set.of("PYG")),
            Map.entry('₡', Set.of("CRC", "SVC")),
            Map.entry('₪', Set.of("ILS")),
            Map.entry('₵', Set.of("GHS")),
            Map.entry('₾', Set.of("GEL")),
            Map.entry('₼', Set.of("AZN")),
            Map.entry('₮', Set.of("MNT")),
            Map.entry('₭', Set.of("LAK")),
            Map.entry('৳', Set.of("BDT")));

    private CurrencySigns() {}

    /** The sign of a currency before or behind a number; 0 where there is none. */
    public static char beside(char[] text, int start, int length) {
        for (int i = start; i < start + length; i++) {
            if (isSign(text[i])) {
                return text[i];
            }
            if (!Signs.isAround(text[i]) && text[i] != '(' && text[i] != '-') {
                break;
            }
        }
        for (int i = start + length - 1; i >= start; i--) {
            if (isSign(text[i])) {
                return text[i];
            }
            if (!Signs.isAround(text[i]) && text[i] != ')' && text[i] != '-') {
                break;
            }
        }
        return 0;
    }

    private static boolean isSign(char c) {
        return c == '$' || c > 0xa1 && Character.getType(c) == Character.CURRENCY_SYMBOL;
    }

    /** Whether an amount with such a sign may be in a currency. */
    public static boolean mayBe(char sign, String code) {
        Set<String> codes = CODES.get(sign);
        return codes == null || codes.contains(code);
    }
}
