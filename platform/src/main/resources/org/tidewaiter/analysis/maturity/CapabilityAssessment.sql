-- How far is the administration with data analysis, and what is the next step? What the workspace says by itself of the questions of
-- CapabilityAssessment.yaml, and the answers given. Reads the views declaration, goods_item, control, event, defect, promotion, assessment, load,
-- quarantine and those kept for reference, and the table parameter of one row.

-- :: step asked
-- One row: the day that is asked of, and the bounds of the period.
create temp table asked as
select coalesce(p."to" - 1, max(cast(d.accepted_at as date))) as today, p."from", p."to"
from parameter p left join declaration d on true
group by p."from", p."to"

-- :: step controls
-- One row a declaration of the period with controls.
create temp table controls as
select
    d.declaration_key, cast(d.accepted_at as date) as accepted_on, bool_or(c.outcome <> 'pending') as done, bool_or(c.outcome = 'finding') as found,
    bool_or(c.selected_by <> 'unknown') as known, bool_or(c.selected_by = 'random') as chance
from control c
join declaration d on d.declaration_key = c.declaration_key
cross join parameter p
where (p."from" is null or d.accepted_at >= p."from") and (p."to" is null or d.accepted_at < p."to")
group by d.declaration_key, d.accepted_at

-- :: common steps of chosen

-- :: step judged
create temp table judged as
select count(*) as items, count(*) filter (e.declaration_key is null) as without_error
from goods_item i
join declaration d on d.declaration_key = i.declaration_key
join (select distinct load_id from store.judged_load) j on j.load_id = d.load_id
left join (
    select distinct f.declaration_key, g.sequence
    from defect f
    join goods_item g on g.declaration_key = f.declaration_key and (f.sequence is null or g.sequence = f.sequence)
    where f.severity = 'error'
) e on e.declaration_key = i.declaration_key and e.sequence = i.sequence
cross join parameter p
where (p."from" is null or d.accepted_at >= p."from") and (p."to" is null or d.accepted_at < p."to")

-- :: counts
select (select count(*) from declaration) as declarations, (select count(*) from self_assessment) as answers,
    (select cast(today as varchar) from asked) as today

-- :: facts
-- One row a fact: what was measured, and from which value on the answer is yes. Null where there is nothing to measure it on, and of what is only
-- not there: it may be elsewhere, so that people are asked.
select 'targets' as fact, cast(nullif(count(*), 0) as double) as measured, 1.0::double as least from performance_target
union all
select 'decisions_traced',
    case when (select count(*) from promotion) + (select count(*) from assessment) = 0 then null
        else (select count(*) from trail where lower(action) in ('promote', 'assess'))
            / cast((select count(*) from promotion) + (select count(*) from assessment) as double) end, 1.0
union all
select 'reasons_kept', avg(case when reasons <> '' and reasons <> '[]' then 1.0 else 0.0 end), 1.0 from assessed where selected_by = 'model'
union all
select 'data_checked', avg(case when j.load_id is not null then 1.0 else 0.0 end), 0.9
from (select distinct load_id from declaration) l left join (select distinct load_id from store.judged_load) j on j.load_id = l.load_id
union all
select 'quarantine_small', 1 - (select count(*) from quarantine where status = 'open') / nullif(cast(sum(rows_read) as double), 0), 0.99 from load
union all
select 'items_without_error', without_error / nullif(cast(items as double), 0), 0.95 from judged
union all
select 'declarations_loaded', count(*), 1 from goods_item
union all
select 'results_loaded', nullif(count(*), 0), 1 from control where outcome = 'conform'
union all
select 'companions_loaded', case when n = 3 then n end, 3
from (
    select (select count(*) from (select 1 from event where event_code not in ('lodged', 'accepted', 'arrived', 'released') limit 1))
        + (select count(*) from (select 1 from store.party_name limit 1)) + (select count(*) from (select 1 from tariff_line limit 1)) as n
)
union all
select 'partners_loaded', nullif(count(*), 0), 1 from (select 1 from partner_statistic limit 1)
union all
select 'loads_regular', count(distinct cast(started_at as date)), 3 from load
union all
select 'several_people', case when count(distinct split_part(actor, ' as ', 1)) >= 2 then count(distinct split_part(actor, ' as ', 1)) end, 2
from trail where not starts_with(actor, 'session ') and not starts_with(actor, 'token ')
union all
select 'choosers_known', avg(case when known then 1.0 else 0.0 end), 0.9 from controls
union all
select 'results_recorded', avg(case when done then 1.0 else 0.0 end), 0.95 from controls where accepted_on <= (select today from asked) - 90
union all
select 'model_in_force', nullif(count(*), 0), 1 from promotion
union all
select 'chance_share', avg(case when chance then 1.0 else 0.0 end), 0.01 from controls
union all
select 'hits_by_source', case when count(*) >= 2 then count(*) end, 2
from (
    select c.selected_by from control c
    where c.outcome <> 'pending' and c.selected_by in ('rule', 'model', 'random', 'officer')
    group by c.selected_by having count(distinct c.declaration_key) >= 30
)
union all
select 'compliance_known', case when count(*) >= 100 then count(*) end, 100 from controls where done and chance
union all
select 'cost_known', nullif(count(*), 0), 1 from monthly_figure where lower(figure) = 'cost'
order by fact

-- :: hits
-- One row a chooser and way of looking.
select h.chooser, h.look, count(*) as looked, count(*) filter (h.found) as found
from chosen h
join controls c on c.declaration_key = h.declaration_key
group by h.chooser, h.look
order by h.chooser, h.look

-- :: answers
-- What was answered by the day that is asked of, in the order of the days.
select cast(assessed_on as varchar) as assessed_on, lower(question) as question, answer, evidence, answered_by
from self_assessment
where (select "to" from parameter) is null or assessed_on < (select "to" from parameter)
order by assessed_on, question
