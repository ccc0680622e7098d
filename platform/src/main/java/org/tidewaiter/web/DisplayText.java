package org.tidewaiter.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.codesandunits.Countries;
import org.tidewaiter.codesandunits.Currencies;
import org.tidewaiter.codesandunits.HarmonizedSystem;
import org.tidewaiter.datamodel.Chooser;

/** How the pages write values: counts with thousands apart, shares in percent, dates by ISO, a dash for nothing. */
public final class DisplayText {
    /** What stands where there is no value. */
    public static final String NOTHING = "–";

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM yyyy", Locale.ENGLISH);

    private DisplayText() {}

    /** A text, or a dash. */
    public static String text(@Nullable Object value) {
        return value == null || value.toString().isBlank() ? NOTHING : value.toString();
    }

    /** A count: 1,234; what is not whole is rounded, half to even, and never cut. */
    public static String count(@Nullable Number value) {
        return value == null
                ? NOTHING
                : String.format(
                        Locale.ROOT, "%,.0f", new BigDecimal(value.toString()).setScale(0, RoundingMode.HALF_EVEN));
    }

    /** A count and its noun: 1 item, 2 items. */
    public static String count(long value, String noun) {
        return count(value) + " " + noun + (value == 1 ? "" : "s");
    }

    /** A share as percent with one decimal: 4.2 %. */
    public static String percent(@Nullable Double share) {
        return percent(share, 1);
    }

    /** A share as percent. */
    public static String percent(@Nullable Double share, int decimals) {
        return share == null || !Double.isFinite(share)
                ? NOTHING
                : String.format(Locale.ROOT, "%,." + decimals + "f", share * 100) + "\u00a0%";
    }

    /** A score as percent with one decimal, rounded down: what has a defect is never shown as 100 %. */
    public static String score(double share) {
        return BigDecimal.valueOf(share * 100).setScale(1, RoundingMode.DOWN) + "\u00a0%";
    }

    /** An amount in whole units, rounded half to even: 1,234. */
    public static String money(@Nullable BigDecimal amount) {
        return count(amount);
    }

    /** An amount to the smallest unit of its currency, or to what was given where that is finer: 1,234.50; 371,750 (JPY). */
    public static String amount(@Nullable BigDecimal amount, @Nullable String currency) {
        if (amount == null) {
            return NOTHING;
        }
        int minor =
                currency == null ? 2 : Currencies.iso4217().minorUnits(currency).orElse(2);
        int given = Math.max(0, amount.stripTrailingZeros().scale());
        return String.format(Locale.ROOT, "%,." + Math.max(minor, given) + "f", amount);
    }

    /** An amount and the code of its currency, where it has one: 1,234.50 EUR. */
    public static String amountIn(@Nullable BigDecimal amount, @Nullable String currency) {
        return amount(amount, currency) + (amount == null || currency == null ? "" : " " + currency);
    }

    /** What follows an amount or the name of one: the currency's code, or that it is the national one where that is not known. */
    public static String currency(@Nullable String code) {
        return code == null ? "national currency" : code;
    }

    /** What an amount is in: "USD", "in national currency". */
    public static String in(@Nullable String code) {
        return code == null ? "in national currency" : code;
    }

    /** Numbers in order as runs: 1 to 3, 5. */
    public static String runs(List<Integer> numbers) {
        StringJoiner runs = new StringJoiner(", ");
        for (int first = 0, last; first < numbers.size(); first = last + 1) {
            last = first;
            while (last + 1 < numbers.size() && numbers.get(last + 1) == numbers.get(last) + 1) {
                last++;
            }
            runs.add(numbers.get(first) + (last == first ? "" : " to " + numbers.get(last)));
        }
        return runs.toString();
    }

    /** A share as percent without zeros at its end: 5 %, 0.5 %. */
    public static String share(double share) {
        return plain(BigDecimal.valueOf(share * 100).setScale(3, RoundingMode.HALF_UP)) + "\u00a0%";
    }

    /** A number with that many decimals: 0.973. */
    public static String number(@Nullable Double value, int decimals) {
        return value == null || !Double.isFinite(value)
                ? NOTHING
                : String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }

