package org.tidewaiter.intake;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.tidewaiter.mapping.CompanionMapping;
import org.tidewaiter.mapping.LoadedAs;
import org.tidewaiter.model.ReferenceColumn;
import org.tidewaiter.model.ReferenceColumn.Need;
import org.tidewaiter.model.ReferenceColumn.Type;

/**
 * What stands beside declarations and comes in a file of its own, and how its rows are judged and written.
 *
 * @param name as people call it
 * @param columns the file must have, in any order; others are left alone
 * @param optional columns that a file may have besides, which are empty where it has not
 * @param staged SQL of the rows: the columns, {@code line}, and {@code reason}, {@code field}, {@code value} where a row is bad
 * @param keys SQL that comes before: it numbers codes and parties that are new; {@code $load} is the number of the load
 * @param writes SQL that writes the good rows of {@code beside}, together each of them once; {@code $load} as above, {@code $file} is the name of the file, here and in {@code staged}
 * @param described the columns with their types, by which values are read that come through a mapping
 * @param typed whether values are always read by these types, so that the SQL only casts them
 * @param notes SQL of sentences about what was written that people might not expect, a row each; {@code $load} as above
 */
public record CompanionTable(
        String name,
        List<String> columns,
        List<String> optional,
        String staged,
        List<String> keys,
        List<String> writes,
        List<ReferenceColumn> described,
        boolean typed,
        List<String> notes) {
    /** A table of which there is nothing to be said. */
    public CompanionTable(
            String name,
            List<String> columns,
            List<String> optional,
            String staged,
            List<String> keys,
            List<String> writes,
            List<ReferenceColumn> described,
            boolean typed) {
        this(name, columns, optional, staged, keys, writes, described, typed, List.of());
    }

    /** A table all of whose columns a file must have. */
    public CompanionTable(String name, List<String> columns, String staged, List<String> keys, List<String> writes) {
        this(name, columns, List.of(), staged, keys, writes, described(columns), false);
    }

    /** Times end in {@code _at}, all else is text that the SQL judges. */
    private static List<ReferenceColumn> described(List<String> columns) {
        return columns.stream()
                .map(c -> new ReferenceColumn(
                        c, c.endsWith("_at") ? Type.TIME : Type.TEXT, Need.OPTIONAL, EventLogCompanion.namesFor(c)))
                .toList();
    }

    /** What happened to declarations, when, and who was responsible. */
    public static final CompanionTable EVENTS = EventLogCompanion.withTransition(new CompanionTable(
            "events",
            List.of("declaration_id", "event_code", "occurred_at", "responsible_party"),
            """
            select r.*, case when declaration_key is null then 'declaration_id'
                     when coalesce(event_code, '') = '' or known then 'event_code'
                     when r.at is null then 'occurred_at' end as field,
                case when declaration_key is null then declaration_id
                     when coalesce(event_code, '') = '' or known then event_code
                     when r.at is null then occurred_at end as value,
                case when declaration_key is null then 'is no declaration of the workspace: load the declarations first'
                     when coalesce(event_code, '') = '' then 'is not given, and must be'
                     when known then 'is in the workspace already, or earlier in this file: at this very time and by this party'
                     when r.at is null then 'is not a time like 2021-03-31T10:15:00'
                     end as reason
            from (select r.*, d.declaration_key, try_cast(r.occurred_at as timestamp) as at,
                    try_cast(r.occurred_at as timestamp) is not null and (row_number() over (
                            partition by r.declaration_id, r.event_code, try_cast(r.occurred_at as timestamp),
                                coalesce(r.responsible_party, '') order by r.line) > 1
                        or exists (select 1 from store.event e join store.code c on c.code_key = e.event_key
                            join store.party p on p.party_key = e.party_key
                            where e.declaration_key = d.declaration_key
                                and e.occurred_at = try_cast(r.occurred_at as timestamp)
                                and c.code = r.event_code and p.party_id = coalesce(r.responsible_party, ''))) as known
                from (select * replace (case when coalesce(lower(transition), '') in ('', 'complete') then event_code
                        else event_code || ' (' || lower(transition) || ')' end as event_code) from beside_rows) r
                left join store.declaration d on d.declaration_id = r.declaration_id and d.superseded_by is null) r\
            """,
            List.of("""
                insert into store.code (code_key, code)
                select (select max(code_key) from store.code) + row_number() over (order by first), code
                from (select event_code as code, min(line) as first from beside where reason is null
                    and event_code not in (select code from store.code) group by all)\
                """, """
                insert into store.party (party_key, party_id)
                select (select max(party_key) from store.party) + row_number() over (order by first), id
                from (select responsible_party as id, min(line) as first from beside where reason is null
                    and coalesce(responsible_party, '') <> ''
                    and responsible_party not in (select party_id from store.party) group by all)\
                """),
            List.of("""
                insert into store.event (declaration_key, load_id, event_key, occurred_at, party_key)
                select b.declaration_key, $load, c.code_key, b.at, coalesce(p.party_key, 0)
                from beside b join store.code c on c.code = b.event_code
                left join store.party p on p.party_id = b.responsible_party
                where b.reason is null order by b.line\
                """)));

    /** Events of processes whose cases need not be declarations. */
    public static final CompanionTable EVENT_LOG = EventLogCompanion.eventLog();

    /** Parties, with all that a register says of them. */
    public static final CompanionTable PARTIES = PartyCompanion.parties();

    /** What the record of a load remembers of how it was read: the columns that are needed and the mapping's text. */
    String remembered(CompanionMapping mapping) {
        return LoadedAs.COMPANION
                + String.join(", ", columns)
                + (mapping.text().isEmpty() ? "" : "\n" + mapping.text());
    }

    /** Whether some of its columns hold days, months or times. */
    public boolean hasDays() {
        return hasAny(Set.of(Type.DAY, Type.MONTH, Type.TIME));
    }

    /** Whether some of its columns hold numbers. */
    public boolean hasNumbers() {
        return hasAny(Set.of(Type.AMOUNT, Type.QUANTITY, Type.RATE, Type.COUNT));
    }

    private boolean hasAny(Set<Type> types) {
        return described.stream().anyMatch(c -> types.contains(c.type()));
    }

    /** Whether a header lacks a column by its own name and has one of another name that stands for it, as logs of processes do. */
    boolean isNamedOtherwise(List<String> header) {
        return described.stream()
                .anyMatch(c ->
                        !header.contains(c.name()) && c.otherNames().stream().anyMatch(header::contains));
    }

    /** The columns that a file must or may have. */
    List<String> allColumns() {
        return Stream.concat(columns.stream(), optional.stream()).toList();
    }

    /** Copies. */
    public CompanionTable {
        columns = List.copyOf(columns);
        optional = List.copyOf(optional);
        keys = List.copyOf(keys);
        writes = List.copyOf(writes);
        described = List.copyOf(described);
        notes = List.copyOf(notes);
    }
}
