-- The past of the parties of a declaration, each in its role. All that is counted is gathered once, in temporary
-- tables, and then asked for role by role.

-- :: known
-- One row per party of the list $1 (ids after one another, each ended by a line feed) that is known, with its numbers and
-- the name that a register gives it.
select party_id, string_agg(party_key, ', ' order by party_key) as keys, min(name) as name
from store.party
where party_id in (select unnest(string_split($1, chr(10))))
group by party_id;

-- :: named
-- The names that the declaration $1 itself gives: one row per role that has one.
select substring(field, 1, length(field) - 5) as role, name
from (
    select /* each role, */ {role}_name /* and so on */ from store.declaration where declaration_key = $1
) unpivot (name for field in (/* each role, */ {role}_name /* and so on */));

-- :: gathered
-- The declarations of each role's party, and the results of their controls: one "past" a role, and the moment before
-- which a declaration was accepted or a result recorded to be counted: what was known then; of a
-- result that was corrected the version that was in force.
create or replace temp table party_past as {past};
create or replace temp table party_result as
select p.role, c.declaration_key, c.sequence, c.kind, c.recorded_at, c.outcome, c.finding_kind_key, c.amount_recovered
from party_past p
join (select *, null::timestamp as superseded_at from store.control union all by name select * from store.former_control) c
    on c.declaration_key = p.declaration_key
where c.recorded_at < {before} and (c.superseded_at is null or c.superseded_at >= {before}) and c.outcome <> 'pending';
create or replace temp table party_last as
-- One row a declaration, however many of its items were controlled: the last result of those that found something, or
-- of all where none did, and what all of them recovered.
with controlled as (
    select
        role, declaration_key, sequence, kind, recorded_at, outcome, finding_kind_key,
        sum(amount_recovered) over (partition by role, declaration_key) as amount_recovered
    from party_result
    qualify row_number() over (
        partition by role, declaration_key
        order by case when outcome = 'finding' then 0 else 1 end, recorded_at desc, sequence nulls first
    ) = 1
),
last as (
    select * from controlled
    qualify row_number() over (partition by role order by recorded_at desc, declaration_key desc, sequence nulls first) <= 10
),
declared as (
    select declaration_key, declaration_id from store.declaration
    where declaration_key in (select declaration_key from last)
),
goods as (
    select i.declaration_key, i.sequence, hs.code
    from store.goods_item i
    join store.code hs on hs.code_key = i.hs_key
    where i.declaration_key in (select declaration_key from last)
)
select last.*, declared.declaration_id, goods.code as hs_code
from last
join declared on declared.declaration_key = last.declaration_key
left join goods on goods.declaration_key = last.declaration_key and goods.sequence = coalesce(last.sequence, 1);

-- :: past
-- The role is one of the enum PartyRole; the keys are the numbers of the party, which "known" gave; the key is that of the
-- declaration in question, which is left out.
select '{role}' as role, declaration_key, accepted_at
from store.declaration
where {role}_key in ({keys}) and declaration_key <> {key} and superseded_by is null and accepted_at < {before}

-- :: totals
-- One row.
select
    (select count(*) from party_past where role = $1) as declarations,
    (select min(accepted_at) from party_past where role = $1) as first_at,
    count(*) as controls,
    count(*) filter (where outcome = 'finding') as findings,
    case when count(*) > 0 then cast(count(*) filter (where outcome = 'finding') as double) / count(*) end as finding_rate,
    sum(amount_recovered) as amount_recovered
from party_result where role = $1;

-- :: months
-- One row per month with a declaration or a result, in order: the last 24 of them.
with happenings as (
    select cast(date_trunc('month', accepted_at) as date) as month, 1 as declarations, 0 as controls, 0 as findings
    from party_past where role = $1
    union all
    select cast(date_trunc('month', recorded_at) as date), 0, 1, case when outcome = 'finding' then 1 else 0 end
    from party_result where role = $1
),
months as (
    select month, cast(sum(declarations) as bigint) as declarations, cast(sum(controls) as bigint) as controls,
        cast(sum(findings) as bigint) as findings
    from happenings group by month order by month desc limit 24
)
select month, declarations, controls, findings from months order by month;

-- :: controls
-- The last ten declarations with a result of a control.
select
    last.declaration_id, last.recorded_at, last.kind, last.outcome, nullif(finding.code, '') as finding_kind,
    last.amount_recovered, last.hs_code
from party_last last
join store.code finding on finding.code_key = last.finding_kind_key
where last.role = $1
order by last.recorded_at desc, last.declaration_key desc, last.sequence nulls first;
