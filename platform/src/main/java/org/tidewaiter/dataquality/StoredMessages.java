package org.tidewaiter.dataquality;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.checks.ItemsSetAside;
import org.tidewaiter.checks.LocalPractice;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.datamodel.LineTable;
import org.tidewaiter.engine.ColumnReader;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.engine.Session;
import org.tidewaiter.mapping.MessageValues;
import org.tidewaiter.message.GivenValue;
import org.tidewaiter.message.Message;
import org.tidewaiter.message.Message.Addition;
import org.tidewaiter.message.MessagePart;

/**
 * The declarations of a load as messages again, in the order in which they came: checks look at what is stored as they look
 * at what arrives. Read in slices of the database's rows, which become messages as they are asked for, so that memory stays constant.
 */
final class StoredMessages implements AutoCloseable {
    /** The format of what came as a table. */
    private static final String TABLE = "workspace";

    private static final int SLICE = 10_000;
    /** Declarations of messages have dozens of lines, each a row of its own, which are all read before. */
    private static final int SLICE_WITH_LINES = 1_000;

    private final Session session;
    private final Session itemSession;
    private final int loadId;
    private final String format;
    private final StoredLoad.Bounds bounds;
    private final int slice;
    private final Set<Field> given;
    private final StoredPart heading;
    private final StoredPart item;
    private final List<Addition> leftOut;
    private final List<LineTable> tables;
    private final boolean hasAdditions;
    private final Set<Long> partly;
    /** The first key of the next slice. */
    private long from;

    private @Nullable Slice open;

    private record Count(String code, long times) {}

    private record NumberedItem(int number, Map<Field, GivenValue> values) {}

    /** A declaration and its key. */
    record StoredMessage(long key, Message message) {}

    private StoredMessages(
            Session session,
            Session itemSession,
            int loadId,
            String format,
            StoredLoad load,
            StoredPart.Dictionaries words) {
        this.session = session;
        this.itemSession = itemSession;
        this.loadId = loadId;
        this.format = format;
        bounds = load.bounds();
        from = bounds.first();
        given = load.given();
        leftOut = load.leftOut();
        tables = load.tables();
        hasAdditions = load.hasAdditions();
        partly = load.partly();
        slice = tables.isEmpty() ? SLICE : SLICE_WITH_LINES;
        heading = StoredPart.of(Field.ModelPart.DECLARATION, given, words);
        item = StoredPart.of(Field.ModelPart.GOODS_ITEM, given, words);
    }

    /**
     * Those of a load that still stand.
     *
     * @param session reads headings and what stands beside them
     * @param itemSession reads items at the same time
     * @param format of its messages, which some checks leave alone; null where it was a table
     */
    static StoredMessages of(Session session, Session itemSession, int loadId, @Nullable String format) {
        return new StoredMessages(
                session,
                itemSession,
                loadId,
                format == null ? TABLE : format,
                StoredLoad.of(session, loadId),
                StoredPart.Dictionaries.read(session));
    }

    /** The next ones, so many at most; none after the last. For one thread at a time. */
    List<StoredMessage> next(int most) {
        List<StoredMessage> next = new ArrayList<>(most);
        while (next.size() < most) {
            if (open == null) {
                if (from > bounds.last()) {
                    return next;
                }
                open = slice(from, Math.min(from + slice - 1, bounds.last()));
                from += slice;
            }
            if (!open.read(next, most)) {
                open.close();
                open = null;
            }
        }
        return next;
    }

    @Override
    public void close() {
        if (open != null) {
            open.close();
        }
    }

    /** The fields that any declaration or item of the load gives. */
    Set<Field> given() {
        return given;
    }

    /** What is usual in the whole workspace. */
    static LocalPractice habits(Lake lake) {
        LocalPractice habits = new LocalPractice();
        for (Field field : Field.values()) {
            if (LocalPractice.counts(field)) {
                lake.query(Count.class, counts(field)).forEach(c -> habits.add(field, c.code(), c.times()));
            }
        }
        return habits;
    }

    /** How often each word stands in a field of the declarations that stand; HS codes only by how many digits they have. */
    private static String counts(Field field) {
        boolean ofDeclaration = field.part() == Field.ModelPart.DECLARATION;
        String standing = ofDeclaration
                ? "superseded_by is null"
                : "declaration_key in (select declaration_key from store.declaration where superseded_by is null)";
        String counted = "select " + field.storedColumn() + " as said, count(*) as times from "
                + (ofDeclaration ? "store.declaration" : "store.goods_item") + " where " + standing + " group by 1";
        String words = !field.keyed()
                ? "select said::varchar as code, times from (" + counted + ")"
                : field.type() == Field.Type.PARTY
                        ? "select party_id as code, times from (" + counted + ") join store.party on party_key = said"
                        : "select code, times from (" + counted + ") join store.code on code_key = said";
        String code = field == Field.HS_CODE ? "repeat('0', length(code))" : "code";
        return "select " + code + " as code, sum(times)::bigint as times from (" + words
                + ") where code <> '' group by all";
    }

