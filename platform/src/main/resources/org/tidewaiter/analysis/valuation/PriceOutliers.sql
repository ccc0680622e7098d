-- Which goods are declared far below what others declare for the same goods.
-- Reads the views declaration and goods_item, and the table parameter of one row (the card's parameters as columns).
-- A price is the customs value of one kg or unit, as its natural logarithm: the spread of prices is a ratio. Where fewer than
-- half the items have a customs value, all prices are the item's amount in the national currency brought to FOB.
-- Peers are the items of the finest step of the ladder with enough items of enough importers.

-- :: steps of PricedAmounts

-- :: step item
-- One row an item that has a value and a quantity. FOB: IMF workshop's factors, 6 % for carriage and insurance. asked: whether the office and code
-- that are asked for are its own; the other items of the headings are its peers all the same. tax: what was assessed; where no amount is stated, the
-- value by its duty rate; null where neither is known.
create temp table item as
select *,
    coalesce(tax_stated, cast(cast(value as decimal(30, 3)) * duty_rate_percent * 0.01 as decimal(18, 3))) as tax,
    tax_stated is null and duty_rate_percent is not null as tax_by_rate
from (
    select
        i.declaration_key, i.sequence, cast(d.accepted_at as date) as accepted_on, d.importer_id, d.exporter_id,
        coalesce(left(d.type_code, 2), '') as flow, i.hs_code, i.origin_country,
        i.net_mass_kg, i.supplementary_quantity, i.supplementary_unit, coalesce(i.tax_assessed, i.duty_amount) as tax_stated, i.duty_rate_percent,
        case when coalesce(d.type_code, '') not like 'EX%' and coalesce(d.type_code, '') not like 'T%'
            and coalesce(i.previous_procedure_code, case when length(i.procedure_code) = 4 then i.procedure_code[3:4] end, '') not like '7%'
            then cast(date_trunc('month', d.accepted_at - case when d.transport_mode = '1' then interval 28 day else interval 3 day end) as date)
        end as sent_month,
        cast(case when b.by_customs_value then i.customs_value
            else cast(n.item_amount_national as decimal(30, 3)) * case
                when d.incoterm = 'EXW' then 1.03 when d.incoterm in ('CFR', 'CPT') then 0.951475
                when d.incoterm in ('CIF', 'CIP', 'DAP', 'DPU', 'DDP', 'DAT') then 0.943396 else 1 end
            end as decimal(18, 3)) as value,
        (p.office is null or coalesce(d.office_code = p.office, false)) and (p.hs is null or starts_with(i.hs_code, p.hs)) as asked
    from goods_item i
    join declaration d on d.declaration_key = i.declaration_key
    cross join parameter p
    cross join basis b
    left join national_amount n on n.declaration_key = i.declaration_key and n.sequence = i.sequence
    where (p."from" is null or d.accepted_at >= p."from") and (p."to" is null or d.accepted_at < p."to")
        and (p.hs is null or starts_with(i.hs_code, left(p.hs, 4)))
)

-- :: step unit
-- One row an HS code: the unit that most of its items have, and what one of it usually weighs.
create temp table unit as
select hs_code, supplementary_unit, kg_per_unit
from (
    select
        hs_code, supplementary_unit,
        median(cast(net_mass_kg as double) / nullif(cast(supplementary_quantity as double), 0)) as kg_per_unit,
        row_number() over (partition by hs_code order by count(*) desc, supplementary_unit) as place
    from item
    where supplementary_unit is not null and supplementary_quantity > 0 and net_mass_kg > 0
    group by hs_code, supplementary_unit
)
where place = 1

-- :: step checked
-- One row an item: its unit and mass before its price. unit_fault: other_unit, mass (more than so many times what the quantity
-- implies, or less than that part), or null.
create temp view checked as
select
    i.*, u.supplementary_unit as usual_unit, u.kg_per_unit,
    case
        when u.supplementary_unit is null or i.supplementary_unit is null then null
        when i.supplementary_unit <> u.supplementary_unit then 'other_unit'
        when i.net_mass_kg > 0 and i.supplementary_quantity > 0
            and (cast(i.net_mass_kg as double) > i.supplementary_quantity * u.kg_per_unit * p.mass_factor
                or cast(i.net_mass_kg as double) * p.mass_factor < i.supplementary_quantity * u.kg_per_unit) then 'mass'
    end as unit_fault,
    case when p.per = 'unit' then i.supplementary_quantity else i.net_mass_kg end as quantity
from item i
cross join parameter p
left join unit u on u.hs_code = i.hs_code

-- :: step cell
-- One row a code, origin and supplier with a priced item, with a number: items find their peers by it.
create temp table cell as
select row_number() over (order by flow, hs_code, origin_country nulls first, exporter_id nulls first) as cell_id, flow, hs_code,
    left(hs_code, 6) as hs6,
    left(hs_code, 4) as hs4, origin_country, exporter_id
from (select distinct flow, hs_code, origin_country, exporter_id from checked where unit_fault is null and value > 0 and quantity > 0)

-- :: step priced
-- One row an item with a price. x: the price as logarithm.
create temp table priced as
select c.declaration_key, c.sequence, e.cell_id, c.importer_id, c.accepted_on, c.sent_month, c.value, c.net_mass_kg, c.tax, c.tax_by_rate, c.asked,
    ln(cast(c.value as double) / cast(c.quantity as double)) as x
from checked c
join cell e on e.flow = c.flow and e.hs_code = c.hs_code and e.origin_country is not distinct from c.origin_country
    and e.exporter_id is not distinct from c.exporter_id
where c.unit_fault is null and c.value > 0 and c.quantity > 0

-- :: step ladder
-- One row a group of peers that is large enough; step 1 is the finest.
create temp table ladder as
select row_number() over (order by step, flow, hs, origin_country, exporter_id) as ladder_id, step, flow, hs, origin_country, exporter_id, n
from (
    select
        case
            when grouping(exporter_id) = 0 then 1
            when grouping(hs_code) = 0 then case when grouping(origin_country) = 0 then 2 else 3 end
            when grouping(hs6) = 0 then case when grouping(origin_country) = 0 then 4 else 5 end
            when grouping(origin_country) = 0 then 6 else 7
        end as step,
        flow, coalesce(hs_code, hs6, hs4) as hs, origin_country, exporter_id,
        sum(n) as n, count(distinct importer_id) as importers
    from (select cell_id, importer_id, count(*) as n from priced group by cell_id, importer_id) i
    join cell c on c.cell_id = i.cell_id
    group by grouping sets (
        (flow, hs_code, origin_country, exporter_id), (flow, hs_code, origin_country), (flow, hs_code),
        (flow, hs6, origin_country), (flow, hs6), (flow, hs4, origin_country), (flow, hs4))
)
where n >= (select min_peers from parameter) and importers >= (select min_importers from parameter)
    and (step > 1 or exporter_id is not null)

-- :: step placed
-- One row a cell with the groups that it is in; ladder_id: the one that judges its items, null where even the heading has too few.
create temp table placed as
select
    i.cell_id,
    [a.ladder_id, b.ladder_id, c.ladder_id, d.ladder_id, e.ladder_id, f.ladder_id, g.ladder_id] as groups,
    coalesce(a.ladder_id, b.ladder_id, c.ladder_id, d.ladder_id, e.ladder_id, f.ladder_id, g.ladder_id) as ladder_id
from cell i
left join ladder a on a.step = 1 and a.flow = i.flow and a.hs = i.hs_code and a.exporter_id = i.exporter_id
    and a.origin_country is not distinct from i.origin_country
left join ladder b on b.step = 2 and b.flow = i.flow and b.hs = i.hs_code and b.origin_country is not distinct from i.origin_country
left join ladder c on c.step = 3 and c.flow = i.flow and c.hs = i.hs_code
left join ladder d on d.step = 4 and d.flow = i.flow and d.hs = i.hs6
    and d.origin_country is not distinct from i.origin_country
left join ladder e on e.step = 5 and e.flow = i.flow and e.hs = i.hs6
left join ladder f on f.step = 6 and f.flow = i.flow and f.hs = i.hs4
    and f.origin_country is not distinct from i.origin_country
left join ladder g on g.step = 7 and g.flow = i.flow and g.hs = i.hs4

-- :: step member_cell
-- One row a group that judges at least one cell, and a cell in it.
create temp table member_cell as
select g.ladder_id, g.cell_id
from (select unnest(groups) as ladder_id, cell_id from placed) g
where g.ladder_id in (select ladder_id from placed)

-- :: step ordered
-- One row a group that judges: its prices in order. Lists are sorted in a quarter of the time that a window over all groups' prices takes.
create temp table ordered as
select ladder_id, n, mad, list_sort(xs) as xs
from (
    select m.ladder_id, count(*) as n, mad(p.x) as mad, list(p.x) as xs
    from priced p
    join member_cell m on m.cell_id = p.cell_id
    group by m.ladder_id
)

-- :: step spread
-- One row a group that judges: quartiles and the median distance from the median, of logarithms.
create temp table spread as
select ladder_id, n, mad, xs[q1] + (xs[q1 + 1] - xs[q1]) * ((n - 1) * 0.25 + 1 - q1) as q1,
    xs[q2] + (xs[q2 + 1] - xs[q2]) * ((n - 1) * 0.5 + 1 - q2) as med,
    xs[q3] + (xs[q3 + 1] - xs[q3]) * ((n - 1) * 0.75 + 1 - q3) as q3
from (
    select *, cast(floor((n - 1) * 0.25) as bigint) + 1 as q1, cast(floor((n - 1) * 0.5) as bigint) + 1 as q2,
        cast(floor((n - 1) * 0.75) as bigint) + 1 as q3
    from ordered
)

-- :: step member
-- The prices that the medcouple is worked out of, at most 61 a group: of larger ones the first and every n/60-th in the order of prices.
create temp table member as
with chosen as (
    select s.ladder_id, s.med, k.place, o.xs[case when s.n <= 61 or k.place = 1 then k.place
        else cast(ceil((k.place - 1) * s.n / 60.0) as bigint) end] as x
    from spread s
    join ordered o on o.ladder_id = s.ladder_id
    join range(1, 62) as k (place) on k.place <= s.n
    where (select fence from parameter) = 'adjusted'
)
select *, sum(case when x = med then 1 else 0 end) over (partition by ladder_id) as ties,
    sum(case when x < med then 1 else 0 end) over (partition by ladder_id) as below
from chosen

-- :: step medcouple
-- The medcouple (Brys, Hubert, Struyf 2004): the median of the kernel over pairs on either side of the median; prices that are
-- the median itself count by their order among one another.
create temp table medcouple as
select
    h.ladder_id,
    median(case
        when h.x = l.x then sign((h.place - h.below) + (l.place - l.below) - 1 - h.ties)
        else ((h.x - h.med) - (h.med - l.x)) / (h.x - l.x)
    end) as mc
from member h
join member l on l.ladder_id = h.ladder_id and l.x <= l.med
where h.x >= h.med
group by h.ladder_id

-- :: step fence
-- One row a cell that is judged: below which price its items are outside, as logarithm.
create temp table fence as
select c.cell_id, s.ladder_id, l.step, s.n, s.med as med, greatest(s.mad, p.least_spread) as spread,
    case p.fence
        when 'robust_z' then s.med - 3.5 * greatest(s.mad, p.least_spread) / 0.6745
        when 'tukey' then s.q1 - 1.5 * (s.q3 - s.q1)
        else s.q1 - 1.5 * exp(case when m.mc >= 0 then -4 else -3 end * m.mc) * (s.q3 - s.q1)
    end as low
from placed c
join spread s on s.ladder_id = c.ladder_id
join ladder l on l.ladder_id = s.ladder_id
left join medcouple m on m.ladder_id = s.ladder_id
cross join parameter p

-- :: step judged
-- One row an item with enough peers: how its price stands to theirs. z is rounded, so that sums do not depend on their order.
create temp table judged as
select
    i.declaration_key, i.sequence, i.cell_id, i.accepted_on, i.importer_id, c.origin_country, c.hs6, i.value, i.net_mass_kg, i.sent_month, i.x,
    exp(i.x - f.med) as ratio, f.step,
    cast(greatest(-99, least(99, 0.6745 * (i.x - f.med) / f.spread)) as decimal(9, 4)) as z,
    i.x < f.low and exp(i.x - f.med) <= (select below from parameter) as outside,
    cast(greatest(0, exp(f.med - i.x) - 1) * case when i.tax < 0 then 0 else i.tax end as decimal(18, 3)) as stake,
    i.tax, i.tax_by_rate, i.asked
from priced i
join fence f on f.cell_id = i.cell_id
join cell c on c.cell_id = i.cell_id

-- :: step trend
-- One row a code and quarter: its median price by that of the quarter before, less one; both of enough items.
create temp table trend as
select flow, hs_code, quarter, exp(med - before) - 1 as trend
from (
    select flow, hs_code, quarter, med, lag(med) over (partition by flow, hs_code order by quarter) as before,
        lag(quarter) over (partition by flow, hs_code order by quarter) as former
    from (
        select c.flow, c.hs_code, date_trunc('quarter', i.accepted_on) as quarter, median(i.x) as med
        from priced i
        join cell c on c.cell_id = i.cell_id
        group by all
        having count(*) >= (select min_peers from parameter)
    )
)
where former = quarter - interval 3 month

-- :: steps of PartnerPrices

-- :: common steps of examination

-- :: step scored
-- One row a declaration with a judged item that is asked for: the z of its items together (Stouffer: their sum by the root of their number), weighed
-- by what controls of the importer's other declarations and partners' statistics say. Where nothing was due there is nothing to gain by a low price:
-- such declarations come last; where it is not known what was due they do not.
create temp table scored as
select
    j.declaration_key, min(accepted_on) as accepted_on, any_value(j.importer_id) as importer_id,
    count(*) as items, count(*) filter (outside) as outside,
    cast(sum(z) as double) / sqrt(count(*)) * coalesce(any_value(e.value_weight), 1) * coalesce(any_value(s.weight), 1) as score,
    any_value(s.weight) as partners_weight,
    cast(sum(stake) filter (outside) as decimal(18, 3)) as stake,
    min(ratio) as least_ratio,
    coalesce(sum(tax) < (select least_tax from parameter) * sum(value) filter (tax is not null), false) as untaxed
from judged j
left join examination e on e.declaration_key = j.declaration_key
left join partner_price s on s.importer_id = j.importer_id
where asked
group by j.declaration_key

-- :: step ranked
-- Those that stand first, as many as are asked for, and those of the last one's score.
create temp table ranked as
select s.*, d.declaration_id, row_number() over (order by s.untaxed, s.score, d.declaration_id) as place
from scored s
join declaration d on d.declaration_key = s.declaration_key
left join (select untaxed, score from scored order by untaxed, score limit 1 offset (select rows - 1 from parameter)) last on true
where last.score is null or s.untaxed < last.untaxed or s.untaxed = last.untaxed and s.score <= last.score

-- :: step shown
-- One row an item that was judged and is asked for, as it is shown.
create temp view shown as
select d.declaration_id, j.*, c.flow, c.hs_code,
    case j.step when 1 then 'HS, origin, supplier' when 2 then 'HS, origin' when 3 then 'HS' when 4 then 'HS 6, origin'
        when 5 then 'HS 6' when 6 then 'HS 4, origin' else 'HS 4' end as peers_by
from judged j
join cell c on c.cell_id = j.cell_id
join declaration d on d.declaration_key = j.declaration_key
where j.asked

-- :: counts
select
    a.items, (select count(*) from priced where asked) as priced, a.unit_faults, a.with_unit, j.judged, j.outside, j.declarations,
    case when j.outside = 0 then 0 else j.stake end as stake, j.stake_by_rate, j.stake_unknown, j.fine,
    (select by_customs_value from basis) as by_customs_value, s.beside_partners, s.partners_against, j.median_ratio
from (
    select count(*) as items, count(*) filter (unit_fault is not null) as unit_faults,
        count(*) filter (usual_unit is not null and supplementary_unit is not null) as with_unit
    from checked where asked
) a
cross join (
    select count(*) as judged, count(*) filter (outside) as outside, count(distinct declaration_key) filter (outside) as declarations,
        sum(stake) filter (outside) as stake, count(*) filter (outside and tax_by_rate) as stake_by_rate,
        count(*) filter (outside and stake is null) as stake_unknown, count(*) filter (step <= 2) as fine,
        median(ratio) filter (outside) as median_ratio
    from judged where asked
) j
cross join (
    select count(*) as beside_partners, count(*) filter (weight > 1.2) as partners_against
    from partner_price where importer_id in (select importer_id from judged where asked and z < -1)
) s

-- :: declarations
select place as rank, declaration_id, accepted_on, importer_id, items, outside, round(score, 4) as score,
    partners_weight, round(least_ratio, 6) as least_ratio, stake
from ranked
order by place
limit (select rows from parameter)

-- :: items
with first as (
    select * from shown where outside order by stake desc nulls last, z, declaration_id, sequence limit (select rows from parameter)
)
select j.declaration_id, j.sequence, j.accepted_on, j.importer_id, j.hs_code, j.origin_country, i.description, round(exp(j.x), 6) as price,
    round(exp(f.med), 6) as median_price, round(j.ratio, 6) as ratio, round(exp(f.low), 6) as low_price, j.z, f.n as peers, j.peers_by,
    round(t.trend, 6) as trend, j.stake
from first j
join fence f on f.cell_id = j.cell_id
join goods_item i on i.declaration_key = j.declaration_key and i.sequence = j.sequence
left join trend t on t.flow = j.flow and t.hs_code = j.hs_code and t.quarter = date_trunc('quarter', j.accepted_on)
order by j.stake desc nulls last, j.z, j.declaration_id, j.sequence

-- :: importers
select importer_id, count(*) as items, count(*) filter (outside) as outside,
    count(*) filter (outside) / cast(count(*) as double) as share, round(median(ratio), 6) as median_ratio,
    cast(sum(stake) filter (outside) as decimal(18, 3)) as stake
from judged
where asked and importer_id is not null
group by importer_id
having count(*) filter (outside) > 0
order by stake desc nulls last, importer_id
limit (select rows from parameter)

-- :: behind importers
select declaration_id, sequence, accepted_on, importer_id, hs_code, value as customs_value
from shown
where outside and importer_id = $1
order by accepted_on, declaration_id, sequence
limit 10000

-- :: ladder
select
    case j.step when 1 then 'HS, origin, supplier' when 2 then 'HS, origin' when 3 then 'HS' when 4 then 'HS 6, origin'
        when 5 then 'HS 6' when 6 then 'HS 4, origin' else 'HS 4' end as peers_by,
    count(*) as items, count(*) filter (outside) as outside, cast(median(f.n) as bigint) as peers
from judged j
join fence f on f.cell_id = j.cell_id
where j.asked
group by j.step
order by j.step

-- :: units
select d.declaration_id, c.sequence, c.accepted_on, c.importer_id, c.hs_code, c.unit_fault, c.supplementary_unit, c.usual_unit,
    cast(c.supplementary_quantity as double) as quantity, cast(c.net_mass_kg as double) as net_mass_kg,
    round(c.kg_per_unit * c.supplementary_quantity, 6) as implied_kg
from checked c
join declaration d on d.declaration_key = c.declaration_key
where c.asked and c.unit_fault is not null
order by c.value desc, d.declaration_id, c.sequence
limit (select rows from parameter)

-- :: ratios
-- Items by their price as a share of the median of their peers, in tenths of a decade.
select cast(floor(10 * log10(ratio)) as integer) as tenth, count(*) as items, count(*) filter (outside) as outside
from judged
where asked and ratio between 0.01 and 100
group by all
order by tenth

-- :: behind ladder
-- Those outside first.
select declaration_id, sequence, accepted_on, importer_id, hs_code, value as customs_value
from shown
where peers_by = $1
order by outside desc, accepted_on, declaration_id, sequence
limit 10000

-- :: behind ratios
with first as (
    select * from shown
    where ratio between 0.01 and 100 and cast(floor(10 * log10(ratio)) as integer) = try_cast($1 as integer)
    order by accepted_on, declaration_id, sequence
    limit 10000
)
select j.declaration_id, j.sequence, j.accepted_on, j.importer_id, j.hs_code, j.value as customs_value, i.description, round(exp(j.x), 6) as price
from first j
join goods_item i on i.declaration_key = j.declaration_key and i.sequence = j.sequence
order by j.accepted_on, j.declaration_id, j.sequence

-- :: behind findings
-- The declarations that a number of a sentence counts.
select d.declaration_id, c.sequence, c.accepted_on, c.importer_id, c.hs_code, c.value as customs_value
from checked c
join declaration d on d.declaration_key = c.declaration_key
left join judged j on j.declaration_key = c.declaration_key and j.sequence = c.sequence
left join partner_price s on s.importer_id = c.importer_id
where c.asked and case $1
    when 'outside' then j.outside
    when 'lower' then j.outside and j.ratio <= (select median(ratio) from judged where asked and outside)
    when 'judged' then j.step is not null
    when 'fine' then j.step <= 2
    when 'alone' then j.step is null and c.unit_fault is null and c.value > 0 and c.quantity > 0
    when 'units' then c.unit_fault is not null
    when 'partners' then s.weight > 1.2 and j.z < -1
end
order by c.accepted_on, d.declaration_id, c.sequence
limit 10000
