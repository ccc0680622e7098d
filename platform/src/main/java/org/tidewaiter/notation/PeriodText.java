package org.tidewaiter.notation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells texts that name a week, a quarter, half a year or a year in place of a day: 2024-W10, KW 10/2024, Q1/2024, 1T2024,
 * 2024. Which of its days is meant nobody knows, so that they are refused, and say why.
 */
public final class PeriodText {
    private static final String YEAR = "(?:19|20|21|25)\\d{2}";
    private static final String BETWEEN = "[-/ ._]{0,3}";
    private static final String WEEK_WORD = "(?:W|WK|WEEK|KW|SEM|SEMANA|SEMAINE|SETTIMANA|НЕД|НЕДЕЛЯ|第)\\.?";
    private static final String QUARTER_WORD = "(?:Q|QTR|QUARTER|TRIM|TRIMESTRE|T|QUARTAL|КВ|КВАРТАЛ)\\.?";
    private static final String HALF_WORD = "(?:H|HALF|S|SEMESTRE|SEMESTER|HALBJAHR|HJ)\\.?";

    private static final Map<String, Pattern> PERIODS = periods();

    private PeriodText() {}

    private static Map<String, Pattern> periods() {
        Map<String, Pattern> all = new LinkedHashMap<>();
        all.put("a week", of(WEEK_WORD, "(?:0?[1-9]|[1-4]\\d|5[0-3])周?"));
        all.put("a quarter", of(QUARTER_WORD, "0?[1-4]"));
        all.put("half a year", of(HALF_WORD, "0?[12]"));
        all.put("a year", Pattern.compile(YEAR + "(?:\\.0)?[年년]?"));
        return all;
    }

    /** A word and a number, in either order, before or behind a year. */
    private static Pattern of(String word, String number) {
        String part = "(?:" + word + BETWEEN + number + "|" + number + "(?:ER|E|O|º|°|ST|ND|RD|TH|\\.|-Й)?" + BETWEEN
                + word + ")";
        return Pattern.compile(
                YEAR + BETWEEN + part + "|" + part + BETWEEN + "(?:DE |DEL |OF )?" + YEAR,
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** What a text says in place of a day, for a sentence, such as "a week"; null where it is no such text. */
    public static @Nullable String of(String text) {
        String plain = Signs.plain(text);
        if (!Figures.haveYear(plain)) {
            return null;
        }
        return PERIODS.entrySet().stream()
                .filter(period -> period.getValue().matcher(plain).matches())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }
}