    /** Begins to read the declarations of a range of keys. */
    private Slice slice(long first, long last) {
        String standing = " and superseded_by is null and load_id = " + loadId;
        return new Slice(
                StoredLines.read(session, tables, first, last + 1),
                hasAdditions ? additions(first, last) : Map.of(),
                new RowCursor(session.cursor(heading.select(first, last, standing))),
                new RowCursor(itemSession.cursor(item.select(first, last, ""))));
    }

    /** The declarations of a range of keys: headings and items come side by side, in the order of their keys. */
    private final class Slice implements AutoCloseable {
        private final StoredLines lines;
        private final Map<Long, List<Addition>> additions;
        private final RowCursor headings;
        private final RowCursor items;

        private Slice(StoredLines lines, Map<Long, List<Addition>> additions, RowCursor headings, RowCursor items) {
            this.lines = lines;
            this.additions = additions;
            this.headings = headings;
            this.items = items;
        }

        /** Adds declarations until there are so many; false where there are no more. */
        boolean read(List<StoredMessage> target, int most) {
            while (headings.hasRow() && target.size() < most) {
                long key = headings.key();
                Message message = message(
                        key,
                        heading.values(headings.chunk(), headings.row()),
                        itemsOf(key),
                        additions.getOrDefault(key, List.of()),
                        lines);
                target.add(new StoredMessage(key, message));
                headings.advance();
            }
            return headings.hasRow();
        }

        /** The items of a declaration, past those of declarations that were replaced. */
        private List<NumberedItem> itemsOf(long key) {
            while (items.hasRow() && items.key() < key) {
                items.advance();
            }
            List<NumberedItem> own = new ArrayList<>();
            for (; items.hasRow() && items.key() == key; items.advance()) {
                int number = (int) items.chunk().longAt(1, items.row());
                own.add(new NumberedItem(number, item.values(items.chunk(), items.row())));
            }
            return own;
        }

        @Override
        public void close() {
            headings.close();
            items.close();
        }
    }

    private Map<Long, List<Addition>> additions(long from, long to) {
        Map<Long, List<Addition>> additions = new HashMap<>();
        String rows = "select declaration_key, coalesce(sequence, 0)::bigint, name, value from store.addition"
                + " where declaration_key between " + from + " and " + to + " order by rowid";
        session.chunks(rows, chunk -> {
            for (int row = 0; row < chunk.rows(); row++) {
                additions
                        .computeIfAbsent(chunk.longAt(0, row), k -> new ArrayList<>())
                        .add(addition(chunk, row));
            }
        });
        return additions;
    }

    private static Addition addition(ColumnReader chunk, int row) {
        int sequence = (int) chunk.longAt(1, row);
        return Addition.at(
                sequence == 0 ? null : sequence,
                String.valueOf(chunk.textAt(2, row)),
                String.valueOf(chunk.textAt(3, row)));
    }

    /** The declaration as a message; additions that are fields of the model, as they were declared, become values again where those have none. */
    private Message message(
            long key,
            Map<Field, GivenValue> values,
            List<NumberedItem> items,
            List<Addition> additions,
            StoredLines lines) {
        List<Addition> others = new ArrayList<>(leftOut);
        if (partly.contains(key)) {
            others.add(new Addition(null, ItemsSetAside.ADDITION, ""));
        }
        for (Addition a : additions) {
            Integer place = a.sequence();
            Map<Field, GivenValue> target = place == null
                    ? values
                    : place <= items.size() ? items.get(place - 1).values() : null;
            Field field =
                    Field.of(a.name().replace(MessageValues.AS_DECLARED, "")).orElse(null);
            if (field == null
                    || target == null
                    || target.putIfAbsent(field, new GivenValue(a.text(), a.name())) != null) {
                others.add(a);
            }
        }
        numberOthers(items);
        return new Message(
                format,
                Message.Kind.DECLARATION,
                key,
                lines.with(new MessagePart("", values), key, 0),
                items.stream()
                        .map(i -> lines.with(new MessagePart("", i.values()), key, i.number()))
                        .toList(),
                others,
                List.of(),
                null,
                "");
    }

    /** Where an item has another number than its place, which is kept beside, the others have theirs: two may have the same one. */
    private static void numberOthers(List<NumberedItem> items) {
        if (items.stream().anyMatch(i -> i.values().containsKey(Field.SEQUENCE))) {
            items.forEach(i -> i.values()
                    .putIfAbsent(Field.SEQUENCE, new GivenValue(Integer.toString(i.number()), Field.SEQUENCE.path())));
        }
    }
}
