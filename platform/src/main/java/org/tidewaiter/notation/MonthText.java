package org.tidewaiter.notation;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads months without a day, which are no days: 2024-03, 03/2024, 202403, Mar-2024, mars 2024, 2024M03, 2024年3月. */
public final class MonthText {
    private static final int FIRST_YEAR = 1990;
    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})[-/. ]?M?(\\d{1,2})");
    private static final Pattern YEAR_LAST = Pattern.compile("M?(\\d{1,2})[-/. ](\\d{4})");
    private static final Pattern WORD_FIRST =
            Pattern.compile("([\\p{L}\\p{M}]+)\\.?[-/ ,.']{0,3}(?:de |del )?(\\d{4}|\\d{2})");
    private static final Pattern WORD_LAST = Pattern.compile("(\\d{4})[-/ ,.]{0,2}([\\p{L}\\p{M}]+)\\.?");
    private static final Pattern NUMBER = Pattern.compile("[Mm]?0?(\\d{1,2})(?:[.,]0+)?[.月월]?");

    private MonthText() {}

    /** The month that a text says together with its year; null where it says a day, or something else. */
    public static @Nullable YearMonth of(String text) {
        if (Signs.isLong(text)) {
            return null;
        }
        String plain = MonthWords.inOneWord(Signs.plain(text))
                .replaceAll("\\s*[年년]\\s*", "-")
                .replaceAll("\\s*[月월]$", "");
        Matcher yearFirst = YEAR_FIRST.matcher(plain);
        if (yearFirst.matches()) {
            return known(yearFirst.group(1), Integer.parseInt(yearFirst.group(2)));
        }
        Matcher yearLast = YEAR_LAST.matcher(plain);
        if (yearLast.matches()) {
            return known(yearLast.group(2), Integer.parseInt(yearLast.group(1)));
        }
        Matcher wordFirst = WORD_FIRST.matcher(plain);
        if (wordFirst.matches()) {
            return known(wordFirst.group(2), MonthWords.month(wordFirst.group(1)));
        }
        Matcher wordLast = WORD_LAST.matcher(plain);
        return wordLast.matches() ? known(wordLast.group(1), MonthWords.month(wordLast.group(2))) : null;
    }

    /** The month that a number or word says, from 1; null where it says none. */
    public static @Nullable Integer month(String text) {
        if (Signs.isLong(text)) {
            return null;
        }
        String plain = MonthWords.inOneWord(Signs.plain(text));
        Matcher number = NUMBER.matcher(plain);
        if (number.matches()) {
            int month = Integer.parseInt(number.group(1));
            return month >= 1 && month <= 12 ? Integer.valueOf(month) : null;
        }
        return MonthWords.month(plain);
    }

    private static @Nullable YearMonth known(String digits, @Nullable Integer month) {
        int year = Integer.parseInt(digits) + (digits.length() == 2 ? 2000 : 0);
        boolean likely =
                year >= FIRST_YEAR && year <= LocalDate.now(ZoneOffset.UTC).getYear();
        return likely && month != null && month >= 1 && month <= 12 ? YearMonth.of(year, month) : null;
    }
}
