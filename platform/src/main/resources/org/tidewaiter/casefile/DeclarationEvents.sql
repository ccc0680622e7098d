-- What happened to the version of a declaration whose key is $1, and where its day of acceptance is from.

-- :: taken_from
-- What stands for the day of acceptance, where the message does not say it.
select a.value
from store.addition a
where a.declaration_key = $1 and a.name = 'declaration.accepted_at.taken_from';

-- :: events
-- One row is an event, at most $2: from files of events, and from messages with the number they call the declaration by.
with told as (
    select distinct
        r.event_code, r.occurred_at, nullif(r.stated_declaration_id, r.declaration_id) as stated_number, r.tax_assessed
    from response r
    where r.declaration_key = $1 and r.event_code is not null
)
select e.event_code, e.occurred_at, t.stated_number, t.tax_assessed
from (select distinct event_code, occurred_at from event where declaration_key = $1) e
left join told t on t.event_code = e.event_code and t.occurred_at is not distinct from e.occurred_at
order by e.occurred_at nulls last, e.event_code, t.stated_number
limit $2;
