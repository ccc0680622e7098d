-- How long goods take from arrival to release, and who has them meanwhile.
-- Reads the views declaration and event, and the table parameter of one row. Times are hours of the calendar, from the first event
-- of each kind. What is not released by the last event of the data is censored there.

-- :: step chosen
create temp table chosen as
select d.declaration_key, d.declaration_id, cast(d.accepted_at as date) as accepted_on, d.importer_id, d.office_code, d.transport_mode,
    strftime(d.accepted_at, '%Y-%m') as month
from declaration d
cross join parameter p
where (p."from" is null or d.accepted_at >= p."from") and (p."to" is null or d.accepted_at < p."to")
    and (p.office is null or d.office_code = p.office)
    and (p.type is null or starts_with(d.type_code, p.type))

-- :: step moment
-- One row a declaration with the first moment of each kind of event.
create temp table moment as
select
    c.*, m.arrived, m.lodged, m.accepted, m.assessed, m.paid, m.released, m.exited, coalesce(m.lane, 'none') as lane,
    coalesce(m.arrived, m.lodged, m.accepted) as began
from chosen c
join (
    select declaration_key,
        min(occurred_at) filter (event_code = 'arrived') as arrived,
        min(occurred_at) filter (event_code = 'lodged') as lodged,
        min(occurred_at) filter (event_code = 'accepted') as accepted,
        min(occurred_at) filter (event_code = 'assessed') as assessed,
        min(occurred_at) filter (event_code = 'paid') as paid,
        min(occurred_at) filter (event_code = 'released') as released,
        min(occurred_at) filter (event_code = 'exited') as exited,
        max(substr(event_code, 6)) filter (starts_with(event_code, 'lane_')) as lane
    from event
    where occurred_at is not null
    group by declaration_key
) m on m.declaration_key = c.declaration_key

-- :: step observed
create temp table observed as select max(occurred_at) as last from event

-- :: step total
-- One row a declaration that began: hours to its release, or to the last event of the data where it is not released.
create temp table total as
select
    m.*, case p.by when 'office' then m.office_code when 'lane' then m.lane when 'mode' then m.transport_mode when 'month' then m.month
        else 'all' end as part,
    m.released is not null as done,
    date_diff('second', m.began, coalesce(m.released, o.last)) / 3600.0 as hours
from moment m
cross join parameter p
cross join observed o
where m.began is not null

-- :: step stage
-- One row a stage of a declaration. place: the order of the stages; party: who has the goods meanwhile.
create temp table stage as
select 1 as place, 'arrived to lodged' as stage, 'trader' as party, declaration_key,
    date_diff('second', arrived, lodged) / 3600.0 as hours from moment where arrived is not null and lodged is not null
union all
select 2, 'lodged to accepted', 'customs', declaration_key, date_diff('second', lodged, accepted) / 3600.0
from moment where lodged is not null and accepted is not null
union all
select 3, 'accepted to assessed', 'customs', declaration_key, date_diff('second', accepted, assessed) / 3600.0
from moment where accepted is not null and assessed is not null
union all
select 4, 'assessed to paid', 'trader', declaration_key, date_diff('second', assessed, paid) / 3600.0
from moment where assessed is not null and paid is not null and (released is null or paid <= released)
union all
select 5, 'paid to released', 'customs', declaration_key, date_diff('second', paid, released) / 3600.0
from moment where paid is not null and paid <= released
union all
select 6, 'assessed to released, not paid before', 'customs', declaration_key, date_diff('second', assessed, released) / 3600.0
from moment where assessed is not null and released is not null and (paid is null or paid > released)
union all
select 7, 'released to exited', 'port', declaration_key, date_diff('second', released, exited) / 3600.0
from moment where released is not null and exited is not null

-- :: step survival
-- Kaplan and Meier: the share not released after so many hours. at_risk counts who was still there, also those that were seen no longer
-- than that.
create temp table survival as
select part, hours, events, at_risk,
    round(exp(sum(case when events = at_risk then -1000.0 else ln(1.0 - events / cast(at_risk as double)) end)
        over (partition by part order by hours rows unbounded preceding)), 9) as share
