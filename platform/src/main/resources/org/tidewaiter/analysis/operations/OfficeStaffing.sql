-- How much control work each office has, how many officers it takes, and what one more would do.
-- Reads the views declaration, goods_item, control and event, and the table parameter of one row. Minutes are a weight: so many a declaration and
-- so many an item (ASYCUDA: 10 and 5).

-- :: step work
-- One row a controlled declaration.
create temp table work as
select
    d.declaration_key, d.declaration_id, cast(d.accepted_at as date) as accepted_on, d.importer_id, coalesce(d.office_code, 'none') as office,
    coalesce(l.lane, case when c.goods then 'red' else 'yellow' end) as lane, n.items,
    p.minutes_per_declaration + p.minutes_per_item * n.items as minutes,
    case when e.examined > 0 then e.examined / 60.0 end as examined_minutes
from (select declaration_key, bool_or(kind = 'goods') as goods from control group by declaration_key) c
join declaration d on d.declaration_key = c.declaration_key
cross join parameter p
join (select declaration_key, count(*) as items from goods_item group by declaration_key) n on n.declaration_key = c.declaration_key
left join (
    select declaration_key, max(substr(event_code, 6)) as lane from event where starts_with(event_code, 'lane_') group by declaration_key
) l on l.declaration_key = c.declaration_key
left join (
    select declaration_key, date_diff('second', max(occurred_at) filter (event_code = 'examination_started'),
        max(occurred_at) filter (event_code = 'examination_ended')) as examined
    from event group by declaration_key
) e on e.declaration_key = c.declaration_key
where (p."from" is null or d.accepted_at >= p."from") and (p."to" is null or d.accepted_at < p."to")
    and (p.office is null or d.office_code = p.office)

-- :: step present
-- One row an office: how many officers recorded results there, and on how many days.
create temp table present as
select w.office, count(distinct c.officer_id) as officers, count(distinct cast(c.recorded_at as date)) as days
from control c join work w on w.declaration_key = c.declaration_key
group by w.office

-- :: step daily
create temp table daily as
select office, accepted_on, count(*) as n from work group by office, accepted_on

-- :: step office
-- One row an office. days: those on which controls were recorded, for declarations come on days, too, on which nobody works them; dispersion:
-- variance of the daily counts by their mean, 1 where declarations come by chance.
create temp table office as
select
    w.office, w.declarations, w.items, w.hours, w.mean_minutes, w.work_cv2, p.officers,
    p.days, d.dispersion
from (
    select office, count(*) as declarations, sum(items) as items, cast(sum(minutes) / 60 as double) as hours,
        cast(avg(minutes) as double) as mean_minutes,
        coalesce(var_pop(cast(minutes as double)) / nullif(power(avg(cast(minutes as double)), 2), 0), 0) as work_cv2
    from work group by office
) w
join present p on p.office = w.office
join (
    select office, coalesce(var_pop(n) / nullif(avg(n), 0), 1) as dispersion from daily group by office
) d on d.office = w.office

-- :: counts
select count(*) as declarations, count(distinct office) as offices, coalesce(sum(items), 0) as items,
    coalesce(cast(sum(minutes) / 60 as double), 0) as hours, count(examined_minutes) as timed,
    (select cast(avg(cast(examined_minutes as decimal(18, 6))) as double) from work) as examined_mean
from work

-- :: offices
select office, declarations, items, hours, mean_minutes, round(work_cv2, 9) as work_cv2, officers, days, round(dispersion, 9) as dispersion
from office
order by hours desc, office

-- :: lanes
select office, lane, count(*) as declarations, sum(items) as items, cast(sum(minutes) / 60 as double) as hours,
    cast(sum(minutes) as double) / nullif(cast(sum(sum(minutes)) over () as double), 0) as share,
    median(examined_minutes) as examined_median
from work
group by office, lane
order by sum(minutes) desc, office, lane
limit (select rows from parameter)

-- :: behind staffing, officers
select declaration_id, cast(null as integer) as sequence, accepted_on, importer_id, cast(null as varchar) as hs_code,
    cast(null as decimal(18, 3)) as customs_value
from work
where office = $1
order by minutes desc, declaration_id
limit 10000

-- :: counted lanes
select declaration_key, cast(null as integer) as sequence, minutes as weight from work where office || ' ' || lane = $1

-- :: counted findings
select declaration_key, cast(null as integer) as sequence, minutes as weight from work where case $1 when 'all' then true when 'timed'
    then examined_minutes is not null else false end
