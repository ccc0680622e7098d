package org.tidewaiter.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.checks.CheckBook;
import org.tidewaiter.checks.CheckNote;
import org.tidewaiter.datamodel.NationalCurrency;
import org.tidewaiter.dataquality.Defects;
import org.tidewaiter.engine.CsvWriter;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.engine.Workspace;

/** The failing rows behind a figure: where, what, why, and what to do. */
public final class DefectsPage {
    private static final int PAGE = 50;
    private static final int BATCH = 20_000;

    private final Defects defects;
    private final CheckBook book;
    private final Answers answers;

    private final Lake lake;

    DefectsPage(Workspace workspace, CheckBook book, Answers answers) {
        this.answers = answers;
        lake = workspace.lake();
        defects = new Defects(lake);
        this.book = book;
    }

    /** A defect with what is told of its check. */
    public record DefectLine(Defects.Row row, CheckNote note) {
        /** Where the declaration is shown, with the item at fault; null for advance cargo, which has no page of its own. */
        public @Nullable String declaration() {
            if (!row.ofDeclaration()) {
                return null;
            }
            String id = URLEncoder.encode(row.documentId(), StandardCharsets.UTF_8);
            return "/declaration?id=" + id + (row.sequence() == null ? "" : "&item=" + row.sequence());
        }
    }

    /**
     * What the page shows.
     *
     * @param one the check, where the list is of one
     * @param checks every check there is, for the filter
     */
    public record View(
            DefectsQuery query,
            @Nullable CheckNote one,
            List<CheckNote> checks,
            List<DefectLine> lines,
            long total,
            int page,
            int pages,
            @Nullable String national) {
        /** The letter to the declarant of whose declarations the list is. */
        public String letter(String declarant) {
            return LetterPage.url(declarant);
        }
    }

    void show(Context context) {
        DefectsQuery query = DefectsQuery.of(context);
        int page = page(context);
        Locale language = PageLanguage.localeOf(context);
        Templates.showInLanguage(
                context,
                "defects",
                answers.of(context, View.class, List.of(query, page, language), () -> view(query, page, language)));
    }

    private View view(DefectsQuery query, int asked, Locale language) {
        Defects.DefectFilter wanted = query.wanted(book.aspects());
        long total = defects.count(wanted);
        int pages = (int) Math.max(1, Math.ceilDiv(total, PAGE));
        int page = Math.clamp(asked, 1, pages);
        Map<String, CheckNote> notes = new TreeMap<>();
        List<DefectLine> lines = defects.rows(wanted, PAGE, (page - 1L) * PAGE).stream()
                .map(r -> new DefectLine(r, notes.computeIfAbsent(r.check(), c -> book.note(c, language))))
                .toList();
        String check = query.value("check");
        CheckNote one = check == null ? null : book.note(check, language);
        return new View(query, one, book.used(language), lines, total, page, pages, NationalCurrency.shown(lake));
    }

    /** Answers with the list as CSV. */
    void download(Context context) throws IOException {
        Defects.DefectFilter wanted = DefectsQuery.of(context).wanted(book.aspects());
        context.header("Content-Disposition", "attachment; filename=\"defects.csv\"");
        context.res().setContentType("text/csv; charset=utf-8");
        answers.file(() -> writeAll(context, wanted));
    }

    private void writeAll(Context context, Defects.DefectFilter wanted) throws IOException {
        try (CsvWriter out =
                CsvWriter.forPeople(new OutputStreamWriter(context.res().getOutputStream(), StandardCharsets.UTF_8))) {
            out.row(
                    "kind",
                    "declaration_id",
                    "item",
                    "check",
                    "severity",
                    "path",
                    "value",
                    "message",
                    "money",
                    "declarant",
                    "office",
                    "declared_on",
                    "file",
                    "line");
            List<Defects.Row> rows;
            long offset = 0;
            do {
                rows = defects.rows(wanted, BATCH, offset);
                rows.forEach(r -> write(out, r));
                offset += BATCH;
            } while (rows.size() == BATCH);
        }
    }

    private static void write(CsvWriter out, Defects.Row r) {
        out.row(
                r.kind(),
                r.documentId(),
                r.sequence(),
                r.check(),
                r.severity(),
                r.path(),
                r.value(),
                r.message(),
                r.money(),
                r.declarant(),
                r.office(),
                r.declaredOn(),
                r.fileName(),
                r.line());
    }

    private static int page(Context context) {
        String page = context.queryParam("page");
        if (page == null || page.isBlank()) {
            return 1;
        }
        if (!page.matches("\\d{1,9}")) {
            throw new TidewaiterException(Kind.INPUT, "'page' is not a whole number", "give one");
        }
        return Integer.parseInt(page);
    }
}
