package org.tidewaiter.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tidewaiter.engine.FileError;
import org.tidewaiter.engine.FormulaGuard;
import org.tidewaiter.engine.ResultTable;
import org.tidewaiter.engine.Session;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.trail.Action;
import org.tidewaiter.trail.EntryContent;
import org.tidewaiter.trail.Trail;

/**
 * Asks the plain views in SQL. Before the database sees a query as one, its text is looked at ({@link QueryBounds}), then its tree, as the
 * database's own parser makes it ({@link StatementCheck}); then officers are masked and texts and rows bound ({@link Rewriting}), and
 * what is carried out is written anew from that tree, in a transaction that only reads, with the memory of one connection and a time
 * bound. The query is written down before it is carried out ({@link QueryLog}), and in the trail where officers are shown.
 *
 * <p>Why so and not by settings of DuckDB: a workspace's one database also loads files, so that {@code enable_external_access} and
 * {@code lock_configuration} cannot be set on it. See decisions/0024.
 */
public final class Query {
    /** Parsing and binding are recursive: room for what {@link QueryBounds} lets through. */
    private static final long STACK_BYTES = 64L << 20;

    /** How the file is called in which an answer grows, beside the one that it becomes. */
    private static final String DRAFT = ".tidewaiter-query";

    private static final String PART = ".part";

    private Query() {}

    /**
     * Answers a question.
     *
     * @throws TidewaiterException of kind INPUT when it is refused or cannot be answered, BUSY when it takes too long or too much memory
     */
    public static QueryAnswer answer(Workspace workspace, SqlQuestion question) {
        long from = System.nanoTime();
        int wanted = question.rows();
        return carryOut(workspace, question, wanted + 1, (session, sql) -> {
            ResultTable table = session.table(sql);
            boolean more = table.rows().size() > wanted;
            ResultTable shown =
                    more ? new ResultTable(table.columns(), table.rows().subList(0, wanted)) : table;
            return new QueryAnswer(shown, more, question.officers() == null, (System.nanoTime() - from) / 1_000_000);
        });
    }

