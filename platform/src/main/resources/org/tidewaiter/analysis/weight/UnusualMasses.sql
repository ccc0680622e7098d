-- Which masses and quantities do not fit one another, or what others declare for the same goods.
-- Reads the views declaration and goods_item, and the table parameter of one row.
-- The fence of kg per package is that below which light per cent of the peers lie: the heading where it has enough items, else the chapter, else all.

-- :: common steps of carriage

-- :: step item
-- One row an item. asked: whether the office and code that are asked for are its own; all others are its peers all the same.
create temp table item as
select
    i.declaration_key, i.sequence, cast(d.accepted_at as date) as accepted_on, d.importer_id, coalesce(left(d.type_code, 2), '') as flow, i.hs_code,
    i.net_mass_kg, i.gross_mass_kg, i.supplementary_quantity, i.supplementary_unit, i.item_packages as packages, i.customs_value,
    c.freight > 0 as with_freight, coalesce(c.freight > i.item_amount_national, false) as freight_above_value,
    i.duty_rate_percent is not null as duty_by_value,
    (p.office is null or coalesce(d.office_code = p.office, false)) and (p.hs is null or starts_with(i.hs_code, p.hs)) as asked
from goods_item i
join declaration d on d.declaration_key = i.declaration_key
cross join parameter p
left join carriage c on c.declaration_key = i.declaration_key and c.sequence = i.sequence
where (p."from" is null or d.accepted_at >= p."from") and (p."to" is null or d.accepted_at < p."to")

-- :: step measured
-- The same with what is divided out of it.
create temp view measured as
select *, left(hs_code, 4) as hs4, left(hs_code, 2) as hs2,
    case when packages > 1 and gross_mass_kg > 0 then cast(gross_mass_kg as double) / packages end as kg_per_package,
    case when supplementary_quantity > 0 and net_mass_kg > 0 and supplementary_unit is not null
        then cast(net_mass_kg as double) / cast(supplementary_quantity as double) end as kg_per_unit,
    case when gross_mass_kg >= net_mass_kg and gross_mass_kg > 0
        then cast(gross_mass_kg - net_mass_kg as double) / cast(gross_mass_kg as double) end as tare
from item

-- :: step fence
-- One row a group of peers: the mass of a package below which only the lightest share of them lies.
create temp table fence as
select flow, hs4, hs2, count(*) as n,
    quantile_cont(ln(kg_per_package), [0.01, 0.02, 0.03, 0.04, 0.05, 0.06, 0.07, 0.08, 0.09, 0.1])[(select light from parameter)] as low,
    case when grouping(hs4) = 0 then 1 when grouping(hs2) = 0 then 2 else 3 end as step
from measured
where kg_per_package is not null
group by grouping sets ((flow, hs4), (flow, hs2), (flow))
having count(*) >= (select min_peers from parameter)

-- :: step unit
-- One row a code and unit with enough items: what one of it weighs, as logarithms.
create temp table unit as
select hs_code, supplementary_unit, count(*) as n, median(ln(kg_per_unit)) as med, mad(ln(kg_per_unit)) as mad
from measured
where kg_per_unit is not null
group by hs_code, supplementary_unit
having count(*) >= 10

-- :: step make
-- One row an item; lighter: by how much (logarithm) one of its unit weighs less than is usual. A lighter make has lighter packages, and as many
-- pieces in them: that explains a package, where the duty goes by value. Where it does not, less mass is less duty, and it explains nothing.
create temp view make as
select i.*, u.med, u.mad, u.n >= 25 as unit_known,
    case when i.duty_by_value then coalesce(greatest(0, u.med - ln(i.kg_per_unit)), 0) else 0 end as lighter
from measured i
left join unit u on u.hs_code = i.hs_code and u.supplementary_unit = i.supplementary_unit

-- :: step judged
-- One row an item with its signs. shortfall: by how much (logarithm) a package is lighter than the fence and its make explains; 0 where it is not.
create temp table judged as
select
    i.declaration_key, i.sequence, i.accepted_on, i.importer_id, i.hs_code, i.net_mass_kg, i.gross_mass_kg, i.packages, i.customs_value, i.asked,
    i.kg_per_package, i.kg_per_unit, i.with_freight, i.freight_above_value, exp(coalesce(a.low, b.low, c.low)) as low,
    cast(coalesce(least(0, ln(i.kg_per_package) + i.lighter - coalesce(a.low, b.low, c.low)), 0) as decimal(12, 6)) as shortfall,
    coalesce(ln(i.kg_per_package) + i.lighter < coalesce(a.low, b.low, c.low), false) as light,
    coalesce(i.unit_known and abs(0.6745 * (ln(i.kg_per_unit) - i.med) / greatest(i.mad, p.least_spread)) > p.z, false) as odd_unit,
    exp(i.med) as usual_kg_per_unit,
    coalesce(i.net_mass_kg > i.gross_mass_kg, false) as net_above_gross,
    coalesce(i.tare > p.tare, false) as much_tare, i.tare
from make i
cross join parameter p
left join fence a on a.step = 1 and a.flow = i.flow and a.hs4 = i.hs4
left join fence b on b.step = 2 and b.flow = i.flow and b.hs2 = i.hs2
left join fence c on c.step = 3 and c.flow = i.flow

-- :: step importer
-- One row an importer: how light its packages usually are.
create temp table importer as
select
    importer_id, count(*) as items, count(distinct declaration_key) as declarations, count(*) filter (light) as light,
    sum(shortfall) as shortfall
from judged
group by importer_id

