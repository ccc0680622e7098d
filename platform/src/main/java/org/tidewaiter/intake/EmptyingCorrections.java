package org.tidewaiter.intake;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.tidewaiter.engine.Session;
import org.tidewaiter.model.Field;

/**
 * Refuses corrections that would empty what the version before them fills: a field of the declaration or of an item, or an
 * item as a whole. A file that holds only some columns is no new version of its declarations.
 */
public final class EmptyingCorrections {
    /** How the reason begins. */
    public static final String REASON = "would empty what version ";

    private static final List<Field> NOT_COMPARED =
            List.of(Field.DECLARATION_ID, Field.VERSION, Field.ACCEPTED_AT, Field.SEQUENCE, Field.HS_CODE);

    private final StagedValues values;

    EmptyingCorrections(StagedValues values) {
        this.values = values;
    }

    /** Adds every row of such a declaration to the table of rejected rows. */
    void reject(Session session) {
        session.execute("create temp table emptied as " + emptied());
        if (session.number("select count(*) from emptied") > 0) {
            String results = values.filled(Field.OUTCOME) ? ". Results of controls alone come with --as controls" : "";
            session.execute("insert into rejected select s.rowid, s.line, e.field, s.declaration_id, '" + REASON
                    + "' || e.version || ' of the declaration fills: ' || e.fields"
                    + " || '; give all that still holds, or load it with --allow-empty if it is to be empty" + results
                    + "' from staged s join emptied e on e.declaration_id = s.declaration_id");
        }
        session.execute("drop table emptied");
    }

    private String emptied() {
        return """
            with new_rows as (select s.*, %s as item from (select *, rowid as row_number from staged) s),
            known as (
                select d.* from store.declaration d
                where d.superseded_by is null and d.declaration_id in (select declaration_id from staged)),
            fields as (
                select d.declaration_id, d.version, unnest([%s]) as field
                from new_rows s join known d on d.declaration_id = s.declaration_id
                left join store.goods_item i on i.declaration_key = d.declaration_key and i.sequence = s.item
                union all
                select d.declaration_id, d.version, 'item ' || i.sequence
                from known d join store.goods_item i on i.declaration_key = d.declaration_key
                where not exists (
                    select 1 from new_rows s where s.declaration_id = d.declaration_id and s.item = i.sequence)),
            places as (
                select distinct declaration_id, version, field from fields where field is not null)
            select declaration_id, version, min(field) filter (where field like '%%.%%') as field,
                string_agg(field, ', ' order by starts_with(field, 'item '), field) as fields
            from places group by declaration_id, version\
            """.formatted(values.sequence(), compared());
    }

    /** By field its path where the version before fills it and the new row does not, else null. */
    private String compared() {
        return Arrays.stream(Field.values())
                .filter(f -> f.part() != Field.Part.CONTROL && !NOT_COMPARED.contains(f))
                .map(f -> "case when " + filledBefore(f) + " and " + emptyNow(f) + " then '" + f.path() + "' end")
                .collect(Collectors.joining(", "));
    }

    private static String filledBefore(Field field) {
        String stored = (field.part() == Field.Part.DECLARATION ? "d." : "i.") + field.storedColumn();
        return field.keyed() ? stored + " > 0" : "coalesce(" + stored + "::varchar, '') <> ''";
    }

    private String emptyNow(Field field) {
        return field.keyed()
                ? "coalesce(" + values.value(field) + ", 0) = 0"
                : "coalesce((" + values.value(field) + ")::varchar, '') = ''";
    }
}
