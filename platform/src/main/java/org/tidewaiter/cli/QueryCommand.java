package org.tidewaiter.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.query.AskedViews;
import org.tidewaiter.query.Format;
import org.tidewaiter.query.Query;
import org.tidewaiter.query.QueryAnswer;
import org.tidewaiter.query.QueryBounds;
import org.tidewaiter.query.QueryLog;
import org.tidewaiter.query.SqlQuestion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks the views in SQL, lists them, or shows who asked what. */
@Command(
        name = "query",
        mixinStandardHelpOptions = true,
        description =
                "Ask the plain views one SELECT; without words: list the views and their columns. Read-only; every"
                        + " query is written down.")
final class QueryCommand extends WorkspaceCommand {
    private static final int LOG_LINES = 50;

    /** How an answer is printed or written. */
    enum AnswerForm {
        TABLE,
        CSV,
        JSON,
        PARQUET
    }

    @Parameters(arity = "0..1", paramLabel = "SQL", description = "One SELECT, in quotes.")
    @Nullable
    String sql;

    @Option(
            names = "--format",
            paramLabel = "F",
            description = "table, csv, json or parquet, the last to --out only (default: table, or as the name of --out"
                    + " ends).")
    @Nullable
    AnswerForm format;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write csv, json or parquet to a file, whole or not at all.")
    @Nullable
    Path out;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "The most rows (default: " + QueryBounds.ROWS_SHOWN + " of a table, "
                    + QueryBounds.ROWS_OF_COMMANDS_FILE / 1_000_000 + " million of a file).")
    @Nullable
    Integer limit;

    @Option(names = "--seconds", paramLabel = "N", description = "Give up after so long (default: ${DEFAULT-VALUE}).")
    int seconds = QueryBounds.SECONDS;

    @Option(
            names = "--width",
            paramLabel = "N",
            description = "Signs on a line of the table (default: ${DEFAULT-VALUE}; 0: as wide as it is).")
    int width = 120;

    @Option(
            names = {"--officers", "--people"},
            description =
                    "Show officers and travellers, who are masked otherwise; needs --why and goes into the trail.")
    boolean officers;

    @Option(names = "--why", paramLabel = "TEXT", description = "Why officers are to be shown.")
    @Nullable
    String why;

    @Option(names = "--who", paramLabel = "NAME", description = "Who asks (default: the user).")
    @Nullable
    String who;

    @Option(names = "--log", description = "Show who asked what instead, the latest first.")
    boolean log;

    @Override
    int run(Workspace workspace, Context context) {
        requireNotNegative("--width", width);
        if (log) {
            QueryLog.last(workspace.directory(), limit == null ? LOG_LINES : limit)
                    .forEach(line -> context.out()
                            .println(line.at() + "  " + line.who() + "  " + line.via()
                                    + (line.officers() == null ? "" : "  officers: " + line.officers())
                                    + (line.refused() == null ? "" : "  refused") + "\n    "
                                    + line.sql().strip().replaceAll("\\s+", " ")));
            return 0;
        }
        if (sql == null) {
            list(workspace, context);
            return 0;
        }
        AnswerForm shown = shown();
        SqlQuestion question = new SqlQuestion(
                sql,
                context.actor().stating(who),
                "command",
                officers ? Objects.requireNonNullElse(why, "") : null,
                limit != null
                        ? limit
                        : shown == AnswerForm.TABLE ? QueryBounds.ROWS_SHOWN : QueryBounds.ROWS_OF_COMMANDS_FILE,
                seconds);
        if (shown == AnswerForm.TABLE) {
            print(Query.answer(workspace, question), context);
        } else {
            write(workspace, question, Format.valueOf(shown.name()), context);
        }
        return 0;
    }

    private AnswerForm shown() {
        AnswerForm byName = out == null
                ? AnswerForm.TABLE
                : Format.of(out).map(f -> AnswerForm.valueOf(f.name())).orElse(AnswerForm.TABLE);
        AnswerForm shown = format == null ? byName : format;
        if (shown == AnswerForm.TABLE && out != null) {
            throw new TidewaiterException(
                    Kind.USAGE,
                    "A file is csv, json or parquet",
                    "say which with --format, or with the end of its name");
        }
        if (shown == AnswerForm.PARQUET && out == null) {
            throw new TidewaiterException(Kind.USAGE, "Parquet is for files", "name one with --out FILE");
        }
        return shown;
    }

    private void print(QueryAnswer answer, Context context) {
        QueryText.print(answer.table(), width, context.out());
        context.err()
                .printf(
                        Locale.ROOT,
                        "%,d row%s%s in %.1f s%s%n",
                        answer.table().rows().size(),
                        answer.table().rows().size() == 1 ? "" : "s",
                        answer.more() ? ", and more (--limit)" : "",
                        answer.millis() / 1000.0,
                        answer.masked() ? "" : "; officers are shown, and that is in the trail");
    }

    private void write(Workspace workspace, SqlQuestion question, Format kind, Context context) {
        if (out != null) {
            Path file = context.directory().resolve(out);
            long rows = Query.write(workspace, question, kind, file);
            context.out()
                    .printf(
                            Locale.ROOT,
                            "%s: %,d row%s%s%n",
                            out,
                            rows,
                            rows == 1 ? "" : "s",
                            rows == question.rows() ? ", the most that were asked for (--limit)" : "");
            return;
        }
        Path passing = Query.passing(workspace, question, kind);
        try {
            Files.copy(passing, context.out());
            context.out().flush();
        } catch (IOException e) {
            throw new TidewaiterException(Kind.STORAGE, "The answer cannot be printed", "check where it goes", e);
        } finally {
            passing.toFile().delete();
        }
    }

    private static void list(Workspace workspace, Context context) {
        List<AskedViews.View> views = AskedViews.all(workspace.lake());
        for (AskedViews.View view : views) {
            context.out()
                    .println(view.name() + (view.masked() ? "  (officers masked)" : "") + "\n    "
                            + view.columns().stream()
                                    .map(c -> c.name() + " " + c.type())
                                    .collect(Collectors.joining(", ")));
        }
        context.err()
                .println("Ask: tidewaiter query \"select office_code, count(*) from declaration group by all order by 2"
                        + " desc\"");
    }
}
