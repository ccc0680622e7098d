package org.tidewaiter.cli;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tidewaiter.analysis.Analysis;
import org.tidewaiter.analysis.AnalysisRegister;
import org.tidewaiter.analysis.Answering;
import org.tidewaiter.analysis.Finding;
import org.tidewaiter.analysis.Parameters;
import org.tidewaiter.analysis.Report;
import org.tidewaiter.analysis.Result;
import org.tidewaiter.engine.Workspace;

/** Every question asked of the data of the demo, and what tells most. */
final class DemoAnalyses {
    private static final int TOLD = 3;

    private DemoAnalyses() {}

    /** An analysis and its finding with the most money in it. */
    private record CostliestFinding(String analysis, Finding finding, BigDecimal money) {}

    static void ask(Workspace workspace, Context context) {
        long started = System.nanoTime();
        List<CostliestFinding> telling = new ArrayList<>();
        int asked = 0;
        int answered = 0;
        for (Analysis analysis : AnalysisRegister.all().analyses()) {
            Report report = Answering.answer(workspace.lake(), analysis, Parameters.of(analysis.card(), Map.of()))
                    .report();
            asked++;
            if (report.result() instanceof Result.Findings findings) {
                answered++;
                findings.findings().forEach(f -> add(telling, report.analysis(), f));
            }
        }
        context.out().println();
        DemoData.said(
                context,
                "analysed",
                "%d questions, %d with an answer (tidewaiter analyses; page /analyses)".formatted(asked, answered),
                started);
        telling.sort(Comparator.comparing(CostliestFinding::money).reversed());
        context.out().println();
        context.out().println("What the data say that tells most (money in " + DemoSimulated.CURRENCY + ")");
        for (CostliestFinding t : telling.stream().limit(TOLD).toList()) {
            context.out().println("  " + t.analysis());
            for (String line : EvaluationText.lines(t.finding().says().in(Locale.ENGLISH))) {
                context.out().println("     " + line);
            }
        }
    }

    private static void add(List<CostliestFinding> telling, String analysis, Finding finding) {
        BigDecimal money = finding.money();
        if (money != null && money.signum() > 0) {
            telling.add(new CostliestFinding(analysis, finding, money));
        }
    }
}
