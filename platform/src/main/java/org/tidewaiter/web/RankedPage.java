package org.tidewaiter.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.casefile.Reason;
import org.tidewaiter.datamodel.Chooser;
import org.tidewaiter.datamodel.Lane;
import org.tidewaiter.datamodel.NationalCurrency;
import org.tidewaiter.engine.CsvWriter;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.selection.Overview;
import org.tidewaiter.selection.RankedList;
import org.tidewaiter.selection.RankedList.LaneCount;

/** The ranked list of an assessment: what to control, in which order, and why. */
public final class RankedPage {
    /** Declarations on one page. */
    static final int PAGE = 50;

    private final RankedList list;
    private final Overview overview;
    private final Lake lake;
    private final Path directory;
    private final Answers answers;

    RankedPage(Workspace workspace, Answers answers) {
        this.answers = answers;
        lake = workspace.lake();
        directory = workspace.directory();
        list = new RankedList(lake);
        overview = new Overview(lake);
    }

    /** A choice of lane above the list. */
    public record Tab(CaseWords label, long declarations, String url, boolean chosen) {}

    /**
     * What the page shows; {@code total} declarations meet the filter, {@code first} is the place of the first row, {@code national} the national
     * currency if known.
     */
    public record View(
            ListQuery query,
            Overview.@Nullable Assessment assessment,
            List<Overview.Assessment> assessments,
            List<Tab> tabs,
            List<String> rulesTold,
            List<String> offices,
            List<RankedList.Row> rows,
            long total,
            long first,
            int pages,
            @Nullable String national,
            Path workspace) {
        /** The address of a declaration of the list, with the assessment where one was asked for. */
        public String urlOf(RankedList.Row row) {
            return DeclarationPage.urlOf(row.declarationId())
                    + (query.assessment() == null ? "" : "&assessment=" + query.assessment());
        }

        /** The command that makes the list. */
        public String command() {
            return "./tidewaiter assess --workspace " + workspace + " --from DAY --to DAY --budget 0.05 --random 0.01";
        }
    }

    void show(Context context) {
        ListQuery query = ListQuery.of(context);
        Templates.showInLanguage(context, "ranked", answers.of(context, View.class, query, () -> view(query)));
    }

    private View view(ListQuery query) {
        List<Overview.Assessment> assessments = overview.assessments();
        return assessments.isEmpty() && query.assessment() == null
                ? new View(query, null, List.of(), List.of(), List.of(), List.of(), List.of(), 0, 0, 0, null, directory)
                : view(query, chosen(assessments, query), assessments);
    }

    private View view(ListQuery query, Overview.Assessment assessment, List<Overview.Assessment> assessments) {
        int id = assessment.assessmentId();
        List<LaneCount> lanes = list.lanes(id, withoutLane(query.filter()));
        long total = count(lanes, query.filter().lane(), query.filter().selectedBy());
        int pages = (int) Math.max(1, Math.ceilDiv(total, PAGE));
        ListQuery within = query.page() <= pages
                ? query
                : new ListQuery(query.assessment(), query.filter(), query.sort(), query.descending(), pages);
        long offset = (within.page() - 1L) * PAGE;
        List<RankedList.Row> rows = list.page(id, within.filter(), within.sort(), within.descending(), PAGE, offset);
        return new View(
                within,
                assessment,
                assessments,
                tabs(within, lanes),
                overview.rulesTold(id),
                list.offices(id),
                rows,
                total,
                offset + 1,
                pages,
                NationalCurrency.of(lake).orElse(null),
                directory);
    }

    /** Answers with the filtered list as CSV, a row at a time. */
    void download(Context context) throws IOException {
        ListQuery query = ListQuery.of(context);
        Overview.Assessment assessment = lastOrChosen(overview, query);
        context.contentType("text/csv; charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"ranked-" + assessment.assessmentId() + ".csv\"");
        context.res().setContentType("text/csv; charset=utf-8");
        answers.file(() -> writeAll(context, query, assessment));
    }

