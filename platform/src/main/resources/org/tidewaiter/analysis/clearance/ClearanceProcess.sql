-- Which ways cases take from event to event, how long each step takes, and what is done again.
-- Reads the views declaration and event, or logged_event where a log is named, and the table parameter of one row. A case is a declaration, or a
-- case of the log. Hours are true hours where every event of a case says its zone, else those of the clock as written.

-- :: steps of EventWords

-- :: steps of AskedLog

-- :: step said
-- One row an event. place: the order of events of one time: of the procedure for declarations, of the file for logs.
create temp table said as
select e.declaration_id as case_id, cast(d.accepted_at as date) as accepted_on, d.importer_id, e.event_code as activity,
    cast(null as varchar) as transition, e.occurred_at, cast(null as integer) as utc_offset_minutes,
    cast(coalesce(w.place, 28) as bigint) as place, w.milestone, true as resourced
from event e
join declaration d on d.declaration_key = e.declaration_key
cross join parameter p
left join known_word w on w.code = e.event_code
where p.log is null and e.occurred_at is not null
    and (p."from" is null or d.accepted_at >= p."from") and (p."to" is null or d.accepted_at < p."to")
    and (p.office is null or d.office_code = p.office)
    and (p.type is null or starts_with(d.type_code, p.type))
union all
select l.case_id, cast(null as date), null, l.activity, l.transition, l.occurred_at, l.utc_offset_minutes, l.position, null,
    l.resource is not null
from logged_event l
join asked_log a on a.log = l.log

-- :: step told
-- What belongs to clearance: of a declaration the events up to its first release, unless all are asked for.
create temp table told as
select s.*
from said s
cross join parameter p
left join (select case_id, min(occurred_at) as released from said where milestone = 'released' group by case_id) r on r.case_id = s.case_id
where p.until = 'end' or r.released is null or s.occurred_at < r.released
    or s.occurred_at = r.released and s.place <= (select place from event_word where code = 'released')

-- :: step cases
-- One row a case, with its hours from its first event to its last, whatever the step of an activity's life.
create temp table cases as
select * from (
    select case_id, max(accepted_on) as accepted_on, max(importer_id) as importer_id, count(*) as events,
        bool_and(utc_offset_minutes is not null) as zoned, min(occurred_at) as began,
        case when bool_and(utc_offset_minutes is not null)
            then date_diff('microsecond', min(occurred_at - to_minutes(utc_offset_minutes)), max(occurred_at - to_minutes(utc_offset_minutes)))
            else date_diff('microsecond', min(occurred_at), max(occurred_at)) end / 3600000000.0 as hours,
        row_number() over (order by case_id) as number
    from told
    group by case_id
) c
cross join parameter p
where p.log is null or (p."from" is null or c.began >= p."from") and (p."to" is null or c.began < p."to")

-- :: step chosen
-- The events that are steps: completed ones, where a log tells completion, unless all are asked for.
create temp table chosen as
select t.case_id, c.number, c.hours as case_hours,
    case when coalesce(t.transition, 'complete') = 'complete' then t.activity else t.activity || ' (' || t.transition || ')' end as activity,
    case when c.zoned then t.occurred_at - to_minutes(t.utc_offset_minutes) else t.occurred_at end as happened_at, t.place
from told t
join cases c on c.case_id = t.case_id
cross join parameter p
where p.transitions = 'all' or coalesce(t.transition, 'complete') = 'complete' or not exists (select 1 from told where transition = 'complete')

-- :: step activity
create temp table activity as
select activity, row_number() over (order by activity) as code from chosen group by activity

-- :: step happened
-- One row an event with its place in its case and what follows.
create temp table happened as
select h.number, a.code, h.happened_at, row_number() over turn as ordinal, lead(a.code) over turn as next_code,
    lead(h.happened_at) over turn as followed_at
from chosen h
join activity a on a.activity = h.activity
window turn as (partition by h.number order by h.happened_at, h.place, h.activity)

-- :: step pace
-- One row an arc of the map: what directly follows what.
create temp table pace as
select code, next_code, count(*) as times, count(distinct number) as cases,
    cast(sum(cast(date_diff('microsecond', happened_at, followed_at) as hugeint)) as double) / 3600000000.0 as hours,
    quantile_cont(date_diff('microsecond', happened_at, followed_at), 0.5) / 3600000000.0 as median,
    quantile_cont(date_diff('microsecond', happened_at, followed_at), 0.9) / 3600000000.0 as p90
