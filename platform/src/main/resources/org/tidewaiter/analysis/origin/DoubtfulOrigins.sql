-- Which origins are declared that the supplier, the route or the trade of the goods speak against.
-- Reads the views declaration and goods_item, and the table parameter of one row. Exports (type EX…) are left out.

-- :: common steps of claims

-- :: step item
-- asked: whether the office and code that are asked for are the item's own; what suppliers deliver, who imports what from where and what duties rose
-- is learned of all.
create temp table item as
select
    i.declaration_key, i.sequence, d.declaration_id, cast(d.accepted_at as date) as accepted_on,
    cast(date_trunc('month', d.accepted_at) as date) as month, d.importer_id, d.exporter_id, d.export_country,
    left(d.loading_place, 2) as loading_country, i.hs_code, left(i.hs_code, 6) as hs6, left(i.hs_code, 4) as hs4,
    i.origin_country as origin, i.duty_rate_percent, i.customs_value,
    -- Goods in transit claim nothing yet.
    case when not starts_with(coalesce(d.type_code, ''), 'T') and not regexp_full_match(coalesce(i.procedure_code, ''), '8[0-9]{3}.*')
        and i.preference_code in (select preference_code from preference_claim) then i.preference_code end as preference_code,
    case when i.end_use_code in (select end_use_code from relief_claim) then i.end_use_code end as end_use_code,
    (p.office is null or coalesce(d.office_code = p.office, false)) and (p.hs is null or starts_with(i.hs_code, p.hs)) as asked
from goods_item i
join declaration d on d.declaration_key = i.declaration_key
cross join parameter p
where i.origin_country is not null and coalesce(left(d.type_code, 2), '') <> 'EX'
    and (p."from" is null or d.accepted_at >= p."from") and (p."to" is null or d.accepted_at < p."to")

-- :: step supplier
-- One row a supplier with enough items: the origin that most of its goods have.
create temp table supplier as
select exporter_id, usual_origin, items, share
from (
    select exporter_id, origin as usual_origin, sum(count(*)) over (partition by exporter_id) as items,
        count(*) / cast(sum(count(*)) over (partition by exporter_id) as double) as share,
        row_number() over (partition by exporter_id order by count(*) desc, origin) as place
    from item
    where exporter_id is not null
    group by exporter_id, origin
)
where place = 1 and items >= (select least_items from parameter) and share >= (select usual from parameter)

-- :: step rate
-- One row a code, origin and month: the highest duty that was declared without a preference.
create temp table rate as
select hs_code, hs4, origin, month, max(duty_rate_percent) as highest
from item
where preference_code is null and end_use_code is null and duty_rate_percent is not null
group by hs_code, hs4, origin, month

-- :: step measure
-- A duty that rose by so many points against one origin and stayed: the first month above all months before it.
create temp table measure as
select hs4, origin, min(month) as since, min(former) as former, max(highest) as highest
from (
    select hs4, origin, month, highest,
        max(highest) over (partition by hs_code, origin order by month rows between unbounded preceding and 1 preceding) as former
    from rate
)
cross join parameter p
where highest >= former + p.rise
group by hs4, origin

-- :: step moved
-- Importers that bought a heading from the origin of a measure before it.
create temp table moved as
select distinct i.importer_id, m.hs4, m.origin, m.since
from item i
join measure m on m.hs4 = i.hs4 and m.origin = i.origin and i.month < m.since
where i.importer_id is not null

-- :: step delivered
-- Suppliers that delivered a heading of the origin of a measure, and since when.
create temp table delivered as
select i.exporter_id, m.hs4, m.origin, min(i.month) as since
from item i
join measure m on m.hs4 = i.hs4 and m.origin = i.origin
where i.exporter_id is not null
group by i.exporter_id, m.hs4, m.origin

-- :: step source
-- One row a heading and origin: how many import it from there, and how many import it at all.
create temp table source as
select hs4, origin, importers, sum(importers) over (partition by hs4) as all_importers
from (select hs4, origin, count(distinct importer_id) as importers from item group by hs4, origin)

-- :: step judged
create temp table judged as
select
    i.*, s.usual_origin, s.share as supplier_share,
    coalesce(s.usual_origin <> i.origin, false) as other_supplier,
    coalesce(s.usual_origin <> i.origin and (i.export_country = s.usual_origin or i.loading_country = s.usual_origin), false)
        as sent_from_there,
    coalesce(m.origin is not null and m.origin <> i.origin, false) as after_measure,
    coalesce(m.origin is not null and m.origin <> i.origin and b.since <= i.month, false) as same_supplier,
    m.origin as measured_origin,
    coalesce(i.preference_code is not null and o.importers <= p.few and o.all_importers >= 20, false) as rare_preference,
    coalesce(i.loading_country <> i.origin and i.export_country <> i.origin, false) as other_route
from item i
cross join parameter p
left join supplier s on s.exporter_id = i.exporter_id
left join source o on o.hs4 = i.hs4 and o.origin = i.origin
left join (
    select importer_id, hs4, max_by(origin, cast(since as varchar) || origin) as origin, max(since) as since from moved group by importer_id, hs4
) m on m.importer_id = i.importer_id and m.hs4 = i.hs4 and i.month >= m.since
left join delivered b on b.exporter_id = i.exporter_id and b.hs4 = m.hs4 and b.origin = m.origin

-- :: common steps of examination

