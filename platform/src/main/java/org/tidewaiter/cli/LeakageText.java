package org.tidewaiter.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tidewaiter.engine.Json;
import org.tidewaiter.simulate.Leakage;

/** How far single columns and files give frauds away, as text for a terminal: of each typology the strongest; or all, as JSON. */
final class LeakageText {
    private LeakageText() {}

    static void print(List<Leakage.LeakageLine> lines, boolean json, Context context) {
        if (json) {
            context.out().println(Json.text(lines));
            return;
        }
        context.out()
                .println(
                        "Area under the ROC curve of what gives most away: a half is chance, 1 is all. Learned on the other simulation.");
        Map<String, List<Leakage.LeakageLine>> byTypology = lines.stream()
                .collect(Collectors.groupingBy(Leakage.LeakageLine::typology, TreeMap::new, Collectors.toList()));
        byTypology.forEach((typology, of) -> {
            context.out()
                    .printf(
                            Locale.ROOT,
                            "%-18s %,6d items%n",
                            typology,
                            of.get(0).items());
            strongest(of, false, "column", context);
            strongest(of, true, "file", context);
        });
    }

    private static void strongest(List<Leakage.LeakageLine> lines, boolean file, String word, Context context) {
        String text = lines.stream()
                .filter(line -> line.file() == file)
                .limit(3)
                .map(line -> String.format(Locale.ROOT, "%s %.3f", line.source(), line.auc()))
                .collect(Collectors.joining(", "));
        context.out().printf("  %-7s %s%n", word, text);
    }
}
