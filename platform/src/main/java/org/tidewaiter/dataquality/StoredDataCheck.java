package org.tidewaiter.dataquality;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.access.Actor;
import org.tidewaiter.checks.CheckBook;
import org.tidewaiter.checks.Defect;
import org.tidewaiter.checks.LocalPractice;
import org.tidewaiter.checks.MessageChecker;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.dataquality.StoredMessages.StoredMessage;
import org.tidewaiter.engine.ColumnWriter;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.engine.RowFeed;
import org.tidewaiter.engine.Session;
import org.tidewaiter.engine.SqlFile;
import org.tidewaiter.mapping.LoadedAs;
import org.tidewaiter.message.NationalGuide;

/**
 * Judges what was loaded: runs the checks over the declarations of loads that were not judged yet and keeps every defect
 * beside its declaration. Messages are judged as they come in; tables, of which there are millions of rows, are judged here.
 */
public final class StoredDataCheck {
    private static final String DEFECTS = SqlFile.read(StoredDataCheck.class, "StoredDataCheck.sql");

    /** So many defects are written at once: few enough to be forgotten before the collector takes them for what lasts. */
    private static final int AT_ONCE = 2_500;
    /**
     * So many declarations are judged at once: enough to share among the cores, few enough that the collector's space for what lives on holds them
     * and those read ahead. With 500 they did not fit, and what was dead a moment later grew old in memory.
     */
    private static final int BATCH = 64 * Runtime.getRuntime().availableProcessors();

    private final Lake lake;
    private final CheckBook book;

    /** Judges with a new checker for every load: checks across declarations look at one load at a time. */
    public StoredDataCheck(Lake lake, CheckBook book) {
        this.lake = lake;
        this.book = book;
    }

    /** Told now and then how far it has come. */
    @FunctionalInterface
    public interface ProgressListener {
        /** Says how many of the declarations to judge have been judged. */
        void at(long judged, long ofDeclarations);
    }

    /** What waits to be judged. */
    public record WaitingData(int loads, long declarations) {}

    /** What was done. */
    public record CheckedData(int loads, long declarations, long items, long defects) {}

    /** A load, how it was read, and its declarations as they stand. */
    private record Load(int loadId, String mapping, String mappingText, long declarations) {
        /** The format of its messages; null where it was a table. */
        @Nullable
        String format() {
            return mapping.startsWith(LoadedAs.MESSAGES) ? mapping.substring(LoadedAs.MESSAGES.length()) : null;
        }
    }

    private record DefectOfRow(long key, Defect defect) {}

    /** The loads that were not judged, and their declarations as they stand. */
    public WaitingData waiting() {
        List<Load> loads = loads(false);
        return new WaitingData(
                loads.size(), loads.stream().mapToLong(Load::declarations).sum());
    }

    /**
     * Judges the loads that were not, each in a transaction of its own.
     *
     * @param again judges all anew
     * @param actor at whose word, which is kept
     */
    public CheckedData checkLoads(boolean again, Actor actor, ProgressListener watching) {
        List<Load> loads = loads(again);
        long all = loads.stream().mapToLong(Load::declarations).sum();
        LocalPractice habits = loads.isEmpty() ? LocalPractice.UNKNOWN : StoredMessages.habits(lake);
        CheckedData sum = new CheckedData(0, 0, 0, 0);
        for (Load load : loads) {
            long before = sum.declarations;
            CheckedData one = check(load, habits, actor, judged -> watching.at(before + judged, all));
            sum = new CheckedData(
                    sum.loads + 1,
                    sum.declarations + one.declarations,
                    sum.items + one.items,
                    sum.defects + one.defects);
        }
        return sum;
    }

    private List<Load> loads(boolean again) {
        String which = again ? "" : " where l.load_id not in (select load_id from store.judged_load)";
        return lake.query(
                Load.class,
                "select l.load_id, l.mapping, l.mapping_text, (select count(*) from store.declaration d where d.load_id = l.load_id"
                        + " and d.superseded_by is null) as declarations from load l" + which + " order by l.load_id");
    }

