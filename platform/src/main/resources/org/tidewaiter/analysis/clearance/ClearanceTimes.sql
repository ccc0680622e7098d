-- How long goods take from arrival to release, and who has them meanwhile, in hours of the calendar and of the office.
-- The steps of Milestones.sql, LogMilestones.sql and TwoClocks.sql make what happened. A case of a log stands as a declaration does.
-- What is not released by the last event of the data is censored there.

-- :: steps of Milestones

-- :: steps of LogMilestones

-- :: steps of TwoClocks

-- :: step part
-- One row a declaration: the part of the whole that it is counted with.
create temp table part as
select m.declaration_key,
    case
        when p.log is not null and p.by <> 'month' then 'all'
        when p.by = 'office' then m.office_code
        when p.by = 'lane' then m.lane
        when p.by = 'mode' then coalesce(m.transport_mode, 'none')
        when p.by = 'month' then strftime(m.accepted_on, '%Y-%m')
        when p.by = 'aeo' then case when a.declaration_key is not null then 'authorised' else 'not authorised' end
        when p.by = 'pre_arrival' then case when m.arrived is null or m.lodged is null then 'not known' when m.lodged < m.arrived
            then 'before arrival'
            else 'after arrival' end
        when p.by = 'agency' then case when m.agency then 'other agency' else 'customs alone' end
        else 'all' end as part
from moment m
cross join parameter p
left join (
    select distinct c.declaration_key
    from chosen c
    join aeo_certificate a on a.party_id in (c.importer_id, c.declarant_id) and c.accepted_on >= coalesce(a.valid_from, c.accepted_on)
        and c.accepted_on <= coalesce(a.valid_until, c.accepted_on)
        and not regexp_matches(lower(coalesce(a.status, '')), 'suspend|revok|withdraw|expire|annul|retir|révoq|refus|invalid')
    cross join parameter p
    where p.by = 'aeo'
) a on a.declaration_key = m.declaration_key

-- :: step parted
create temp table parted as
select m.*, t.part from timed m join part t on t.declaration_key = m.declaration_key

-- :: step total
create temp table total as select * from parted where period = 'asked'

-- :: step stage_of_both
-- One row a stage of a declaration of either period. place: the order of the stages; party: who has the goods meanwhile.
create temp table stage_of_both as
with m as (select * from moment)
select 1 as place, 'arrived to lodged' as stage, 'trader' as party, declaration_key,
    date_diff('second', arrived, lodged) / 3600.0 as hours, (lodged_worked - arrived_worked) / 3600 as worked_hours
from m where arrived is not null and lodged is not null
union all
select 2, 'lodged to accepted', 'customs', declaration_key, date_diff('second', lodged, accepted) / 3600.0, (accepted_worked - lodged_worked) / 3600
from m where lodged is not null and accepted is not null
union all
select 3, 'accepted to assessed', 'customs', declaration_key, date_diff('second', accepted, assessed) / 3600.0,
    (assessed_worked - accepted_worked) / 3600
from m where accepted is not null and assessed is not null
union all
select 4, 'assessed to paid', 'trader', declaration_key, date_diff('second', assessed, paid) / 3600.0, (paid_worked - assessed_worked) / 3600
from m where assessed is not null and paid is not null and (released is null or paid <= released)
union all
select 5, 'paid to released', 'customs', declaration_key, date_diff('second', paid, released) / 3600.0, (released_worked - paid_worked) / 3600
from m where paid is not null and paid <= released
union all
select 6, 'assessed to released, not paid before', 'customs', declaration_key, date_diff('second', assessed, released) / 3600.0,
    (released_worked - assessed_worked) / 3600
from m where assessed is not null and released is not null and (paid is null or paid > released)
union all
select 7, 'released to exited', 'port', declaration_key, date_diff('second', released, exited) / 3600.0, (exited_worked - released_worked) / 3600
from m where released is not null and exited is not null
union all
select 8, coalesce(w.since_code, s.event_code) || ' → ' || w.event_code, w.party, w.declaration_key, w.hours, w.worked_hours
from turn w
join told s on s.declaration_key = w.declaration_key and not s.by_event
where (select log from parameter) is not null

-- :: step stage
-- Those of the period asked of.
create temp table stage as
select s.* from stage_of_both s join chosen c on c.declaration_key = s.declaration_key where c.period = 'asked'

