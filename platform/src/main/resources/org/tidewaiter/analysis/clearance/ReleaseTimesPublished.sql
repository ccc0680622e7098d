-- The average release times that an administration publishes (TFA 7.6): of the whole, by group, by month, and whose turn it was.
-- The steps of Milestones.sql and TwoClocks.sql make what happened. A group is shown where it has ten releases of at least three importers none of
-- whom has three quarters of them, so that nobody's own times can be read off.

-- :: steps of Milestones

-- :: steps of TwoClocks

-- :: step released
-- One row a released declaration and period, with hours by what is measured.
create temp table released as
select declaration_key, period, importer_id, coalesce(transport_mode, '') as mode, lane, strftime(accepted_on, '%Y-%m') as month, accepted_on,
    case when arrived is null or lodged is null then null when lodged < arrived then 'before arrival' else 'after arrival' end as lodgement, agency,
    case when arrived is not null then date_diff('second', arrived, released) / 3600.0 end as from_arrival,
    case when lodged is not null then date_diff('second', lodged, released) / 3600.0 end as from_lodgement,
    case when accepted is not null then date_diff('second', accepted, released) / 3600.0 end as from_acceptance,
    case when arrived is not null then (released_worked - arrived_worked) / 3600 end as from_arrival_worked,
    case when lodged is not null then (released_worked - lodged_worked) / 3600 end as from_lodgement_worked,
    hours, released
from timed
where done

-- :: step main
-- What the sheet speaks of first: hours from arrival, where ten of the period know it; else from lodgement or acceptance.
create temp table main as
select r.period, r.declaration_key, r.importer_id, r.mode, r.lane, r.month, r.lodgement, r.agency, r.released,
    case when k.arrived >= 10 then r.from_arrival else r.hours end as hours
from released r
cross join (select count(*) as arrived from released where period = 'asked' and from_arrival is not null) k
where k.arrived < 10 or r.from_arrival is not null

-- :: step method
create temp table method as
select 1 as place, 'from arrival' as measure, declaration_key, period, from_arrival as hours from released where from_arrival is not null
union all
select 2, 'from lodgement', declaration_key, period, from_lodgement from released where from_lodgement is not null
union all
select 3, 'from acceptance', declaration_key, period, from_acceptance from released where from_acceptance is not null
union all
select 4, 'from arrival, office hours', declaration_key, period, from_arrival_worked from released where from_arrival_worked is not null
union all
select 5, 'from lodgement, office hours', declaration_key, period, from_lodgement_worked from released where from_lodgement_worked is not null

-- :: step membership
create temp table membership as
select 1 as place, 'mode ' || mode as name, declaration_key, importer_id, hours from main where period = 'asked' and mode <> ''
union all
select 2, 'lane ' || lane, declaration_key, importer_id, hours from main where period = 'asked' and lane <> 'none'
union all
select 3, lodgement, declaration_key, importer_id, hours from main where period = 'asked' and lodgement is not null
union all
select 4, case when agency then 'other agency' else 'customs alone' end, declaration_key, importer_id, hours from main where period = 'asked'

-- :: step grouped
create temp table grouped as
select place, name, sum(n) as n, count(importer_id) as importers, max(n) filter (importer_id is not null) as largest
from (select place, name, importer_id, count(*) as n from membership group by place, name, importer_id)
group by place, name

-- :: step shown
create temp table shown as
select place, name from grouped where n >= 10 and importers >= 3 and coalesce(largest, 0) < 0.75 * n