    private CheckedData check(Load load, LocalPractice habits, Actor actor, LongConsumer watching) {
        int loadId = load.loadId();
        long[] counts = new long[3];
        return lake.transaction(session -> {
            session.execute("delete from store.defect where load_id = ?", loadId);
            List<DefectOfRow> found = new ArrayList<>();
            try (Session headings = lake.session();
                    Session items = lake.session();
                    StoredMessages messages = StoredMessages.of(headings, items, loadId, load.format());
                    StoredPrefetch ahead = StoredPrefetch.of(messages, BATCH)) {
                MessageChecker checker = checker(load, messages.given(), habits);
                for (List<StoredMessage> batch = ahead.next(); !batch.isEmpty(); batch = ahead.next()) {
                    counts[1] += check(checker, batch, found);
                    counts[0] += batch.size();
                    watching.accept(counts[0]);
                    if (found.size() >= AT_ONCE) {
                        counts[2] += write(session, loadId, found);
                    }
                }
            }
            counts[2] += write(session, loadId, found);
            CheckTableInForce.record(session, book.checkers().get(), actor);
            session.execute("delete from store.judged_load where load_id = ?", loadId);
            session.execute(
                    "insert into store.judged_load (load_id, judged_at, judged_by) values (?, ?, ?)",
                    loadId,
                    Instant.now(),
                    actor.text());
            return new CheckedData(1, counts[0], counts[1], counts[2]);
        });
    }

    /** Messages are judged again as they were when they came: by the guide of their load, and for everything that they lack. */
    private MessageChecker checker(Load load, Set<Field> given, LocalPractice habits) {
        return load.format() == null
                ? book.checker(given::contains, habits)
                : book.asBefore(NationalGuide.recalled(load.mappingText()).orElse(null))
                        .checkers()
                        .get()
                        .knowing(habits);
    }

    /** Adds what is found in a batch of messages, and counts their items. */
    private static long check(MessageChecker checker, List<StoredMessage> batch, List<DefectOfRow> found) {
        List<List<Defect>> defects =
                checker.checkAll(batch.stream().map(StoredMessage::message).toList());
        long items = 0;
        for (int i = 0; i < batch.size(); i++) {
            StoredMessage one = batch.get(i);
            items += one.message().items().size();
            defects.get(i).forEach(d -> found.add(new DefectOfRow(one.key(), d)));
        }
        return items;
    }

    /** Writes defects, which come in the order of their declarations' keys, with the customs value they touch, and empties the list. */
    private static long write(Session session, int loadId, List<DefectOfRow> found) {
        if (found.isEmpty()) {
            return 0;
        }
        String sql = DEFECTS.replace(":load_id", Integer.toString(loadId))
                .replace(":first", Long.toString(found.getFirst().key()))
                .replace(":last", Long.toString(found.getLast().key()));
        RowFeed.run(session, "found", new Rows(found), sql);
        int written = found.size();
        found.clear();
        return written;
    }

    private static final class Rows implements RowFeed.RowSource {
        /** The columns of texts, in the order in which {@link #next} gathers them. */
        private static final List<String> TEXTS =
                List.of("check_id", "severity", "path", "value", "message", "finding");

        private final List<DefectOfRow> found;
        private int next;

        Rows(List<DefectOfRow> found) {
            this.found = found;
        }

        @Override
        public List<RowFeed.FeedColumn> columns() {
            List<RowFeed.FeedColumn> columns = new ArrayList<>(List.of(
                    new RowFeed.FeedColumn("place", long.class),
                    new RowFeed.FeedColumn("declaration_key", long.class),
                    new RowFeed.FeedColumn("sequence", long.class)));
            TEXTS.forEach(text -> columns.add(new RowFeed.FeedColumn(text, String.class)));
            return columns;
        }

        @Override
        public int next(ColumnWriter rows) throws Exception {
            int count = Math.min(RowFeed.CHUNK, found.size() - next);
            byte[][][] texts = new byte[TEXTS.size()][count][];
            for (int r = 0; r < count; r++) {
                rows.longAt("place", r, next);
                DefectOfRow one = found.get(next++);
                Defect d = one.defect();
                rows.longAt("declaration_key", r, one.key());
                rows.longAt("sequence", r, d.sequence() == null ? 0 : d.sequence());
                texts[0][r] = bytes(d.check());
                texts[1][r] = bytes(d.severity().name().toLowerCase(java.util.Locale.ROOT));
                texts[2][r] = bytes(path(d));
                texts[3][r] = bytes(d.value());
                texts[4][r] = bytes(d.message());
                texts[5][r] = bytes(d.finding());
            }
            for (int c = 0; c < texts.length; c++) {
                rows.texts(TEXTS.get(c), texts[c], count);
            }
            return count;
        }

        /** What is missing in a stored declaration stands nowhere: then its part of the model is named. */
        private static String path(Defect d) {
            return !d.path().isEmpty() ? d.path() : d.sequence() == null ? "declaration" : "goods_item";
        }

        private static byte[] bytes(@Nullable String text) {
            return (text == null ? "" : text).getBytes(StandardCharsets.UTF_8);
        }
    }
}
