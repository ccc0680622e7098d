-- Which goods are declared far below what others declare for the same goods.
-- Reads the views declaration and goods_item, and the table parameter of one row (the card's parameters as columns).
-- A price is the customs value of one kg or unit, as its natural logarithm: the spread of prices is a ratio. Where fewer than
-- half the items have a customs value, all prices are the item's amount in the national currency brought to FOB.
-- Peers are the items of the finest step of the ladder with enough items of enough importers.

-- :: step basis
-- One row: whether prices are customs values (true), or amounts brought to FOB by the terms of delivery.
create temp table basis as
select count(customs_value) >= count(*) * 0.5 as by_customs_value from goods_item

-- :: step item
-- One row an item that has a value and a quantity. FOB: IMF workshop's factors, 6 % for carriage and insurance.
create temp table item as
select
    i.declaration_key, i.sequence, d.declaration_id, cast(d.accepted_at as date) as accepted_on, d.importer_id, d.exporter_id,
    coalesce(left(d.type_code, 2), '') as flow, i.hs_code, i.origin_country, i.description,
    i.net_mass_kg, i.supplementary_quantity, i.supplementary_unit, coalesce(i.tax_assessed, i.duty_amount) as tax_stated, i.duty_rate_percent,
    case when coalesce(d.type_code, '') not like 'EX%' and coalesce(d.type_code, '') not like 'T%'
        and coalesce(i.previous_procedure_code, case when length(i.procedure_code) = 4 then i.procedure_code[3:4] end, '') not like '7%'
        then cast(date_trunc('month', d.accepted_at - case when d.transport_mode = '1' then interval 28 day else interval 3 day end) as date)
    end as sent_month,
    cast(case when b.by_customs_value then i.customs_value
        else cast(i.item_amount_national as decimal(30, 3)) * case
            when d.incoterm = 'EXW' then 1.03 when d.incoterm in ('CFR', 'CPT') then 0.951475
            when d.incoterm in ('CIF', 'CIP', 'DAP', 'DPU', 'DDP', 'DAT') then 0.943396 else 1 end
        end as decimal(18, 3)) as value
from goods_item i
join declaration d on d.declaration_key = i.declaration_key
cross join parameter p
cross join basis b
where (p."from" is null or d.accepted_at >= p."from") and (p."to" is null or d.accepted_at < p."to")
    and (p.office is null or d.office_code = p.office)
    and (p.hs is null or starts_with(i.hs_code, p.hs))

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
-- implies, or less than that part), or null. tax: what was assessed; where no amount is stated, the value by its duty rate; null where neither is known.
create temp table checked as
select
    i.*, u.supplementary_unit as usual_unit, u.kg_per_unit,
    case
        when u.supplementary_unit is null or i.supplementary_unit is null then null
        when i.supplementary_unit <> u.supplementary_unit then 'other_unit'
        when i.net_mass_kg > 0 and i.supplementary_quantity > 0
            and (cast(i.net_mass_kg as double) > i.supplementary_quantity * u.kg_per_unit * p.mass_factor
                or cast(i.net_mass_kg as double) * p.mass_factor < i.supplementary_quantity * u.kg_per_unit) then 'mass'
    end as unit_fault,
    case when p.per = 'unit' then i.supplementary_quantity else i.net_mass_kg end as quantity,
    coalesce(i.tax_stated, cast(cast(i.value as decimal(30, 3)) * i.duty_rate_percent * 0.01 as decimal(18, 3))) as tax,
    i.tax_stated is null and i.duty_rate_percent is not null as tax_by_rate
from item i
cross join parameter p
left join unit u on u.hs_code = i.hs_code

-- :: step priced
create temp table priced as
select *, left(hs_code, 6) as hs6, left(hs_code, 4) as hs4, ln(cast(value as double) / cast(quantity as double)) as x
from checked
where unit_fault is null and value > 0 and quantity > 0

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
        count(*) as n, count(distinct importer_id) as importers
    from priced
    group by grouping sets (
        (flow, hs_code, origin_country, exporter_id), (flow, hs_code, origin_country), (flow, hs_code),
        (flow, hs6, origin_country), (flow, hs6), (flow, hs4, origin_country), (flow, hs4))
)
where n >= (select min_peers from parameter) and importers >= (select min_importers from parameter)
    and (step > 1 or exporter_id is not null)

-- :: step placed
-- One row a priced item with its peers; ladder_id is null where even the heading has too few.
create temp table placed as
select
    i.declaration_key, i.sequence, i.x,
    [a.ladder_id, b.ladder_id, c.ladder_id, d.ladder_id, e.ladder_id, f.ladder_id, g.ladder_id] as groups,
    coalesce(a.ladder_id, b.ladder_id, c.ladder_id, d.ladder_id, e.ladder_id, f.ladder_id, g.ladder_id) as ladder_id
from priced i
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

-- :: step peer
-- One row a price of a group that judges at least one item.
create temp table peer as
select g.ladder_id, g.x
from (select unnest(groups) as ladder_id, x from placed) g
where g.ladder_id in (select ladder_id from placed)

