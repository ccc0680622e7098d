package org.tidewaiter.analysis.revenue;

import java.util.HashMap;
import java.util.Map;
import org.tidewaiter.analysis.Words;
import org.tidewaiter.kit.forecast.Break;
import org.tidewaiter.kit.forecast.ForecastMethod;

/** What methods, breaks and effects of the calendar are called. */
final class ForecastWords {
    /** The effects of the calendar by the name of their regressor, with what one more of it is. */
    static final Map<String, Words> EFFECTS = Map.of(
            "workingdays", Words.of("a working day more", "un jour ouvré de plus"),
            "holidays", Words.of("a holiday on a working day", "un jour férié ouvrable"),
            "lunarnewyear", Words.of("a day of the Lunar New Year", "un jour du Nouvel An lunaire"),
            "afterlunarnewyear",
                    Words.of("a day of the weeks after the Lunar New Year", "un jour après le Nouvel An lunaire"),
            "ramadan", Words.of("a day of Ramadan", "un jour de ramadan"),
            "eidalfitr", Words.of("a day of Eid al-Fitr", "un jour de l’Aïd al-Fitr"),
            "eidaladha", Words.of("a day of Eid al-Adha", "un jour de l’Aïd al-Adha"));

    /** How long a change lasts. */
    static final Map<String, Words> KINDS = Map.of(
            Break.Kind.LEVEL_SHIFT.name(), Words.of("from that month on", "à partir de ce mois"),
            Break.Kind.TEMPORARY_CHANGE.name(), Words.of("that month, and fading", "ce mois, puis s’estompe"),
            Break.Kind.ONE_MONTH.name(), Words.of("that month alone", "ce seul mois"));

    /** What was done about it. */
    static final Map<String, Words> DONE = Map.of(
            Break.Kind.LEVEL_SHIFT.name(),
                    Words.of(
                            "earlier months are brought to the new level, from which the forecast goes on",
                            "les mois d’avant sont ramenés au nouveau niveau, d’où part la prévision"),
            Break.Kind.TEMPORARY_CHANGE.name(), Words.of("taken out before forecasting", "ôté avant de prévoir"),
            Break.Kind.ONE_MONTH.name(), Words.of("taken out before forecasting", "ôté avant de prévoir"),
            ForecastMethod.SEASONAL_NAIVE.name(),
                    Words.of(
                            "nothing: the same months of last year are repeated",
                            "rien : les mêmes mois de l’an passé sont répétés"));

    private static final Map<ForecastMethod, Words> METHODS = Map.of(
            ForecastMethod.SEASONAL_NAIVE, Words.of("same month of last year", "même mois de l’an passé"),
            ForecastMethod.THETA, Words.same("theta"),
            ForecastMethod.DAMPED_TREND, Words.of("damped trend", "tendance amortie"),
            ForecastMethod.TRAMO, Words.same("TRAMO"),
            ForecastMethod.COMBINED,
                    Words.of("mean of theta, damped trend and TRAMO", "moyenne de thêta, tendance amortie et TRAMO"));

    private ForecastWords() {}

    /** So many months. */
    static Words months(long number) {
        return Words.counted(number, "{0} month", "{0} months", "{0} mois", "{0} mois");
    }

    static Words method(ForecastMethod method) {
        return METHODS.getOrDefault(method, Words.same(method.name()));
    }

    /** What names of series mean: the total, taxes, and offices that have no series of their own. Others are offices. */
    static Map<String, Words> series() {
        Map<String, Words> meanings = new HashMap<>(Tax.meanings());
        meanings.put("total", Words.of("Total", "Total"));
        meanings.put("*", Words.of("other offices", "autres bureaux"));
        return Map.copyOf(meanings);
    }
}
