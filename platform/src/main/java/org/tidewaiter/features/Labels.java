package org.tidewaiter.features;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tidewaiter.engine.ColumnReader;
import org.tidewaiter.engine.RowFeed;
import org.tidewaiter.engine.Session;
import org.tidewaiter.engine.SqlFile;

/**
 * Reads the results of controls and writes them to the items controlled: as the label of each (1 for a finding, 0 for conform)
 * and the day on which it was recorded.
 */
final class Labels {
    private static final String CONTROLS = """
        select declaration_key::integer, coalesce(sequence, -1), (outcome = 'finding')::integer,
            (recorded_at::date - date '1970-01-01')::integer, coalesce(amount_recovered, 0)::double
        from store.control where outcome <> 'pending'\
        """;

    private static final String VERSIONS = SqlFile.read(Labels.class, "Labels.sql");

    private final Items items;
    private final int[] firstItem;
    private final int[] declaration = new int[RowFeed.CHUNK];
    private final int[] sequence = new int[RowFeed.CHUNK];
    private final int[] finding = new int[RowFeed.CHUNK];
    private final int[] recorded = new int[RowFeed.CHUNK];
    private final double[] amount = new double[RowFeed.CHUNK];

    /**
     * A reader of the results of some items.
     *
     * @param items with declaration keys and sequences in place
     * @param firstItem the first item of each declaration, by its key; beyond the last item where it has none
     */
    Labels(Items items, int[] firstItem) {
        this.items = items;
        this.firstItem = firstItem;
    }

    /** Whether any control says what it recovered. */
    static boolean withAmounts(Session session) {
        return session.number("select count(*) from (select amount_recovered from store.control"
                        + " union all select amount_recovered from store.former_control) where amount_recovered > 0")
                > 0;
    }

    void read(Session session) {
        session.chunks(CONTROLS, this::take);
        if (session.number("select count(*) from store.former_control") > 0) {
            readCorrected(session);
        }
    }

    private record StoredResult(int declaration, int item, int finding, int recorded, int until, double amount) {}

    /** Of items whose results were corrected, all versions; results that only were pending before need no history. */
    private void readCorrected(Session session) {
        Map<Integer, List<CorrectedResults.Version>> versions = new HashMap<>();
        Set<Integer> replaced = new HashSet<>();
        for (StoredResult s : session.query(StoredResult.class, VERSIONS)) {
            for (int i = firstItem[s.declaration()];
                    i < items.size() && items.declarationKey[i] == s.declaration();
                    i++) {
                if (s.item() < 0 || items.sequence[i] == s.item()) {
                    versions.computeIfAbsent(i, item -> new ArrayList<>())
                            .add(new CorrectedResults.Version((byte) s.finding(), s.recorded(), s.until(), s.amount()));
                    if (s.until() < Items.NEVER) {
                        replaced.add(i);
                    }
                }
            }
        }
        versions.keySet().retainAll(replaced);
        items.corrected = CorrectedResults.of(versions);
    }

    private void take(ColumnReader chunk) {
        int rows = chunk.rows();
        chunk.ints(0, declaration, 0);
        chunk.ints(1, sequence, 0);
        chunk.ints(2, finding, 0);
        chunk.ints(3, recorded, 0);
        chunk.doubles(4, amount, 0);
        take(rows);
    }

    private void take(int rows) {
        for (int r = 0; r < rows; r++) {
            for (int i = firstItem[declaration[r]];
                    i < items.size() && items.declarationKey[i] == declaration[r];
                    i++) {
                if (sequence[r] < 0 || items.sequence[i] == sequence[r]) {
                    take(i, (byte) finding[r], recorded[r], amount[r]);
                }
            }
        }
    }

    /** Writes one result; of several controls of an item a finding outweighs a conform result, the earliest of its kind counts. */
    private void take(int item, byte found, int day, double recovered) {
        if (found > items.label[item]) {
            items.label[item] = found;
            items.labelDay[item] = day;
        } else if (found == items.label[item]) {
            items.labelDay[item] = Math.min(items.labelDay[item], day);
        }
        if (items.recovered != null) {
            items.recovered[item] += recovered;
        }
    }
}
