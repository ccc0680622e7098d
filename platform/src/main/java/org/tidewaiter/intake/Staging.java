package org.tidewaiter.intake;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.engine.Session;
import org.tidewaiter.quarantine.RejectedRow;

/**
 * From the staged rows of one load to the tables of the model: finds the rows that only the others prove wrong (given twice,
 * headers that differ, versions that are there already), then writes declarations, goods items and controls. A staged row is
 * told by its rowid, which counts up in the order in which the rows were staged.
 */
// Long: the steps from staged rows to the tables, which share the staged columns and the session.
final class Staging {
    /** What is staged beside what the file says. */
    private static final Set<String> NOT_OF_FILE = Set.of("line", "run", "run_start");

    private final Session session;
    private final StagedValues values;
    private final LoadOptions options;
    private final boolean byOrder;
    private final StagedShape rows;
    private DeclarationKeys keys = new DeclarationKeys("", "true", true);
    private boolean hasReplaced;
    private RepeatedRows repeated = RepeatedRows.NONE;
    private @Nullable LinesOfItems lines;
    private final CompletedDeclarations late;
    private final CarriedOver carried;

    /**
     * How the staged rows of a declaration are known to stand to one another.
     *
     * @param allDifferent whether no declaration is known to have two rows; otherwise they are counted
     * @param headersAgree whether they repeat one heading, as those of a message do
     * @param run the staged column that numbers runs of rows of one declaration, rising; empty where there is none
     * @param seen what was seen of those runs where a declaration may have several; {@link StagedRuns#NONE} where each has one for sure
     * @param linesOfItems whether each is a line of an item, so that several may be one item
     * @param linesOfDeclarations whether each may say lines of the whole declaration
     */
    record StagedShape(
            boolean allDifferent,
            boolean headersAgree,
            String run,
            StagedRuns seen,
            boolean linesOfItems,
            boolean linesOfDeclarations) {
        /** A message's rows follow one another, under its number. */
        static final StagedShape OF_MESSAGES = new StagedShape(false, true, "line", StagedRuns.NONE, false, false);

        /** Rows of a table, of which nothing is known but the runs that were counted; 0 for none. */
        static StagedShape ofTable(
                boolean allDifferent, StagedRuns seen, boolean linesOfItems, boolean linesOfDeclarations) {
            return new StagedShape(
                    allDifferent, false, seen.count() == 0 ? "" : "run", seen, linesOfItems, linesOfDeclarations);
        }

        long runs() {
            return seen.count();
        }

        /** Whether a declaration has one run, when there are so many declarations. */
        boolean grouped(long declarations) {
            return !run.isEmpty() && (runs() == 0 || runs() == declarations);
        }
    }

    /** Prepares to write the staged rows of a load of something new. */
    Staging(Session session, StagedValues values, LoadOptions options, StagedShape rows) {
        this(session, values, options, rows, List.of());
    }

    /**
     * Prepares to write staged rows.
     *
     * @param returned the rows of the quarantine that come back with them
     */
    Staging(Session session, StagedValues values, LoadOptions options, StagedShape rows, List<Long> returned) {
        this.session = session;
        this.rows = rows;
        this.options = options;
        this.values = values;
        byOrder = !values.filled(Field.SEQUENCE);
        carried = new CarriedOver(session);
        late = new CompletedDeclarations(session, values, options.corrections() ? List.of() : returned, byOrder);
    }

    /**
     * Finds and sets aside the rows that only the others prove wrong.
     *
     * @param found takes them, in the order of their lines
     */
    void findBad(Consumer<RejectedRow> found) {
        session.execute(
                "create temp table rejected (row_number bigint, line bigint, field varchar, value varchar, reason"
                        + " varchar)");
        joinLinesOfItems();
        StagedCounts staged = counted();
        StagedFaults faults = new StagedFaults(session, values, options);
        rejectBesideOneAnother(faults, staged);
        rejectBesideStored(faults);
        long rejected = takeOutRejected();
        findRepeated(faults, staged.onePerDeclaration());
        giveKeys(staged, rejected);
        if (rejected > 0) {
            RejectedRow.each(
                    session, "select distinct on (line) line, field, value, reason from rejected order by line", found);
        }
    }

