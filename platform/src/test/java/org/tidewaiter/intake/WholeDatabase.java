package org.tidewaiter.intake;

import java.util.stream.Collectors;
import org.tidewaiter.engine.Lake;

/** All that a database holds, in a few lines: of every table the number of its rows and what comes of the hashes of all. */
public final class WholeDatabase {
    private WholeDatabase() {}

    private record Name(String table) {}

    private record Held(long rows, String hash) {}

    /** Two databases of the same tables and rows give the same text. */
    public static String of(Lake lake) {
        return lake
                .query(
                        Name.class,
                        "select schema_name || '.' || table_name from duckdb_tables() where not temporary order by all")
                .stream()
                .map(name -> name.table() + " "
                        + lake.query(
                                Held.class,
                                "select count(*) as rows, coalesce(bit_xor(hash(t)), 0)::varchar as hash from "
                                        + name.table() + " t"))
                .collect(Collectors.joining("\n"));
    }
}
