-- Which goods under suspension never ended, ended late, or went faster than the road.
-- Reads the views declaration, goods_item and event, and the table parameter of one row.
-- Movements are declarations under transit (procedure 8…, or a type T…), warehousing (7…) and temporary admission or processing (5…). One ends by an
-- event (transit_ended, warehouse_exited, reexported) or by later declarations that name it as their previous document for its whole mass.

-- :: step movement
-- One row a movement. asked: whether the office that is asked for is its own; how long movements take, and what their holders do, is learned of all.
create temp table movement as
select
    d.declaration_key, d.declaration_id, coalesce(d.released_at, d.accepted_at) as began_at, cast(d.accepted_at as date) as accepted_on,
    d.importer_id,
    d.declarant_id, d.office_code, d.destination_country, d.goods_location,
    case when g.procedure = '8' or starts_with(coalesce(d.type_code, ''), 'T') then 'transit' when g.procedure = '7' then 'warehouse'
        else 'temporary' end as kind,
    g.mass_kg, g.customs_value, p.office is null or coalesce(d.office_code = p.office, false) as asked
from declaration d
join (
    select declaration_key, max(left(procedure_code, 1)) as procedure, sum(net_mass_kg) as mass_kg,
        cast(sum(customs_value) as decimal(18, 3)) as customs_value
    from goods_item
    group by declaration_key
) g on g.declaration_key = d.declaration_key
cross join parameter p
where (g.procedure in ('5', '7', '8') or starts_with(coalesce(d.type_code, ''), 'T'))
    and (p."from" is null or d.accepted_at >= p."from") and (p."to" is null or d.accepted_at < p."to")

-- :: step ended
-- One row a movement: when it ended by event, and what later declarations took out of it.
create temp table ended as
select m.declaration_key, e.ended_at, o.out_kg, o.out_at
from movement m
left join (
    select declaration_key, min(occurred_at) as ended_at
    from event
    where event_code in ('transit_ended', 'warehouse_exited', 'reexported')
    group by declaration_key
) e on e.declaration_key = m.declaration_key
left join (
    select p.declaration_key, sum(i.net_mass_kg) as out_kg, max(d.accepted_at) as out_at
    from movement p
    join declaration d on d.previous_document = p.declaration_id
    join goods_item i on i.declaration_key = d.declaration_key
    group by p.declaration_key
) o on o.declaration_key = m.declaration_key

-- :: step last
-- The moment up to which the data reach.
create temp table last as
select greatest((select max(accepted_at) from declaration), (select max(occurred_at) from event)) as at

-- :: step timed
-- One row a movement with its end, if it has one, and the hours from its release until then, or until the data end.
create temp table timed as
select m.*, e.out_kg, case when m.mass_kg > 0 and e.out_kg is not null then 1 - cast(e.out_kg as double) / cast(m.mass_kg as double) end as missing,
    case when e.ended_at is not null then e.ended_at when cast(e.out_kg as double) >= (1 - p.gap) * cast(m.mass_kg as double)
        then e.out_at end as ended_at
from movement m
join ended e on e.declaration_key = m.declaration_key
cross join parameter p

-- :: step norm
-- One row a kind: how long movements that ended took. Kinds of which too few ended cannot be judged: nobody may record their ends.
create temp table norm as
select kind, count(*) as movements, count(ended_at) as ended,
    quantile_cont(date_diff('second', began_at, ended_at) / 3600.0, 0.95) as limit_hours
from timed
group by kind
having count(ended_at) >= (select min_ended from parameter)

-- :: step way
-- One row an office, destination and kind with enough movements that ended, of three holders at least: how long they usually take, the middle of
-- what is usual with each holder. One who is always late and has most of a way would make others look fast.
create temp table way as
select kind, office_code, destination_country, sum(n) as n, median(usual_hours) as usual_hours
from (
    select kind, office_code, destination_country, importer_id, count(*) as n, median(date_diff('second', began_at, ended_at) / 3600.0) as usual_hours
    from timed
    where ended_at > began_at
    group by kind, office_code, destination_country, importer_id
)
group by kind, office_code, destination_country
having sum(n) >= (select min_ended from parameter) and count(*) >= 3

-- :: step lasted
-- One row a movement of a kind that can be judged: the hours it took, or has taken until the data end. open: not ended, past so many limits.
create temp table lasted as
select t.*, n.limit_hours, greatest(0, date_diff('second', t.began_at, coalesce(t.ended_at, l.at)) / 3600.0) as hours,
    t.ended_at is null and date_diff('second', t.began_at, l.at) / 3600.0 > p.patience * n.limit_hours as open
