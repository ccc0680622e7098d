package org.tidewaiter.engine;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.TidewaiterException.Kind;

/**
 * One connection to the database, used by one thread at a time. Temporary tables and transactions belong to it.
 *
 * <p>Rows become records: the i-th column of the SELECT fills the i-th component, and must be called as it is ({@code declaration_id} for
 * {@code declarationId}), so that two columns that change places fill nothing wrong; a record of one component takes a column of any name. Supported
 * component types: String, enums (from their name in any case), int, long, double, boolean and their boxes, BigDecimal, LocalDate, LocalDateTime and
 * Instant (from a TIMESTAMP, read as UTC).
 */
// Long: a connection as the house sees it: every way of running SQL and of reading what it returns.
public final class Session implements AutoCloseable {
    /** What makes a temporary table. The names are noted, as the database takes longer to list its tables than to load a small file. */
    private static final Pattern TEMPORARY = Pattern.compile(
            "\\bcreate (?:or replace )?temp(?:orary)? table (?:if not exists )?(\\w+)", Pattern.CASE_INSENSITIVE);

    private final Set<String> temporary = new LinkedHashSet<>();
    private final DuckDBConnection connection;
    private final @Nullable Path home;
    private final List<Runnable> afterCommit = new ArrayList<>();
    /** How many sessions of the database are open beside its first one. */
    private final AtomicInteger open;

    private boolean counted;

    Session(DuckDBConnection connection, @Nullable Path home) {
        this(connection, home, new AtomicInteger());
    }

    private Session(DuckDBConnection connection, @Nullable Path home, AtomicInteger open) {
        this.connection = connection;
        this.home = home;
        this.open = open;
    }

    /** How many others of the same database are open. */
    int others() {
        return open.get();
    }

    /** The directory of the database's file; nothing for a database in memory. */
    public Optional<Path> home() {
        return Optional.ofNullable(home);
    }

    /** What is to be done once the transaction that {@link Lake#transaction} runs is committed; nothing when it is undone. */
    public void afterCommit(Runnable work) {
        afterCommit.add(work);
    }

    void committed() {
        List<Runnable> due = List.copyOf(afterCommit);
        afterCommit.clear();
        due.forEach(Runnable::run);
    }

    /** A connection to the same database with a transaction of its own. */
    Session another() {
        try {
            Session other = new Session(connection.duplicate(), home, open);
            other.counted = true;
            open.incrementAndGet();
            return other;
        } catch (SQLException e) {
            throw failure("connect", e);
        }
    }

    /** Runs one statement; {@code ?} are filled from {@code parameters} in order. Gives the number of rows changed. */
    public long execute(String sql, @Nullable Object... parameters) {
        try (Statement statement = statement(sql, parameters)) {
            boolean rows = parameters.length == 0 ? statement.execute(sql) : ((PreparedStatement) statement).execute();
            return rows ? 0 : statement.getLargeUpdateCount();
        } catch (SQLException e) {
            throw failure(sql, e);
        } finally {
            CancellableWork.end();
        }
    }

    /**
     * Runs every statement of a script, see {@link SqlStatements}; it stops at the first that the database refuses. They are handed over at
     * once. Work that may
     * be given up hands them over one by one, as only then the database can be stopped in the middle.
     */
    public void script(String script) {
        List<String> statements = SqlStatements.of(script);
        if (CancellableWork.isUnderWay()) {
            statements.forEach(this::execute);
        } else if (!statements.isEmpty()) {
            execute(String.join(";\n", statements));
        }
    }

    /**
     * Drops the temporary tables of this session, at the end of a transaction that has made them for itself alone. Left to the commit, their rows are
     * copied once more where some of them were deleted: of a wide load that took a fifth of the time, and all the memory that the database may have.
     */
    public void dropTemporaryTables() {
        temporary.forEach(table -> execute("drop table if exists temp." + table));
        temporary.clear();
    }

    /** The rows of a query as records, in the order of the query. */
    public <R extends Record> List<R> query(Class<R> type, String sql, @Nullable Object... parameters) {
        try (Statement statement = statement(sql, parameters);
                ResultSet rows = rows(statement, sql, parameters)) {
            RecordReader<R> reader = RecordReader.of(type, rows.getMetaData());
            List<R> result = new ArrayList<>();
            while (rows.next()) {
                result.add(reader.read(rows));
            }
            return List.copyOf(result);
        } catch (SQLException e) {
            throw failure(sql, e);
        } finally {
            CancellableWork.end();
        }
    }

    /** The first row of a query, or nothing. */
    public <R extends Record> Optional<R> first(Class<R> type, String sql, @Nullable Object... parameters) {
        return query(type, sql, parameters).stream().findFirst();
    }

