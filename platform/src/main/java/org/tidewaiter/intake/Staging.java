package org.tidewaiter.intake;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.tidewaiter.engine.Session;
import org.tidewaiter.engine.SqlSections;
import org.tidewaiter.intake.control.ControlStore;
import org.tidewaiter.model.Chooser;
import org.tidewaiter.model.Field;
import org.tidewaiter.quarantine.RejectedRow;

/**
 * From the staged rows of one load to the tables of the model: finds the rows that only the others prove wrong (given twice,
 * headers that differ, versions that are there already), then writes declarations, goods items and controls. A staged row is
 * told by its rowid, which counts up in the order in which the rows were staged.
 */
final class Staging {
    /** How what is known of a declaration goes over to its next version. */
    static final SqlSections CARRIED = SqlSections.read(Staging.class, "carried.sql");

    private final Session session;
    private final StagedValues values;
    private final LoadOptions options;
    private final boolean byOrder;
    private final boolean headersAgree;
    private String from = "";
    private boolean inFileOrder;
    private boolean hasReplaced;
    private RepeatedRows repeated = RepeatedRows.NONE;

    Staging(Session session, StagedValues values, LoadOptions options) {
        this(session, values, options, false);
    }

    /**
     * Prepares to write staged rows.
     *
     * @param headersAgree whether the rows of a declaration are known to repeat its one heading, as those of a message do
     */
    Staging(Session session, StagedValues values, LoadOptions options, boolean headersAgree) {
        this.session = session;
        this.headersAgree = headersAgree;
        this.options = options;
        this.values = values;
        byOrder = !values.filled(Field.SEQUENCE);
        session.execute(
                "create temp table rejected (row_number bigint, line bigint, field varchar, value varchar, reason"
                        + " varchar)");
    }

    /**
     * Finds and sets aside the rows that only the others prove wrong.
     *
     * @param allDifferent whether no declaration is known to have two rows; otherwise they are counted
     * @param found takes them, in the order of their lines
     */
    void findBad(boolean allDifferent, Consumer<RejectedRow> found) {
        long rows = session.number("select count(*) from staged");
        boolean onePerDeclaration =
                allDifferent || session.number("select count(distinct declaration_id) from staged") == rows;
        if (!onePerDeclaration) {
            rejectTwice();
            if (!headersAgree) {
                rejectHeadersThatDiffer();
            }
        }
        rejectKnown();
        if (!options.allowEmpty() && (options.corrections() || values.columns().containsKey(Field.VERSION))) {
            new EmptyingCorrections(values).reject(session);
        }
        long rejected = session.number("select count(*) from rejected");
        if (rejected > 0) {
            session.execute("delete from staged where rowid in (select row_number from rejected)");
        }
        boolean idGiven = values.columns().containsKey(Field.DECLARATION_ID);
        if (!headersAgree && (idGiven ? byOrder && !onePerDeclaration : true)) {
            findRepeated(idGiven);
        }
        keys(onePerDeclaration && rejected == 0);
        if (rejected > 0) {
            RejectedRow.each(
                    session, "select distinct on (line) line, field, value, reason from rejected order by line", found);
        }
    }

    /** Rows that repeat others, where nothing numbers them: those that are left, after {@link #findBad}. */
    RepeatedRows repeated() {
        return repeated;
    }

    private record Groups(long rows, long line, long ofLine) {}

    /** By the hash of all that is staged but the line, and an identifier that was made of it. */
    private void findRepeated(boolean idGiven) {
        String columns = session.query(Name.class, "select column_name from (describe staged)").stream()
                .map(Name::columnName)
                .filter(c -> !c.equals("line") && (idGiven || !c.equals("declaration_id")))
                .collect(Collectors.joining(", "));
        Groups found = session.query(Groups.class, """
            select coalesce(sum(n - 1), 0)::bigint as rows, coalesce(arg_min(last, first), 0) as line,
                coalesce(min(first), 0) as of_line
            from (select count(*) as n, min(line) as first, max(line) as last
                from (select line, hash(%s) as row_hash, %s as id from staged)
                group by row_hash, id having count(*) > 1)\
            """.formatted(columns, idGiven ? "declaration_id" : "0"))
                .getFirst();
        repeated = new RepeatedRows(found.rows(), found.line(), found.ofLine());
    }

    private record Name(String columnName) {}

    private void rejectTwice() {
        if (byOrder) {
            return;
        }
        session.execute("""
            insert into rejected
            select row_number, line, 'goods_item.sequence', declaration_id || ' item ' || n, 'is given twice in this file'
            from (select rowid as row_number, line, declaration_id, %1$s as n,
                row_number() over (partition by declaration_id, %1$s order by rowid) as place from staged s)
            where place > 1\
            """.formatted(values.value(Field.SEQUENCE)));
    }