    /** An amount, mass or rate without zeros at its end: 1,234.5. */
    public static String plain(@Nullable BigDecimal value) {
        if (value == null) {
            return NOTHING;
        }
        BigDecimal bare = value.stripTrailingZeros();
        return String.format(Locale.ROOT, "%,." + Math.max(0, bare.scale()) + "f", bare);
    }

    /** A rate in percent without zeros at its end: 12.5 %. */
    public static String rate(@Nullable BigDecimal percent) {
        return percent == null ? NOTHING : plain(percent) + "\u00a0%";
    }

    /** A price with three significant digits, more where it is above 100: 0.0123, 12.3, 1,234. */
    public static String price(@Nullable Double value) {
        if (value == null || !Double.isFinite(value)) {
            return NOTHING;
        }
        int digits = value <= 0 ? 0 : (int) Math.max(0, 2 - Math.floor(Math.log10(value)));
        return number(value, Math.min(digits, 9));
    }

    /** Any figure of a reason, as a person would write it. */
    public static String figure(@Nullable Object value) {
        return switch (value) {
            case null -> NOTHING;
            case Integer i -> count(i);
            case Long l -> count(l);
            case Number n -> plain(new BigDecimal(n.toString()).setScale(4, RoundingMode.HALF_UP));
            default -> value.toString();
        };
    }

    /** A contribution with its sign: +1.24, −0.30. */
    public static String signed(double value) {
        return (value < 0 ? "\u2212" : "+") + String.format(Locale.ROOT, "%.2f", Math.abs(value));
    }

    /** A day: 2021-01-31. */
    public static String day(@Nullable LocalDate day) {
        return day == null ? NOTHING : day.toString();
    }

    /** The day of a moment. */
    public static String day(@Nullable LocalDateTime moment) {
        return moment == null ? NOTHING : day(moment.toLocalDate());
    }

    /** The last day of a period whose end is exclusive. */
    public static String dayBefore(@Nullable LocalDate exclusiveEnd) {
        return exclusiveEnd == null ? NOTHING : day(exclusiveEnd.minusDays(1));
    }

    /** A moment to the minute, UTC; a bare day where it is midnight. */
    public static String moment(@Nullable LocalDateTime moment) {
        if (moment == null) {
            return NOTHING;
        }
        return moment.toLocalTime().toSecondOfDay() == 0 ? day(moment) : MINUTE.format(moment);
    }

    /** A month: Mar 2021. */
    public static String month(@Nullable LocalDateTime moment) {
        return moment == null ? NOTHING : MONTH.format(moment);
    }

    /** The first digits of a hash. */
    public static String hash(@Nullable String sha256) {
        return sha256 == null ? NOTHING : sha256.substring(0, Math.min(12, sha256.length()));
    }

    /** An underscored name as words. */
    public static String words(String name) {
        return name.replace('_', ' ');
    }

    /** The text of the HS code, of its first digits that are in the edition; empty where none is. */
    public static String goods(@Nullable String hsCode) {
        if (hsCode == null) {
            return "";
        }
        HarmonizedSystem hs = HarmonizedSystem.edition2022();
        return hs.subheading(hsCode)
                .or(() -> hsCode.length() >= 4
                        ? java.util.Optional.of(hsCode.substring(0, 4))
                        : java.util.Optional.empty())
                .flatMap(hs::description)
                .orElse("");
    }

    /** The country's name; its code where ISO has none. */
    public static String country(@Nullable String alpha2) {
        return alpha2 == null ? NOTHING : Countries.iso3166().name(alpha2).orElse(alpha2);
    }

    /** The country's name with its code, unless the name is the code. */
    public static String countryAndCode(String alpha2) {
        String name = country(alpha2);
        return name.equals(alpha2) ? name : name + " (" + alpha2 + ")";
    }

    /** What selected a control, in words. */
    public static String selector(Chooser selectedBy) {
        return switch (selectedBy) {
            case ALL -> "controlled as all were";
            case RANDOM -> "selected by chance";
            case UNKNOWN -> "selector not recorded";
            default -> "selected by " + selectedBy;
        };
    }

    /** Who put a declaration into its lane, in words. */
    public static String chooser(Chooser selectedBy) {
        return switch (selectedBy) {
            case MODEL -> "by model";
            case RANDOM -> "by chance";
            case NONE -> "not selected";
            default -> "by " + selectedBy;
        };
    }
}