    /** The rows of a query as maps from column name to value, in column order: for tables whose shape is not known. */
    public List<Map<String, @Nullable Object>> maps(String sql, @Nullable Object... parameters) {
        try (Statement statement = statement(sql, parameters);
                ResultSet rows = rows(statement, sql, parameters)) {
            int columns = rows.getMetaData().getColumnCount();
            List<Map<String, @Nullable Object>> result = new ArrayList<>();
            while (rows.next()) {
                Map<String, @Nullable Object> row = new LinkedHashMap<>();
                for (int i = 1; i <= columns; i++) {
                    row.put(rows.getMetaData().getColumnLabel(i), rows.getObject(i));
                }
                result.add(row);
            }
            return result;
        } catch (SQLException e) {
            throw failure(sql, e);
        } finally {
            CancellableWork.end();
        }
    }

    /** The rows of a query with the names and types of its columns: for results to be shown, whose shape is not known. */
    public ResultTable table(String sql, @Nullable Object... parameters) {
        try (Statement statement = statement(sql, parameters);
                ResultSet rows = rows(statement, sql, parameters)) {
            return ResultTable.read(rows);
        } catch (SQLException e) {
            throw failure(sql, e);
        } finally {
            CancellableWork.end();
        }
    }

    /** The single whole number of a query of one row and one column; 0 where it is null. */
    public long number(String sql, @Nullable Object... parameters) {
        try (Statement statement = statement(sql, parameters);
                ResultSet rows = rows(statement, sql, parameters)) {
            return rows.next() ? rows.getLong(1) : 0;
        } catch (SQLException e) {
            throw failure(sql, e);
        } finally {
            CancellableWork.end();
        }
    }

    /** Hands the chunks of a query, column by column, to a consumer: for millions of rows. Chunks come in row order. */
    public void chunks(String sql, ChunkConsumer consumer) {
        try (var statement = connection.prepare(sql);
                var result = statement.query()) {
            while (result.nextChunk()) {
                consumer.accept(new ColumnReader(result.chunk()));
            }
        } catch (SQLException e) {
            throw failure(sql, e);
        }
    }

    /** The chunks of a query, to be asked for; nothing else is to be asked of this session until it is closed. */
    public ColumnCursor cursor(String sql) {
        try {
            return new ColumnCursor(sql, connection.prepare(sql));
        } catch (SQLException e) {
            throw failure(sql, e);
        }
    }

    /** Takes one chunk of rows; it is valid only during the call. */
    @FunctionalInterface
    public interface ChunkConsumer {
        /** Reads the rows. */
        void accept(ColumnReader rows);
    }

    /** The connection itself, for the few places that need DuckDB's own interface (appender, table functions). */
    public DuckDBConnection connection() {
        return connection;
    }

    @Override
    public void close() {
        if (counted) {
            counted = false;
            open.decrementAndGet();
        }
        try {
            connection.close();
        } catch (SQLException e) {
            throw failure("close", e);
        }
    }

    private static ResultSet rows(Statement statement, String sql, @Nullable Object... parameters) throws SQLException {
        return parameters.length == 0 ? statement.executeQuery(sql) : ((PreparedStatement) statement).executeQuery();
    }

