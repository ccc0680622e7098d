package org.tidewaiter.engine;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBLogicalType;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.TidewaiterException.Kind;

/**
 * Lets a statement read rows that Java makes, column by column, as if they were a table. Measured on two cores: a million
 * rows of 22 columns in 0.5 s, where the appender takes 1.3 s and prepared batches minutes.
 */
public final class RowFeed {
    /** The most rows that fit into one call of {@link RowSource#next}. */
    public static final int CHUNK = 2048;

    /** Digits of a DECIMAL that is kept in 64 bits. */
    private static final int DIGITS = 18;

    /**
     * A column of the feed.
     *
     * @param name its name in SQL
     * @param type {@code int.class}, {@code long.class}, {@code double.class} or {@code String.class}; or, both written as whole numbers:
     *     {@code BigDecimal.class} for a DECIMAL(18, scale) and {@code LocalDateTime.class} for a TIMESTAMP in microseconds
     * @param scale decimals of a DECIMAL, else 0
     */
    public record FeedColumn(String name, Class<?> type, int scale) {
        /** A column without decimals. */
        public FeedColumn(String name, Class<?> type) {
            this(name, type, 0);
        }

        private void declare(DuckDBTableFunctionBindInfo info) throws SQLException {
            if (type == BigDecimal.class) {
                try (DuckDBLogicalType decimal = DuckDBLogicalType.decimal(DIGITS, scale)) {
                    info.addResultColumn(name, decimal);
                }
            } else if (type == LocalDateTime.class) {
                info.addResultColumn(name, DuckDBColumnType.TIMESTAMP);
            } else {
                info.addResultColumn(name, type);
            }
        }
    }

    /** Where rows come from. Used by one thread at a time; rows keep their order. */
    public interface RowSource {
        /** The columns, in the order in which {@link #next} fills them. */
        List<FeedColumn> columns();

        /** How many bytes are read to make the rows; 0 where they are at hand. */
        default long bytes() {
            return 0;
        }

        /** Fills up to {@link #CHUNK} rows and gives their number; 0 when there are no more. */
        int next(ColumnWriter rows) throws Exception;
    }

    /**
     * Rows that are at hand.
     *
     * @param columns of types {@code int}, {@code long}, {@code double}, {@code LocalDateTime} and {@code String}
     * @param rows how many
     * @param row gives the values of a row, counted from 0, in the order of the columns; null for no value
     */
    public static RowSource of(List<FeedColumn> columns, int rows, IntFunction<@Nullable Object[]> row) {
        return new InMemoryRows(columns, rows, row);
    }

    private static final int FEW_CORES = 3;
    /** To set the threads takes three milliseconds: too much for a small file, of which there may be thousands. */
    private static final long LONG_BYTES = 4 << 20;

    /** DuckDB 2.0 keeps a registered function for good and refuses its name a second time: each run has a name of its own. */
    private static final AtomicLong RUNS = new AtomicLong();

    private RowFeed() {}

    /**
     * Runs one statement that reads the rows as {@code from name()}.
     *
     * @param name the name of the feed in the statement
     * @return the number of rows the statement changed
     * @throws TidewaiterException what the source threw, or what the database refused
     */
    public static long run(Session session, String name, RowSource source, String sql) {
        Function function = new Function(source);
        String unique = name + "_" + RUNS.incrementAndGet();
        boolean alone = source.bytes() >= LONG_BYTES && Runtime.getRuntime().availableProcessors() <= FEW_CORES;
        if (alone) {
            setThreads(session, "SET GLOBAL threads = 1");
        }
        try {
            DuckDBFunctions.tableFunction()
                    .withName(unique)
                    .withFunction(function)
                    .register(session.connection());
            return session.execute(sql.replace(name + "()", unique + "()"));
        } catch (SQLException e) {
            throw Session.failure("register " + name, e);
        } catch (TidewaiterException e) {
            throw function.failure == null ? e : function.asTidewaiter();
        } finally {
            function.source = null; // the catalog keeps the function, and must not keep its rows alive
            if (alone) {
                setThreads(session, "RESET GLOBAL threads");
            }
        }
    }

    /**
     * A feed is read by one thread. Where that is one of the database's own, the thread that runs the statement waits for it
     * busily (DuckDB 2.0), and on two cores takes the one on which the rows are made: a load then takes a third longer. On a
     * connection of its own, as that of a failed transaction takes no statement.
     */
    private static void setThreads(Session session, String setting) {
        try (Session other = session.another()) {
            other.execute(setting);
        }
    }

    private static final class Function implements DuckDBTableFunction<String, String, String> {
        private @Nullable RowSource source;
        private @Nullable ColumnWriter writer;
        private @Nullable Exception failure;

        Function(RowSource source) {
            this.source = source;
        }

        @Override
        public String bind(DuckDBTableFunctionBindInfo info) throws Exception {
            for (FeedColumn column : open().columns()) {
                column.declare(info);
            }
            return "";
        }

        @Override
        public String init(DuckDBTableFunctionInitInfo info) {
            info.setMaxThreads(1);
            return "";
        }

        @Override
        public long apply(DuckDBTableFunctionCallInfo info, DuckDBDataChunkWriter chunk) throws Exception {
            try {
                writer = writer == null ? new ColumnWriter(open().columns(), chunk) : writer.at(chunk);
                return open().next(writer);
            } catch (Exception e) {
                failure = e;
                throw e;
            }
        }

        private RowSource open() {
            if (source == null) {
                throw new IllegalStateException("this feed has ended");
            }
            return source;
        }

        TidewaiterException asTidewaiter() {
            if (failure instanceof TidewaiterException known) {
                return known;
            }
            return new TidewaiterException(
                    Kind.INTERNAL,
                    "Reading rows failed (" + failure + ")",
                    "run again with --debug and report it with what it prints",
                    failure);
        }
    }
}