from happened
where next_code is not null
group by code, next_code

-- :: step path
-- One row a case with the numbers of its activities in order.
create temp table path as
select number, string_agg(cast(code as varchar), ',' order by ordinal) as codes, count(*) as events, count(distinct code) as activities
from happened
group by number

-- :: step variant
create temp table variant as
select codes, n, median, row_number() over (order by n desc, codes) as place
from (
    select p.codes, count(*) as n, median(c.hours) as median from path p join cases c on c.number = p.number group by p.codes
)

-- :: step again
-- One row a case and activity that it has more than once.
create temp table again as
select number, code, count(*) as times, date_diff('microsecond', min(happened_at), max(happened_at)) / 3600000000.0 as hours
from happened
group by number, code
having count(*) > 1

-- :: counts
select
    (select count(*) from cases) as cases,
    (select count(*) from chosen) as events,
    (select count(*) from activity) as activities,
    (select count(*) from variant) as variants,
    (select max(n) from variant) as top,
    (select coalesce(sum(n), 0) from variant where place <= 10) as top_ten,
    (select median(hours) from cases) as median,
    (select cast(avg(cast(hours as decimal(24, 9))) as double) from cases) as mean,
    (select count(distinct number) from again) as reworked,
    (select cast(coalesce(sum(times - 1), 0) as bigint) from again) as repeats,
    (select count(*) from happened where followed_at = happened_at) as together,
    (select count(*) from told t join cases c on c.case_id = t.case_id) as told,
    (select count(*) from told t join cases c on c.case_id = t.case_id where t.utc_offset_minutes is null) as without_zone,
    (select count(*) from told t join cases c on c.case_id = t.case_id where not t.resourced) as without_resource,
    (select string_agg(distinct log, ', ' order by log) from logged_event) as logs

-- :: busiest
-- The step that takes most of all hours, and the activity that most cases have again.
select a.activity as "from", b.activity as "to", p.hours / nullif((select sum(hours) from pace), 0) as share, p.median
from pace p
join activity a on a.code = p.code
join activity b on b.code = p.next_code
order by p.hours desc, a.activity, b.activity
limit 1

-- :: most_again
select a.activity, count(*) as cases
from again g
join activity a on a.code = g.code
group by a.activity
order by cases desc, a.activity
limit 1

-- :: throughput
select count(*) as cases, cast(sum(events) as bigint) as events, cast(avg(cast(hours as decimal(24, 9))) as double) as mean,
    quantile_cont(hours, 0.1) as p10, quantile_cont(hours, 0.25) as p25, quantile_cont(hours, 0.5) as median,
    quantile_cont(hours, 0.75) as p75, quantile_cont(hours, 0.9) as p90, quantile_cont(hours, 0.95) as p95, max(hours) as longest,
    count(*) filter (hours <= 24) / cast(count(*) as double) as within24, count(*) filter (hours <= 72) / cast(count(*) as double) as within72,
    count(*) filter (hours <= 168) / cast(count(*) as double) as within168
from cases

-- :: map
select a.activity || ' → ' || b.activity as step, p.times, p.cases, p.cases / cast((select count(*) from cases) as double) as share,
    p.hours / p.times as mean, p.median, p.p90, p.hours / nullif((select sum(hours) from pace), 0) as of_all_hours
from pace p
join activity a on a.code = p.code
join activity b on b.code = p.next_code
order by p.times desc, step
limit (select rows from parameter)

-- :: behind map, heaviest
select c.case_id as declaration_id, cast(null as integer) as sequence, c.accepted_on, c.importer_id, cast(null as varchar) as hs_code,
    cast(null as decimal(18, 3)) as customs_value
from (
    select h.number, max(date_diff('microsecond', h.happened_at, h.followed_at)) as long
    from happened h
    join activity a on a.code = h.code
    join activity b on b.code = h.next_code
    where a.activity || ' → ' || b.activity = $1
    group by h.number
) s
join cases c on c.number = s.number
order by s.long desc, c.case_id
limit 10000