    /**
     * Prepared only where it has parameters: DuckDB 2.0 plans what is prepared once more when it is run, which took a third to a half of the time.
     */
    private Statement statement(String sql, @Nullable Object... parameters) throws SQLException {
        Matcher made = TEMPORARY.matcher(sql);
        while (made.find()) {
            temporary.add(made.group(1));
        }
        if (parameters.length == 0) {
            Statement plain = connection.createStatement();
            CancellableWork.begin(plain);
            return plain;
        }
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            Object value = parameters[i];
            statement.setObject(
                    i + 1, value instanceof Instant at ? LocalDateTime.ofInstant(at, ZoneOffset.UTC) : value);
        }
        CancellableWork.begin(statement);
        return statement;
    }

    static TidewaiterException failure(String sql, SQLException e) {
        String message = String.valueOf(e.getMessage());
        String text = message.toLowerCase(java.util.Locale.ROOT);
        Optional<TidewaiterException> full = FullDisk.in(e);
        if (full.isPresent()) {
            return full.get();
        }
        Optional<TidewaiterException> damage = DatabaseDamage.in(e);
        if (damage.isPresent()) {
            return damage.get();
        }
        Optional<TidewaiterException> stopped = DatabaseStop.in(sql, e);
        if (stopped.isPresent()) {
            return stopped.get();
        }
        if (text.startsWith("interrupt error")) {
            return CancellableWork.stopped(e);
        }
        if (text.contains("out of memory") || text.contains("failed to allocate")) {
            return new TidewaiterException(
                    Kind.BUSY,
                    "The database ran out of the memory it may use",
                    "try again when less is asked of it, or set TIDEWAITER_MEMORY to more, for example 4GB",
                    new IllegalStateException("In: " + sql, e));
        }
        return new TidewaiterException(
                Kind.INTERNAL,
                "The database refused a statement ("
                        + message.lines().findFirst().orElse("no message") + ")",
                "run again with --debug and report it with what it prints",
                new IllegalStateException("In: " + sql, e));
    }

    private static final class RecordReader<R extends Record> {
        private final RecordComponent[] components;
        private final java.lang.reflect.Constructor<R> constructor;

        /**
         * Prepares; refuses a result that has not a column for each component, or one of whose columns bears the name of a component
         * that stands elsewhere: then values would be told by the wrong names. A column called otherwise fills the component at its place.
         */
        static <R extends Record> RecordReader<R> of(Class<R> type, ResultSetMetaData columns) throws SQLException {
            RecordReader<R> reader = new RecordReader<>(type);
            int count = columns.getColumnCount();
            List<String> names = Arrays.stream(reader.components)
                    .map(c -> c.getName().toLowerCase(Locale.ROOT))
                    .toList();
            boolean fits = count == names.size();
            for (int i = 0; fits && i < count; i++) {
                int named = names.indexOf(
                        columns.getColumnLabel(i + 1).replace("_", "").toLowerCase(Locale.ROOT));
                fits = named < 0 || named == i;
            }
            if (!fits) {
                throw reader.wrong(type, columns);
            }
            return reader;
        }

        private IllegalArgumentException wrong(Class<R> type, ResultSetMetaData columns) throws SQLException {
            List<String> labels = new ArrayList<>();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                labels.add(columns.getColumnLabel(i));
            }
            return new IllegalArgumentException(type.getName() + " has the components "
                    + Arrays.stream(components).map(RecordComponent::getName).collect(Collectors.joining(", "))
                    + ", and the query gives the columns " + String.join(", ", labels));
        }

        private RecordReader(Class<R> type) {
            components = type.getRecordComponents();
            Class<?>[] types = new Class<?>[components.length];
            for (int i = 0; i < components.length; i++) {
                types[i] = components[i].getType();
            }
            try {
                constructor = type.getDeclaredConstructor(types);
                constructor.setAccessible(true);
            } catch (NoSuchMethodException e) {
                throw new IllegalArgumentException(type + " has no canonical constructor", e);
            }
        }

        R read(ResultSet row) throws SQLException {
            @Nullable Object[] values = new Object[components.length];
            for (int i = 0; i < components.length; i++) {
                values[i] = value(row, i + 1, components[i].getType());
            }
            try {
                return constructor.newInstance(values);
            } catch (InvocationTargetException e) {
                throw e.getCause() instanceof RuntimeException inner ? inner : new IllegalStateException(e);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }

        private static @Nullable Object value(ResultSet row, int column, Class<?> type) throws SQLException {
            Object value = switch (type.getSimpleName()) {
                case "String" -> row.getString(column);
                case "int", "Integer" -> row.getInt(column);
                case "long", "Long" -> row.getLong(column);
                case "double", "Double" -> row.getDouble(column);
                case "boolean", "Boolean" -> row.getBoolean(column);
                case "BigDecimal" -> row.getObject(column, BigDecimal.class);
                case "LocalDate" -> row.getObject(column, LocalDate.class);
                case "LocalDateTime" -> row.getObject(column, LocalDateTime.class);
                case "Instant" -> {
                    LocalDateTime at = row.getObject(column, LocalDateTime.class);
                    yield at == null ? null : at.toInstant(ZoneOffset.UTC);
                }
                default -> constant(row.getString(column), type);
            };
            return row.wasNull() && !type.isPrimitive() ? null : value;
        }

        private static @Nullable Object constant(@Nullable String word, Class<?> type) {
            if (!type.isEnum()) {
                throw new IllegalArgumentException("No way to read a column as " + type);
            }
            for (Object constant : word == null ? new Object[0] : type.getEnumConstants()) {
                if (((Enum<?>) constant).name().equalsIgnoreCase(word)) {
                    return constant;
                }
            }
            if (word == null) {
                return null;
            }
            throw new TidewaiterException(
                    Kind.STORAGE,
                    "The database holds '" + word + "' where a " + type.getSimpleName() + " was expected",
                    "verify the workspace (tidewaiter verify), or restore a backup");
        }
    }
}