-- :: step survival
-- Kaplan and Meier: the share not released after so many hours, with Greenwood's variance and the band of the log of its logarithm (95 %). at_risk
-- counts who was still there, also those that were seen no longer than that.
create temp table survival as
select part, hours, events, at_risk, share,
    case when share > 0 and share < 1 then power(share, exp(1.959963984540054 * sqrt(spread) / abs(ln(share)))) end as low,
    case when share > 0 and share < 1 then power(share, exp(-1.959963984540054 * sqrt(spread) / abs(ln(share)))) end as high
from (
    select part, hours, events, at_risk,
        round(exp(sum(case when events = at_risk then -1000.0 else ln(1.0 - events / cast(at_risk as double)) end)
            over (partition by part order by hours rows unbounded preceding)), 9) as share,
        sum(case when events = at_risk then 0 else events / (cast(at_risk as double) * (at_risk - events)) end)
            over (partition by part order by hours rows unbounded preceding) as spread
    from (
        select part, hours, sum(case when done then 1 else 0 end) as events,
            sum(count(*)) over (partition by part order by hours desc rows unbounded preceding) as at_risk
        from total
        group by part, hours
    )
    where events > 0
)

-- :: step cluster
-- Those who share a fate: the declarations of an importer; one without an importer stands alone.
create temp table cluster as
select name, row_number() over (order by name) - 1 as cluster
from (select distinct coalesce('i' || importer_id, 'd' || declaration_id) as name from parted where done)

-- :: step grp
-- The whole of each period (part: null), and each of its parts that has ten releases.
create temp table grp as
select *, row_number() over (order by period, part is not null, part) - 1 as number
from (
    select period, cast(null as varchar) as part, cast(avg(cast(hours as decimal(18, 6))) as double) as mean from parted where done group by period
    union all
    select t.period, t.part, cast(avg(cast(t.hours as decimal(18, 6))) as double)
    from parted t cross join parameter p
    where t.done and p.by <> 'none' and (p.log is null or p.by = 'month')
    group by t.period, t.part
    having count(*) >= 10
)

-- :: step sample
-- One row a released declaration and group.
create temp table sample as
select g.number, k.cluster, t.hours
from (select *, coalesce('i' || importer_id, 'd' || declaration_id) as name from parted where done) t
join cluster k on k.name = t.name
join grp g on g.period = t.period and (g.part is null or g.part = t.part)

-- :: step sample_group
-- One row a group. wide: the share of its values on either side of the median within which the medians of drawn samples lie, six standard errors.
create temp table sample_group as
select number, n, median, case when clusters < 50 then 0.5 else least(0.5, greatest(0.01, 6 * sqrt(spread) / n)) end as wide
from (
    select number, cast(sum(n) as bigint) as n, max(median) as median, count(*) as clusters, sum(power(below - 0.5 * n, 2)) as spread
    from (
        select s.number, s.cluster, max(m.median) as median, count(*) as n, count(*) filter (s.hours <= m.median) as below
        from sample s
        join (select number, median(hours) as median from sample group by number) m on m.number = s.number
        group by s.number, s.cluster
    )
    group by number
)

-- :: step near
-- The values near the median of their group, in order.
create temp table near as
select number, cluster, hours, place
from (select *, row_number() over (partition by number order by hours, cluster) - 1 as place from sample) s
join sample_group using (number)
where place >= floor(n * (0.5 - wide)) and place <= ceil(n * (0.5 + wide))

-- :: groups
select g.number, g.period, g.part, s.n, s.median, g.mean
from grp g
join sample_group s on s.number = g.number
order by g.number

-- :: totals
select s.number as "group", s.cluster, count(*) as count, cast(sum(cast(s.hours as decimal(18, 6))) as double) as sum,
    count(*) filter (s.place < floor(g.n * (0.5 - g.wide))) as below
from (select *, row_number() over (partition by number order by hours, cluster) - 1 as place from sample) s
join sample_group g on g.number = s.number
group by s.number, s.cluster
order by s.number, s.cluster

-- :: near
select number as "group", cluster, hours as value from near order by number, place

-- :: clusters
select count(*) as clusters from cluster

