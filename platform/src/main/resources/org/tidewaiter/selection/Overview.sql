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

-- :: rules_told
-- A row a sentence that the assessment $1 told of its rules; it stands in the trail.
select unnest(string_split(json_extract_string(content, '$.said.rules_told'), chr(10))) as sentence
from trail
where action = 'assess' and subject = 'assessment ' || cast($1 as varchar) and content like '%rules_told%';

-- :: lanes_by_day
-- One row per day of the assessment $1.
select
    accepted_on as day,
    sum(declarations)::bigint as declarations,
    coalesce(sum(declarations) filter (where lane = 'red' and selected_by = 'rule'), 0)::bigint as red_by_rule,
    coalesce(sum(declarations) filter (where lane = 'red' and selected_by = 'model'), 0)::bigint as red_by_model,
    coalesce(sum(declarations) filter (where lane = 'red' and selected_by = 'random'), 0)::bigint as red_by_chance
from assessed_count
where assessment_id = $1
group by accepted_on
order by day;

-- :: lanes_by_office
-- One row per office of the assessment $1; per_day is the mean number of controls on a day with declarations.
with office as (
    select
        office_code,
        sum(declarations)::bigint as declarations,
        count(distinct accepted_on) as days,
        coalesce(sum(declarations) filter (where lane = 'red' and selected_by = 'rule'), 0)::bigint as red_by_rule,
        coalesce(sum(declarations) filter (where lane = 'red' and selected_by = 'model'), 0)::bigint as red_by_model,
        coalesce(sum(declarations) filter (where lane = 'red' and selected_by = 'random'), 0)::bigint as red_by_chance,
        coalesce(sum(declarations) filter (where lane = 'red'), 0)::double as red
    from assessed_count
    where assessment_id = $1
    group by office_code
)
select
    office_code, declarations, days, red_by_rule, red_by_model, red_by_chance, red / declarations as red_share,
    red / days as red_per_day
from office
order by declarations desc, office_code nulls last;
