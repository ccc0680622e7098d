-- Which goods under suspension never ended, ended late, or went faster than the road.
-- Reads the views declaration, goods_item and event, and the table parameter of one row.
-- Movements are declarations under transit (procedure 8…, or a type T…), warehousing (7…) and temporary admission or processing (5…). One ends by an
-- event (transit_ended, warehouse_exited, reexported) or by later declarations that name it as their previous document for its whole mass.

-- :: step movement
-- One row a movement.
create temp table movement as
select
    d.declaration_key, d.declaration_id, coalesce(d.released_at, d.accepted_at) as began_at, cast(d.accepted_at as date) as accepted_on, d.importer_id,
    d.declarant_id, d.office_code, d.destination_country, d.goods_location,
    case when g.procedure = '8' or starts_with(coalesce(d.type_code, ''), 'T') then 'transit' when g.procedure = '7' then 'warehouse'
        else 'temporary' end as kind,
    g.mass_kg, g.customs_value
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
    and (p.office is null or d.office_code = p.office)

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
    case when e.ended_at is not null then e.ended_at when cast(e.out_kg as double) >= (1 - p.gap) * cast(m.mass_kg as double) then e.out_at end as ended_at
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
-- One row an office and kind with enough movements that ended: how long they usually take.
create temp table way as
select kind, office_code, destination_country, count(*) as n, median(date_diff('second', began_at, ended_at) / 3600.0) as usual_hours
from timed
where ended_at > began_at
group by kind, office_code, destination_country
having count(*) >= (select min_ended from parameter)

-- :: step judged
-- One row a movement of a kind that can be judged. sign: open (not ended in so many limits), running (not ended, but not for so long), late (ended
-- past the limit), fast (transit in less than a third of the usual time of its way), or in_time.
create temp table judged as
select t.*, n.limit_hours, w.usual_hours,
    date_diff('second', t.began_at, coalesce(t.ended_at, l.at)) / 3600.0 as hours,
    case
        when t.ended_at is null and (date_diff('second', t.began_at, l.at) / 3600.0 > p.patience * n.limit_hours) then 'open'
        when t.ended_at is null then 'running'
        when date_diff('second', t.began_at, t.ended_at) / 3600.0 > n.limit_hours then 'late'
        when t.kind = 'transit' and w.usual_hours is not null and date_diff('second', t.began_at, t.ended_at) / 3600.0 < p.fast * w.usual_hours then 'fast'
        else 'in_time'
    end as sign
from timed t
join norm n on n.kind = t.kind
left join way w on w.kind = t.kind and w.office_code is not distinct from t.office_code
    and w.destination_country is not distinct from t.destination_country
cross join last l
cross join parameter p

-- :: step ranked
-- One row a movement that is open, by how many limits.
create temp table ranked as
select *, row_number() over (order by hours / limit_hours desc, declaration_id) as place from judged where sign = 'open'

-- :: counts
select
    (select count(*) from movement) as movements,
    (select count(*) from judged) as judged,
    (select count(*) from judged where sign = 'open') as open,
    (select count(*) from judged where sign = 'running') as running,
    (select count(*) from judged where sign = 'late') as late,
    (select count(*) from judged where sign = 'fast') as fast,
    (select cast(coalesce(sum(customs_value), 0) as decimal(18, 3)) from judged where sign = 'open') as open_value,
    (select coalesce(string_agg(kind, ', ' order by kind), '') from (select distinct kind from movement where kind not in (select kind from norm)))
        as unjudged,
    (select count(*) from movement where kind not in (select kind from norm)) as unjudged_movements,
    (select coalesce(max(ended), 0) from (select count(ended_at) as ended from timed group by kind)) as most_ended

-- :: declarations
select place as rank, declaration_id, accepted_on, importer_id, kind, cast(hours / 24 as double) as days,
    cast(limit_hours / 24 as double) as limit_days, round(missing, 6) as missing, customs_value
from ranked
order by place
limit (select rows from parameter)

-- :: odd
-- Movements that ended, but late or faster than the road.
select declaration_id, accepted_on, importer_id, declarant_id, kind, sign, cast(hours / 24 as double) as days,
    cast(coalesce(case when sign = 'fast' then usual_hours end, limit_hours) / 24 as double) as against_days, customs_value
from judged
where sign in ('late', 'fast')
order by sign, hours / limit_hours desc, declaration_id
limit (select rows from parameter)

-- :: kinds
select kind, movements, ended, ended / cast(movements as double) as closure, cast(limit_hours / 24 as double) as limit_days,
    (select count(*) from judged j where j.kind = n.kind and j.sign = 'open') as open,
    (select count(*) from judged j where j.kind = n.kind and j.sign = 'late') as late,
    (select count(*) from judged j where j.kind = n.kind and j.sign = 'fast') as fast
from norm n
order by kind

-- :: behind kinds
select j.declaration_id, 1 as sequence, j.accepted_on, j.importer_id, i.hs_code, j.customs_value
from judged j
left join goods_item i on i.declaration_key = j.declaration_key and i.sequence = 1
where j.kind = $1
order by case j.sign when 'open' then 0 when 'late' then 1 when 'fast' then 2 else 3 end, j.hours desc, j.declaration_id
limit 10000

-- :: traders
select importer_id, count(*) as movements, count(*) filter (sign = 'open') as open, count(*) filter (sign = 'late') as late,
    count(*) filter (sign = 'open') / cast(count(*) as double) as share,
    cast(coalesce(sum(customs_value) filter (sign = 'open'), 0) as decimal(18, 3)) as customs_value
from judged
where importer_id is not null
group by importer_id
having count(*) filter (sign = 'open') > 0
order by open desc, customs_value desc, importer_id
limit (select rows from parameter)

-- :: behind traders
select j.declaration_id, 1 as sequence, j.accepted_on, j.importer_id, i.hs_code, j.customs_value
from judged j
left join goods_item i on i.declaration_key = j.declaration_key and i.sequence = 1
where j.importer_id = $1 and j.sign = 'open'
order by j.accepted_on, j.declaration_id
limit 10000