    /** A later row of a declaration that says otherwise in a header field than its first. */
    private void rejectHeadersThatDiffer() {
        for (Map.Entry<Field, String> entry : values.columns().entrySet()) {
            Field field = entry.getKey();
            if (field.part() == Field.Part.DECLARATION && field != Field.DECLARATION_ID) {
                session.execute("""
                    insert into rejected
                    select row_number, line, '%2$s', 'declaration ' || declaration_id, 'says otherwise than its first row'
                    from (select rowid as row_number, line, declaration_id, %1$s as here,
                        first_value(%1$s) over (partition by declaration_id order by rowid) as there from staged)
                    where here is distinct from there\
                    """.formatted(entry.getValue(), field.path()));
            }
        }
    }

    private void rejectKnown() {
        String version = values.columns().containsKey(Field.VERSION) ? "s.version" : "null";
        String takes = options.corrections()
                ? version + " is not null and " + version + " <= d.version"
                : "coalesce(" + version + ", 0) <= d.version";
        String remedy = "load it with --corrections, or with a later version, to replace it"
                + (values.filled(Field.OUTCOME) ? "; results of controls alone come with --as controls" : "");
        session.execute("""
            insert into rejected
            select s.rowid, s.line, 'declaration.declaration_id', s.declaration_id,
                'is already in the workspace as version ' || d.version
                || '; %s'
            from staged s join store.declaration d on d.declaration_id = s.declaration_id and d.superseded_by is null
            where\
            """.formatted(remedy) + " " + takes);
    }

    /** Numbers the declarations on from what is there, in the order of the file; one row each needs no sorting. */
    private void keys(boolean onePerDeclaration) {
        inFileOrder = onePerDeclaration;
        long next = session.number("select coalesce(max(declaration_key), -1) + 1 from store.declaration");
        long first = session.number("select min(rowid) from staged");
        if (!onePerDeclaration) {
            session.execute("create or replace temp table keyed as"
                    + " select declaration_id, first_row, row_number() over (order by first_row) - 1 + " + next
                    + " as declaration_key from (select declaration_id, min(rowid) as first_row from staged"
                    + " group by all)");
        }
        from = onePerDeclaration
                ? "(select *, rowid as row_number, rowid as first_row, rowid + " + (next - first)
                        + " as declaration_key from staged) s"
                : "(select *, rowid as row_number from staged) s join keyed k on k.declaration_id = s.declaration_id";
    }

    /** Writes what was staged as load {@code loadId}; counts the goods items written, one for every row. */
    LoadStrategy.Written write(int loadId) {
        long replaced = supersede(loadId);
        session.execute(insert("store.declaration", declaration(loadId))
                + (inFileOrder ? "" : " where s.row_number = first_row order by declaration_key"));
        long items = session.execute(insert("store.goods_item", goodsItem()) + order("s.row_number"));
        if (values.filled(Field.OUTCOME)) {
            writeControls(loadId);
        }
        writeAdditions(loadId);
        if (hasReplaced) {
            session.script(CARRIED.get("same_number").replace("$load", Integer.toString(loadId)));
            session.script(CARRIED.get("over"));
        }
        return new LoadStrategy.Written(items, replaced);
    }

    /** A statement that fills a table from what was staged: an expression for each of its columns, by name. */
    private String insert(String table, Map<String, String> columns) {
        return "insert into " + table + " (" + String.join(", ", columns.keySet()) + ") select "
                + String.join(", ", columns.values()) + " from " + from;
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
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("declaration_key", "declaration_key");
        columns.put("declaration_id", "s.declaration_id");
        columns.put("version", version + "::integer");
        columns.put("superseded_by", "null");
        columns.put("load_id", Integer.toString(loadId));
        columns.put("line_number", "s.line");
        columns.put("accepted_at", values.time(Field.ACCEPTED_AT));
        columns.put("type_key", values.value(Field.TYPE_CODE));
        columns.put("office_key", values.value(Field.OFFICE_CODE));
        columns.put("transport_mode_key", values.value(Field.TRANSPORT_MODE));
        columns.put("export_country_key", values.value(Field.EXPORT_COUNTRY));
        columns.put("destination_country_key", values.value(Field.DESTINATION_COUNTRY));
        columns.put("incoterm_key", values.value(Field.INCOTERM));
        columns.put("declarant_key", values.value(Field.DECLARANT_ID));
        columns.put("importer_key", values.value(Field.IMPORTER_ID));
        columns.put("exporter_key", values.value(Field.EXPORTER_ID));
        columns.put("seller_key", values.value(Field.SELLER_ID));
        columns.put("carrier_key", values.value(Field.CARRIER_ID));
        columns.put("currency_key", values.value(Field.CURRENCY));
        columns.put("invoice_amount", values.value(Field.INVOICE_AMOUNT));
        columns.put("exchange_rate", values.value(Field.EXCHANGE_RATE));
        columns.put("gross_mass_kg", values.value(Field.DECLARATION_GROSS_MASS_KG));
        columns.put("packages", values.value(Field.PACKAGES));
        return columns;
    }

