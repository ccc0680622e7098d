-- The past of one party in one role. {role} stands for a column of store.declaration, from the allow-list of
-- PartyPast.java, {keys} for the numbers of the party, which "known" gave. $1 is the key of the declaration in question,
-- which is left out, $2 the moment before which a declaration was accepted or a control recorded to be counted: what was
-- known then; of a result that was corrected the version that was in force.

-- :: known
-- One row per party of the list $1 (ids after one another, each ended by a line feed) that is known, with its numbers and
-- the name that a register gives it.
select party_id, string_agg(party_key, ', ') as keys, min(name) as name
from store.party
where party_id in (select unnest(string_split($1, chr(10))))
group by party_id;

-- :: named
-- The names that the declaration $1 itself gives: one row per role that has one.
select substring(name, 13, length(name) - 17) as role, min(value) as name
from store.addition
where declaration_key = $1 and name in ('declaration.importer_name', 'declaration.declarant_name',
    'declaration.exporter_name', 'declaration.seller_name', 'declaration.carrier_name')
group by name;

-- :: totals
-- One row.
with past as (
    select d.declaration_key, d.accepted_at
    from store.declaration d
    where d.{role} in ({keys})
      and d.declaration_key <> $1 and d.superseded_by is null and d.accepted_at < $2
),
results as (
    select c.outcome, c.amount_recovered
    from (select *, null::timestamp as superseded_at from store.control union all select * from store.former_control) c
    where c.declaration_key in (select declaration_key from past) and c.recorded_at < $2
      and (c.superseded_at is null or c.superseded_at >= $2) and c.outcome <> 'pending'
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
    where d.{role} in ({keys})
      and d.declaration_key <> $1 and d.superseded_by is null and d.accepted_at < $2
),
happenings as (
    select cast(date_trunc('month', accepted_at) as date) as month, 1 as declarations, 0 as controls, 0 as findings from past
    union all
    select cast(date_trunc('month', c.recorded_at) as date), 0, 1, case when c.outcome = 'finding' then 1 else 0 end
    from (select *, null::timestamp as superseded_at from store.control union all select * from store.former_control) c
    where c.declaration_key in (select declaration_key from past) and c.recorded_at < $2
      and (c.superseded_at is null or c.superseded_at >= $2) and c.outcome <> 'pending'
),
months as (
    select month, cast(sum(declarations) as bigint) as declarations, cast(sum(controls) as bigint) as controls, cast(sum(findings) as bigint) as findings
    from happenings group by month order by month desc limit 24
)
select month, declarations, controls, findings from months order by month;

-- :: controls
-- The last ten controls with a result.
with past as (
    select d.declaration_key, d.declaration_id
    from store.declaration d
    where d.{role} in ({keys})
      and d.declaration_key <> $1 and d.superseded_by is null and d.accepted_at < $2
),
last as (
    select c.*, past.declaration_id
    from (select *, null::timestamp as superseded_at from store.control union all select * from store.former_control) c
    join past on past.declaration_key = c.declaration_key
    where c.recorded_at < $2 and (c.superseded_at is null or c.superseded_at >= $2) and c.outcome <> 'pending'
    order by c.recorded_at desc, past.declaration_id desc, c.sequence nulls first
    limit 10
),
goods as (
    select i.declaration_key, i.sequence, hs.code
    from store.goods_item i
    join store.code hs on hs.code_key = i.hs_key
    where i.declaration_key in (select declaration_key from last)
)
select
    last.declaration_id, last.recorded_at, last.kind, last.outcome, nullif(finding.code, '') as finding_kind,
    last.amount_recovered, goods.code as hs_code
from last
join store.code finding on finding.code_key = last.finding_kind_key
left join goods on goods.declaration_key = last.declaration_key and goods.sequence = coalesce(last.sequence, 1)
order by last.recorded_at desc, last.declaration_id desc, last.sequence nulls first;
