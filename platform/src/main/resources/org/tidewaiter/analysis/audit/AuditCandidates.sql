-- Which traders are to be audited first, and how far the auditor days reach.
-- Reads the views declaration, goods_item and control, and the table parameter of one row. An audit is a result that was recorded after release;
-- any other result was found at the border.

-- :: step moment
-- The day on which the plan is made: the end of the period, or the day after the last declaration or result, so that what is known counts.
create temp table moment as
select coalesce(p."to", cast(greatest(max(d.accepted_at), (select max(recorded_at) from control where outcome <> 'pending')) as date) + 1) as today
from parameter p left join declaration d on true
group by p."to"

-- :: step item
create temp table item as
select i.declaration_key, i.sequence, d.declaration_id, cast(d.accepted_at as date) as accepted_on, d.importer_id, i.hs_code, i.customs_value,
    coalesce(i.tax_assessed, i.duty_amount, cast(cast(i.customs_value as decimal(30, 3)) * i.duty_rate_percent * 0.01 as decimal(18, 3))) as tax,
    coalesce(i.tax_assessed, i.duty_amount) is null and cast(i.customs_value as decimal(30, 3)) * i.duty_rate_percent is not null as tax_by_rate
from goods_item i
join declaration d on d.declaration_key = i.declaration_key
cross join parameter p
where (p."from" is null or d.accepted_at >= p."from") and (p."to" is null or d.accepted_at < p."to")
    and (p.hs is null or starts_with(i.hs_code, p.hs))

-- :: step looked
-- One row a declaration of any time with results that are not pending, known on the day of the plan.
create temp table looked as
select
    d.importer_id, c.declaration_key, bool_or(c.outcome = 'finding') as found, coalesce(sum(c.amount_recovered), 0) as recovered,
    max(c.recorded_at) filter (c.recorded_at > d.released_at + interval 1 day) as audited_at
from control c
join declaration d on d.declaration_key = c.declaration_key
cross join moment m
where c.outcome <> 'pending' and c.recorded_at < m.today and d.importer_id is not null
group by d.importer_id, c.declaration_key

-- :: step past
create temp table past as
select importer_id, count(*) as looked, count(*) filter (found) as found, sum(recovered) as recovered, max(audited_at) as audited_at
from looked
group by importer_id

-- :: step candidate
-- One row a trader. likelihood: share of declarations looked at that had a finding, drawn towards that of all traders by so many declarations
-- as the parameter prior says. since: the share of a cycle that has passed since the last audit, at most 1; 1 where there was none.
create temp table candidate as
select
    *, round(cast(tax as double) * likelihood * since, 2) as priority,
    cast(ceil(days_per_audit + items / cast(items_per_day as double)) as bigint) as days
from (
    select
        t.importer_id, t.items, t.declarations, t.customs_value, t.tax, coalesce(b.looked, 0) as looked, coalesce(b.found, 0) as found,
        coalesce(b.recovered, 0) as recovered, cast(b.audited_at as date) as audited_on,
        (coalesce(b.found, 0) + p.prior * a.rate) / (coalesce(b.looked, 0) + p.prior) as likelihood,
        case when b.audited_at is null then 1.0
            else least(1.0, date_diff('day', cast(b.audited_at as date), m.today) / (p.cycle_months * 30.4375)) end as since,
        coalesce(date_diff('day', cast(b.audited_at as date), m.today) < p.rest_months * 30.4375, false) as resting,
        p.days_per_audit, p.items_per_day
    from (
        select importer_id, count(*) as items, count(distinct declaration_key) as declarations, sum(customs_value) as customs_value,
            cast(coalesce(sum(tax), 0) as decimal(18, 3)) as tax
        from item
        where importer_id is not null
        group by importer_id
    ) t
    left join past b on b.importer_id = t.importer_id
    cross join (select coalesce(count(*) filter (found) / nullif(cast(count(*) as double), 0), 0) as rate from looked) a
    cross join parameter p
    cross join moment m
)

-- :: step plan
-- From the first rank down while the auditor days last; who was audited a short time ago waits.
create temp table plan as
select *, not resting and through <= (select auditor_days from parameter) as planned
from (
    select
        *, row_number() over (order by resting, priority desc, importer_id) as rank,
        sum(days) over (order by resting, priority desc, importer_id rows unbounded preceding) as through
    from candidate
    where tax > 0
)

-- :: counts
select
    (select count(*) from candidate) as traders,
    (select count(*) from candidate where tax > 0) as taxed,
    (select count(*) from item where importer_id is null) as nameless,
    (select count(*) from looked) as looked,
    (select count(*) from looked where found) as found,
    (select count(*) from looked where audited_at is not null) as audits,
    (select count(*) from looked where audited_at is not null and found) as audits_found,
    (select coalesce(sum(recovered), 0) from looked where audited_at is not null) as audits_recovered,
    (select count(*) from plan where planned) as planned,
    (select coalesce(sum(days), 0) from plan where planned) as days,
    (select count(*) from plan where resting) as resting,
    (select coalesce(sum(tax), 0) from plan where planned) as planned_tax,
    (select coalesce(sum(tax), 0) from plan) as tax,
    (select count(*) from plan where audited_on is null) as never,
    (select coalesce(sum(tax), 0) from plan where audited_on is null) as never_tax,
    (select count(*) from item where importer_id is not null and tax_by_rate) as tax_by_rate,
    (select count(*) from item where importer_id is not null and tax is null) as tax_unknown,
    (select count(*) from control c cross join moment m where c.outcome <> 'pending' and c.recorded_at >= m.today) as later

-- :: candidates
select rank, importer_id, items, customs_value, tax, looked, found, likelihood, recovered, audited_on, since,
    cast(priority as decimal(18, 3)) as priority,
    days, through, case when planned then 'planned' when resting then 'audited lately' else 'days used up' end as plan
from plan
order by rank
limit (select rows from parameter)

-- :: behind candidates
select declaration_id, sequence, accepted_on, importer_id, hs_code, customs_value
from item
where importer_id = $1
order by tax desc nulls last, declaration_id, sequence
limit 10000

-- :: counted findings
-- Declarations with results, items of traders who were never audited, and items that name no trader.
select declaration_key, cast(null as bigint) as sequence, 1 as weight from looked
where case $1 when 'looked' then true when 'found' then found when 'audits' then audited_at is not null else false end
union all
select declaration_key, sequence, 1 as weight from item
where case $1 when 'nameless' then importer_id is null
    when 'never' then importer_id in (select importer_id from plan where audited_on is null) else false end