    /** Rows that are further lines of the items above them go to those. */
    private void joinLinesOfItems() {
        if (rows.linesOfItems()) {
            lines = LinesOfItems.found(session, values, byOrder, stagedColumns());
        }
    }

    private StagedCounts counted() {
        boolean eachRun = rows.seen().identifiersRise() && !rows.linesOfItems();
        String declarations = rows.allDifferent()
                ? "count(*)"
                : eachRun ? Long.toString(rows.runs()) : "count(distinct declaration_id)";
        return session.query(
                        StagedCounts.class,
                        "select count(*) as rows, " + declarations + "::bigint as declarations from staged")
                .getFirst();
    }

    private void findRepeated(StagedFaults faults, boolean onePerDeclaration) {
        boolean idGiven = values.columns().containsKey(Field.DECLARATION_ID);
        if (!rows.headersAgree() && (!idGiven || (byOrder && !onePerDeclaration))) {
            repeated = faults.repeated(stagedColumns(), idGiven);
        }
    }

    private void giveKeys(StagedCounts staged, long rejected) {
        boolean whole = staged.onePerDeclaration() && rejected == 0 && linesOfItems() == 0;
        keys = DeclarationKeys.of(session, rows, whole, rows.grouped(staged.declarations()));
    }

    private void rejectBesideOneAnother(StagedFaults faults, StagedCounts staged) {
        if (!staged.onePerDeclaration()) {
            StagedRuns runs = rows.runs() == staged.declarations() ? rows.seen() : StagedRuns.NONE;
            rejectTwice(faults, runs.unordered());
            if (!rows.headersAgree()) {
                faults.rejectHeadersThatDiffer(runs.differing());
            }
            if (rows.linesOfDeclarations()) {
                faults.rejectHeadingLinesThatDiffer();
            }
        }
    }

    private void rejectBesideStored(StagedFaults faults) {
        late.find();
        faults.rejectKnown();
        late.takeIn();
        if (!options.allowEmpty() && (options.corrections() || values.columns().containsKey(Field.VERSION))) {
            new EmptyingCorrections(values, lines != null, !rows.headersAgree()).reject(session, late);
        }
    }

    private long takeOutRejected() {
        if (lines != null) {
            lines.followRejected(session);
        }
        long rejected = session.number("select count(*) from rejected");
        if (rejected > 0) {
            DeclarationKeys.takeOut(session, rows);
        }
        return rejected;
    }

    private record StagedCounts(long rows, long declarations) {
        boolean onePerDeclaration() {
            return declarations == rows;
        }
    }

    /** Rows that repeat others, where nothing numbers them: those that are left, after {@link #findBad}. */
    RepeatedRows repeated() {
        return repeated;
    }

    /** What is staged of each row, but where it stood. */
    private List<String> stagedColumns() {
        return session.query(Name.class, "select column_name from (describe staged)").stream()
                .map(Name::columnName)
                .filter(c -> !NOT_OF_FILE.contains(c))
                .toList();
    }

    private record Name(String columnName) {}

    private void rejectTwice(StagedFaults faults, @Nullable List<Long> runs) {
        if (byOrder) {
            return;
        }
        if (lines != null) {
            lines.rejectDiffering(session);
        } else {
            faults.rejectGivenTwice(runs);
        }
    }

    /** Writes what was staged as load {@code loadId}; counts the goods items written, one for every row. */
    LoadStrategy.WrittenCounts write(int loadId) {
        long replaced = supersede(loadId);
        session.execute(insert("store.declaration", declaration(loadId)) + " where " + keys.isFirst()
                + order("declaration_key"));
        long items = session.execute(insert("store.goods_item", goodsItem()) + order("s.row_number"));
        if (values.filled(Field.OUTCOME)) {
            StagedControls.write(session, values, keys.from(), order("place"), loadId);
        }
        late.written(loadId);
        if (hasReplaced) {
            carried.resultsAndEvents(loadId);
        }
        return new LoadStrategy.WrittenCounts(items + linesOfItems(), replaced, 0);
    }

