package org.tidewaiter.intake;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.Session;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.intake.Values.Refusal;
import org.tidewaiter.model.Field;

/**
 * From the staged rows of one load to the tables of the model: finds the rows that only the others prove wrong (given twice,
 * headers that differ, versions that are there already), then writes declarations, goods items and controls.
 */
final class Staging {
    private final Session session;
    private final Mapping mapping;
    private final Map<Field, String> columns = new EnumMap<>(Field.class);
    private final LoadOptions options;
    private final Vocabulary codes;
    private final Vocabulary parties;
    private final boolean byOrder;

    /** What was written. */
    record Taken(long rows, long replaced) {}

    private record Rejected(
            long line, @Nullable String field, @Nullable String value, String reason) {}

    Staging(
            Session session,
            Mapping mapping,
            List<Target> targets,
            Vocabulary codes,
            Vocabulary parties,
            LoadOptions options) {
        this.session = session;
        this.mapping = mapping;
        this.options = options;
        this.codes = codes;
        this.parties = parties;
        for (Target target : targets) {
            columns.put(target.field, target.column().name());
        }
        byOrder = !columns.containsKey(Field.SEQUENCE) && !mapping.constants().containsKey(Field.SEQUENCE);
        session.execute(
                "create temp table rejected (row_number bigint, line bigint, field varchar, value varchar, reason varchar)");
    }

    /** Finds and sets aside the rows that only the others prove wrong. */
    List<Bad> findBad() {
        long rows = session.number("select count(*) from staged");
        boolean onePerDeclaration = session.number("select count(distinct declaration_id) from staged") == rows;
        if (!onePerDeclaration) {
            rejectTwice();
            rejectHeadersThatDiffer();
        }
        rejectKnown();
        long rejected = session.number("select count(*) from rejected");
        if (rejected > 0) {
            session.execute("delete from staged where row_number in (select row_number from rejected)");
        }
        keys(onePerDeclaration && rejected == 0);
        List<Bad> bad = new ArrayList<>();
        session.query(
                        Rejected.class,
                        "select distinct on (line) line, field, value, reason from rejected order by line")
                .forEach(r -> bad.add(new Bad(r.line(), r.field(), r.value(), r.reason())));
        return bad;
    }

    private void rejectTwice() {
        if (byOrder) {
            return;
        }
        session.execute("""
                insert into rejected
                select row_number, line, 'goods_item.sequence', n::varchar,
                    'declaration ' || declaration_id || ' item ' || n || ' is given twice in this file'
                from (select row_number, line, declaration_id, %1$s as n,
                    row_number() over (partition by declaration_id, %1$s order by row_number) as place from staged)
                where place > 1""".formatted(value(Field.SEQUENCE)));
    }

    /** A later row of a declaration that says otherwise in a header field than its first. */
    private void rejectHeadersThatDiffer() {
        for (Map.Entry<Field, String> entry : columns.entrySet()) {
            Field field = entry.getKey();
            if (field.part() == Field.Part.DECLARATION && field != Field.DECLARATION_ID) {
                session.execute("""
                        insert into rejected
                        select row_number, line, '%2$s', null, 'the row says otherwise than the first row of declaration ' || declaration_id
                        from (select row_number, line, declaration_id, %1$s as here,
                            first_value(%1$s) over (partition by declaration_id order by row_number) as there from staged)
                        where here is distinct from there""".formatted(entry.getValue(), field.path()));
            }
        }
    }

    private void rejectKnown() {
        String version = columns.containsKey(Field.VERSION) ? "s.version" : "null";
        String takes = options.corrections()
                ? version + " is not null and " + version + " <= d.version"
                : "coalesce(" + version + ", 0) <= d.version";
        session.execute("""
                insert into rejected
                select s.row_number, s.line, 'declaration.declaration_id', s.declaration_id,
                    'declaration ' || s.declaration_id || ' is already in the workspace as version ' || d.version
                    || '; load it with --corrections, or with a later version, to replace it'
                from staged s join store.declaration d on d.declaration_id = s.declaration_id and d.superseded_by is null
                where """ + " " + takes);
    }