from timed t
join norm n on n.kind = t.kind
cross join last l
cross join parameter p

-- :: step hazard
-- One row a kind and a number of days: the cumulative hazard of ending (Nelson and Aalen: ended of those that still ran, added up over the days). A
-- movement that runs at a hazard of 3 has outlasted all but 5 of 100; those that run are counted as long as they have run.
create temp table hazard as
with day as (
    select kind, cast(floor(hours / 24) as integer) as day, count(ended_at) as ended, count(*) as movements from lasted group by all
), at_risk as (
    select kind, day, ended, sum(movements) over (partition by kind order by day desc) as movements from day
)
select kind, day, cast(sum(cast(round(ended / cast(movements as double), 9) as decimal(18, 9))) over (partition by kind order by day) as double)
    as hazard
from at_risk

-- :: step holder
-- One row a holder: movements, open ones, and how many of them and with what variance would be open if each were as often as those of its kind.
-- beside: whether more are open than two standard deviations beyond that. ends_late: whether it ended more past the limit than two standard
-- deviations beyond what its ended ones would as often as others of their kind.
create temp table holder as
select *, open >= 2 and open - cast(expected as double) > 2 * sqrt(cast(variance as double)) as beside,
    late >= 2 and late - cast(late_expected as double) > 2 * sqrt(cast(late_variance as double)) as ends_late
from (
    select importer_id, count(*) as movements, count(*) filter (open) as open, sum(open_share) as expected,
        sum(cast(open_share * (1 - open_share) as decimal(18, 9))) as variance,
        count(*) filter (ended_at is not null and hours > limit_hours) as late, sum(late_share) filter (ended_at is not null) as late_expected,
        sum(cast(late_share * (1 - late_share) as decimal(18, 9))) filter (ended_at is not null) as late_variance
    from lasted
    join (
        select kind, cast(round(count(*) filter (open) / cast(count(*) as double), 9) as decimal(18, 9)) as open_share,
            cast(round(count(*) filter (ended_at is not null and hours > limit_hours) / cast(count(ended_at) as double), 9) as decimal(18, 9))
                as late_share
        from lasted group by kind
    ) using (kind)
    where importer_id is not null
    group by importer_id
)

