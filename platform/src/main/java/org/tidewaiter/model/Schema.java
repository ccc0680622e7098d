package org.tidewaiter.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.engine.Session;
import org.tidewaiter.engine.SqlFile;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;

/**
 * Makes the tables and views of the model in a database, as {@code schema.sql} describes them. A database remembers by
 * which description it was made (in the comment of {@code store.code}): views that differ are made anew, tables that
 * are missing are added; a database whose tables differ otherwise is refused.
 */
public final class Schema {
    private static final List<String> STATEMENTS = statements(SqlFile.read(Schema.class, "schema.sql"));
    private static final String VIEWS_THERE =
            "select schema_name || '.' || view_name, sql from duckdb_views() where not internal"
                    + " and not temporary order by all";
    private static final String TYPE = "create type ";
    private static final String TABLES = hash(Schema::makesTable);
    private static final String VIEWS = hash(s -> !makesTable(s));

    private Schema() {}

    /**
     * Creates what is missing.
     *
     * @throws TidewaiterException of kind STATE when the tables are those of another version
     */
    public static void create(Lake lake) {
        Optional<Made> made = lake.first(
                Made.class, "select comment from duckdb_tables() where schema_name = 'store' and table_name = 'code'");
        if (made.isEmpty()) {
            lake.transaction(Schema::makeAll);
        } else if (!made.get().by(TABLES)) {
            lake.transaction(Schema::extend);
        } else if (!made.get().by(VIEWS)) {
            lake.transaction(Schema::makeViews);
        }
    }

    private record Made(@Nullable String comment) {
        boolean by(String hash) {
            return comment != null && comment.contains(hash);
        }
    }

    private static @Nullable Void makeAll(Session session) {
        STATEMENTS.forEach(session::execute);
        session.execute("insert into store.code values (0, '')");
        session.execute("insert into store.party values (0, '', null, null)");
        return remember(session);
    }

    /** Adds the tables that a former version did not have; whatever else differs is refused, and nothing is changed. */
    private static @Nullable Void extend(Session session) {
        Set<String> types = new HashSet<>();
        session.query(Name.class, "select schema_name || '.' || type_name from duckdb_types() where not internal")
                .forEach(t -> types.add(t.name()));
        STATEMENTS.stream()
                .filter(Schema::makesTable)
                .filter(s -> !s.startsWith(TYPE)
                        || !types.contains(s.substring(TYPE.length()).split(" ", 2)[0]))
                .forEach(session::execute);
        if (!columns(session).equals(wanted())) {
            throw new TidewaiterException(
                    Kind.STATE,
                    "The workspace was made by another version of Tidewaiter, whose tables are not those of this one",
                    "go on with that version, or load the files into a new workspace; this one was not touched");
        }
        AssessedCounts.fill(session);
        return makeViews(session);
    }

    private static List<Column> wanted() {
        try (Lake scratch = Lake.inMemory()) {
            scratch.transaction(Schema::makeAll);
            try (Session session = scratch.session()) {
                return columns(session);
            }
        }
    }

    private static List<Column> columns(Session session) {
        return session.query(
                Column.class,
                "select c.schema_name || '.' || c.table_name, c.column_index, c.column_name, c.data_type,"
                        + " c.is_nullable from duckdb_columns() c join duckdb_tables() t using (database_name,"
                        + " schema_name, table_name) where not c.internal and not t.temporary order by all");
    }

    /** The views of the model that are missing, or read something else than {@code schema.sql} says, by name. */
    public static List<String> otherViews(Session session) {
        try (Lake scratch = Lake.inMemory()) {
            scratch.transaction(Schema::makeAll);
            try (Session wanted = scratch.session()) {
                List<View> there = session.query(View.class, VIEWS_THERE);
                return wanted.query(View.class, VIEWS_THERE).stream()
                        .filter(v -> !there.contains(v))
                        .map(View::name)
                        .toList();
            }
        }
    }

    /** Makes all views anew, whatever they are. */
    public static void makeViewsAnew(Lake lake) {
        lake.transaction(Schema::makeViews);
    }

    private record View(String name, String sql) {}

    private record Name(String name) {}

    private record Column(String table, int place, String name, String type, boolean nullable) {}

    private static @Nullable Void makeViews(Session session) {
        STATEMENTS.stream().filter(s -> !makesTable(s)).forEach(session::execute);
        return remember(session);
    }

    private static @Nullable Void remember(Session session) {
        session.execute("comment on table store.code is 'tables " + TABLES + ", views " + VIEWS + "'");
        return null;
    }

    private static boolean makesTable(String statement) {
        return !statement.startsWith("create or replace view");
    }

    /** The statements without what does not change their meaning: comments, and how lines are broken. */
    private static List<String> statements(String script) {
        String bare = script.lines().map(line -> line.replaceFirst("--.*", "")).collect(Collectors.joining(" "));
        return Arrays.stream(bare.split(";"))
                .map(s -> s.strip().replaceAll("\\s+", " "))
                .filter(s -> !s.isEmpty())
                .toList();
    }

    private static String hash(java.util.function.Predicate<String> which) {
        String text = STATEMENTS.stream().filter(which).collect(Collectors.joining(";"));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
