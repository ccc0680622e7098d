package org.tidewaiter.source.table;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.engine.Session;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;

/** A Parquet file, written anew by DuckDB: flat ones as separated values, nested ones as JSON first. */
final class ParquetTable {
    private final String name;
    private final TableStyle writing;

    ParquetTable(String name, TableStyle writing) {
        this.name = name;
        this.writing = writing;
    }

    private record DescribedColumn(String columnName, String columnType) {
        boolean nested() {
            return columnType.endsWith("]")
                    || columnType.startsWith("STRUCT")
                    || columnType.startsWith("MAP")
                    || columnType.startsWith("UNION");
        }
    }

    /** Writes the rows, in their order; says what was written. */
    ConvertedTable write(Path parquet, Path to) throws IOException {
        // A name of our own: DuckDB would take the brackets and stars of a name for a pattern.
        Path plainName = to.resolveSibling(to.getFileName() + ".parquet");
        Path json = to.resolveSibling(to.getFileName() + ".ndjson");
        Files.createSymbolicLink(plainName, parquet.toAbsolutePath());
        try (Lake lake = Lake.inMemory();
                Session session = lake.session()) {
            session.execute("set memory_limit = '512MB'");
            session.execute("set threads = 2");
            // Old writers keep texts as bytes without saying that they are texts.
            String from = "read_parquet(" + quoted(plainName.toString()) + ", binary_as_string = true)";
            List<DescribedColumn> columns = session.query(
                    DescribedColumn.class,
                    "select column_name, column_type from (describe select * from " + from + ")");
            if (columns.stream().anyMatch(DescribedColumn::nested)) {
                session.execute("copy (select "
                        + columns.stream().map(ParquetTable::nested).collect(Collectors.joining(", ")) + " from " + from
                        + limit() + ") to " + quoted(json.toString()) + " (format json)");
                return new JsonTable(name, writing).write(json, to);
            } else {
                session.execute("copy (select "
                        + columns.stream().map(this::written).collect(Collectors.joining(", ")) + " from " + from
                        + limit() + ") to " + quoted(to.toString()) + " (format csv, header true, delimiter "
                        + quoted(String.valueOf(writing.delimiter())) + ", quote "
                        + quoted(String.valueOf(writing.quote())) + ", escape "
                        + quoted(String.valueOf(writing.quote())) + ")");
                return ConvertedTable.PLAIN;
            }
        } catch (TidewaiterException e) {
            throw e.kind() == Kind.INPUT || e.kind() == Kind.STORAGE || e.kind() == Kind.BUSY
                    ? e
                    : new TidewaiterException(
                            Kind.INPUT,
                            name
                                    + (isWhole(parquet)
                                            ? " is damaged within: not all of its Parquet data can be read"
                                            : " is cut off: it starts as Parquet and does not end so"),
                            "get the whole file, write it again, or export it as CSV",
                            e);
        } finally {
            Files.deleteIfExists(plainName);
            Files.deleteIfExists(json);
        }
    }

    /** A Parquet file ends as it starts. */
    private static boolean isWhole(Path parquet) throws IOException {
        try (SeekableByteChannel file = Files.newByteChannel(parquet)) {
            ByteBuffer end = ByteBuffer.allocate(4);
            file.position(Math.max(0, file.size() - 4)).read(end);
            return new String(end.array(), StandardCharsets.US_ASCII).equals("PAR1");
        }
    }

    private String limit() {
        return writing.rows() == Long.MAX_VALUE ? "" : " limit " + writing.rows();
    }

    /** Times with a zone in UTC, as elsewhere; all else as it is. */
    private static String nested(DescribedColumn column) {
        String named = "\"" + column.columnName().replace("\"", "\"\"") + "\"";
        boolean zoned = column.columnType().equals("TIMESTAMP WITH TIME ZONE");
        return zoned ? "(" + named + " at time zone 'UTC') as " + named : named;
    }

    private String written(DescribedColumn column) {
        String named = "\"" + column.columnName().replace("\"", "\"\"") + "\"";
        String type = column.columnType();
        String text = switch (type) {
            case "VARCHAR" -> "regexp_replace(" + named + ", '\\r\\n|\\r|\\n', ' ', 'g')";
            case "TIMESTAMP WITH TIME ZONE" -> "strftime(" + named + " at time zone 'UTC', '%Y-%m-%dT%H:%M:%S')";
            default -> "cast(" + named + " as varchar)";
        };
        boolean number = type.startsWith("DECIMAL") || type.equals("DOUBLE") || type.equals("FLOAT");
        String shown = number && writing.decimal() != '.'
                ? "replace(" + text + ", '.', " + quoted(String.valueOf(writing.decimal())) + ")"
                : text;
        return shown + " as " + named;
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
