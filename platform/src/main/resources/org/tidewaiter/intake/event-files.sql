-- Files of events (load --as events): what happened to declarations, when, and who was responsible. $load is put in.
-- :: rows
-- What the writing needs of each row, with numbers in place of long texts; a bad row is shown by its line.
select line, declaration_key, event_code, responsible_party, occurred,
    case when declaration_key is null then 'declaration_id'
         when event_code = '' then 'event_code'
         when occurred is null then 'occurred_at' end as field,
    case when declaration_key is null then declaration_id
         when event_code = '' then event_code
         when occurred is null then occurred_at end as value,
    case when declaration_key is null then 'is no declaration of the workspace: load the declarations first'
         when event_code = '' then 'is not given, and must be'
         when occurred is null then 'is not a time like 2021-03-31T10:15:00' end as reason
from (
    select r.line, r.declaration_id, r.occurred_at, d.declaration_key, try_cast(r.occurred_at as timestamp) as occurred,
        coalesce(r.responsible_party, '') as responsible_party,
        case when coalesce(lower(transition), '') in ('', 'complete') then coalesce(event_code, '')
            else coalesce(event_code || ' (' || lower(transition) || ')', '') end as event_code
    from companion_text r left join store.declaration d on d.declaration_id = r.declaration_id and d.superseded_by is null
)
-- :: again
-- The same event of a declaration a second time, in this file or in the workspace. A file is gone through by a number of 64 bits for each event;
-- only those whose number comes twice are compared: of millions of rows a few, if any.
update companion_row set field = 'event_code', value = event_code,
    reason = 'is in the workspace already, or earlier in this file: at this very time and by this party'
where reason is null and line in (
    select line from (
        select line, row_number() over (partition by declaration_key, event_code, occurred, responsible_party order by line) as n
        from companion_row
        where reason is null and hash(declaration_key, event_code, occurred, responsible_party) in (
            select hash(declaration_key, event_code, occurred, responsible_party) as number from companion_row where reason is null
            group by number having count(*) > 1)
    ) where n > 1
    union all
    select b.line from companion_row b
    join store.event e on e.declaration_key = b.declaration_key and e.occurred_at = b.occurred
    join store.code c on c.code_key = e.event_key and c.code = b.event_code
    join store.party p on p.party_key = e.party_key and p.party_id = b.responsible_party
    where b.reason is null
)
-- :: codes
insert into store.code (code_key, code)
select (select max(code_key) from store.code) + row_number() over (order by first), code
from (select event_code as code, min(line) as first from companion_row where reason is null
    and event_code not in (select code from store.code) group by all)
-- :: parties
insert into store.party (party_key, party_id)
select (select max(party_key) from store.party) + row_number() over (order by first), id
from (select responsible_party as id, min(line) as first from companion_row where reason is null
    and responsible_party <> ''
    and responsible_party not in (select party_id from store.party) group by all)
-- :: events
insert into store.event (declaration_key, load_id, event_key, occurred_at, party_key)
select b.declaration_key, $load, c.code_key, b.occurred, coalesce(p.party_key, 0)
from companion_row b join store.code c on c.code = b.event_code
left join store.party p on p.party_id = b.responsible_party
where b.reason is null order by b.line