-- :: activities
select a.activity, n.events, n.cases, coalesce(f.n, 0) as first, coalesce(l.n, 0) as last, coalesce(g.cases, 0) as again_cases,
    coalesce(g.repeats, 0) as repeats, g.hours as again_hours
from activity a
join (select code, count(*) as events, count(distinct number) as cases from happened group by code) n on n.code = a.code
left join (select code, count(*) as n from happened where ordinal = 1 group by code) f on f.code = a.code
left join (select code, count(*) as n from happened where next_code is null group by code) l on l.code = a.code
left join (
    select code, count(*) as cases, cast(sum(times - 1) as bigint) as repeats, median(hours) as hours from again group by code
) g on g.code = a.code
order by n.events desc, a.activity
limit (select rows from parameter)

-- :: behind activities
select c.case_id as declaration_id, cast(null as integer) as sequence, c.accepted_on, c.importer_id, cast(null as varchar) as hs_code,
    cast(null as decimal(18, 3)) as customs_value
from (
    select h.number, count(*) as times from happened h join activity a on a.code = h.code where a.activity = $1 group by h.number
) s
join cases c on c.number = s.number
order by s.times desc, c.hours desc, c.case_id
limit 10000

-- :: variants
select v.place as variant, s.path, v.n as cases, v.n / cast((select count(*) from cases) as double) as share,
    sum(v.n) over (order by v.place rows unbounded preceding) / cast((select count(*) from cases) as double) as together, v.median
from variant v
join (
    select u.place, string_agg(a.activity, ' → ' order by u.ordinal) as path
    from (
        select place, unnest(string_split(codes, ',')) as code, generate_subscripts(string_split(codes, ','), 1) as ordinal
        from variant
        where place <= (select rows from parameter)
    ) u
    join activity a on a.code = cast(u.code as bigint)
    group by u.place
) s on s.place = v.place
order by v.place

-- :: behind variants
select c.case_id as declaration_id, cast(null as integer) as sequence, c.accepted_on, c.importer_id, cast(null as varchar) as hs_code,
    cast(null as decimal(18, 3)) as customs_value
from variant v
join path p on p.codes = v.codes
join cases c on c.number = p.number
where cast(v.place as varchar) = $1
order by c.hours desc, c.case_id
limit 10000

-- :: longest
select row_number() over (order by c.hours desc, c.case_id) as place, c.case_id as declaration_id, c.hours, c.events, v.place as variant
from cases c
join path p on p.number = c.number
join variant v on v.codes = p.codes
order by place
limit (select rows from parameter)

-- :: heaviest
-- The ten steps that take most of all hours.
select a.activity || ' → ' || b.activity as step, p.hours / nullif((select sum(hours) from pace), 0) as share
from pace p
join activity a on a.code = p.code
join activity b on b.code = p.next_code
order by p.hours desc, step
limit 10

-- :: drawn
-- The arcs of the map that is drawn: the fourteen busiest among the ten activities that most cases have. Activities stand in the order of the most
-- frequent way, those that it lacks at their mean place.
with first_way as (
    select code, min(ordinal) as place
    from happened
    where number = (select min(number) from path where codes = (select codes from variant where place = 1))
    group by code
),
shown as (
    select h.code, coalesce(max(w.place), avg(cast(h.ordinal as double))) as usual
    from happened h
    left join first_way w on w.code = h.code
    group by h.code
    order by count(distinct h.number) desc, h.code
    limit 10
)
select a.activity || ' → ' || b.activity as step, p.times, p.median
from (
    select p.*, f.usual as from_usual, t.usual as to_usual
    from pace p
    join shown f on f.code = p.code
    join shown t on t.code = p.next_code
    order by p.times desc, p.code, p.next_code
    limit 14
) p
join activity a on a.code = p.code
join activity b on b.code = p.next_code
order by from_usual, p.code, to_usual, p.next_code

-- :: behind throughput, findings
-- All cases: the key is their number.
select case_id as declaration_id, cast(null as integer) as sequence, accepted_on, importer_id, cast(null as varchar) as hs_code,
    cast(null as decimal(18, 3)) as customs_value
from cases
where $1 = (select cast(count(*) as varchar) from cases)
order by hours desc, case_id
limit 10000
