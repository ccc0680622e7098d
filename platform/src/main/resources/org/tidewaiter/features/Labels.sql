-- All versions of the results of declarations of which at least one result was corrected: one row per version of a result.
-- "until" is the day on which the next version was recorded; 2147483647 for the one in force. Item -1 is the whole declaration.
with corrected as (select distinct declaration_key from store.former_control)
select
    c.declaration_key::integer as declaration,
    coalesce(c.sequence, -1) as item,
    (c.outcome = 'finding')::integer as finding,
    (c.recorded_at::date - date '1970-01-01')::integer as recorded,
    coalesce((c.superseded_at::date - date '1970-01-01')::integer, 2147483647) as until,
    coalesce(c.amount_recovered, 0)::double as amount
from (
    select *, null::timestamp as superseded_at from store.control
    union all by name
    select * from store.former_control
) c
where c.outcome <> 'pending' and c.declaration_key in (select declaration_key from corrected)
