package org.tidewaiter.simulate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.engine.Session;

/** Writes the tables of {@code data/} as Parquet beside the CSV: identifiers and codes as text, masses and money as decimals. */
final class Parquet {
    private static final Set<String> DECIMALS = Set.of(
            "selection_probability",
            "gross_mass_kg",
            "net_mass_kg",
            "value_fob_usd",
            "assessed",
            "paid_by_extract",
            "usd_for_one",
            "duty_percent",
            "vat_percent",
            "excise_percent",
            "percent",
            "amount",
            "base_amount",
            "rate_percent",
            "national_amount",
            "exchange_rate");
    private static final Set<String> COUNTS = Set.of("packages", "consignments");
    private static final Set<String> DAYS =
            Set.of("day", "in_force_from", "valid_from", "valid_until", "registered_on", "ceased_on", "published_on");

    private record DescribedColumn(String columnName) {}

    private Parquet() {}

    static void write(Path directory) {
        try (Lake lake = Lake.inMemory();
                Session session = lake.session()) {
            session.execute("set threads = 2");
            session.execute("set memory_limit = '1GB'");
            for (Path file : files(directory.resolve("data"))) {
                write(session, file.toString());
            }
        }
    }

    private static void write(Session session, String from) {
        String rows = "read_csv('" + quoted(from)
                + "', header = true, delim = ',', quote = '\"', escape = '\"', all_varchar = true)";
        String columns =
                session
                        .query(DescribedColumn.class, "select column_name from (describe select * from " + rows + ")")
                        .stream()
                        .map(d -> "cast(\"" + d.columnName() + "\" as " + type(d.columnName()) + ") as \""
                                + d.columnName() + '"')
                        .collect(Collectors.joining(", "));
        session.execute("copy (select " + columns + " from " + rows + ") to '"
                + quoted(from.replaceFirst("\\.csv(\\.gz)?$", ".parquet")) + "' (format parquet, compression zstd)");
    }

    private static String type(String column) {
        return Field.of(column).map(Parquet::type).orElseGet(() -> {
            if (column.endsWith("_at") && !column.startsWith("name")) {
                return "timestamp";
            }
            return DECIMALS.contains(column)
                    ? "decimal(18, 6)"
                    : COUNTS.contains(column) ? "bigint" : DAYS.contains(column) ? "date" : "varchar";
        });
    }

    private static String type(Field field) {
        return switch (field.type()) {
            case TIME -> "timestamp";
            case AMOUNT -> "decimal(18, 3)";
            case MASS -> "decimal(18, 6)";
            case RATE -> field == Field.EXCHANGE_RATE ? "decimal(18, 8)" : "decimal(18, 6)";
            case COUNT -> "integer";
            default -> "varchar";
        };
    }

    private static List<Path> files(Path data) {
        try (Stream<Path> all = Files.list(data)) {
            return all.filter(f -> f.toString().matches(".*\\.csv(\\.gz)?"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String quoted(String text) {
        return text.replace("'", "''");
    }
}
