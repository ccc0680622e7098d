package org.tidewaiter.simulate;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.engine.Session;
import org.tidewaiter.engine.SqlSections;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;

/** The goods items of a simulation with what each file says of them, a column at a time, and what is true of them. */
final class LeakageYear implements AutoCloseable {
    private static final SqlSections SQL = SqlSections.read(LeakageYear.class, "Leakage.sql");
    private static final List<String> FILES = List.of(
            "data/declarations.csv.gz",
            "data/events.csv.gz",
            "data/lanes.csv.gz",
            "data/manifest.csv.gz",
            "truth/fraud.csv.gz",
            "data/parties.csv",
            "data/aeo_register.csv",
            "data/relief_register.csv",
            "data/watch_list.csv",
            "data/tariff.csv",
            "data/measures.csv",
            "data/partner_statistics.csv",
            "data/reference_prices.csv",
            "data/documents.csv.gz",
            "data/permits.csv.gz",
            "data/warehouses.csv",
            "data/guarantees.csv",
            "data/absences.csv");

    /** What says which item a row is, and what is true of it: no column that anybody sees. */
    private static final String TRUTH = "truth/";

    private record NamedColumn(String columnName) {}

    private final Lake lake;
    private final Session session;
    private final @Nullable String[] typologies;
    private final @Nullable String[] types;
    private final @Nullable String[] lanes;

    private LeakageYear(
            Lake lake,
            Session session,
            @Nullable String[] typologies,
            @Nullable String[] types,
            @Nullable String[] lanes) {
        this.lake = lake;
        this.session = session;
        this.typologies = typologies;
        this.types = types;
        this.lanes = lanes;
    }

    /** Reads the files of a year that was simulated with its truth, from their directory. */
    static LeakageYear read(Path directory) {
        Lake lake = Lake.inMemory();
        Session session = lake.session();
        try {
            FILES.forEach(file -> read(session, directory.resolve(file)));
            SQL.names().stream()
                    .filter(name -> name.startsWith("table "))
                    .forEach(name -> session.execute(SQL.get(name)));
            return new LeakageYear(
                    lake,
                    session,
                    values(session, TRUTH + "typologies"),
                    values(session, "declaration.type_code"),
                    values(session, "lanes/lane"));
        } catch (RuntimeException e) {
            session.close();
            lake.close();
            throw e;
        }
    }

    private static void read(Session session, Path file) {
        if (!Files.isRegularFile(file)) {
            throw new TidewaiterException(
                    Kind.INPUT,
                    "There is no file " + file + ": this is no simulation with its truth",
                    "make one with tidewaiter simulate");
        }
        String table = file.getFileName().toString().replaceFirst("\\.csv(\\.gz)?$", "");
        session.execute("create table " + table + " as select * from read_csv('"
                + file.toString().replace("'", "''")
                + "', header = true, delim = ',', quote = '\"', escape = '\"', all_varchar = true)");
    }

    /** The columns of an item: as declared, then FILE/WHAT. */
    List<String> columns() {
        return session.query(NamedColumn.class, "select column_name from (describe item)").stream()
                .map(NamedColumn::columnName)
                .filter(name -> !name.startsWith(TRUTH))
                .toList();
    }

    /** What a column says of each item, in their order; null where it says nothing. */
    @Nullable
    String[] values(String column) {
        return values(session, column);
    }

    private static @Nullable String[] values(Session session, String column) {
        String sql = "select cast(\"" + column + "\" as varchar) as value from item order by \"truth/place\"";
        List<@Nullable String> values = new ArrayList<>();
        session.chunks(sql, chunk -> {
            for (int row = 0; row < chunk.rows(); row++) {
                values.add(chunk.textAt(0, row));
            }
        });
        return values.toArray(String[]::new);
    }

    /** Whether each item carries a typology. */
    boolean[] carries(Typology typology) {
        boolean[] carries = new boolean[typologies.length];
        for (int i = 0; i < carries.length; i++) {
            String of = typologies[i];
            carries[i] = of != null && Set.of(of.split(" ")).contains(typology.code());
        }
        return carries;
    }

    /** How many importers commit a typology. */
    long importers(Typology typology) {
        return session.number("select count(distinct importer_id) from fraud where typology = ?", typology.code());
    }

    /**
     * Whether each item could carry a typology at all: parcels can be split, goods under suspension diverted, what an officer
     * controls can be passed by a friend, and the rest is done with goods for home use.
     */
    boolean[] couldCarry(Typology typology) {
        boolean[] could = new boolean[types.length];
        for (int i = 0; i < could.length; i++) {
            String type = String.valueOf(types[i]);
            could[i] = switch (typology) {
                case SPLIT_PARCELS -> type.equals(Declaration.Kind.PARCEL.type);
                case DIVERSION ->
                    type.equals(Declaration.Kind.WAREHOUSE.type) || type.equals(Declaration.Kind.TRANSIT.type);
                case COLLUSION ->
                    type.equals(Declaration.Kind.HOME_USE.type)
                            && !Declaration.ControlLane.GREEN.word().equals(lanes[i]);
                default -> type.equals(Declaration.Kind.HOME_USE.type);
            };
        }
        return could;
    }

    @Override
    public void close() {
        session.close();
        lake.close();
    }
}