-- :: step judged
-- One row a movement. sign: open, open_of_late (open, of a holder who ends late: what is late explains it), beside_open (runs, and the holder's
-- others are open beyond chance), running (not ended, but not for so long), late (ended past the limit), fast (transit in less than a third of the
-- usual time of its way), fast_beside_open (in less than half of it, and the holder's others are open beyond chance: an arrival on paper), or
-- in_time.
create temp table judged as
select t.*, w.usual_hours, z.hazard, coalesce(h.open, 0) as holder_open, coalesce(h.movements, 0) as holder_movements,
    case
        when t.open and coalesce(h.ends_late, false) then 'open_of_late'
        when t.open then 'open'
        when t.ended_at is null and h.beside and not h.ends_late then 'beside_open'
        when t.ended_at is null then 'running'
        when t.hours > t.limit_hours then 'late'
        when t.kind = 'transit' and h.beside and not h.ends_late and t.hours < greatest(0.5, p.fast) * w.usual_hours then 'fast_beside_open'
        when t.kind = 'transit' and t.hours < p.fast * w.usual_hours then 'fast'
        else 'in_time'
    end as sign
from lasted t
join hazard z on z.kind = t.kind and z.day = cast(floor(t.hours / 24) as integer)
left join holder h on h.importer_id = t.importer_id
left join way w on w.kind = t.kind and w.office_code is not distinct from t.office_code
    and w.destination_country is not distinct from t.destination_country
cross join parameter p

-- :: step ranked
-- One row a movement that is open, or runs or came fast beside open ones of its holder: how unlikely it is to run so long still (its hazard, 3 at
-- most), by how many of the holder's movements are open; three that are not are counted in, and a holder of one movement keeps a tenth.
create temp table ranked as
select *, row_number() over (order by score desc, hours / limit_hours desc, declaration_id) as place
from (
    select *, round(least(hazard, 3) * (0.1 + holder_open / (holder_movements + 3.0)), 9) as score
    from judged where asked and sign in ('open', 'beside_open', 'fast_beside_open')
)

-- :: counts
select
    (select count(*) from movement where asked) as movements,
    (select count(*) from judged where asked) as judged,
    (select count(*) from judged where asked and sign in ('open', 'open_of_late')) as open,
    (select count(*) from judged where asked and sign = 'open_of_late') as open_of_late,
    (select count(*) from judged where asked and sign = 'beside_open') as beside_open,
    (select count(*) from judged where asked and sign = 'fast_beside_open') as fast_beside_open,
    (select count(*) from judged where asked and sign = 'running') as running,
    (select count(*) from judged where asked and sign = 'late') as late,
    (select count(*) from judged where asked and sign = 'fast') as fast,
    (select cast(sum(customs_value) as decimal(18, 3)) from judged where asked and sign in ('open', 'open_of_late')) as open_value,
    (select coalesce(string_agg(kind, ', ' order by kind), '') from (select distinct kind from movement where asked
        and kind not in (select kind from norm)))
        as unjudged,
    (select count(*) from movement where asked and kind not in (select kind from norm)) as unjudged_movements,
    (select coalesce(max(ended), 0) from (select count(ended_at) as ended from timed group by kind)) as most_ended

-- :: declarations
select place as rank, declaration_id, accepted_on, importer_id, kind, sign, holder_open, holder_movements, cast(hours / 24 as double) as days,
    cast(limit_hours / 24 as double) as limit_days, round(missing, 6) as missing, customs_value
from ranked
order by place
limit (select rows from parameter)

-- :: odd
-- Movements that ended, but late or faster than the road, and what is open of holders who end late.
select declaration_id, accepted_on, importer_id, declarant_id, kind, sign, cast(hours / 24 as double) as days,
    cast(coalesce(case when sign = 'fast' then usual_hours end, limit_hours) / 24 as double) as against_days, customs_value
from judged
where asked and sign in ('late', 'fast', 'open_of_late')
order by sign, hours / limit_hours desc, declaration_id
limit (select rows from parameter)

-- :: kinds
select kind, movements, ended, ended / cast(movements as double) as closure, cast(limit_hours / 24 as double) as limit_days,
    (select count(*) from judged j where j.asked and j.kind = n.kind and j.sign in ('open', 'open_of_late')) as open,
    (select count(*) from judged j where j.asked and j.kind = n.kind and j.sign = 'late') as late,
    (select count(*) from judged j where j.asked and j.kind = n.kind and j.sign = 'fast') as fast
from norm n
order by kind

-- :: behind kinds
select j.declaration_id, 1 as sequence, j.accepted_on, j.importer_id, i.hs_code, j.customs_value
from judged j
left join goods_item i on i.declaration_key = j.declaration_key and i.sequence = 1
where j.asked and j.kind = $1
order by case j.sign when 'open' then 0 when 'beside_open' then 1 when 'fast_beside_open' then 2 when 'open_of_late' then 3 when 'late' then 4
    when 'fast' then 5 else 6 end, j.hours desc, j.declaration_id
limit 10000

-- :: traders
select importer_id, count(*) as movements, count(*) filter (sign in ('open', 'open_of_late')) as open, count(*) filter (sign = 'late') as late,
    count(*) filter (sign in ('open', 'open_of_late')) / cast(count(*) as double) as share,
    cast(sum(customs_value) filter (sign in ('open', 'open_of_late')) as decimal(18, 3)) as customs_value
from judged
where asked and importer_id is not null
group by importer_id
having count(*) filter (sign in ('open', 'open_of_late')) > 0
order by open desc, customs_value desc nulls last, importer_id
limit (select rows from parameter)

-- :: behind traders
select j.declaration_id, 1 as sequence, j.accepted_on, j.importer_id, i.hs_code, j.customs_value
from judged j
left join goods_item i on i.declaration_key = j.declaration_key and i.sequence = 1
where j.asked and j.importer_id = $1 and j.sign in ('open', 'open_of_late')
order by j.accepted_on, j.declaration_id
limit 10000

-- :: behind findings
-- The declarations that a number of a sentence counts.
select m.declaration_id, 1 as sequence, m.accepted_on, m.importer_id, i.hs_code, m.customs_value
from movement m
left join judged j on j.declaration_key = m.declaration_key
left join goods_item i on i.declaration_key = m.declaration_key and i.sequence = 1
where m.asked and case $1 when 'unjudged' then j.sign is null when 'open' then j.sign in ('open', 'open_of_late') else j.sign = $1 end
order by m.accepted_on, m.declaration_id
limit 10000