    private Map<String, String> goodsItem() {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("declaration_key", "declaration_key");
        columns.put("sequence", values.sequence());
        columns.put("hs_key", values.value(Field.HS_CODE));
        columns.put("description", values.value(Field.DESCRIPTION));
        columns.put("origin_key", values.value(Field.ORIGIN_COUNTRY));
        columns.put("origin_type_key", values.value(Field.ORIGIN_TYPE));
        columns.put("preference_key", values.value(Field.PREFERENCE_CODE));
        columns.put("procedure_key", values.value(Field.PROCEDURE_CODE));
        columns.put("previous_procedure_key", values.value(Field.PREVIOUS_PROCEDURE_CODE));
        columns.put("end_use_key", values.value(Field.END_USE_CODE));
        columns.put("payment_method_key", values.value(Field.PAYMENT_METHOD));
        columns.put("valuation_method_key", values.value(Field.VALUATION_METHOD));
        columns.put("unit_key", values.value(Field.SUPPLEMENTARY_UNIT));
        columns.put("net_mass_kg", values.value(Field.NET_MASS_KG));
        columns.put("gross_mass_kg", values.value(Field.GROSS_MASS_KG));
        columns.put("supplementary_quantity", values.value(Field.SUPPLEMENTARY_QUANTITY));
        columns.put("item_amount", values.value(Field.ITEM_AMOUNT));
        columns.put("customs_value", values.value(Field.CUSTOMS_VALUE));
        columns.put("statistical_value", values.value(Field.STATISTICAL_VALUE));
        columns.put("duty_rate_percent", values.value(Field.DUTY_RATE_PERCENT));
        columns.put("tax_assessed", values.value(Field.TAX_ASSESSED));
        return columns;
    }

    private void writeControls(int loadId) {
        String outcome = values.word(Field.OUTCOME, null);
        String recorded = values.filled(Field.RECORDED_AT)
                ? "coalesce(" + values.time(Field.RECORDED_AT) + ", " + values.time(Field.ACCEPTED_AT) + ")"
                : values.time(Field.ACCEPTED_AT);
        String rows = "select "
                + String.join(
                        ", ",
                        "declaration_key",
                        values.sequence() + " as sequence",
                        Integer.toString(loadId) + " as load_id",
                        values.word(Field.KIND, "goods") + " as kind",
                        values.word(Field.SELECTED_BY, Chooser.UNKNOWN.word()) + " as selected_by",
                        values.value(Field.SELECTOR) + " as selector_key",
                        values.value(Field.SELECTION_PROBABILITY) + "::double as selection_probability",
                        values.value(Field.OFFICER_ID) + " as officer_key",
                        recorded + " as recorded_at",
                        outcome + " as outcome",
                        values.value(Field.FINDING_KIND) + " as finding_kind_key",
                        values.value(Field.AMOUNT_RECOVERED) + " as amount_recovered")
                + ", s.row_number as place from " + from;
        session.execute("insert into store.control by name select * exclude (place), " + ControlStore.lastKey(session)
                + " + row_number() over () as control_key, 1 as version from (select * from (" + rows
                + ") where outcome is not null" + order("place") + ")");
    }

    /** A row for every value of a field that has no column of its own; of a declaration's rows the first one speaks. */
    private void writeAdditions(int loadId) {
        writeAdditions(loadId, Field.Part.GOODS_ITEM, values.sequence(), "");
        writeAdditions(
                loadId,
                Field.Part.DECLARATION,
                "null::integer",
                " qualify row_number() over (partition by declaration_key order by s.row_number) = 1");
    }

    /** All fields of a part in one pass: a statement a field took a fifth of a second for every file of a folder. */
    private void writeAdditions(int loadId, Field.Part part, String sequence, String which) {
        String pairs = Arrays.stream(Field.values())
                .filter(f -> f.added() && f.part() == part && values.filled(f))
                .map(f -> "{'name': '" + f.path() + "', 'value': " + text(f) + "}")
                .collect(Collectors.joining(", "));
        if (!pairs.isEmpty()) {
            session.execute("insert into store.addition (declaration_key, sequence, load_id, name, value)"
                    + " select declaration_key, sequence, " + loadId
                    + ", pair.name, pair.value from (select declaration_key, sequence, place, unnest(pairs) as pair"
                    + " from (select declaration_key, " + sequence + " as sequence, s.row_number as place, [" + pairs
                    + "] as pairs from " + from + which + ")) where pair.value is not null and pair.value <> ''"
                    + order("place"));
        }
    }

    private String text(Field field) {
        return field.type() == Field.Type.TIME
                ? "strftime(" + values.time(field) + ", '%Y-%m-%dT%H:%M:%S')"
                : "(" + values.value(field) + ")::varchar";
    }

    /** Rows that were never joined come in the order of the file without being sorted. */
    private String order(String by) {
        return inFileOrder ? "" : " order by " + by;
    }
}
