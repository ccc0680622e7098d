package org.tidewaiter.datamodel;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.engine.Migrations;
import org.tidewaiter.engine.Session;
import org.tidewaiter.engine.Sha256;
import org.tidewaiter.engine.SqlFile;
import org.tidewaiter.engine.SqlStatements;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;

/**
 * Makes the tables and views of the model in a database. A new database is made as {@code schema.sql} describes it; one of an
 * earlier version is led to the same by the scripts in {@code migrations/}, each one transaction ({@link Migrations}); views are
 * made anew whenever they differ. A database remembers its version, and by which description it was made, in the comment of
 * {@code store.made_by}; one without a number was made before versions were numbered and is of version 0.
 *
 * <p>Tables of what is kept for reference are made from {@link ReferenceTable}, and get new columns, whenever a workspace is opened by
 * another version than the one before; they need no migration. Nor do fields of the model ({@link FieldTables}).
 *
 * <p>To add another table or a column: edit {@code schema.sql} (a new column is the last of its table), and add one script with the next
 * number to {@code migrations/} that does the same to a database that has rows. {@code SchemaTest} fails unless both lead to the
 * same tables, columns, types and views. CONTRIBUTING.md says more.
 */
public final class Schema {
    private static final List<String> STATEMENTS = Stream.concat(
                    ReferenceTable.statements(),
                    SqlStatements.of(PartyRole.inEach(FieldTables.written(SqlFile.read(Schema.class, "schema.sql"))))
                            .stream())
            .toList();
    private static final Migrations MIGRATIONS = Migrations.read(Schema.class, "migrations");
    /**
     * Where a database remembers its version and by which description it was made: the comment of a type that is there for this alone. To ask a table
     * for its comment has the database read what it knows of every table: 15.7 ms of the 28 in which an empty workspace is opened, where this takes
     * 2.
     */
    private static final String MEMORY =
            "select comment from duckdb_types() where schema_name = 'store' and type_name = 'made_by'";

    /** Where databases before version {@value #TYPE_OF_MEMORY} remember it. It is kept up, so that earlier programs see that they are to refuse. */
    private static final String FORMER_MEMORY =
            "select comment from duckdb_tables() where schema_name = 'store' and table_name = 'code'";

    /** The version whose script makes the type. */
    private static final int TYPE_OF_MEMORY = 13;

    private static final String VIEWS_THERE =
            "select schema_name || '.' || view_name as name, sql from duckdb_views() where not internal"
                    + " and not temporary order by all";
    private static final String COLUMNS_THERE =
            SqlFile.read(Schema.class, "columns-there.sql").replace("$reference", ReferenceTable.SCHEMA);
    private static final String TABLES = hash(Schema::makesTable);
    private static final String VIEWS = hash(s -> !makesTable(s));

    private Schema() {}

    /** The version of the databases that this program makes: the number of the last migration. */
    public static int version() {
        return MIGRATIONS.latest();
    }

    /**
     * Creates what is missing, and brings a database of an earlier version to this one.
     *
     * @return the version from which the database was brought to this one; nothing when it was new or of this version
     * @throws TidewaiterException of kind STATE when the database is of a later version, or its tables are not those of its version
     */
    public static OptionalInt create(Lake lake) {
        Optional<SchemaComment> made =
                lake.first(SchemaComment.class, MEMORY).or(() -> lake.first(SchemaComment.class, FORMER_MEMORY));
        if (made.isEmpty()) {
            lake.transaction(Schema::makeAll);
            return OptionalInt.empty();
        }
        int version = made.get().version();
        if (version > version()) {
            throw new TidewaiterException(
                    Kind.STATE,
                    "The workspace was made by a later version of Tidewaiter: its tables are of version " + version
                            + ", and this program knows them up to version " + version(),
                    "open it with the Tidewaiter that made it, or a later one; it was not touched");
        }
        if (version < version()) {
            migrate(lake, version);
            return OptionalInt.of(version);
        }
        if (!made.get().by(TABLES) || !made.get().by(VIEWS)) {
            lake.transaction(Schema::makeViewsOfTheseTables);
        }
        return OptionalInt.empty();
    }

    private record SchemaComment(@Nullable String comment) {
        private static final Pattern NUMBER = Pattern.compile("version (\\d{1,9})\\b");

        boolean by(String hash) {
            return comment != null && comment.contains(hash);
        }

        int version() {
            Matcher number = NUMBER.matcher(comment == null ? "" : comment);
            return number.find() ? Integer.parseInt(number.group(1)) : 0;
        }
    }