    /**
     * Writes an answer to a file, which is there whole or not at all.
     *
     * @param file outside the workspace, in a directory that is there; replaced when it is there already
     * @return how many rows were written
     */
    public static long write(Workspace workspace, SqlQuestion question, Format format, Path file) {
        Path directory = requireDirectory(workspace, file);
        removeLeftBehind(directory);
        Path draft;
        try {
            draft = Files.createTempFile(directory, DRAFT, PART);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
        try {
            long rows = write(workspace, question, format, draft, question.rows());
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return rows;
        } catch (IOException e) {
            throw unwritable(file, e);
        } finally {
            remove(draft);
        }
    }

    /** Drafts that a process left behind which was killed: older than any query may take. Those of others, or that cannot be removed, stay. */
    private static void removeLeftBehind(Path directory) {
        Instant before = Instant.now().minus(Duration.ofDays(1));
        try (DirectoryStream<Path> drafts = Files.newDirectoryStream(directory, DRAFT + "*" + PART)) {
            for (Path draft : drafts) {
                if (Files.getLastModifiedTime(draft).toInstant().isBefore(before)) {
                    Files.deleteIfExists(draft);
                }
            }
        } catch (IOException | DirectoryIteratorException ignored) {
            // the answer does not depend on it
        }
    }

    /** Writes an answer to a new file of the workspace's tmp, to be passed on and removed. */
    public static Path passing(Workspace workspace, SqlQuestion question, Format format) {
        Path draft;
        try {
            draft = Files.createTempFile(workspace.temporary(), "query", ".part");
        } catch (IOException e) {
            throw unwritable(workspace.temporary(), e);
        }
        boolean written = false;
        try {
            write(workspace, question, format, draft, question.rows());
            written = true;
            return draft;
        } finally {
            if (!written) {
                remove(draft);
            }
        }
    }

    private static long write(Workspace workspace, SqlQuestion question, Format format, Path draft, int rows) {
        return carryOut(workspace, question, rows, (session, sql) -> {
            requireNames(session, sql);
            String written = switch (format) {
                case CSV -> FormulaGuard.query(session, sql);
                case JSON -> finite(session, sql);
                case PARQUET -> sql;
            };
            return session.execute("copy (" + written + ") to '"
                    + draft.toString().replace("'", "''") + "' (" + format.options() + ")");
        });
    }

    private record Typed(String columnName, String columnType) {
        /** JSON has no number for what is none or endless: it is not given there. */
        String finite() {
            String name = "\"" + columnName.replace("\"", "\"\"") + "\"";
            boolean floating = columnType.equals("DOUBLE") || columnType.equals("FLOAT");
            return floating ? "case when isfinite(" + name + ") then " + name + " end as " + name : name;
        }
    }

    private static String finite(Session session, String sql) {
        return session.query(Typed.class, "select column_name, column_type from (describe " + sql + ")").stream()
                .map(Typed::finite)
                .collect(Collectors.joining(", ", "select ", " from (" + sql + ")"));
    }

    private record Named(String columnName) {}

    /** Two columns of one name would be one in a file that is read by name. */
    private static void requireNames(Session session, String sql) {
        Set<String> names = new HashSet<>();
        session.query(Named.class, "select column_name from (describe " + sql + ")")
                .forEach(column -> {
                    if (!names.add(column.columnName().toLowerCase(java.util.Locale.ROOT))) {
                        throw QueryRefusal.of(
                                "Two columns are called " + column.columnName(), "give one another name with AS");
                    }
                });
    }

    @FunctionalInterface
    private interface Asking<T> {
        T ask(Session session, String sql);
    }

    private static <T> T carryOut(Workspace workspace, SqlQuestion question, int rows, Asking<T> asking) {
        return TimedWork.within(question.seconds(), STACK_BYTES, () -> {
            try (Session session = workspace.lake().session()) {
                session.execute("set operator_memory_limit = '" + QueryBounds.MEMORY + "'");
                String sql = checked(workspace, session, question, rows);
                session.execute("begin transaction read only");
                return understood(() -> asking.ask(session, sql));
            }
        });
    }

    /** The statement that is carried out instead of the words of the question; the question is in the log then. */
    private static String checked(Workspace workspace, Session session, SqlQuestion question, int rows) {
        Set<String> views = Set.of();
        String refused = "not finished";
        try {
            QueryBounds.check(question.sql());
            StatementTrees trees = new StatementTrees(session);
            ObjectNode tree = trees.read(question.sql());
            views = StatementCheck.of(session, tree).views();
            ObjectNode bound = (ObjectNode) new Rewriting(trees, question.sql(), question.officers() != null).of(tree);
            limit((ObjectNode) bound.at("/statements/0/node"), rows, trees);
            String sql = trees.write(bound);
            refused = null;
            return sql;
        } catch (TidewaiterException e) {
            refused = e.getMessage();
            throw e;
        } finally {
            QueryLog.write(workspace.directory(), question, views, refused);
            if (refused == null && question.officers() != null) {
                tell(workspace, question, views);
            }
        }
    }

    private static void tell(Workspace workspace, SqlQuestion question, Collection<String> views) {
        workspace.lake().transaction(session -> {
            Map<String, Object> said = new TreeMap<>();
            said.put("query", question.sql());
            said.put("reason", Objects.requireNonNull(question.officers()));
            said.put("via", question.via());
            return Trail.append(
                    session,
                    question.who(),
                    Action.LOOK,
                    views.stream().sorted().collect(Collectors.joining(", ")),
                    EntryContent.saying(said));
        });
    }

    /** Limits the rows of a statement; a limit of its own holds where it is lower. */
    private static void limit(ObjectNode node, int rows, StatementTrees trees) {
        ArrayNode modifiers = (ArrayNode) node.path("modifiers");
        JsonNode limited = trees.read("select 1 limit " + rows).at("/statements/0/node/modifiers/0");
        for (JsonNode modifier : modifiers) {
            if (modifier.path("type").asText().equals("LIMIT_MODIFIER")) {
                JsonNode own = modifier.path("limit");
                String number = own.path("literal").path("text").asText();
                boolean whole = own.isNull() || number.matches("\\d{1,18}");
                if (!whole || !modifier.path("limit_type").asText().equals("ROW_COUNT")) {
                    throw QueryRefusal.of("LIMIT has no whole number", "write LIMIT and a number of rows");
                }
                if (own.isNull() || Long.parseLong(number) > rows) {
                    ((ObjectNode) modifier).set("limit", limited.path("limit"));
                }
                return;
            }
        }
        modifiers.add(limited);
    }

    /** What the database says of a statement that passed is about the asker's words or data, and no defect of the program. */
    private static <T> T understood(java.util.function.Supplier<T> work) {
        try {
            return work.get();
        } catch (TidewaiterException e) {
            Throwable cause = e.getCause() == null ? null : e.getCause().getCause();
            if (e.kind() != Kind.INTERNAL || cause == null) {
                throw e;
            }
            String message = String.valueOf(cause.getMessage()).lines().limit(2).collect(Collectors.joining(" "));
            throw new TidewaiterException(
                    Kind.INPUT,
                    "The query cannot be answered (" + message + ")",
                    "mend it there; query without words lists the views",
                    e);
        }
    }

    private static Path requireDirectory(Workspace workspace, Path file) {
        Path directory = file.toAbsolutePath().normalize().getParent();
        if (directory == null || !Files.isDirectory(directory)) {
            throw new TidewaiterException(
                    Kind.INPUT, "There is no directory " + directory, "make it, or write elsewhere");
        }
        try {
            if (directory.toRealPath().startsWith(workspace.directory().toRealPath())) {
                throw new TidewaiterException(
                        Kind.INPUT,
                        file + " lies in the workspace, which keeps its own files there",
                        "write elsewhere");
            }
        } catch (IOException e) {
            throw unwritable(file, e);
        }
        return directory;
    }

    private static void remove(Path draft) {
        try {
            Files.deleteIfExists(draft);
        } catch (IOException e) {
            // What is left is told by its name; the answer, or why there is none, matters more.
        }
    }

    private static TidewaiterException unwritable(Path file, IOException e) {
        return new TidewaiterException(
                Kind.STORAGE,
                file + " cannot be written (" + FileError.why(e) + ")",
                "check the directory's rights and room",
                e);
    }
}
