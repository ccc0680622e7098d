package org.tidewaiter.profile;

import java.util.Arrays;
import org.duckdb.DuckDBDataChunkReader;
import org.tidewaiter.engine.RowFeed;
import org.tidewaiter.engine.Session;
import org.tidewaiter.engine.Vectors;

/** What a replay needs of the stored declarations: columns by declaration key, which counts up from 0 without gaps. */
final class StoredDeclarations {
    /** The dimensions that a declaration gives to its items, in the order of the query. */
    static final Dimension[] HEADER = {
        Dimension.OFFICE,
        Dimension.MODE,
        Dimension.DEPARTURE,
        Dimension.DECLARANT,
        Dimension.IMPORTER,
        Dimension.SUPPLIER,
        Dimension.CARRIER
    };

    private static final String DECLARATIONS = """
            select declaration_key::integer,
                case when superseded_by is null then accepted_at::date - date '1970-01-01' else %d end::integer,
                office_key, transport_mode_key, export_country_key, declarant_key, importer_key,
                case when exporter_key > 0 then exporter_key else seller_key end, carrier_key,
                coalesce(exchange_rate, 1)::double
            from store.declaration""".formatted(Items.NEVER);

    /** The day of acceptance, {@link Items#NEVER} where the declaration was replaced by a later version. */
    final int[] day;

    final int[][] header = new int[HEADER.length][];
    final double[] exchangeRate;
    private final int[] keys = new int[RowFeed.CHUNK];
    private final int[] values = new int[RowFeed.CHUNK];
    private final double[] rates = new double[RowFeed.CHUNK];

    private StoredDeclarations(int size) {
        day = new int[size];
        Arrays.fill(day, Items.NEVER);
        exchangeRate = new double[size];
        for (int d = 0; d < header.length; d++) {
            header[d] = new int[size];
        }
    }

    static StoredDeclarations read(Session session) {
        long size = session.number("select coalesce(max(declaration_key), -1) + 1 from store.declaration");
        StoredDeclarations all = new StoredDeclarations(Math.toIntExact(size));
        session.chunks(DECLARATIONS, all::take);
        return all;
    }

    private void take(DuckDBDataChunkReader chunk) {
        int rows = (int) chunk.rowCount();
        Vectors.read(chunk.vector(0), rows, keys, 0);
        scatter(chunk, 1, rows, day);
        for (int d = 0; d < header.length; d++) {
            scatter(chunk, 2 + d, rows, header[d]);
        }
        Vectors.read(chunk.vector(2L + header.length), rows, rates, 0);
        scatter(rows);
    }

    private void scatter(int rows) {
        for (int r = 0; r < rows; r++) {
            exchangeRate[keys[r]] = rates[r];
        }
    }

    private void scatter(DuckDBDataChunkReader chunk, int column, int rows, int[] target) {
        Vectors.read(chunk.vector(column), rows, values, 0);
        scatter(rows, target);
    }

    private void scatter(int rows, int[] target) {
        for (int r = 0; r < rows; r++) {
            target[keys[r]] = values[r];
        }
    }
}