    private static @Nullable Void makeAll(Session session) {
        session.script(String.join(";\n", STATEMENTS));
        session.script("insert into store.code (code_key, code) values (0, '');"
                + " insert into store.party (party_key, party_id) values (0, '')");
        return remember(session);
    }

    /**
     * Leads a database through the migrations, and an empty one in memory beside it: after each step both must have the same tables.
     * Until the views are made anew the comment names none, so that a process that was killed in between makes them when it comes back.
     */
    private static void migrate(Lake lake, int from) {
        try (Lake empty = Lake.inMemory()) {
            MIGRATIONS.run(empty, 0, from, (version, session) -> {});
            for (int next = from + 1; next <= version(); next++) {
                MIGRATIONS.run(empty, next - 1, next, (version, session) -> {});
                List<SchemaColumn> expected = empty.query(SchemaColumn.class, COLUMNS_THERE);
                MIGRATIONS.run(lake, next - 1, next, (version, session) -> {
                    requireTables(session, expected);
                    remember(session, version, "version " + version);
                });
            }
        }
        lake.transaction(Schema::makeViewsOfTheseTables);
    }

    private static @Nullable Void makeViewsOfTheseTables(Session session) {
        Stream.concat(ReferenceTable.additions(), FieldTables.additions()).forEach(session::execute);
        requireTables(session, newDatabase().columns());
        return makeViews(session);
    }

    /**
     * Refuses a database whose tables are not those that are expected. Columns of fields may stand in another place, and between two migrations there
     * may be some that came after the version that is reached.
     */
    private static void requireTables(Session session, List<SchemaColumn> expected) {
        List<SchemaColumn> there = session.query(SchemaColumn.class, COLUMNS_THERE);
        Set<String> known = expected.stream().map(SchemaColumn::path).collect(Collectors.toSet());
        Stream<SchemaColumn> compared = there.stream().filter(c -> !c.holdsField() || known.contains(c.path()));
        if (!inOrder(compared).equals(inOrder(expected.stream()))) {
            throw new TidewaiterException(
                    Kind.STATE,
                    "The workspace was made by another version of Tidewaiter, whose tables are not those of this one",
                    "go on with that version, or load the files into a new workspace; this one was not touched");
        }
    }

    private static List<SchemaColumn> inOrder(Stream<SchemaColumn> columns) {
        return columns.sorted(
                        Comparator.comparing(SchemaColumn::table).thenComparing(c -> c.holdsField() ? c.name : ""))
                .toList();
    }

    private record NewDatabase(List<SchemaColumn> columns, List<View> views) {}

    private static @Nullable NewDatabase made;

    /** What a new database has. Only the program decides it, so that one made in memory for the first to ask serves all. */
    private static synchronized NewDatabase newDatabase() {
        NewDatabase known = made;
        if (known == null) {
            try (Lake scratch = Lake.inMemory()) {
                scratch.transaction(Schema::makeAll);
                known = new NewDatabase(
                        scratch.query(SchemaColumn.class, COLUMNS_THERE), scratch.query(View.class, VIEWS_THERE));
            }
            made = known;
        }
        return known;
    }

    /** The views of the model that are missing, or read something else than {@code schema.sql} says, by name. */
    public static List<String> otherViews(Session session) {
        List<View> there = session.query(View.class, VIEWS_THERE);
        return newDatabase().views().stream()
                .filter(v -> !there.contains(v))
                .map(View::name)
                .toList();
    }

    /** Makes all views anew, whatever they are. */
    public static void makeViewsAnew(Lake lake) {
        lake.transaction(Schema::makeViews);
    }

    private record View(String name, String sql) {}

    private record SchemaColumn(
            String table,
            String name,
            String type,
            boolean nullable,
            @Nullable String initial) {
        String path() {
            return table + "." + name;
        }

        boolean holdsField() {
            return FieldTables.holdsField(table, name);
        }
    }

    private static @Nullable Void makeViews(Session session) {
        session.script(STATEMENTS.stream().filter(s -> !makesTable(s)).collect(Collectors.joining(";\n")));
        return remember(session);
    }

    private static @Nullable Void remember(Session session) {
        remember(session, version(), "version " + version() + ", tables " + TABLES + ", views " + VIEWS);
        return null;
    }

    private static void remember(Session session, int version, String memory) {
        session.execute("comment on table store.code is '" + memory + "'");
        if (version >= TYPE_OF_MEMORY) {
            session.execute("comment on type store.made_by is '" + memory + "'");
        }
    }

    private static boolean makesTable(String statement) {
        return !statement.startsWith("create or replace view");
    }

    private static String hash(Predicate<String> which) {
        String text = STATEMENTS.stream().filter(which).collect(Collectors.joining(";"));
        return Sha256.hex(text).substring(0, 16);
    }
}
