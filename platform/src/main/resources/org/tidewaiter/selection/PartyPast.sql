-- The past of one party in one role. {role} stands for a column of store.declaration, from the allow-list of
-- PartyPast.java. $1 is the party's id, $2 the key of the declaration in question, which is left out, $3 the moment
-- before which a declaration was accepted or a control recorded to be counted: what was known then.

-- :: name
-- The name of the party $1, in one row; none where no file gave one.
select min(name) as name from store.party where party_id = $1 and name is not null having count(*) > 0;

-- :: totals
-- One row.
with past as (
    select d.declaration_key, d.accepted_at
    from store.declaration d
    where d.{role} in (select party_key from store.party where party_id = $1)
      and d.declaration_key <> $2 and d.superseded_by is null and d.accepted_at < $3
),
results as (
    select c.outcome, c.amount_recovered
    from store.control c
    where c.declaration_key in (select declaration_key from past) and c.recorded_at < $3 and c.outcome <> 'pending'
)
select
    (select count(*) from past) as declarations,
    (select min(accepted_at) from past) as first_at,
    count(*) as controls,
    count(*) filter (where outcome = 'finding') as findings,
    case when count(*) > 0 then cast(count(*) filter (where outcome = 'finding') as double) / count(*) end as finding_rate,
    sum(amount_recovered) as amount_recovered
from results;

-- :: months
-- One row per month with a declaration or a result, in order: the last 24 of them.
with past as (
    select d.declaration_key, d.accepted_at
    from store.declaration d
    where d.{role} in (select party_key from store.party where party_id = $1)
      and d.declaration_key <> $2 and d.superseded_by is null and d.accepted_at < $3
),
happenings as (
    select cast(date_trunc('month', accepted_at) as date) as month, 1 as declarations, 0 as controls, 0 as findings from past
    union all
    select cast(date_trunc('month', c.recorded_at) as date), 0, 1, case when c.outcome = 'finding' then 1 else 0 end
    from store.control c
    where c.declaration_key in (select declaration_key from past) and c.recorded_at < $3 and c.outcome <> 'pending'
),
months as (
    select month, cast(sum(declarations) as bigint) as declarations, cast(sum(controls) as bigint) as controls, cast(sum(findings) as bigint) as findings
    from happenings group by month order by month desc limit 24
)
select month, declarations, controls, findings from months order by month;

-- :: controls
-- The last ten controls with a result.
with past as (
    select d.declaration_key, d.declaration_id, d.accepted_at
    from store.declaration d
    where d.{role} in (select party_key from store.party where party_id = $1)
      and d.declaration_key <> $2 and d.superseded_by is null and d.accepted_at < $3
)
select
    past.declaration_id, c.recorded_at, c.kind, c.outcome, nullif(finding.code, '') as finding_kind, c.amount_recovered,
    (select min(hs.code) from store.goods_item i join store.code hs on hs.code_key = i.hs_key
     where i.declaration_key = past.declaration_key and i.sequence = coalesce(c.sequence, 1)) as hs_code
from store.control c
join past on past.declaration_key = c.declaration_key
join store.code finding on finding.code_key = c.finding_kind_key
where c.recorded_at < $3 and c.outcome <> 'pending'
order by c.recorded_at desc, past.declaration_id desc, c.sequence nulls first
limit 10;