    /** Numbers the declarations on from what is there, in the order of the file; one row each needs no sorting. */
    private void keys(boolean onePerDeclaration) {
        inFileOrder = onePerDeclaration;
        long next = session.number("select coalesce(max(declaration_key), -1) + 1 from store.declaration");
        String first = onePerDeclaration
                ? "select declaration_id, row_number as first_row, row_number + " + next
                        + " as declaration_key from staged"
                : "select declaration_id, first_row, row_number() over (order by first_row) - 1 + " + next
                        + " as declaration_key from (select declaration_id, min(row_number) as first_row from staged group by all)";
        session.execute("create or replace temp view keyed as " + first);
        if (!onePerDeclaration) {
            session.execute("create or replace temp table keyed_rows as select * from keyed");
            session.execute("create or replace temp view keyed as select * from keyed_rows");
        }
        from = onePerDeclaration
                ? "(select *, row_number + " + next + " as declaration_key, row_number as first_row from staged) s"
                : "staged s join keyed k on k.declaration_id = s.declaration_id";
    }

    private String from = "";

    /** Writes what was staged as load {@code loadId}. */
    Taken write(int loadId) {
        long replaced = supersede(loadId);
        session.execute("insert into store.declaration select " + declaration(loadId) + " from " + from
                + (inFileOrder ? "" : " where s.row_number = first_row order by declaration_key"));
        session.execute("insert into store.goods_item select " + goodsItem() + " from " + from + order("s.row_number"));
        if (columns.containsKey(Field.OUTCOME) || mapping.constants().containsKey(Field.OUTCOME)) {
            writeControls(loadId);
        }
        return new Taken(session.number("select count(*) from staged"), replaced);
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

    private boolean inFileOrder;
    private boolean hasReplaced;

    private String declaration(int loadId) {
        String next = hasReplaced
                ? "coalesce((select r.version + 1 from replaced r where r.declaration_id = s.declaration_id), 1)"
                : "1";
        String version = columns.containsKey(Field.VERSION) ? "coalesce(s.version, " + next + ")" : next;
        return String.join(
                ", ",
                "declaration_key",
                "s.declaration_id",
                version + "::integer",
                "null",
                Integer.toString(loadId),
                "s.line",
                time(Field.ACCEPTED_AT),
                value(Field.TYPE_CODE),
                value(Field.OFFICE_CODE),
                value(Field.TRANSPORT_MODE),
                value(Field.EXPORT_COUNTRY),
                value(Field.DESTINATION_COUNTRY),
                value(Field.INCOTERM),
                value(Field.DECLARANT_ID),
                value(Field.IMPORTER_ID),
                value(Field.EXPORTER_ID),
                value(Field.SELLER_ID),
                value(Field.CARRIER_ID),
                value(Field.CURRENCY),
                value(Field.INVOICE_AMOUNT),
                value(Field.EXCHANGE_RATE),
                value(Field.DECLARATION_GROSS_MASS_KG),
                value(Field.PACKAGES));
    }

    private String goodsItem() {
        String sequence = byOrder
                ? "row_number() over (partition by s.declaration_id order by s.row_number)::integer"
                : "coalesce(" + value(Field.SEQUENCE) + ", 1)::integer";
        return String.join(
                ", ",
                "declaration_key",
                sequence,
                value(Field.HS_CODE),
                value(Field.DESCRIPTION),
                value(Field.ORIGIN_COUNTRY),
                value(Field.ORIGIN_TYPE),
                value(Field.PREFERENCE_CODE),
                value(Field.PROCEDURE_CODE),
                value(Field.PREVIOUS_PROCEDURE_CODE),
                value(Field.END_USE_CODE),
                value(Field.PAYMENT_METHOD),
                value(Field.VALUATION_METHOD),
                value(Field.SUPPLEMENTARY_UNIT),
                value(Field.NET_MASS_KG),
                value(Field.GROSS_MASS_KG),
                value(Field.SUPPLEMENTARY_QUANTITY),
                value(Field.ITEM_AMOUNT),
                value(Field.CUSTOMS_VALUE),
                value(Field.STATISTICAL_VALUE),
                value(Field.DUTY_RATE_PERCENT),
                value(Field.TAX_ASSESSED));
    }

    private void writeControls(int loadId) {
        String outcome = word(Field.OUTCOME, null);
        String sequence = byOrder
                ? "row_number() over (partition by s.declaration_id order by s.row_number)::integer"
                : "coalesce(" + value(Field.SEQUENCE) + ", 1)::integer";
        String recorded =
                columns.containsKey(Field.RECORDED_AT) || mapping.constants().containsKey(Field.RECORDED_AT)
                        ? "coalesce(" + time(Field.RECORDED_AT) + ", " + time(Field.ACCEPTED_AT) + ")"
                        : time(Field.ACCEPTED_AT);
        String rows = "select "
                + String.join(
                        ", ",
                        "declaration_key",
                        sequence + " as sequence",
                        Integer.toString(loadId) + " as load_id",
                        "coalesce(" + word(Field.KIND, "goods") + ", 'goods') as kind",
                        "coalesce(" + word(Field.SELECTED_BY, "unknown") + ", 'unknown') as selected_by",
                        value(Field.SELECTOR) + " as selector_key",
                        value(Field.SELECTION_PROBABILITY) + "::double as selection_probability",
                        value(Field.OFFICER_ID) + " as officer_key",
                        recorded + " as recorded_at",
                        outcome + " as outcome",
                        value(Field.FINDING_KIND) + " as finding_kind_key",
                        value(Field.AMOUNT_RECOVERED) + " as amount_recovered")
                + ", s.row_number as place from " + from;
        session.execute("insert into store.control select * exclude (place) from (" + rows
                + ") where outcome is not null" + order("place"));
    }

    /** Rows that were never joined come in the order of the file without being sorted. */
    private String order(String by) {
        return inFileOrder ? "" : " order by " + by;
    }

    /** The SQL of a field's value: its staged column, its constant, or "not given". */
    private String value(Field field) {
        String column = columns.get(field);
        if (column != null) {
            return scaled(field, "s." + column);
        }
        String constant = mapping.constants().get(field);
        if (constant != null) {
            return scaled(field, constant(field, constant));
        }
        return switch (field.type()) {
            case TEXT, TIME, MASS, AMOUNT, RATE, COUNT -> "null";
            default -> "0";
        };
    }

    private static String scaled(Field field, String sql) {
        return switch (field.type()) {
            case AMOUNT -> "(" + sql + "::decimal(18, 0) * 0.001)::decimal(18, 3)";
            case MASS -> "(" + sql + "::decimal(18, 0) * 0.000001)::decimal(18, 6)";
            case RATE ->
                field == Field.EXCHANGE_RATE
                        ? "(" + sql + "::decimal(18, 0) * 0.00000001)::decimal(18, 8)"
                        : "(" + sql + "::decimal(18, 0) * 0.000001)::decimal(18, 6)";
            default -> sql;
        };
    }

    private String constant(Field field, String text) {
        try {
            return switch (field.type()) {
                case TEXT -> "'" + text.replace("'", "''") + "'";
                case TIME -> Long.toString(Values.micros(text, mapping.dates()));
                case MASS, AMOUNT, RATE, COUNT ->
                    Long.toString(
                            Values.scaled(text.toCharArray(), 0, text.length(), Values.scale(field), '.', (char) 0));
                case PARTY -> Integer.toString(parties.key(Values.code(field.type(), text)));
                default -> Integer.toString(codes.key(Values.code(field.type(), text)));
            };
        } catch (Refusal refusal) {
            throw new TidewaiterException(
                    Kind.INPUT,
                    "The mapping " + mapping.name() + " gives " + field.path() + " the constant '" + text + "', which "
                            + refusal.reason(),
                    "mend it under constants");
        }
    }

    private String time(Field field) {
        return "make_timestamp(" + value(field) + ")";
    }

    /** The word behind a code of one of the model's own lists: they are kept as words. */
    private String word(Field field, @Nullable String otherwise) {
        String key = value(field);
        if (key.equals("0")) {
            return otherwise == null ? "null" : "'" + otherwise + "'";
        }
        StringBuilder cases = new StringBuilder("case " + key);
        for (String word : List.of(
                "documents",
                "goods",
                "rule",
                "model",
                "random",
                "officer",
                "all",
                "unknown",
                "conform",
                "finding",
                "pending")) {
            cases.append(" when ")
                    .append(codes.key(word))
                    .append(" then '")
                    .append(word.toLowerCase(Locale.ROOT))
                    .append('\'');
        }
        return cases.append(" end").toString();
    }
}
