package org.tidewaiter.analysis.performance;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.analysis.Words;
import org.tidewaiter.kit.statistics.ControlChart.ChartSignal;

/** What the words that stand in tables of performance mean. */
final class PerformanceWords {
    private PerformanceWords() {}

    /** Where a month lies. */
    static final Map<String, Words> SIGNALS = Map.of(
            "within", Words.of("within its limits", "dans les limites"),
            "above", Words.of("above its limits", "au-dessus de ses limites"),
            "below", Words.of("below its limits", "au-dessous de ses limites"),
            "long_above", Words.of("eight months above the median", "huit mois au-dessus de la médiane"),
            "long_below", Words.of("eight months below the median", "huit mois au-dessous de la médiane"),
            "few", Words.of("too few full months", "trop peu de mois entiers"));

    /** Where an office lies. */
    static final Map<String, Words> VERDICTS = Map.of(
            "within", Words.of("within", "dans les limites"),
            "near the limits", Words.of("near the limits", "près des limites"),
            "more", Words.of("more than its cases explain", "plus que ses cas n’expliquent"),
            "fewer", Words.of("fewer than its cases explain", "moins que ses cas n’expliquent"),
            "too few cases", Words.of("too few cases to judge", "trop peu de cas pour juger"),
            "too few offices", Words.of("too few offices to judge", "trop peu de bureaux pour juger"),
            "too little alike", Words.of("nobody else has such cases", "nul autre n’a de tels cas"),
            "all alike", Words.of("all cases alike", "tous les cas pareils"),
            "not counted by cases", Words.of("not counted case by case", "non compté cas par cas"));

    /** Whether a target is reached. */
    static final Map<String, Words> REACHED =
            Map.of("met", Words.of("reached", "atteint"), "missed", Words.of("missed", "manqué"));

    /** The word of a signal; of none that months are too few. */
    static String of(@Nullable ChartSignal signal) {
        return signal == null ? "few" : signal.name().toLowerCase(java.util.Locale.ROOT);
    }
}