-- :: counts
select
    (select count(*) from chosen where period = 'asked') as declarations,
    (select count(*) from timed where period = 'asked') as began,
    (select count(*) from released where period = 'asked') as released,
    (select count(*) from timed where period = 'asked' and not done) as waiting,
    (select count(distinct importer_id) from main where period = 'asked') as importers,
    (select min(accepted_on) from chosen where period = 'asked') as first,
    (select max(accepted_on) from chosen where period = 'asked') as last,
    (select cast(avg(cast(hours as decimal(18, 6))) as double) from main where period = 'asked') as mean,
    (select median(hours) from main where period = 'asked') as median,
    (select count(*) from main where period = 'asked' and hours <= 24) as within24,
    (select count(*) from main where period = 'asked' and hours <= 72) as within72,
    (select count(*) from main where period = 'asked') as counted,
    (select count(*) from released where period = 'asked' and from_arrival is not null) as arrived,
    (select count(*) from main where period = 'asked' and hours < 0) as before_arrival,
    (select count(*) from released where period = 'asked' and cast(released as time) = time '00:00:00') as at_midnight,
    (select count(*) from main where period = 'compared') as released_before,
    (select cast(avg(cast(hours as decimal(18, 6))) as double) from main where period = 'compared') as mean_before,
    (select median(hours) from main where period = 'compared') as median_before,
    (select count(*) from grouped) - (select count(*) from shown) as hidden,
    (select coalesce(max(stretch), 0) from opening) as stretches,
    (select count(distinct office_code) from chosen where period = 'asked') as offices,
    (select count(distinct office_code) from chosen
        where period = 'asked' and (office_code in (select office_code from opening_hours)
            or exists (select 1 from opening_hours where coalesce(office_code, '') = ''))) as own_hours,
    (select count(*) from opening_hours where weekday not between 1 and 7 or closes <= opens) as odd_hours,
    (select case when p.compare_from is not null and p.compare_to is not null
            then p.compare_from < coalesce(p."to", date '9999-12-31') and p.compare_to > coalesce(p."from", date '0001-01-01')
            else p.compare_from is not null or p.compare_to is not null end from parameter p) as overlap

-- :: worst
-- Whose turn takes most of all hours.
select party, cast(sum(cast(hours as decimal(18, 6))) / nullif((select sum(cast(hours as decimal(18, 6))) from wait), 0) as double) as share
from wait
group by party
order by share desc nulls last, party
limit 1

-- :: methods
select measure, count(*) as declarations, cast(avg(cast(hours as decimal(18, 6))) as double) as mean, quantile_cont(hours, 0.5) as median,
    quantile_cont(hours, 0.9) as p90, count(*) filter (hours <= 24) / cast(count(*) as double) as within24,
    count(*) filter (hours <= 48) / cast(count(*) as double) as within48, count(*) filter (hours <= 72) / cast(count(*) as double) as within72
from method
where period = 'asked'
group by place, measure
having count(*) >= 10
order by place

-- :: groups
select m.name, count(*) as declarations, cast(avg(cast(hours as decimal(18, 6))) as double) as mean, quantile_cont(hours, 0.5) as median,
    quantile_cont(hours, 0.9) as p90, count(*) filter (hours <= 24) / cast(count(*) as double) as within24,
    count(*) filter (hours <= 48) / cast(count(*) as double) as within48, count(*) filter (hours <= 72) / cast(count(*) as double) as within72
from membership m
join shown s on s.name = m.name
group by m.place, m.name
order by m.place, m.name
limit (select rows from parameter)

-- :: parties
select party, cast(sum(cast(hours as decimal(18, 6))) / nullif(sum(sum(cast(hours as decimal(18, 6)))) over (), 0) as double) as share,
    cast(sum(cast(hours as decimal(18, 6))) as double) / (select count(*) from released where period = 'asked') as mean
from wait
group by party
order by share desc, party

-- :: months
-- The last twelve.
select month, mean, median
from (
    select month, cast(avg(cast(hours as decimal(18, 6))) as double) as mean, median(hours) as median
    from main
    where period = 'asked'
    group by month
    having count(*) >= 10 and count(distinct importer_id) >= 3
    order by month desc
    limit 12
)
order by month

-- :: counted methods
select declaration_key, cast(null as integer) as sequence, hours as weight from method where measure = $1 and period = 'asked'

-- :: counted groups
select m.declaration_key, cast(null as integer) as sequence, m.hours as weight from membership m join shown s on s.name = m.name where m.name = $1

-- :: counted parties
-- Those in which it was their turn at all.
select declaration_key, cast(null as integer) as sequence, sum(hours) as weight from wait where party = $1 group by declaration_key

-- :: counted months
select declaration_key, cast(null as integer) as sequence, hours as weight from main where period = 'asked' and month = $1

-- :: counted findings
select declaration_key, cast(null as integer) as sequence, hours as weight
from main
where period = 'asked' and case $1 when 'counted' then true when 'within24' then hours <= 24 when 'within72' then hours <= 72 else false end
