package org.tidewaiter.notation;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a text may mean, by the order in which it is read; the same for all where its own writing tells. One that means no
 * day, such as 31/11/2026, still says in which only order its figures can stand.
 */
record DayMeanings(
        Map<DayOrder, LocalDateTime> byOrder,
        boolean dotted,
        @Nullable String never,
        boolean told,
        @Nullable String calendar,
        @Nullable Foreign foreign,
        @Nullable DayOrder only,
        boolean soon,
        boolean worded,
        @Nullable MonthWord month) {
    /**
     * The month of a day in words.
     *
     * @param word as it stands
     * @param twofold whether it is another month in Croatian than in Polish or Czech
     * @param proves which of these languages it proves, or null
     */
    record MonthWord(String word, boolean twofold, @Nullable String proves) {
        static MonthWord of(String word) {
            return new MonthWord(word, MonthWords.isTwofold(word), MonthWords.proves(word));
        }
    }

    /** A day whose year may be of the Persian calendar or of the Hijra. */
    record Foreign(int year, int month, int day, LocalTime time) {
        /** Whether only the Persian calendar has it: no month of the Hijra has 31 days. */
        boolean isPersian() {
            return day == 31 && month <= 6;
        }
    }

    DayMeanings(
            Map<DayOrder, LocalDateTime> byOrder,
            boolean dotted,
            @Nullable String never,
            boolean told,
            @Nullable String calendar) {
        this(byOrder, dotted, never, told, calendar, null, null, false, false, null);
    }

    DayMeanings(Map<DayOrder, LocalDateTime> byOrder, boolean dotted, @Nullable String never, boolean told) {
        this(byOrder, dotted, never, told, null, null, null, false, false, null);
    }

    /** These meanings a day later. */
    DayMeanings nextDay() {
        Map<DayOrder, LocalDateTime> later = new EnumMap<>(DayOrder.class);
        byOrder.forEach((order, at) -> later.put(order, at.plusDays(1)));
        return new DayMeanings(later, dotted, never, told, calendar, foreign, only, soon, worded, month);
    }

    /** These meanings with the word that its month stood in. */
    DayMeanings with(MonthWord word) {
        return new DayMeanings(byOrder, dotted, never, told, calendar, foreign, only, soon, worded, word);
    }

    /** Whether what it means depends on the language of its month. */
    boolean isTwofold() {
        return month != null && month.twofold();
    }

    boolean isOne() {
        return byOrder.values().stream().distinct().count() == 1;
    }

    /** What is no day in any order. */
    static DayMeanings none() {
        return none(null);
    }

    /** What is no day in any order, and why. */
    static DayMeanings none(@Nullable String never) {
        return new DayMeanings(Map.of(), false, never, false);
    }

    /** Whether it is written as a day, though that day may not exist or its figures stand in another order. */
    boolean isLikeDay() {
        return !byOrder.isEmpty() || foreign != null || (never != null && never.startsWith(PossibleDays.NO_SUCH_DAY));
    }
}
