-- Which version of what was corrected is in force is not said by any row alone, so it is compared with the order in which versions
-- came. Each section gives a row for what does not fit, as a sentence.

-- :: declarations
-- A version is replaced by the load that brought the next one; the last is in force, unless it is a draft, or the registered
-- declaration that took its place names it.
with touched as (
    select distinct declaration_id from store.declaration where superseded_by is not null or version > 1
), versions as (
    select declaration_id, version, superseded_by, declaration_key,
        lead(load_id) over (partition by declaration_id order by load_id, version, declaration_key) as next_load
    from store.declaration where declaration_id in (select declaration_id from touched)
)
select 'declaration ' || declaration_id || ', version ' || version || case
        when superseded_by is null then ': is in force, although load ' || next_load || ' brought a later one'
        when next_load is null then ': is not in force, although no load brought a later one'
        else ': is said to be replaced by load ' || superseded_by || ', and load ' || next_load || ' brought the next' end as sentence
from versions v where superseded_by is distinct from next_load
    and not (next_load is null and superseded_by = 0 and exists (
        select 1 from store.addition a where a.declaration_key = v.declaration_key and a.name = 'declaration.draft'))
    and not (next_load is null and superseded_by > 0 and exists (
        select 1 from store.addition a
        where a.load_id = v.superseded_by and a.name = 'declaration.replaces' and a.value = v.declaration_id))
order by declaration_id, declaration_key limit 20

-- :: controls
-- Versions of a result count from one; a former one ends when the next was recorded; the last is in force.
with touched as (
    select distinct control_key from store.former_control union select control_key from store.control where version > 1
), every as (
    select control_key, version, recorded_at, null::timestamp as superseded_at, true as in_force
    from store.control where control_key in (select control_key from touched)
    union all
    select control_key, version, recorded_at, superseded_at, false from store.former_control
), versions as (
    select *, lead(recorded_at) over (partition by control_key order by version) as next_at,
        lead(version) over (partition by control_key order by version) as next_version
    from every
)
select 'control ' || control_key || ', version ' || version || case
        when in_force then ': is in force, although there is a later one'
        when next_version is null then ': is not in force, although there is no later one'
        else ': did not end when version ' || next_version || ' was recorded' end as sentence
from versions where in_force <> (next_version is null) or superseded_at is distinct from next_at
order by control_key, version limit 20

-- :: loads
-- What a load set aside stands in the quarantine, as many rows as its record says.
select 'load ' || load_id || ': ' || coalesce(q.rows, 0) || ' rows of it are in the quarantine, and its record says '
    || coalesce(l.rows_quarantined::varchar, 'nothing') as sentence
from load l
full join (select load_id, count(*) as rows from quarantine group by load_id) q using (load_id)
where coalesce(q.rows, 0) is distinct from l.rows_quarantined
order by load_id

-- :: counts
-- The counts of a decision run, which pages show, are those of its rows.
select 'assessment ' || assessment_id || ': ' || coalesce(c.declarations, 0) || ' declarations are counted as ' || lane || ', ' || selected_by
    || ', and ' || coalesce(a.declarations, 0) || ' are' as sentence
from (select assessment_id, lane, selected_by, sum(declarations)::bigint as declarations from assessed_count group by all) c
full join (select assessment_id, lane, selected_by, count(*) as declarations from assessed group by all) a
    using (assessment_id, lane, selected_by)
where c.declarations is distinct from a.declarations
order by assessment_id, lane, selected_by

-- :: closed
-- What of the quarantine is not open any more.
select quarantine_id, load_id, status, returned_by_load, dismissed_by, dismissed_at, dismissed_why
from quarantine where status <> 'open' order by quarantine_id

-- :: currency
-- The decision on the national currency that is in force.
select currency, basis from national_currency order by decision desc limit 1
