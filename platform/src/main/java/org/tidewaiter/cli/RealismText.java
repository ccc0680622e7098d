package org.tidewaiter.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tidewaiter.engine.Json;
import org.tidewaiter.simulate.Realism;

/** The realism report as text for a terminal, or as JSON. */
final class RealismText {
    private RealismText() {}

    static void print(List<Realism.RealismLine> lines, boolean json, Context context) {
        if (json) {
            context.out()
                    .println(Json.text(Map.of(
                            "measures", lines, "fair_play", Realism.FAIR_PLAY, "unlike_life", Realism.UNLIKE_LIFE)));
            return;
        }
        context.out().printf("%-66s %14s %14s%n", "", "simulated", "public");
        for (Realism.RealismLine line : lines) {
            context.out()
                    .printf(Locale.ROOT, "%-66s %14s %14s%n", shortened(line.words()), line.simulated(), line.known());
            if (!line.source().isEmpty() && !line.source().startsWith("the same")) {
                EvaluationText.wrap("    [" + line.source() + "]", context.out());
            }
        }
        context.out().println();
        list("What keeps a single file from giving a fraud away", Realism.FAIR_PLAY, context);
        context.out().println();
        list("Where it is unlike life", Realism.UNLIKE_LIFE, context);
    }

    private static void list(String title, List<String> sentences, Context context) {
        context.out().println(title);
        for (String what : sentences) {
            EvaluationText.wrap("- " + what, context.out());
        }
    }

    private static String shortened(String words) {
        return words.length() <= 66 ? words : words.substring(0, 65) + "…";
    }
}