-- :: step ranked
-- One row a declaration that is asked for, with a light package: its own shortfall and three times what its importer's declarations usually have
-- (two honest declarations are counted in, so that one alone does not make a habit).
create temp table ranked as
select j.*, cast(-(j.own + 3 * coalesce(m.shortfall, 0) / (coalesce(m.declarations, 0) + 2)) as double) as score,
    m.light as importer_light, m.items as importer_items
from (
    select declaration_key, min(accepted_on) as accepted_on, any_value(importer_id) as importer_id,
        count(*) as items, count(*) filter (light) as light,
        count(*) filter (odd_unit or net_above_gross or much_tare or freight_above_value) as odd, sum(shortfall) as own
    from judged
    where asked
    group by declaration_key
) j
left join importer m on m.importer_id is not distinct from j.importer_id

-- :: step shown
-- One row an item that is asked for, as it is shown.
create temp view shown as
select d.declaration_id, j.*
from judged j
join declaration d on d.declaration_key = j.declaration_key
where j.asked

-- :: counts
select
    count(*) as items,
    count(*) filter (kg_per_package is not null and low is not null) as judged,
    count(*) filter (light) as light,
    count(distinct declaration_key) filter (light) as declarations,
    count(*) filter (odd_unit) as odd_unit,
    count(*) filter (kg_per_unit is not null) as with_unit,
    count(*) filter (net_above_gross) as net_above_gross,
    count(*) filter (much_tare) as much_tare,
    count(*) filter (freight_above_value) as freight_above_value,
    count(*) filter (with_freight) as with_freight
from judged
where asked

-- :: declarations
select row_number() over (order by score desc, declaration_id) as rank, d.declaration_id, r.accepted_on, r.importer_id, items, light, odd,
    round(score, 4) as score, importer_light / cast(importer_items as double) as importer_share
from ranked r
join declaration d on d.declaration_key = r.declaration_key
where score > 0
order by rank
limit (select rows from parameter)

-- :: items
select declaration_id, sequence, accepted_on, importer_id, hs_code,
    case when light then 'light packages' when odd_unit then 'kg per unit' when net_above_gross then 'net above gross'
        when much_tare then 'tare' else 'freight above value' end as sign,
    cast(net_mass_kg as double) as net_mass_kg, cast(gross_mass_kg as double) as gross_mass_kg, packages,
    round(kg_per_package, 6) as kg_per_package, round(low, 6) as fence, round(kg_per_unit, 6) as kg_per_unit,
    round(usual_kg_per_unit, 6) as usual_kg_per_unit, round(tare, 6) as tare
from shown
where light or odd_unit or net_above_gross or much_tare or freight_above_value
order by shortfall, customs_value desc nulls last, declaration_id, sequence
limit (select rows from parameter)

-- :: importers
select j.importer_id, count(distinct declaration_key) as declarations, count(*) as items, count(*) filter (j.light) as light,
    count(*) filter (j.light) / cast(count(*) as double) as share,
    round(count(*) filter (net_mass_kg >= 100 and net_mass_kg = round(net_mass_kg, -2)) / cast(count(*) as double), 6) as round_share
from judged j
join importer m on m.importer_id = j.importer_id
where j.asked and m.light > 0
group by j.importer_id
having count(*) filter (j.light) > 0
order by cast(any_value(m.shortfall) as double) / (any_value(m.declarations) + 2), j.importer_id
limit (select rows from parameter)

-- :: behind importers
select declaration_id, sequence, accepted_on, importer_id, hs_code, customs_value
from shown
where light and importer_id = $1
order by accepted_on, declaration_id, sequence
limit 10000

-- :: repeats
-- The same gross mass, not a round one, on many items of one importer.
select i.importer_id || '|' || cast(i.gross_mass_kg as varchar) as repeat_id, i.importer_id, cast(i.gross_mass_kg as double) as gross_mass_kg,
    count(*) as items,
    count(distinct declaration_key) as declarations, count(distinct hs_code) as codes
from judged i
join (
    select importer_id, gross_mass_kg from judged
    where asked and gross_mass_kg > 0 and gross_mass_kg <> round(gross_mass_kg, -1)
    group by importer_id, gross_mass_kg
    having count(*) >= (select least_repeats from parameter)
) m on m.importer_id = i.importer_id and m.gross_mass_kg = i.gross_mass_kg
where i.asked
group by i.importer_id, i.gross_mass_kg
having count(distinct declaration_key) >= (select least_repeats from parameter)
order by declarations desc, items desc, i.importer_id, i.gross_mass_kg
limit (select rows from parameter)

-- :: masses
-- Items by the mass of a package beside the fence, in tenths of a decade.
select cast(floor(10 * log10(kg_per_package / low)) as integer) as tenth, count(*) as items
from shown
where low is not null and kg_per_package between low / 100 and low * 100
group by all
order by tenth

-- :: behind repeats
select declaration_id, sequence, accepted_on, importer_id, hs_code, customs_value
from shown
where importer_id || '|' || cast(gross_mass_kg as varchar) = $1
order by accepted_on, declaration_id, sequence
limit 10000

-- :: behind masses
select declaration_id, sequence, accepted_on, importer_id, hs_code, customs_value
from shown
where low is not null and kg_per_package between low / 100 and low * 100 and cast(floor(10 * log10(kg_per_package / low)) as integer)
    = try_cast($1 as integer)
order by accepted_on, declaration_id, sequence
limit 10000

-- :: behind findings
-- The declarations that a number of a sentence counts.
select declaration_id, sequence, accepted_on, importer_id, hs_code, customs_value
from shown
where case $1
    when 'light' then light
    when 'judged' then kg_per_package is not null and low is not null
    when 'odd_unit' then odd_unit
    when 'net_above_gross' then net_above_gross
    when 'much_tare' then much_tare
    when 'freight_above_value' then freight_above_value
end
order by accepted_on, declaration_id, sequence
limit 10000
