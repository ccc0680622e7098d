package org.tidewaiter.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.query.AskedViews;
import org.tidewaiter.query.Format;
import org.tidewaiter.query.Query;
import org.tidewaiter.query.QueryAnswer;
import org.tidewaiter.query.QueryBounds;
import org.tidewaiter.query.SqlQuestion;

/** A query in SQL over the plain views, its answer as a table or as CSV, and the columns that may be asked. Officers stay masked. */
public final class QueryPage {
    private static final int LONGEST_CELL = 300;
    private static final String FIRST =
            "select office_code, count(*) as declarations, min(accepted_at) as first, max(accepted_at) as last\n"
                    + "from declaration\n"
                    + "group by office_code\n"
                    + "order by declarations desc";

    private final Workspace workspace;
    private final Forms forms;
    private final Answers answers;

    QueryPage(Workspace workspace, Forms forms, Answers answers) {
        this.workspace = workspace;
        this.forms = forms;
        this.answers = answers;
    }

    /** A column of the answer, and whether all it holds are numbers. */
    public record ColumnHeading(String name, boolean numbers) {
        /** The class of its cells. */
        public @Nullable String alignment() {
            return numbers ? "n" : null;
        }
    }

    /** The answer in words and cells. */
    public record ShownAnswer(List<ColumnHeading> columns, List<List<String>> rows, boolean more, double seconds) {
        /** How many rows there are. */
        public String title(PageLanguage p) {
            String rowsShown = p.counted(rows.size(), "{0} row", "{0} rows", "{0} ligne", "{0} lignes");
            return more ? p.say("The first {0}", "Les premières : {0}", rowsShown) : rowsShown;
        }

        /** How long it took, and whether there are more rows. */
        public String remark(PageLanguage p) {
            String took = p.number(seconds, 1) + " s";
            return more
                    ? p.say(
                            "{0}, and there are more: ask for less, or take them as CSV",
                            "{0}, et il y en a d’autres : demandez moins, ou prenez-les en CSV", took)
                    : took;
        }
    }

    private record AskedViewList(List<AskedViews.View> all) {}

    /**
     * What the page shows.
     *
     * @param sql the query, asked or to be asked
     * @param shown its answer; null where none was asked or it failed
     * @param error why there is no answer, or null
     */
    public record View(
            String token,
            String sql,
            @Nullable ShownAnswer shown,
            @Nullable PageError error,
            List<AskedViews.View> views) {}

    void show(Context context) {
        context.header("Cache-Control", "no-store");
        Templates.showInLanguage(
                context,
                "query",
                view(context, Objects.requireNonNullElse(context.queryParam("sql"), FIRST), null, null));
    }

    /** Asks, and shows the answer or gives it as a file. */
    void ask(Context context) throws IOException {
        forms.check(context);
        context.header("Cache-Control", "no-store");
        String sql = Objects.requireNonNullElse(context.formParam("sql"), "");
        try {
            if ("csv".equals(context.formParam("action"))) {
                download(context, sql);
                return;
            }
            QueryAnswer answer = answers.once(
                    context,
                    QueryAnswer.class,
                    () -> Query.answer(
                            workspace, question(context, sql, QueryBounds.ROWS_SHOWN, QueryBounds.SECONDS_SHOWN)));
            Templates.showInLanguage(context, "query", view(context, sql, shown(answer), null));
        } catch (TidewaiterException e) {
            if (e.kind() == Kind.INTERNAL || e.kind() == Kind.STORAGE) {
                throw e;
            }
            context.status(e.kind() == Kind.BUSY ? 503 : 400);
            Templates.showInLanguage(
                    context, "query", view(context, sql, null, PageError.of(e, PageLanguage.of(context))));
        }
    }

    private void download(Context context, String sql) throws IOException {
        answers.file(() -> {
            Path file = Query.passing(
                    workspace, question(context, sql, QueryBounds.ROWS_OF_PAGES_FILE, QueryBounds.SECONDS), Format.CSV);
            try {
                context.header("Content-Disposition", "attachment; filename=\"query.csv\"");
                context.res().setContentType("text/csv; charset=utf-8");
                Files.copy(file, context.res().getOutputStream());
            } finally {
                Files.deleteIfExists(file);
            }
        });
    }

    private static SqlQuestion question(Context context, String sql, int rows, int seconds) {
        return new SqlQuestion(sql, Admission.actorOf(context), "page", null, rows, seconds);
    }

    private View view(Context context, String sql, @Nullable ShownAnswer shown, @Nullable PageError error) {
        AskedViewList views = answers.of(
                context, AskedViewList.class, "views", () -> new AskedViewList(AskedViews.all(workspace.lake())));
        return new View(forms.token(), sql, shown, error, views.all());
    }

    private static ShownAnswer shown(QueryAnswer answer) {
        List<ColumnHeading> columns = new ArrayList<>();
        for (int i = 0; i < answer.table().columns().size(); i++) {
            int at = i;
            boolean numbers = answer.table().rows().stream()
                    .map(row -> row.get(at))
                    .allMatch(v -> v == null || v instanceof Number);
            columns.add(new ColumnHeading(
                    answer.table().columns().get(i).name(),
                    numbers && !answer.table().rows().isEmpty()));
        }
        List<List<String>> rows = answer.table().rows().stream()
                .map(row -> row.stream().map(QueryPage::cell).toList())
                .toList();
        return new ShownAnswer(List.copyOf(columns), rows, answer.more(), answer.millis() / 1000.0);
    }

    private static String cell(@Nullable Object value) {
        String text =
                value == null ? "" : value instanceof java.math.BigDecimal d ? d.toPlainString() : value.toString();
        return text.length() <= LONGEST_CELL
                ? text
                : text.substring(
                                0,
                                text.offsetByCodePoints(
                                        0, Math.min(LONGEST_CELL, text.codePointCount(0, text.length()))))
                        + "…";
    }
}