    private void writeAll(Context context, ListQuery query, Overview.Assessment assessment) throws IOException {
        try (CsvWriter out =
                CsvWriter.forPeople(new OutputStreamWriter(context.res().getOutputStream(), StandardCharsets.UTF_8))) {
            out.row(
                    "rank",
                    "declaration_id",
                    "accepted_at",
                    "office",
                    "importer",
                    "hs_code",
                    "origin",
                    "items",
                    "probability",
                    "expected_amount",
                    "lane",
                    "selected_by",
                    "selection_probability",
                    "result",
                    "reasons");
            list.each(
                    assessment.assessmentId(),
                    query.filter(),
                    query.sort(),
                    query.descending(),
                    row -> write(out, row));
        }
    }

    static Overview.Assessment lastOrChosen(Overview overview, ListQuery query) {
        List<Overview.Assessment> assessments = overview.assessments();
        if (assessments.isEmpty()) {
            throw new TidewaiterException(
                    Kind.STATE, "Nothing has been assessed yet", "run tidewaiter assess --from DAY --to DAY");
        }
        return chosen(assessments, query);
    }

    private static Overview.Assessment chosen(List<Overview.Assessment> assessments, ListQuery query) {
        Optional<Overview.Assessment> found = assessments.stream()
                .filter(a -> query.assessment() == null || a.assessmentId() == query.assessment())
                .findFirst();
        return found.orElseThrow(() -> new TidewaiterException(
                Kind.STATE, "There is no assessment " + query.assessment(), "choose one of the list at /ranked"));
    }

    private static RankedList.Filter withoutLane(RankedList.Filter f) {
        return new RankedList.Filter(null, null, f.office(), f.hsPrefix(), f.origin(), f.importer(), f.search());
    }

    private static List<Tab> tabs(ListQuery query, List<LaneCount> lanes) {
        Tab byRule = tab(CaseWords.RED_BY_RULE, query, lanes, Lane.RED, Chooser.RULE);
        return Stream.of(
                        tab(CaseWords.ALL_LANES, query, lanes, null, null),
                        tab(CaseWords.RED, query, lanes, Lane.RED, null),
                        byRule,
                        tab(CaseWords.RED_BY_MODEL, query, lanes, Lane.RED, Chooser.MODEL),
                        tab(CaseWords.RED_BY_CHANCE, query, lanes, Lane.RED, Chooser.RANDOM),
                        tab(CaseWords.GREEN, query, lanes, Lane.GREEN, null))
                .filter(tab -> tab != byRule || tab.declarations() > 0 || tab.chosen())
                .toList();
    }

    private static Tab tab(
            CaseWords label, ListQuery query, List<LaneCount> lanes, @Nullable Lane lane, @Nullable Chooser by) {
        boolean chosen = lane == query.filter().lane() && by == query.filter().selectedBy();
        return new Tab(label, count(lanes, lane, by), query.inLane(lane, by), chosen);
    }

    private static long count(List<LaneCount> lanes, @Nullable Lane lane, @Nullable Chooser by) {
        return lanes.stream()
                .filter(l -> (lane == null || lane == l.lane()) && (by == null || by == l.selectedBy()))
                .mapToLong(LaneCount::declarations)
                .sum();
    }

    private static void write(CsvWriter out, RankedList.Row row) {
        String reasons = row.reasons().stream().map(Reason::sentence).collect(Collectors.joining(" | "));
        out.row(
                row.rank(),
                row.declarationId(),
                row.acceptedAt(),
                row.officeCode(),
                row.importerId(),
                row.hsCode(),
                row.originCountry(),
                row.items(),
                row.probability(),
                row.expectedAmount(),
                row.lane(),
                row.selectedBy(),
                row.selectionProbability(),
                row.outcome(),
                reasons);
    }
}
