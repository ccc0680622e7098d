package org.tidewaiter.intake;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.engine.Session;
import org.tidewaiter.mapping.Mapping;
import org.tidewaiter.mapping.ModelNames;
import org.tidewaiter.notation.Signs;
import org.tidewaiter.quarantine.CorrectedRows;
import org.tidewaiter.quarantine.QuarantinedLoad;

/**
 * Rows that still wait in quarantine although a later load of corrections brings their item: they need no correction of their own any more, and would
 * be refused as known if one came. An item that the corrections do not bring stays open.
 */
final class SettledRows {
    private static final char BETWEEN = 0x1f;
    private static final int AT_ONCE = 1_000;

    /** Stands for the number of an item where rows have none. */
    private static final int WHOLE = -1;

    private final Session session;
    private final int loadId;
    private final List<Long> settled = new ArrayList<>();

    private SettledRows(Session session, int loadId) {
        this.session = session;
        this.loadId = loadId;
    }

    private record Row(long quarantineId, String originalText) {}

    private record SettledItem(String declarationId, int sequence) {}

    /** Their numbers, for a load that has been written. */
    static List<Long> of(Session session, int loadId) {
        SettledRows rows = new SettledRows(session, loadId);
        session
                .query(
                        QuarantinedLoad.class,
                        "select l.load_id, l.mapping_text, l.mapping, l.header from load l where l.load_id in (select load_id"
                                + " from quarantine where status = 'open') and l.load_id < " + loadId
                                + " order by l.load_id")
                .stream()
                .filter(load -> !load.ofMessages() && !load.ofCompanion() && !load.ofControls())
                .forEach(rows::look);
        return List.copyOf(rows.settled);
    }

    private void look(QuarantinedLoad load) {
        Mapping mapping = load.parsed();
        CorrectedRows rows = load.rows();
        int id = column(mapping, rows.columns(), Field.DECLARATION_ID);
        int sequence = column(mapping, rows.columns(), Field.SEQUENCE);
        if (id < 0) {
            return;
        }
        Map<Long, SettledItem> candidates = new LinkedHashMap<>();
        for (Row row : session.query(
                Row.class,
                "select quarantine_id, original_text from quarantine where status = 'open' and load_id = "
                        + load.loadId() + " order by quarantine_id")) {
            List<String> cells = rows.cells(row.originalText());
            Integer item = sequence < 0 ? Integer.valueOf(WHOLE) : number(Signs.trimmed(cells.get(sequence)));
            String declaration = Signs.trimmed(cells.get(id));
            if (item != null && !declaration.isEmpty() && declaration.indexOf(BETWEEN) < 0) {
                candidates.put(row.quarantineId(), new SettledItem(declaration, item));
            }
            if (candidates.size() == AT_ONCE) {
                settle(candidates);
            }
        }
        settle(candidates);
    }

    private static int column(Mapping mapping, List<String> names, Field field) {
        for (int c = 0; c < names.size(); c++) {
            Mapping.MappedColumn column = mapping.columns().get(names.get(c));
            boolean own = mapping.ownNames() && ModelNames.field(names.get(c)) == field;
            if (own || (column != null && column.fields().contains(field))) {
                return c;
            }
        }
        return -1;
    }

    private static @Nullable Integer number(String text) {
        return text.matches("\\d{1,9}") ? Integer.valueOf(text) : null;
    }

    private void settle(Map<Long, SettledItem> candidates) {
        if (candidates.isEmpty()) {
            return;
        }
        Set<String> ids = new HashSet<>();
        candidates.values().forEach(item -> ids.add(item.declarationId()));
        Set<SettledItem> brought = new HashSet<>();
        for (SettledItem item : session.query(
                SettledItem.class,
                "select d.declaration_id, i.sequence from store.declaration d join store.goods_item i on i.declaration_key ="
                        + " d.declaration_key where (d.load_id = " + loadId
                        + " or d.declaration_key in (select former_key from unchanged)) and d.superseded_by is null and d.declaration_id in (select unnest(string_split(?, chr("
                        + (int) BETWEEN + "))))",
                String.join(String.valueOf(BETWEEN), ids))) {
            brought.add(item);
            brought.add(new SettledItem(item.declarationId(), WHOLE));
        }
        candidates.forEach((id, item) -> {
            if (brought.contains(item)) {
                settled.add(id);
            }
        });
        candidates.clear();
    }
}