-- :: step ranked
-- Signs of a declaration: a supplier that otherwise delivers another origin weighs three, sent from there or bought elsewhere until
-- a measure came two each (a half only where the supplier never delivered the goods of that origin: to
-- look for another source is what a duty is meant to do), a rare preference two, a port that is not the origin's one: that is common in honest
-- trade. They are weighed by what examinations of the importer's other declarations say.
create temp table ranked as
select
    j.declaration_key, declaration_id, min(accepted_on) as accepted_on, any_value(importer_id) as importer_id,
    any_value(exporter_id) as exporter_id, count(*) as items,
    cast(round(coalesce(any_value(e.weight), 1), 2) as double) * max(3 * cast(other_supplier as integer) + 2 * cast(sent_from_there as integer) + 0.5
        * cast(after_measure as integer) + 1.5 * cast(same_supplier as integer)
        + 2 * cast(rare_preference as integer) + cast(other_route as integer)) as score,
    count(*) filter (other_supplier) as other_supplier, count(*) filter (after_measure) as after_measure,
    count(*) filter (same_supplier) as same_supplier, count(*) filter (rare_preference) as rare_preference,
    count(*) filter (other_route) as other_route,
    coalesce(min(origin) filter (other_supplier), min(origin)) as origin, min(usual_origin) as usual_origin, sum(customs_value) as customs_value
from judged j
left join examination e on e.declaration_key = j.declaration_key
where j.asked
group by j.declaration_key, declaration_id

-- :: step shown
create temp view shown as select * from judged where asked

-- :: counts
select
    (select count(*) from item where asked) as items,
    (select count(*) from shown where usual_origin is not null) as with_supplier,
    (select count(*) from shown where other_supplier) as other_supplier,
    (select count(distinct declaration_key) from shown where other_supplier) as declarations,
    (select count(*) from shown where sent_from_there) as sent_from_there,
    (select count(*) from shown where after_measure) as after_measure,
    (select count(*) from measure where hs4 in (select hs4 from item where asked)) as measures,
    (select count(*) from shown where rare_preference) as rare_preference,
    (select count(*) from item where asked and preference_code is not null) as preferences,
    (select count(*) from shown where other_route) as other_route,
    (select count(*) from item where asked and loading_country is not null and export_country is not null) as routed,
    (select cast(sum(customs_value) as decimal(18, 3)) from shown where other_supplier) as value

-- :: declarations
select row_number() over (order by score desc, customs_value desc nulls last, declaration_id) as rank, declaration_id, accepted_on,
    importer_id, exporter_id, origin, usual_origin, score, other_supplier, after_measure, same_supplier, rare_preference, other_route, customs_value
from ranked
where score > 0
order by rank
limit (select rows from parameter)

-- :: suppliers
select j.exporter_id, s.usual_origin, cast(s.items as bigint) as items, round(s.share, 6) as share, count(*) as others,
    string_agg(distinct j.origin, ' ' order by j.origin) as origins, min(j.accepted_on) as first_day,
    cast(sum(j.customs_value) as decimal(18, 3)) as customs_value
from shown j
join supplier s on s.exporter_id = j.exporter_id
where j.other_supplier
group by j.exporter_id, s.usual_origin, s.items, s.share
order by customs_value desc nulls last, j.exporter_id
limit (select rows from parameter)

-- :: behind suppliers
select declaration_id, sequence, accepted_on, importer_id, hs_code, customs_value
from shown
where other_supplier and exporter_id = $1
order by accepted_on, declaration_id, sequence
limit 10000

-- :: measures
-- Duties that rose against an origin, and what share of the heading's value came from there before and after.
select m.hs4 || ' ' || m.origin as measure_id, m.hs4, m.origin, m.since, cast(m.former as double) as former_rate, cast(m.highest as double) as rate,
    sum(i.customs_value) filter (i.month < m.since and i.origin = m.origin)
        / nullif(cast(sum(i.customs_value) filter (i.month < m.since) as double), 0) as share_before,
    sum(i.customs_value) filter (i.month >= m.since and i.origin = m.origin)
        / nullif(cast(sum(i.customs_value) filter (i.month >= m.since) as double), 0) as share_after,
    (select count(distinct j.importer_id) from shown j
        where j.after_measure and j.hs4 = m.hs4 and j.measured_origin = m.origin) as moved
from measure m
join item i on i.hs4 = m.hs4
where m.hs4 in (select hs4 from item where asked)
group by m.hs4, m.origin, m.since, m.former, m.highest
order by moved desc, m.hs4, m.origin
limit (select rows from parameter)

-- :: behind measures
select declaration_id, sequence, accepted_on, importer_id, hs_code, customs_value
from shown
where after_measure and hs4 || ' ' || measured_origin = $1
order by accepted_on, declaration_id, sequence
limit 10000

-- :: months
-- Items whose supplier otherwise delivers another origin, by month, and importers' goods from another origin after a measure.
select strftime(month, '%Y-%m') as month, count(*) filter (other_supplier) as other_supplier,
    count(*) filter (after_measure) as after_measure
from shown
group by all
order by month

-- :: behind months
select declaration_id, sequence, accepted_on, importer_id, hs_code, customs_value
from shown
where (other_supplier or after_measure) and strftime(month, '%Y-%m') = $1
order by other_supplier desc, accepted_on, declaration_id, sequence
limit 10000

-- :: behind findings
-- The declarations that a number of a sentence counts.
select declaration_id, sequence, accepted_on, importer_id, hs_code, customs_value
from shown
where case $1
    when 'other_supplier' then other_supplier
    when 'sent_from_there' then sent_from_there
    when 'after_measure' then after_measure
    when 'rare_preference' then rare_preference
    when 'preferences' then preference_code is not null
    when 'other_route' then other_route
end
order by accepted_on, declaration_id, sequence
limit 10000
