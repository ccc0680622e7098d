package org.tidewaiter.features;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.RowFeed;
import org.tidewaiter.engine.Session;

/** What a replay needs of the stored declarations, by declaration key, which counts up from 0 without gaps. */
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

    private static final String DAYS = """
        select declaration_key::integer,
            case when superseded_by is null then accepted_at::date - date '1970-01-01' else %d end::integer,
            coalesce(rate::double, 'nan'::double)
        from store.declaration_rate\
        """.formatted(Items.NEVER);

    private static final String HEADERS = """
        select declaration_key::integer, office_key, transport_mode_key, export_country_key, declarant_key, importer_key,
            case when exporter_key > 0 then exporter_key else seller_key end, carrier_key
        from store.declaration\
        """;

    /** The day of acceptance, {@link Items#NEVER} where the declaration was replaced by a later version. */
    final int[] day;

    /** Null as long as all are 1. */
    private double @Nullable [] exchangeRate;

    private StoredDeclarations(int size) {
        day = new int[size];
        Arrays.fill(day, Items.NEVER);
    }

    /** Takes the values of a chunk of declarations. */
    @FunctionalInterface
    interface Taker {
        /** Takes {@code rows} values of a dimension and the keys of the declarations they belong to. */
        void take(int[] keys, Dimension dimension, int[] values, int rows);
    }

    /** How many keys of declarations there are; more than can be counted are refused. */
    static int count(Session session) {
        long keys = session.number("select coalesce(max(declaration_key), -1) + 1 from store.declaration");
        return Capacity.of(keys, "declarations", Capacity.SPLIT);
    }

    /** Reads {@code size} declarations, as many as were counted. */
    static StoredDeclarations read(Session session, int size) {
        StoredDeclarations all = new StoredDeclarations(size);
        int[] keys = new int[RowFeed.CHUNK];
        int[] days = new int[RowFeed.CHUNK];
        double[] rates = new double[RowFeed.CHUNK];
        session.chunks(DAYS, chunk -> {
            int rows = chunk.rows();
            chunk.ints(0, keys, 0);
            chunk.ints(1, days, 0);
            chunk.doubles(2, rates, 0);
            all.take(keys, days, rates, rows);
        });
        return all;
    }

    private void take(int[] keys, int[] days, double[] rates, int rows) {
        for (int r = 0; r < rows; r++) {
            day[keys[r]] = days[r];
        }
        for (int r = 0; r < rows; r++) {
            if (rates[r] != 1 || exchangeRate != null) {
                setExchangeRate(keys[r], rates[r]);
            }
        }
    }

    private void setExchangeRate(int key, double rate) {
        if (exchangeRate == null) {
            exchangeRate = new double[day.length];
            Arrays.fill(exchangeRate, 1);
        }
        exchangeRate[key] = rate;
    }

    /** What a unit of the declaration's currency is worth in the national one; NaN where that is not known. */
    double exchangeRate(int key) {
        return exchangeRate == null ? 1 : exchangeRate[key];
    }

    /** Reads the dimensions of {@link #HEADER}, a chunk of declarations at a time. */
    static void headers(Session session, Taker taker) {
        int[] keys = new int[RowFeed.CHUNK];
        int[] values = new int[RowFeed.CHUNK];
        session.chunks(HEADERS, chunk -> {
            int rows = chunk.rows();
            chunk.ints(0, keys, 0);
            for (int d = 0; d < HEADER.length; d++) {
                chunk.ints(1 + d, values, 0);
                taker.take(keys, HEADER[d], values, rows);
            }
        });
    }
}