-- :: counts
select
    (select count(*) from chosen where period = 'asked') as declarations,
    (select count(*) from total) as began,
    (select count(*) from total where done) as released,
    (select count(*) from total where not done) as waiting,
    (select count(*) from total where done and hours < 0) as before_arrival,
    (select median(hours) from total where done) as median,
    (select cast(avg(cast(hours as decimal(18, 6))) as double) from total where done) as mean,
    (select count(*) from total where done and hours <= 24) as within24,
    (select count(*) from total where done and hours <= 72) as within72,
    (select median(worked_hours) from total where done) as worked_median,
    (select count(*) from total where done and cast(released as time) = time '00:00:00') as at_midnight,
    (select count(*) from told t join chosen c on c.declaration_key = t.declaration_key where c.period = 'asked' and t.party = 'other')
        as unknown_events,
    (select string_agg(event_code, ', ' order by n desc, event_code) from (
        select event_code, count(*) as n from told where by_event group by event_code order by n desc, event_code limit 10)) as codes,
    (select cast(sum(cast(hours as decimal(18, 6))) filter (party = 'customs') / nullif(sum(cast(hours as decimal(18, 6))), 0) as double)
        from wait) as customs_share,
    (select coalesce(max(stretch), 0) from opening) as stretches,
    (select count(distinct office_code) from chosen where period = 'asked') as offices,
    (select count(distinct office_code) from chosen
        where period = 'asked' and (office_code in (select office_code from opening_hours)
            or exists (select 1 from opening_hours where coalesce(office_code, '') = ''))) as own_hours,
    (select count(*) from opening_hours where weekday not between 1 and 7 or closes <= opens) as odd_hours,
    (select count(*) from holiday) as holidays,
    (select count(*) from aeo_certificate) as certificates,
    (select case when p.compare_from is not null and p.compare_to is not null
            then p.compare_from < coalesce(p."to", date '9999-12-31') and p.compare_to > coalesce(p."from", date '0001-01-01')
            else p.compare_from is not null or p.compare_to is not null end from parameter p) as overlap,
    (select string_agg(distinct log, ', ' order by log) from logged_event) as logs,
    (select activity from log_ending) as ending,
    (select count(*) from log_case where last_activity = (select activity from log_ending)) as ended_with,
    (select count(*) from log_event where party = 'other') as without_party,
    (select count(*) from log_event) as log_events,
    (select count(*) from log_case where not zoned) as without_zone

-- :: compared_parties
-- Whose turn it was in both periods: hours of a released declaration on average.
with n as (select count(*) filter (period = 'compared') as compared, count(*) filter (period = 'asked') as asked from parted where done),
sums as (
    select party, cast(coalesce(sum(cast(hours as decimal(18, 6))) filter (period = 'compared'), 0) as double) as compared,
        cast(coalesce(sum(cast(hours as decimal(18, 6))) filter (period = 'asked'), 0) as double) as asked
    from turn
    group by party
)
select s.party, s.compared / nullif(n.compared, 0) as before, s.asked / nullif(n.asked, 0) as now,
    s.asked / nullif(n.asked, 0) - s.compared / nullif(n.compared, 0)
    as difference
from sums s cross join n
order by abs(difference) desc nulls last, s.party

-- :: compared_waits
-- What was waited for in both periods, likewise.
with n as (select count(*) filter (period = 'compared') as compared, count(*) filter (period = 'asked') as asked from parted where done),
sums as (
    select event_code, party, count(distinct declaration_key) filter (period = 'compared') as before_count,
        count(distinct declaration_key) filter (period = 'asked') as now_count,
        cast(coalesce(sum(cast(hours as decimal(18, 6))) filter (period = 'compared'), 0) as double) as compared,
        cast(coalesce(sum(cast(hours as decimal(18, 6))) filter (period = 'asked'), 0) as double) as asked
    from turn
    group by event_code, party
)
select s.event_code, s.party, s.before_count / nullif(cast(n.compared as double), 0) as share_before,
    s.now_count / nullif(cast(n.asked as double), 0) as share,
    s.compared / nullif(n.compared, 0) as before, s.asked / nullif(n.asked, 0) as now,
    s.asked / nullif(n.asked, 0) - s.compared / nullif(n.compared, 0) as difference
