-- How long what was told took, on the clock of the calendar and on the office's, and whose turn it was: steps that the questions about clearance
-- share. Reads the tables chosen and told of earlier steps, the views opening_hours and holiday, and of the table parameter opens, closes and
-- workdays.

-- :: step observed
-- last: the end of what was seen, which is the last event or release, not an arrival that is announced for a later day.
create temp table observed as
select max(occurred_at) filter (by_event and event_code <> 'ARRIVAL_ANNOUNCED' or milestone = 'released') as last,
    min(occurred_at) as first, max(occurred_at) as latest
from told

-- :: step opening
-- One row a stretch in which an office is open on a day of the week (1: Monday), in seconds of the day; stretches that overlap are one. An office has
-- its own hours, else those of all offices, else those of the parameters.
create temp table opening as
with hours as (
    select coalesce(office_code, '') as office_code, weekday, epoch(opens) as opens,
        case when cast(closes as varchar) like '24:00%' then 86400 else epoch(closes) end as closes
    from opening_hours
),
office as (select distinct office_code from chosen),
given as (
    select o.office_code, h.weekday, h.opens, h.closes
    from office o
    join hours h on h.office_code = case when o.office_code in (select office_code from hours) then o.office_code else '' end
    union all
    select o.office_code, cast(w.weekday as bigint), cast(p.opens as double) * 3600, cast(p.closes as double) * 3600
    from office o
    cross join parameter p
    join (values ('mon-fri', 1), ('mon-fri', 2), ('mon-fri', 3), ('mon-fri', 4), ('mon-fri', 5),
        ('mon-sat', 1), ('mon-sat', 2), ('mon-sat', 3), ('mon-sat', 4), ('mon-sat', 5), ('mon-sat', 6),
        ('sun-thu', 7), ('sun-thu', 1), ('sun-thu', 2), ('sun-thu', 3), ('sun-thu', 4),
        ('sat-wed', 6), ('sat-wed', 7), ('sat-wed', 1), ('sat-wed', 2), ('sat-wed', 3),
        ('all', 1), ('all', 2), ('all', 3), ('all', 4), ('all', 5), ('all', 6), ('all', 7)) w(workdays, weekday) on w.workdays = p.workdays
    where o.office_code not in (select office_code from hours) and not exists (select 1 from hours where office_code = '')
),
marked as (
    select *, case when opens <= max(closes) over (partition by office_code, weekday order by opens, closes
            rows between unbounded preceding and 1 preceding) then 0 else 1 end as fresh
    from given where closes > opens
),
numbered as (
    select *, sum(fresh) over (partition by office_code, weekday order by opens, closes rows unbounded preceding) as stretch from marked
)
select office_code, weekday, cast(stretch as integer) as stretch, min(opens) as opens, max(closes) as closes
from numbered
group by office_code, weekday, stretch

-- :: step open_day
-- One row an office and day: the seconds open before the day, and its stretches, at most three. Days before and after what happened are no days here.
create temp table open_day as
with days as (
    select cast(unnest(range(date_trunc('day', first), date_trunc('day', latest) + interval 2 day, interval 1 day)) as date) as day
    from observed
),
day as (
    select o.office_code, d.day, isodow(d.day) as weekday,
        exists (select 1 from holiday h where h.day = d.day and coalesce(h.office_code, o.office_code) = o.office_code) as closed
    from days d
    cross join (select distinct office_code from chosen) o
),
hours as (
    select d.office_code, d.day,
        coalesce(max(o.opens) filter (stretch = 1 and not closed), 0) as opens1,
        coalesce(max(o.closes) filter (stretch = 1 and not closed), 0) as closes1,
        coalesce(max(o.opens) filter (stretch = 2 and not closed), 0) as opens2,
        coalesce(max(o.closes) filter (stretch = 2 and not closed), 0) as closes2,
        coalesce(max(o.opens) filter (stretch = 3 and not closed), 0) as opens3,
        coalesce(max(o.closes) filter (stretch = 3 and not closed), 0) as closes3
    from day d
    left join opening o on o.office_code = d.office_code and o.weekday = d.weekday
    group by d.office_code, d.day
)
select *, coalesce(sum(closes1 - opens1 + closes2 - opens2 + closes3 - opens3)
        over (partition by office_code order by day rows between unbounded preceding and 1 preceding), 0) as before
