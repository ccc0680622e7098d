package org.tidewaiter.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.analysis.Card;
import org.tidewaiter.analysis.Finding;
import org.tidewaiter.analysis.Parameter;
import org.tidewaiter.analysis.Report;
import org.tidewaiter.analysis.Result;
import org.tidewaiter.analysis.Table;
import org.tidewaiter.analysis.Words;
import org.tidewaiter.engine.ResultTable;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;

/** Cards and reports as text for a terminal. */
final class ReportText {
    private static final int WIDTH = 120;

    /** A text beyond is cut rather than that columns go. */
    private static final int WIDEST = 40;

    private static final int LEAST_COLUMNS = 2;
    private static final int ROWS = 10;

    /** A table of months is shown whole up to two years: ten of twelve months would be a wrong sum to whoever adds them up. */
    private static final int MONTHS = 24;

    private ReportText() {}

    /** The language of that code; another one than en and fr is refused. */
    static Locale language(String code) {
        if (!code.equals("en") && !code.equals("fr")) {
            throw new TidewaiterException(Kind.USAGE, "There are no reports in '" + code + "'", "give en or fr");
        }
        return Words.language(code);
    }

    static void card(Card card, Locale language, PrintStream out) {
        boolean french = language.getLanguage().equals("fr");
        out.println(card.name());
        EvaluationText.wrap(card.question().in(language), out);
        part(french ? "Qui la pose" : "Asked by", card.askedBy().in(language), out);
        part(french ? "Méthode" : "Method", card.method().in(language), out);
        part("Sources", String.join("; ", card.sources()), out);
        part(french ? "Ce qu’il faut" : "Needs", String.join(", ", card.needed()), out);
        part(french ? "Ce qu’elle ne voit pas" : "Cannot see", card.cannotSee().in(language), out);
        out.println();
        out.println(french ? "Paramètres (--param NOM=VALEUR)" : "Parameters (--param NAME=VALUE)");
        for (Parameter p : card.parameters()) {
            out.printf(
                    "  %-16s %s: %s%s%n",
                    p.name(),
                    p.label().in(language),
                    p.wanted().in(language),
                    p.standard().isEmpty() ? "" : " (" + p.standard() + ")");
        }
    }

    private static void part(String title, String text, PrintStream out) {
        out.println();
        out.println(title);
        EvaluationText.wrap(text, out);
    }

    /** The sentences, and the first rows of the tables. */
    static void report(Report.TimedReport timed, Locale language, PrintStream out) {
        Report report = timed.report();
        out.println(report.question().in(language));
        out.println();
        switch (report.result()) {
            case Result.Findings findings -> {
                for (Finding finding : findings.findings()) {
                    bullet(finding.says().in(language), out);
                }
                for (Table table : findings.tables()) {
                    out.println();
                    table(table, language, out);
                }
            }
            case Result.TooFew few -> out.println("  " + few.says().in(language));
            case Result.NotApplicable not -> out.println("  " + not.says().in(language));
        }
        out.println();
        Report.Provenance from = report.provenance();
        out.printf(
                "data %s, method %s, program %s, %s%n",
                from.dataVersion(),
                from.methodVersion(),
                from.program(),
                from.parameters().entrySet().stream()
                        .filter(e -> !e.getValue().isEmpty())
                        .map(e -> e.getKey() + "=" + e.getValue())
                        .collect(Collectors.joining(" ")));
    }

    private static void bullet(String sentence, PrintStream out) {
        List<String> lines = EvaluationText.lines(sentence);
        for (int i = 0; i < lines.size(); i++) {
            out.println((i == 0 ? "- " : "  ") + lines.get(i));
        }
    }

    /** The first rows of a table. */
    static void table(Table table, Locale language, PrintStream out) {
        out.println(table.title().in(language) + " (" + table.name() + ")");
        int most = rows(table);
        List<ResultTable.ResultColumn> columns = table.columns().stream()
                .map(c -> new ResultTable.ResultColumn(c.label().in(language), ""))
                .toList();
        boolean[] right = new boolean[columns.size()];
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int i = 0; i < right.length; i++) {
            right[i] = table.columns().get(i).kind().isNumber();
        }
        for (List<@Nullable Object> row : table.rows().stream().limit(most).toList()) {
            List<@Nullable Object> cells = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) {
                cells.add(table.columns().get(i).shown(row.get(i), language));
            }
            rows.add(cells);
        }
        int fit = fitting(columns, rows);
        List<List<@Nullable Object>> shown = new ArrayList<>();
        rows.forEach(row -> shown.add(row.subList(0, fit)));
        QueryText.print(new ResultTable(columns.subList(0, fit), shown), Arrays.copyOf(right, fit), WIDTH, out);
        if (fit < columns.size()) {
            String left = columns.subList(fit, columns.size()).stream()
                    .map(ResultTable.ResultColumn::name)
                    .collect(Collectors.joining(", "));
            out.println("… "
                    + Words.of(
                                    "not shown here: {0} (--table {1} --out FILE.csv)",
                                    "non montrées ici : {0} (--table {1} --out FILE.csv)", left, table.name())
                            .in(language));
        }
        if (table.rows().size() > most) {
            out.println("… "
                    + Words.of(
                                    "{0} rows in all",
                                    "{0} lignes en tout", table.rows().size())
                            .in(language));
        }
    }

    /** How many rows are shown. */
    private static int rows(Table table) {
        boolean ofMonths = table.columns().getFirst().name().equals("month");
        return ofMonths && table.rows().size() <= MONTHS ? MONTHS : ROWS;
    }

    /** How many columns, from the first, stand on a line without being cut much: what a row is about must be readable. */
    private static int fitting(List<ResultTable.ResultColumn> columns, List<List<@Nullable Object>> rows) {
        int used = 0;
        for (int i = 0; i < columns.size(); i++) {
            int wide = columns.get(i).name().length();
            for (List<@Nullable Object> row : rows) {
                wide = Math.max(wide, String.valueOf(row.get(i)).length());
            }
            used += Math.min(wide, WIDEST) + 2;
            if (used - 2 > WIDTH && i >= LEAST_COLUMNS) {
                return i;
            }
        }
        return columns.size();
    }
}