from sums s cross join n
order by abs(difference) desc nulls last, s.event_code, s.party
limit (select rows from parameter)

-- :: compared_stages
select s.stage, count(*) filter (c.period = 'compared') as before_count, count(*) filter (c.period = 'asked') as now_count,
    quantile_cont(s.hours, 0.5) filter (c.period = 'compared') as before, quantile_cont(s.hours, 0.5) filter (c.period = 'asked') as now,
    quantile_cont(s.hours, 0.5) filter (c.period = 'asked') - quantile_cont(s.hours, 0.5) filter (c.period = 'compared') as difference
from stage_of_both s
join chosen c on c.declaration_key = s.declaration_key
group by s.place, s.stage
order by s.place, count(*) desc, s.stage
limit (select greatest(rows, 7) from parameter)

-- :: mix
-- The change of the mean hours taken apart after Kitagawa: what other shares of the parts make (at the mean of both means, from the whole's), and
-- what other hours within them do (at the mean of both shares). A part that only one period has is all mix. Both add up to the change.
with side as (
    select part, count(*) filter (period = 'compared') as before_count, count(*) filter (period = 'asked') as now_count,
        cast(avg(cast(hours as decimal(18, 6))) filter (period = 'compared') as double) as before,
        cast(avg(cast(hours as decimal(18, 6))) filter (period = 'asked') as double) as now
    from parted
    where done
    group by part
),
weighed as (
    select part, before, now, before_count / cast(sum(before_count) over () as double) as share_before,
        now_count / cast(sum(now_count) over () as double) as share,
        coalesce(before, now) as from_hours, coalesce(now, before) as to_hours
    from side
),
whole as (
    select sum(share_before * from_hours order by part) / 2 + sum(share * to_hours order by part) / 2 as middle from weighed
)
select w.part, w.share_before, w.share, w.before, w.now, (w.share - w.share_before) * ((w.from_hours + w.to_hours) / 2 - o.middle) as mix,
    (w.to_hours - w.from_hours) * (w.share + w.share_before) / 2 as within
from weighed w cross join whole o
order by w.part

-- :: parts
select t.part, count(*) as declarations, count(*) filter (done) as released, count(*) filter (not done) as waiting,
    cast(avg(cast(hours as decimal(18, 6))) filter (done) as double) as mean,
    quantile_cont(hours, 0.1) filter (done) as p10, quantile_cont(hours, 0.25) filter (done) as p25,
    quantile_cont(hours, 0.5) filter (done) as median, quantile_cont(hours, 0.75) filter (done) as p75,
    quantile_cont(hours, 0.9) filter (done) as p90,
    count(*) filter (done and hours <= 24) / nullif(cast(count(*) filter (done) as double), 0) as within24,
    count(*) filter (done and hours <= 48) / nullif(cast(count(*) filter (done) as double), 0) as within48,
    count(*) filter (done and hours <= 72) / nullif(cast(count(*) filter (done) as double), 0) as within72,
    (select min(s.hours) from survival s where s.part = t.part and s.share <= 0.5) as km_median,
    (select min(s.hours) from survival s where s.part = t.part and (s.low <= 0.5 or s.share = 0)) as km_low,
    (select min(s.hours) from survival s where s.part = t.part and (s.high <= 0.5)) as km_high
from total t
group by t.part
order by t.part
limit (select rows from parameter)

-- :: worked
select t.part, count(*) filter (done) as released, cast(avg(cast(worked_hours as decimal(18, 6))) filter (done) as double) as mean,
    quantile_cont(worked_hours, 0.1) filter (done) as p10, quantile_cont(worked_hours, 0.25) filter (done) as p25,
    quantile_cont(worked_hours, 0.5) filter (done) as median, quantile_cont(worked_hours, 0.75) filter (done) as p75,
    quantile_cont(worked_hours, 0.9) filter (done) as p90,
    count(*) filter (done and worked_hours <= 8) / nullif(cast(count(*) filter (done) as double), 0) as within8,
    count(*) filter (done and worked_hours <= 24) / nullif(cast(count(*) filter (done) as double), 0) as within24
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

-- :: behind worked
select declaration_id, cast(null as integer) as sequence, accepted_on, importer_id, cast(null as varchar) as hs_code,
    cast(null as decimal(18, 3)) as customs_value
from total
where part = $1 and done
order by worked_hours desc, declaration_id
limit 10000

-- :: stages
select stage, party, count(*) as declarations, count(*) filter (hours < 0) as negative,
    cast(avg(cast(hours as decimal(18, 6))) as double) as mean, quantile_cont(hours, 0.1) as p10, quantile_cont(hours, 0.25) as p25,
    quantile_cont(hours, 0.5) as median, quantile_cont(hours, 0.75) as p75, quantile_cont(hours, 0.9) as p90,
    count(*) filter (hours <= 24) / cast(count(*) as double) as within24, count(*) filter (hours <= 48) / cast(count(*) as double) as within48,
    count(*) filter (hours <= 72) / cast(count(*) as double) as within72, quantile_cont(worked_hours, 0.5) as worked_median
from stage
group by place, stage, party
order by place, declarations desc, stage, party
limit (select greatest(rows, 7) from parameter)

-- :: parties
-- Whose turn it was: the parts of all hours from beginning to release, which add up to them; and the hours of a declaration in which it was their
-- turn at all.
select party, count(*) as declarations, cast(sum(cast(hours as decimal(18, 6))) as double) as hours,
    cast(sum(cast(hours as decimal(18, 6))) / nullif(sum(sum(cast(hours as decimal(18, 6)))) over (), 0) as double) as share,
    cast(avg(cast(hours as decimal(18, 6))) as double) as mean, quantile_cont(hours, 0.1) as p10, quantile_cont(hours, 0.5) as median,
    quantile_cont(hours, 0.9) as p90,
    cast(sum(cast(worked_hours as decimal(18, 6))) as double) as worked_hours,
    cast(sum(cast(worked_hours as decimal(18, 6))) / nullif(sum(sum(cast(worked_hours as decimal(18, 6)))) over (), 0) as double) as worked_share
from (select party, declaration_key, sum(hours) as hours, sum(worked_hours) as worked_hours from wait group by party, declaration_key)
group by party
order by hours desc, party

-- :: behind parties
select t.declaration_id, cast(null as integer) as sequence, t.accepted_on, t.importer_id, cast(null as varchar) as hs_code,
    cast(null as decimal(18, 3)) as customs_value
from (select declaration_key, sum(hours) as hours from wait where party = $1 group by declaration_key) w
join total t on t.declaration_key = w.declaration_key
order by w.hours desc, t.declaration_id
limit 10000

-- :: waits
select event_code, party, count(*) as times, count(distinct declaration_key) as declarations,
    cast(avg(cast(hours as decimal(18, 6))) as double) as mean, quantile_cont(hours, 0.5) as median, quantile_cont(hours, 0.9) as p90,
    quantile_cont(worked_hours, 0.5) as worked_median,
    cast(sum(cast(hours as decimal(18, 6))) / nullif(sum(sum(cast(hours as decimal(18, 6)))) over (), 0) as double) as share
from wait
group by event_code, party
order by share desc nulls last, event_code
limit (select rows from parameter)

-- :: behind waits
select t.declaration_id, cast(null as integer) as sequence, t.accepted_on, t.importer_id, cast(null as varchar) as hs_code,
    cast(null as decimal(18, 3)) as customs_value
from (select declaration_key, max(hours) as hours from wait where event_code = $1 group by declaration_key) w
join total t on t.declaration_key = w.declaration_key
order by w.hours desc, t.declaration_id
limit 10000

-- :: slowest
select row_number() over (order by hours desc, declaration_id) as place, declaration_id, accepted_on, importer_id,
    nullif(office_code, '') as office_code, lane, round(hours, 3) as hours,
    case when done then 'yes' else 'not yet' end as done
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

-- :: counted intervals
select declaration_key, cast(null as integer) as sequence, hours as weight from total where done and (part = $1 or $1 = 'all')

-- :: counted stages
select declaration_key, cast(null as integer) as sequence, hours as weight from stage where stage || ' ' || party = $1

-- :: counted findings
select declaration_key, cast(null as integer) as sequence, hours as weight
from total
where case $1 when 'released' then done when 'within24' then done and hours <= 24 when 'within72' then done and hours <= 72
    when 'waiting' then not done when 'before_arrival' then done and hours < 0 else false end