-- :: step spread
-- One row a group that judges: quartiles and the median distance from the median, of logarithms.
create temp table spread as
select ladder_id, count(*) as n, quantile_cont(x, [0.25, 0.5, 0.75]) as box, mad(x) as mad from peer group by ladder_id

-- :: step member
-- The prices that the medcouple is worked out of, at most 61 a group: of larger ones every n/60-th in the order of prices.
create temp table member as
with ordered as (
    select p.ladder_id, s.n, s.box[2] as med, p.x, row_number() over (partition by p.ladder_id order by p.x) as place
    from peer p
    join spread s on s.ladder_id = p.ladder_id
    where (select fence from parameter) = 'adjusted'
)
select ladder_id, med, x, row_number() over (partition by ladder_id order by place) as place,
    sum(case when x = med then 1 else 0 end) over (partition by ladder_id) as ties,
    sum(case when x < med then 1 else 0 end) over (partition by ladder_id) as below
from ordered
where n <= 61 or place = 1 or floor(place * 60.0 / n) > floor((place - 1) * 60.0 / n)

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
-- One row a group that judges: below which price an item is outside, as logarithm.
create temp table fence as
select s.ladder_id, l.step, s.n, s.box[2] as med, greatest(s.mad, p.least_spread) as spread,
    case p.fence
        when 'robust_z' then s.box[2] - 3.5 * greatest(s.mad, p.least_spread) / 0.6745
        when 'tukey' then s.box[1] - 1.5 * (s.box[3] - s.box[1])
        else s.box[1] - 1.5 * exp(case when m.mc >= 0 then -4 else -3 end * m.mc) * (s.box[3] - s.box[1])
    end as low
from spread s
join ladder l on l.ladder_id = s.ladder_id
left join medcouple m on m.ladder_id = s.ladder_id
cross join parameter p

-- :: step judged
-- One row an item with enough peers: how its price stands to theirs. z is rounded, so that sums do not depend on their order.
create temp table judged as
select
    i.declaration_key, i.sequence, i.declaration_id, i.accepted_on, i.importer_id, i.exporter_id, i.flow, i.hs_code, i.origin_country,
    i.description, i.value, i.quantity, i.net_mass_kg, i.hs6, i.sent_month, exp(i.x) as price, exp(f.med) as median_price, exp(i.x - f.med) as ratio,
    f.step, f.n as peers, exp(f.low) as low_price,
    cast(greatest(-99, least(99, 0.6745 * (i.x - f.med) / f.spread)) as decimal(9, 4)) as z,
    i.x < f.low and exp(i.x - f.med) <= (select below from parameter) as outside,
    cast(greatest(0, exp(f.med - i.x) - 1) * case when i.tax < 0 then 0 else i.tax end as decimal(18, 3)) as stake,
    i.tax, i.tax_by_rate
from placed a
join priced i on i.declaration_key = a.declaration_key and i.sequence = a.sequence
join fence f on f.ladder_id = a.ladder_id

-- :: step trend
-- One row a code and quarter: its median price by that of the quarter before, less one; both of enough items.
create temp table trend as
select flow, hs_code, quarter, exp(med - before) - 1 as trend
from (
    select flow, hs_code, quarter, med, lag(med) over (partition by flow, hs_code order by quarter) as before,
        lag(quarter) over (partition by flow, hs_code order by quarter) as former
    from (
        select flow, hs_code, date_trunc('quarter', accepted_on) as quarter, median(x) as med
        from priced
        group by all
        having count(*) >= (select min_peers from parameter)
    )
)
where former = quarter - interval 3 month

-- :: steps of PartnerPrices

-- :: common steps of examination

-- :: step ranked
-- One row a declaration with a judged item: the z of its items together (Stouffer: their sum by the root of their number), weighed by what controls of the
-- importer's other declarations and partners' statistics say. Where nothing was due there is nothing to gain by a low price: such declarations come last; where it is not known what was due they do not.
create temp table ranked as
select *, row_number() over (order by untaxed, score, declaration_id) as place
from (
    select
        j.declaration_key, declaration_id, min(accepted_on) as accepted_on, any_value(j.importer_id) as importer_id,
        count(*) as items, count(*) filter (outside) as outside,
        cast(sum(z) as double) / sqrt(count(*)) * coalesce(any_value(e.value_weight), 1) * coalesce(any_value(s.weight), 1) as score,
        any_value(s.weight) as partners_weight,
        cast(sum(stake) filter (outside) as decimal(18, 3)) as stake,
        min(ratio) as least_ratio,
        coalesce(sum(tax) < (select least_tax from parameter) * sum(value) filter (tax is not null), false) as untaxed
    from judged j
    left join examination e on e.declaration_key = j.declaration_key
    left join partner_price s on s.importer_id = j.importer_id
    group by j.declaration_key, declaration_id
)

