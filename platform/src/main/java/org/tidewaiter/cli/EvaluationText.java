package org.tidewaiter.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.kit.learn.RankingMetrics;
import org.tidewaiter.riskmodel.Evaluation;

/** An evaluation as text for a terminal 100 columns wide. */
final class EvaluationText {
    private static final List<String> SHARES = List.of("1", "2", "5", "10", "20");

    private EvaluationText() {}

    static void print(Evaluation evaluation, PrintStream out) {
        out.printf(
                Locale.ROOT, "Model %s on %s to before %s%n", evaluation.model(), evaluation.from(), evaluation.to());
        print("All rows", evaluation.all(), out);
        print("Rows that repeat nothing earlier", evaluation.nonRepeating(), out);
        out.println();
        out.println("Leak check: the past results of one key, looked up without any model, reach an AUC of");
        for (Evaluation.Lookup lookup : evaluation.leakCheck().lookups()) {
            out.printf(Locale.ROOT, "  %-22s %s%n", lookup.key(), number(lookup.auc(), "%.3f"));
        }
        wrap(evaluation.leakCheck().meaning(), out);
    }

    private static void print(String title, RankingMetrics m, PrintStream out) {
        out.println();
        out.printf(
                Locale.ROOT,
                "%s: %,d, of which %,d with a finding (%s)%n",
                title,
                m.rows(),
                m.positives(),
                percent(m.baseRate()));
        out.printf("  %-18s %s%n", "AUC", withInterval(m.auc(), m.intervals().get("auc")));
        out.printf(
                "  %-18s %s%n",
                "average precision",
                withInterval(m.averagePrecision(), m.intervals().get("average_precision")));
        out.printf(
                "  %-18s %s%n",
                "Brier score", withInterval(m.brier(), m.intervals().get("brier")));
        out.printf(
                "  %-10s %-24s %8s %6s %8s %9s %8s%n",
                "controlled", "precision (95 %)", "recall", "lift", "amount", "baseline", "chance");
        for (String share : SHARES) {
            out.printf(
                    "  %-10s %-24s %8s %6s %8s %9s %8s%n",
                    share + " %",
                    withInterval(m.precision().get(share), m.intervals().get("precision_" + share)),
                    percent(m.recall().get(share)),
                    number(m.lift().get(share), "%.1f"),
                    m.amountRecall() == null
                            ? "unknown"
                            : percent(m.amountRecall().get(share)),
                    number(m.baseline().precision().get(share), "%.3f"),
                    number(m.random().precision().get(share), "%.3f"));
        }
        for (RankingMetrics.Month month : m.byMonth()) {
            out.printf(
                    Locale.ROOT,
                    "  %-10s AUC %s, precision at 5 %% %s, %,d rows%n",
                    month.month(),
                    number(month.auc(), "%.3f"),
                    number(month.precisionAt5(), "%.3f"),
                    month.rows());
        }
    }

    private static String withInterval(@Nullable Double value, RankingMetrics.@Nullable MetricInterval interval) {
        return number(value, "%.4f")
                + (interval == null ? "" : String.format(Locale.ROOT, " (%.3f-%.3f)", interval.low(), interval.high()));
    }

    private static String percent(@Nullable Double value) {
        return value == null ? "-" : String.format(Locale.ROOT, "%.1f %%", 100 * value);
    }

    private static String number(@Nullable Double value, String format) {
        return value == null ? "-" : String.format(Locale.ROOT, format, value);
    }

    /** Prints a paragraph in lines of at most 98 characters. */
    static void wrap(String text, PrintStream out) {
        lines(text).forEach(out::println);
    }

    /** A paragraph in lines of at most 98 characters. */
    static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (line.length() + word.length() > 98) {
                lines.add(line.toString().stripTrailing());
                line.setLength(0);
            }
            line.append(word).append(' ');
        }
        lines.add(line.toString().stripTrailing());
        return lines;
    }
}