from hours

-- :: step happened
-- The events with the seconds for which the office was open before each: the difference of two is a duration on the clock of the office.
create temp table happened as
select t.*, o.before
        + least(greatest(epoch(cast(t.occurred_at as time)) - o.opens1, 0), o.closes1 - o.opens1)
        + least(greatest(epoch(cast(t.occurred_at as time)) - o.opens2, 0), o.closes2 - o.opens2)
        + least(greatest(epoch(cast(t.occurred_at as time)) - o.opens3, 0), o.closes3 - o.opens3) as worked
from told t
left join open_day o on o.office_code = t.office_code and o.day = cast(t.occurred_at as date)

-- :: step moment
-- One row a declaration with the first moment of each milestone, on both clocks (worked: seconds of the office's clock).
create temp table moment as
select
    c.*, m.* exclude (declaration_key), coalesce(m.arrived, m.lodged, m.accepted) as began,
    case when m.arrived is not null then m.arrived_worked when m.lodged is not null then m.lodged_worked else m.accepted_worked end as began_worked
from chosen c
join (
    select declaration_key,
        min(occurred_at) filter (milestone = 'arrived') as arrived, min(worked) filter (milestone = 'arrived') as arrived_worked,
        min(occurred_at) filter (milestone = 'lodged') as lodged, min(worked) filter (milestone = 'lodged') as lodged_worked,
        min(occurred_at) filter (milestone = 'accepted') as accepted, min(worked) filter (milestone = 'accepted') as accepted_worked,
        min(occurred_at) filter (milestone = 'assessed') as assessed, min(worked) filter (milestone = 'assessed') as assessed_worked,
        min(occurred_at) filter (milestone = 'paid') as paid, min(worked) filter (milestone = 'paid') as paid_worked,
        min(occurred_at) filter (milestone = 'released') as released, min(worked) filter (milestone = 'released') as released_worked,
        min(occurred_at) filter (milestone = 'exited') as exited, min(worked) filter (milestone = 'exited') as exited_worked,
        coalesce(max(substr(event_code, 6)) filter (starts_with(event_code, 'lane_')), 'none') as lane,
        bool_or(party = 'agency') as agency
    from happened
    group by declaration_key
) m on m.declaration_key = c.declaration_key

-- :: step timed
-- One row a declaration that began: hours to its release, or to the last event of the data where it is not released, on both clocks.
create temp table timed as
select
    m.*, m.released is not null as done,
    date_diff('second', m.began, coalesce(m.released, o.last)) / 3600.0 as hours,
    case when m.released is not null then (m.released_worked - m.began_worked) / 3600 end as worked_hours
from moment m
cross join observed o
where m.began is not null

-- :: step turn
-- One row a stretch between two events of a released declaration of either period, from its beginning to its release: the wait for the later one,
-- which is the turn of whose event it is. Events of one second stand in the order of their place. The stretches of a declaration add up to its time.
create temp table turn as
select period, declaration_key, since_code, event_code, party, date_diff('second', since, occurred_at) / 3600.0 as hours,
    (worked - since_worked) / 3600 as worked_hours
from (
    select t.period, h.declaration_key, h.event_code, h.party, h.occurred_at, h.worked, lag(h.event_code) over ordered as since_code,
        coalesce(lag(h.occurred_at) over ordered, t.began) as since, coalesce(lag(h.worked) over ordered, t.began_worked) as since_worked
    from happened h
    join timed t on t.declaration_key = h.declaration_key
    where t.done and h.occurred_at > t.began and h.occurred_at <= t.released
    window ordered as (partition by h.declaration_key order by h.occurred_at, h.place, h.event_code)
)

-- :: step wait
-- Those of the period asked of.
create temp table wait as select * exclude (period) from turn where period = 'asked'
