package org.tidewaiter.features;

import java.util.Arrays;
import java.util.Comparator;
import org.tidewaiter.engine.ColumnReader;
import org.tidewaiter.engine.RowFeed;
import org.tidewaiter.engine.Session;
import org.tidewaiter.engine.SqlSections;

/** Reads what signals alone look at of stored items into {@link SignalInputs}. */
final class StoredSigns {
    private static final SqlSections SQL = SqlSections.read(StoredSigns.class, "StoredSigns.sql");
    private static final String MASSES =
            "select net_mass_kg::double, gross_mass_kg::double, packages::double from store.goods_item";
    private static final String DESCRIPTIONS = "select description from store.goods_item";
    private static final String DESCRIBED = "select count(*) from store.goods_item where description is not null";
    private static final String PACKED = "select count(*) from store.goods_item where gross_mass_kg > 0";
    private static final String CLAIMED = "select count(*) from store.goods_item where end_use_key > 0";

    /** Longer descriptions are read as texts. */
    private static final int LONGEST_ASCII = 4_096;

    private final Items items;
    private final int[] position;
    /** The first item of each declaration, by its key; beyond the last item where it has none. */
    private final int[] first;

    private int from;
    private final char[] words = new char[SignalInputs.WORDS];
    private final byte[] ascii = new byte[LONGEST_ASCII];
    private final char[] letters = new char[LONGEST_ASCII];

    StoredSigns(Items items, int[] position, int[] first) {
        this.items = items;
        this.position = position;
        this.first = first;
    }

    /** Reads masses of packages, claims and movements. */
    void masses(Session session) {
        if (session.number(PACKED) > 0) {
            from = 0;
            double[][] columns = new double[3][RowFeed.CHUNK];
            session.chunks(MASSES, chunk -> {
                for (int c = 0; c < columns.length; c++) {
                    chunk.doubles(c, columns[c], 0);
                }
                takeMasses(columns, chunk.rows());
            });
        }
        if (session.number(CLAIMED) > 0) {
            session.chunks(SQL.get("claims"), this::takeClaims);
        }
        movements(session);
    }

    private void takeMasses(double[][] columns, int rows) {
        for (int r = 0; r < rows; r++) {
            int at = position[from + r];
            double gross = columns[1][r];
            if (at >= 0 && gross > 0) {
                if (gross >= columns[0][r]) {
                    items.signs.setTare(at, (gross - columns[0][r]) / gross);
                }
                if (columns[2][r] > 1) {
                    items.signs.setPackages(at, gross, columns[2][r]);
                }
            }
        }
        from += rows;
    }

    private void takeClaims(ColumnReader chunk) {
        for (int r = 0; r < chunk.rows(); r++) {
            int declaration = chunk.intAt(0, r);
            for (int i = first[declaration]; i < items.size() && items.declarationKey[i] == declaration; i++) {
                if (items.sequence[i] == chunk.intAt(1, r)) {
                    items.signs.setClaim(i, (byte) chunk.intAt(2, r));
                }
            }
        }
    }

    private record Movement(int declarationKey, int kind, int ended) {}

    /** A movement is its declaration's first item. */
    private void movements(Session session) {
        Movement[] all = session.query(Movement.class, SQL.get("movements")).stream()
                .filter(m -> first[m.declarationKey()] < items.size())
                .sorted(Comparator.comparingInt(m -> first[m.declarationKey()]))
                .toArray(Movement[]::new);
        byte[] kinds = new byte[all.length];
        for (int m = 0; m < all.length; m++) {
            kinds[m] = (byte) all[m].kind();
        }
        items.signs.movements = new Movements(
                Arrays.stream(all).mapToInt(m -> first[m.declarationKey()]).toArray(),
                kinds,
                Arrays.stream(all).mapToInt(Movement::ended).toArray());
    }

    /** Reads the words of descriptions. */
    void words(Session session) {
        if (session.number(DESCRIBED) > 0) {
            int[] at = {0};
            session.chunks(DESCRIPTIONS, chunk -> {
                for (int r = 0; r < chunk.rows(); r++) {
                    if (position[at[0] + r] >= 0) {
                        takeWords(chunk, r, position[at[0] + r]);
                    }
                }
                at[0] += chunk.rows();
            });
        }
    }

    private void takeWords(ColumnReader chunk, int row, int item) {
        int length = chunk.asciiAt(0, row, ascii);
        if (length >= 0) {
            items.signs.setWords(item, words, DescriptionWords.of(ascii, length, letters, words));
            return;
        }
        String text = chunk.textAt(0, row);
        if (text != null) {
            items.signs.setWords(item, words, DescriptionWords.of(text, words));
        }
    }
}
