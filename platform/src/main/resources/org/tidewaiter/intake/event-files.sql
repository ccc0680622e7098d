-- Files of events (load --as events): what happened to declarations, when, and who was responsible. $load is put in.
-- :: rows
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
    left join store.declaration d on d.declaration_id = r.declaration_id and d.superseded_by is null) r
-- :: codes
insert into store.code (code_key, code)
select (select max(code_key) from store.code) + row_number() over (order by first), code
from (select event_code as code, min(line) as first from beside where reason is null
    and event_code not in (select code from store.code) group by all)
-- :: parties
insert into store.party (party_key, party_id)
select (select max(party_key) from store.party) + row_number() over (order by first), id
from (select responsible_party as id, min(line) as first from beside where reason is null
    and coalesce(responsible_party, '') <> ''
    and responsible_party not in (select party_id from store.party) group by all)
-- :: events
insert into store.event (declaration_key, load_id, event_key, occurred_at, party_key)
select b.declaration_key, $load, c.code_key, b.at, coalesce(p.party_key, 0)
from beside b join store.code c on c.code = b.event_code
left join store.party p on p.party_id = b.responsible_party
where b.reason is null order by b.line
