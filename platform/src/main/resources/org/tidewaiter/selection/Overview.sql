-- What a workspace holds, what came in last, and how the last assessment spread its controls.
-- Inputs: the stored tables. Superseded versions are few: they are subtracted, so that no join of all rows is needed.

-- :: counts
-- One row.
with superseded as (select declaration_key from store.declaration where superseded_by is not null),
results as (
    select
        count(*) as controls,
        count(*) filter (where outcome <> 'pending') as concluded,
        count(*) filter (where outcome = 'finding') as findings,
        sum(amount_recovered) as amount_recovered
    from store.control
    where declaration_key not in (select declaration_key from superseded)
),
period as (
    select count(*) as declarations, min(accepted_at) as first_at, max(accepted_at) as last_at
    from store.declaration
    where superseded_by is null
)
select
    period.declarations,
    (select count(*) from store.goods_item where declaration_key not in (select declaration_key from superseded)) as items,
    results.controls, results.concluded, results.findings,
    case when results.concluded > 0 then cast(results.findings as double) / results.concluded end as finding_rate,
    results.amount_recovered, period.first_at, period.last_at,
    (select count(*) from quarantine where status = 'open') as quarantined,
    (select count(*) from load) as loads
from period cross join results;

-- :: promotion
-- The promotion in force: the last one.
select promotion_id, model_id, promoted_at, promoted_by, reason from promotion order by promotion_id desc limit 1;

-- :: promotions
-- Every promotion, the last one first.
select promotion_id, model_id, promoted_at, promoted_by, reason from promotion order by promotion_id desc;

-- :: assessments
-- Every assessment, the last one first.
select
    assessment_id, assessed_at, model_id, period_from, period_to, budget, budget_per, random_share, random_key_sha256,
    ranking, data_version
from assessment order by assessment_id desc;

-- :: lanes_by_day
-- One row per day of the assessment $1.
select
    cast(d.accepted_at as date) as day,
    count(*) as declarations,
    count(*) filter (where a.lane = 'red' and a.selected_by = 'model') as red_by_model,
    count(*) filter (where a.lane = 'red' and a.selected_by = 'random') as red_by_chance
from assessed a
join store.declaration d on d.declaration_key = a.declaration_key
where a.assessment_id = $1
group by cast(d.accepted_at as date)
order by day;

-- :: lanes_by_office
-- One row per office of the assessment $1; per_day is the mean number of controls on a day with declarations.
select
    nullif(office.code, '') as office_code,
    count(*) as declarations,
    count(distinct cast(d.accepted_at as date)) as days,
    count(*) filter (where a.lane = 'red' and a.selected_by = 'model') as red_by_model,
    count(*) filter (where a.lane = 'red' and a.selected_by = 'random') as red_by_chance,
    cast(count(*) filter (where a.lane = 'red') as double) / count(*) as red_share,
    cast(count(*) filter (where a.lane = 'red') as double) / count(distinct cast(d.accepted_at as date)) as red_per_day
from assessed a
join store.declaration d on d.declaration_key = a.declaration_key
join store.code office on office.code_key = d.office_key
where a.assessment_id = $1
group by office.code
order by declarations desc, office_code nulls last;
