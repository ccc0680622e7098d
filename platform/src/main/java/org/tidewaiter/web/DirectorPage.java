package org.tidewaiter.web;

import io.javalin.http.Context;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.analysis.AnalysisRegister;
import org.tidewaiter.analysis.Card;
import org.tidewaiter.analysis.Finding;
import org.tidewaiter.analysis.Report;
import org.tidewaiter.analysis.Result;
import org.tidewaiter.analysis.Table;
import org.tidewaiter.analysis.TableExport;
import org.tidewaiter.analysis.Words;
import org.tidewaiter.analysis.performance.DirectorSummary;
import org.tidewaiter.analysis.performance.PerformanceIndicators;

/**
 * One screen for a director: ten figures beside the quarter before, the year before and the target, what moved, and what asks for a decision, each
 * with the way to its declarations. It shows the report director-summary.
 */
public final class DirectorPage {
    private final AnalysesPage analyses;

    DirectorPage(AnalysesPage analyses) {
        this.analyses = analyses;
    }

    /**
     * A figure.
     *
     * @param href its declarations; null where it has none
     * @param value of the last quarter; a dash where there is none
     * @param period which quarter that is, or why there is none
     * @param lines beside what it stands: the one before with the change, and the year before
     * @param target the target and whether it is reached; null where there is none
     * @param isMissed whether it is missed
     */
    public record Tile(
            String title,
            @Nullable String href,
            String value,
            String period,
            List<String> lines,
            @Nullable String target,
            boolean isMissed) {}

    /**
     * A matter.
     *
     * @param more the question that tells more; null where none is named
     */
    public record Matter(ReportFigures.Sentence sentence, ReportFigures.@Nullable Link more) {}

    /**
     * What the page shows.
     *
     * @param timed the report; null while it is under way
     * @param seconds how long it has been under way; null where nothing is
     */
    public record View(
            ReportQuery query,
            Report.@Nullable TimedReport timed,
            @Nullable Long seconds) {
        /** The language's words and numbers. */
        public PageLanguage p() {
            return new PageLanguage(query.language());
        }

        /** The report that this page is made of. */
        public String report() {
            return query.url();
        }

        /** All indicators, with what those lack that cannot be measured. */
        public String indicators() {
            return query.answerOf(Card.nameOf(PerformanceIndicators.class));
        }

        /** This page in another language. */
        public String in(Locale other) {
            return PageLanguage.choosing(
                    other, new ReportQuery(query.analysis(), query.given(), Locale.ENGLISH).page("/director"));
        }

        /** Why there are no figures; empty where there are. */
        public List<String> instead() {
            return timed == null || timed.report().result() instanceof Result.Findings
                    ? List.of()
                    : TableExport.sentences(timed.report(), query.language()).subList(1, 2);
        }

        /** The ten figures. */
        public List<Tile> tiles() {
            return DirectorPage.table(timed, "figures")
                    .map(t -> t.rows().stream()
                            .map(row -> new Row(t, row, query.language()))
                            .map(row -> tile(row, query, p()))
                            .toList())
                    .orElse(List.of());
        }

        /** What is said of all that moved: how many figures did, and which are not judged. */
        public List<ReportFigures.Sentence> notes() {
            return noted(false);
        }

        /** What is said of decisions as a whole: how many there are, what lacks, what was left out. */
        public List<ReportFigures.Sentence> decisionNotes() {
            return noted(true);
        }

        /** What moved. */
        public List<ReportFigures.Sentence> moved() {
            return sentences(DirectorSummary.MOVED);
        }

        /** What asks for a decision. */
        public List<Matter> decisions() {
            List<ReportFigures.Sentence> said = sentences(DirectorSummary.DECIDED);
            List<String> more = DirectorPage.table(timed, "decisions")
                    .map(t -> t.rows().stream()
                            .filter(row -> !"lack".equals(row.get(t.place("kind"))))
                            .map(row -> String.valueOf(row.get(t.place("analysis"))))
                            .toList())
                    .orElse(List.of());
            List<Matter> matters = new ArrayList<>();
            for (int i = 0; i < said.size(); i++) {
                matters.add(new Matter(
                        said.get(i),
                        i < more.size()
                                ? new ReportFigures.Link(
                                        AnalysisRegister.all()
                                                .named(more.get(i))
                                                .card()
                                                .question()
                                                .in(query.language()),
                                        query.answerOf(more.get(i)))
                                : null));
            }
            return List.copyOf(matters);
        }

        /** The sentences whose declarations are asked for by a key that begins so. */
        private List<ReportFigures.Sentence> sentences(String begin) {
            List<ReportFigures.Sentence> some = new ArrayList<>();
            List<Finding> findings = findings();
            List<ReportFigures.Sentence> said = said();
            for (int i = 0; i < findings.size(); i++) {
                List<Finding.Lead> leads = findings.get(i).leads();
                if (!leads.isEmpty() && leads.getFirst().key().startsWith(begin)) {
                    some.add(said.get(i));
                }
            }
            return List.copyOf(some);
        }

        /** The sentences without declarations, of decisions or of what moved. */
        private List<ReportFigures.Sentence> noted(boolean ofDecisions) {
            List<ReportFigures.Sentence> some = new ArrayList<>();
            boolean decisions = false;
            List<Finding> findings = findings();
            List<ReportFigures.Sentence> said = said();
            for (int i = 0; i < findings.size(); i++) {
                decisions |= DirectorSummary.beginsDecisions(findings.get(i));
                if (findings.get(i).leads().isEmpty() && decisions == ofDecisions) {
                    some.add(said.get(i));
                }
            }
            return List.copyOf(some);
        }

        private List<ReportFigures.Sentence> said() {
            return timed == null ? List.of() : ReportFigures.sentences(query, timed);
        }

        private List<Finding> findings() {
            return timed != null && timed.report().result() instanceof Result.Findings findings
                    ? findings.findings()
                    : List.of();
        }
    }