-- :: counts
select
    (select count(*) from item) as items,
    (select count(*) from priced) as priced,
    (select count(*) from checked where unit_fault is not null) as unit_faults,
    (select count(*) from checked where usual_unit is not null and supplementary_unit is not null) as with_unit,
    (select count(*) from judged) as judged,
    (select count(*) from judged where outside) as outside,
    (select count(distinct declaration_key) from judged where outside) as declarations,
    (select case when count(*) = 0 then 0 else sum(stake) end from judged where outside) as stake,
    (select count(*) from judged where outside and tax_by_rate) as stake_by_rate,
    (select count(*) from judged where outside and stake is null) as stake_unknown,
    (select count(*) from judged where step <= 2) as fine,
    (select by_customs_value from basis) as by_customs_value,
    (select count(*) from partner_price) as beside_partners,
    (select count(*) from partner_price where weight > 1.2) as partners_against,
    (select median(ratio) from judged where outside) as median_ratio

-- :: declarations
select place as rank, declaration_id, accepted_on, importer_id, items, outside, round(score, 4) as score,
    partners_weight, round(least_ratio, 6) as least_ratio, stake
from ranked
order by place
limit (select rows from parameter)

-- :: items
select declaration_id, sequence, accepted_on, importer_id, j.hs_code, origin_country, description, round(price, 6) as price,
    round(median_price, 6) as median_price, round(ratio, 6) as ratio, round(low_price, 6) as low_price, z, peers,
    case step when 1 then 'HS, origin, supplier' when 2 then 'HS, origin' when 3 then 'HS' when 4 then 'HS 6, origin'
        when 5 then 'HS 6' when 6 then 'HS 4, origin' else 'HS 4' end as peers_by,
    round(t.trend, 6) as trend, stake
from judged j
left join trend t on t.flow = j.flow and t.hs_code = j.hs_code and t.quarter = date_trunc('quarter', j.accepted_on)
where outside
order by stake desc nulls last, z, declaration_id, sequence
limit (select rows from parameter)

-- :: importers
select importer_id, count(*) as items, count(*) filter (outside) as outside,
    count(*) filter (outside) / cast(count(*) as double) as share, round(median(ratio), 6) as median_ratio,
    cast(sum(stake) filter (outside) as decimal(18, 3)) as stake
from judged
where importer_id is not null
group by importer_id
having count(*) filter (outside) > 0
order by stake desc nulls last, importer_id
limit (select rows from parameter)

-- :: behind importers
select declaration_id, sequence, accepted_on, importer_id, hs_code, value as customs_value
from judged
where outside and importer_id = $1
order by accepted_on, declaration_id, sequence
limit 10000

-- :: ladder
select
    case step when 1 then 'HS, origin, supplier' when 2 then 'HS, origin' when 3 then 'HS' when 4 then 'HS 6, origin'
        when 5 then 'HS 6' when 6 then 'HS 4, origin' else 'HS 4' end as peers_by,
    count(*) as items, count(*) filter (outside) as outside, cast(median(peers) as bigint) as peers
from judged
group by step
order by step

-- :: units
select declaration_id, sequence, accepted_on, importer_id, hs_code, unit_fault, supplementary_unit, usual_unit,
    cast(supplementary_quantity as double) as quantity, cast(net_mass_kg as double) as net_mass_kg,
    round(kg_per_unit * supplementary_quantity, 6) as implied_kg
from checked
where unit_fault is not null
order by value desc, declaration_id, sequence
limit (select rows from parameter)

-- :: ratios
-- Items by their price as a share of the median of their peers, in tenths of a decade.
select cast(floor(10 * log10(ratio)) as integer) as tenth, count(*) as items, count(*) filter (outside) as outside
from judged
where ratio between 0.01 and 100
group by all
order by tenth

-- :: behind ladder
-- Those outside first.
select declaration_id, sequence, accepted_on, importer_id, hs_code, value as customs_value
from judged
where case step when 1 then 'HS, origin, supplier' when 2 then 'HS, origin' when 3 then 'HS' when 4 then 'HS 6, origin'
    when 5 then 'HS 6' when 6 then 'HS 4, origin' else 'HS 4' end = $1
order by outside desc, accepted_on, declaration_id, sequence
limit 10000

-- :: behind ratios
select declaration_id, sequence, accepted_on, importer_id, hs_code, value as customs_value, description, round(price, 6) as price
from judged
where ratio between 0.01 and 100 and cast(floor(10 * log10(ratio)) as integer) = try_cast($1 as integer)
order by accepted_on, declaration_id, sequence
limit 10000

-- :: behind findings
-- The declarations that a number of a sentence counts.
select c.declaration_id, c.sequence, c.accepted_on, c.importer_id, c.hs_code, c.value as customs_value
from checked c
left join judged j on j.declaration_key = c.declaration_key and j.sequence = c.sequence
left join partner_price s on s.importer_id = c.importer_id
where case $1
    when 'outside' then j.outside
    when 'lower' then j.outside and j.ratio <= (select median(ratio) from judged where outside)
    when 'judged' then j.step is not null
    when 'fine' then j.step <= 2
    when 'alone' then j.step is null and c.unit_fault is null and c.value > 0 and c.quantity > 0
    when 'units' then c.unit_fault is not null
    when 'partners' then s.weight > 1.2 and j.z < -1
end
order by c.accepted_on, c.declaration_id, c.sequence
limit 10000