from (
    select part, hours, sum(case when done then 1 else 0 end) as events,
        sum(count(*)) over (partition by part order by hours desc rows unbounded preceding) as at_risk
    from total
    where hours >= 0
    group by part, hours
)
where events > 0

-- :: step ordered
create temp table ordered as
select part, hours, row_number() over (partition by part order by hours) as place, count(*) over (partition by part) as n
from total where done

-- :: counts
select
    (select count(*) from chosen) as declarations,
    (select count(*) from total) as began,
    (select count(*) from total where done) as released,
    (select count(*) from total where not done) as waiting,
    (select count(*) from total where done and hours < 0) as before_arrival,
    (select median(hours) from total where done) as median,
    (select avg(cast(hours as decimal(18, 6))) from total where done) as mean,
    (select count(*) from total where done and hours <= 24) as within24,
    (select count(*) from total where done and hours <= 72) as within72,
    (select min(hours) filter (place >= floor(n / 2.0 - 0.98 * sqrt(n))) from (
        select hours, row_number() over (order by hours) as place, count(*) over () as n from total where done)) as low,
    (select min(hours) filter (place >= ceil(1 + n / 2.0 + 0.98 * sqrt(n))) from (
        select hours, row_number() over (order by hours) as place, count(*) over () as n from total where done)) as high,
    (select sum(cast(hours as decimal(18, 6))) filter (party = 'customs') / nullif(sum(cast(hours as decimal(18, 6))), 0)
        from stage where place < 7 and hours > 0) as customs_share

-- :: parts
select t.part, count(*) as declarations, count(*) filter (done) as released, count(*) filter (not done) as waiting,
    cast(avg(cast(hours as decimal(18, 6))) filter (done) as double) as mean,
    quantile_cont(hours, 0.1) filter (done) as p10, quantile_cont(hours, 0.25) filter (done) as p25,
    quantile_cont(hours, 0.5) filter (done) as median, quantile_cont(hours, 0.75) filter (done) as p75,
    quantile_cont(hours, 0.9) filter (done) as p90,
    count(*) filter (done and hours <= 24) / nullif(cast(count(*) filter (done) as double), 0) as within24,
    count(*) filter (done and hours <= 48) / nullif(cast(count(*) filter (done) as double), 0) as within48,
    count(*) filter (done and hours <= 72) / nullif(cast(count(*) filter (done) as double), 0) as within72,
    (select min(s.hours) from survival s where s.part = t.part and s.share <= 0.5) as km_median
from total t
group by t.part
order by t.part
limit (select rows from parameter)

-- :: behind parts
select declaration_id, cast(null as integer) as sequence, accepted_on, importer_id, cast(null as varchar) as hs_code,
    cast(null as decimal(18, 3)) as customs_value
from total
where part = $1
order by hours desc, declaration_id
limit 10000

-- :: stages
select stage, party, count(*) as declarations, count(*) filter (hours < 0) as negative,
    cast(avg(cast(hours as decimal(18, 6))) as double) as mean,
    quantile_cont(hours, 0.1) as p10, quantile_cont(hours, 0.5) as median, quantile_cont(hours, 0.9) as p90,
    cast(sum(cast(hours as decimal(18, 6))) filter (hours > 0)
        / nullif(sum(sum(cast(hours as decimal(18, 6))) filter (hours > 0)) over (), 0) as double) as share
from stage
group by place, stage, party
order by place

-- :: slowest
select row_number() over (order by hours desc, declaration_id) as place, declaration_id, accepted_on, importer_id, office_code, lane,
    round(hours, 3) as hours, done
from total
order by place
limit (select rows from parameter)

-- :: curve
-- The share not yet released after each of the first 120 hours, of the five parts with most declarations.
select t.part, h.hour as hour,
    coalesce((select min(s.share) from survival s where s.part = t.part and s.hours <= h.hour), 1) as share
from (select part from total group by part order by count(*) desc, part limit 5) t
cross join (select unnest(range(0, 121, 4)) as hour) h
order by t.part, hour