    /** Gives the versions that replaced others the lines that those had from files of their own; after all lines of the load were written. */
    void carryLines(int loadId) {
        if (hasReplaced) {
            carried.lines(loadId);
        }
    }

    /**
     * Takes the versions out again that say what those before them say, after all else that the load writes.
     *
     * @return how many there are
     */
    long takeOutUnchanged(int loadId) {
        if (!hasReplaced) {
            return 0;
        }
        String numbered = values.columns().containsKey(Field.VERSION) ? "s.version is not null" : "false";
        return UnchangedDeclarations.takeOut(session, loadId, numbered, values.filled(Field.OUTCOME));
    }

    /** What a later version did not take over of the lines that came in files of their own, as a sentence; none where it took all. */
    List<String> notes() {
        return carried.notes();
    }

    /**
     * Makes a table of the rows that were written: {@code line} in the file, {@code declaration_key}, {@code sequence} of the item, and
     * {@code is_first} of the first row of a declaration.
     *
     * @return its name
     */
    String rowKeys() {
        session.execute("create or replace temp table row_keys as select s.line, declaration_key, " + values.sequence()
                + " as sequence, " + keys.isFirst() + " as is_first from "
                + keys.from());
        late.numbered("row_keys");
        if (lines != null) {
            session.execute("insert into row_keys (line, declaration_key, sequence, is_first)"
                    + " select m.line, k.declaration_key, k.sequence, false"
                    + " from merged m join row_keys k on k.line = m.first_line");
        }
        return "row_keys";
    }

    /** Ends what was written, with the lines of its rows: declarations that only late items were written of get all that they had. */
    void complete() {
        late.complete();
    }

    /** How many rows are further lines of items that others have written. */
    long linesOfItems() {
        return lines == null ? 0 : session.number("select count(*) from merged");
    }

    /** A statement that fills a table from what was staged: an expression for each of its columns, by name. */
    private String insert(String table, Map<String, String> columns) {
        return "insert into " + table + " (" + String.join(", ", columns.keySet()) + ") select "
                + String.join(", ", columns.values()) + " from " + keys.from();
    }

    private long supersede(int loadId) {
        session.execute("create or replace temp table replaced as select d.declaration_key, d.declaration_id, d.version"
                + " from store.declaration d where d.superseded_by is null"
                + " and d.declaration_id in (select declaration_id from staged)");
        long replaced = session.number("select count(*) from replaced");
        if (replaced > 0) {
            session.execute("update store.declaration set superseded_by = " + loadId
                    + " where declaration_key in (select declaration_key from replaced)");
        }
        hasReplaced = replaced > 0;
        return replaced;
    }

    private Map<String, String> declaration(int loadId) {
        String next = hasReplaced
                ? "coalesce((select r.version + 1 from replaced r where r.declaration_id = s.declaration_id), 1)"
                : "1";
        String version = values.columns().containsKey(Field.VERSION) ? "coalesce(s.version, " + next + ")" : next;
        Map<String, String> columns = fields(Field.ModelPart.DECLARATION);
        columns.put("declaration_key", "declaration_key");
        columns.put("declaration_id", "s.declaration_id");
        columns.put("version", late.version(version, next) + "::integer");
        columns.put("load_id", Integer.toString(loadId));
        columns.put("line_number", "s.line");
        columns.put("accepted_at", values.time(Field.ACCEPTED_AT));
        return columns;
    }

    private Map<String, String> goodsItem() {
        Map<String, String> columns = fields(Field.ModelPart.GOODS_ITEM);
        columns.put("declaration_key", "declaration_key");
        columns.put("sequence", values.sequence());
        return columns;
    }

    /** Every field of a part that the file fills, by the column that keeps it; codes and parties that are not given are 0. */
    private Map<String, String> fields(Field.ModelPart part) {
        Map<String, String> columns = new LinkedHashMap<>();
        for (Field field : Field.values()) {
            if (field.part() == part && (field.keyed() || values.filled(field))) {
                columns.put(field.storedColumn(), values.stored(field));
            }
        }
        return columns;
    }

    private String order(String by) {
        return keys.inOrder() ? "" : " order by " + by;
    }
}