    /** A row of a table of the report, read by the names of its columns. */
    private record Row(Table table, List<@Nullable Object> values, Locale language) {
        @Nullable
        Object raw(String column) {
            return table.columns().stream().noneMatch(c -> c.name().equals(column))
                    ? null
                    : values.get(table.place(column));
        }

        String shown(String column) {
            Object value = raw(column);
            return value == null
                    ? DisplayText.NOTHING
                    : table.columns().get(table.place(column)).shown(value, language);
        }
    }

    private static Optional<Table> table(Report.@Nullable TimedReport timed, String name) {
        return timed != null && timed.report().result() instanceof Result.Findings findings
                ? findings.tables().stream().filter(t -> t.name().equals(name)).findFirst()
                : Optional.empty();
    }

    private static Tile tile(Row row, ReportQuery query, PageLanguage p) {
        boolean known = row.raw("value") != null;
        return new Tile(
                row.shown("indicator"),
                known ? query.behind("figures", String.valueOf(row.raw("indicator"))) : null,
                row.shown("value"),
                known ? row.shown("period") : row.shown("missing"),
                known
                        ? List.of(
                                p.say(
                                        "before {0}{1}",
                                        "avant {0}{1}",
                                        row.shown("before"),
                                        change(row.raw("value"), row.raw("before"), p)),
                                p.say(
                                        "a year before {0}{1}",
                                        "un an avant {0}{1}",
                                        row.shown("year_before"),
                                        change(row.raw("value"), row.raw("year_before"), p)))
                        : List.of(),
                target(row, p),
                "missed".equals(row.raw("reached")));
    }

    private static @Nullable String target(Row row, PageLanguage p) {
        if (row.raw("at_least") == null && row.raw("at_most") == null) {
            return null;
        }
        String bounds = row.raw("at_most") == null
                ? "≥ " + row.shown("at_least")
                : row.raw("at_least") == null
                        ? "≤ " + row.shown("at_most")
                        : row.shown("at_least") + " – " + row.shown("at_most");
        return row.raw("reached") == null
                ? p.say("target {0}", "objectif {0}", bounds)
                : p.say(
                        "target {0} {1} ({2})",
                        "objectif {0} {1} ({2})", bounds, row.shown("reached"), row.shown("since_target"));
    }

    /** How far it is from another: in points of a share, in percent of what else is. */
    private static String change(@Nullable Object value, @Nullable Object other, PageLanguage p) {
        if (value instanceof Words.Share now && other instanceof Words.Share then) {
            return p.say(" ({0} points)", " ({0} points)", signed(tenths(now) - tenths(then), p));
        }
        double now = number(value);
        double then = number(other);
        return Double.isNaN(now) || Double.isNaN(then) || then == 0
                ? ""
                : p.say(" ({0} %)", " ({0} %)", signed(100 * (now / then - 1), p));
    }

    /** A share in percent as it is shown beside its change, so that the three figures add up. */
    private static double tenths(Words.Share share) {
        return Math.round(1000 * share.share()) / 10.0;
    }

    private static double number(@Nullable Object value) {
        return switch (value) {
            case Words.Money money -> money.amount().doubleValue();
            case BigDecimal number -> number.doubleValue();
            case Number number -> number.doubleValue();
            case null, default -> Double.NaN;
        };
    }

    private static String signed(double change, PageLanguage p) {
        String number = p.number(Math.abs(change), 1);
        return number.equals(p.number(0.0, 1)) ? "±" + number : (change < 0 ? "−" : "+") + number;
    }

    /** The page, or how far it is. */
    void show(Context context) {
        ReportQuery query = ReportQuery.of(context, AnalysisRegister.all().named(Card.nameOf(DirectorSummary.class)));
        ReportJobs.Progress<Report.TimedReport> progress = analyses.asked(query);
        Templates.show(
                context,
                "director",
                new View(query, progress.result(), progress.result() == null ? progress.seconds() : null));
    }
}
