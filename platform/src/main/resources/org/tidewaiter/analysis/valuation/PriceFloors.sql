-- Who declares at a known reference price more often than others do, and whose prices drift down from those of others.
-- Reads the views declaration, goods_item, reference_price, exchange_rate and national_currency, and the table parameter of one row.
-- Prices are logarithms of customs value by kg, or by unit where the reference price is of that unit. Values that are added up or regressed on are
-- rounded to decimals first, so that sums do not depend on their order.

-- :: step item
-- asked: whether the office that is asked for is the item's own; others are its peers whatever their office.
create temp table item as
select *, cast(round(ln(cast(value as double) / cast(net_mass_kg as double)), 6) as decimal(18, 6)) as x
from (
    select i.declaration_key, i.sequence, d.declaration_id, cast(d.accepted_at as date) as accepted_on,
        cast(date_trunc('month', d.accepted_at) as date) as month, d.importer_id, coalesce(left(d.type_code, 2), '') as flow, i.hs_code,
        i.origin_country as origin, i.net_mass_kg, i.supplementary_quantity, i.supplementary_unit, i.customs_value as value,
        coalesce(i.tax_assessed, i.duty_amount, cast(cast(i.customs_value as decimal(30, 3)) * i.duty_rate_percent * 0.01 as decimal(18, 3))) as tax,
        coalesce(i.tax_assessed, i.duty_amount) is null and i.duty_rate_percent is not null as tax_by_rate,
        p.office is null or coalesce(d.office_code = p.office, false) as asked
    from goods_item i
    join declaration d on d.declaration_key = i.declaration_key
    cross join parameter p
    where i.customs_value > 0 and i.net_mass_kg > 0 and d.importer_id is not null and coalesce(d.type_code, '') not like 'EX%'
        and (p."from" is null or d.accepted_at >= p."from") and (p."to" is null or d.accepted_at < p."to")
        and (p.hs is null or starts_with(i.hs_code, p.hs))
)

-- :: list mass_unit
-- One row a word for a unit of mass, in small letters, and the kilograms in one.
create temp table mass_unit as
select split_part(entry, '=', 1) as word, cast(split_part(entry, '=', 2) as decimal(24, 12)) as kilograms
from (select unnest(string_split(?, ' ')) as entry)

-- :: step rate
-- One row a currency of reference prices that the national one is known of: the median of what declarations say of it, else the mean of the rates
-- kept for reference. Currencies without a rate have no row.
create temp table rate as
select currency, cast(rate as double) as rate
from (
    select r.currency,
        case when r.currency = (select currency from national_currency order by decision desc limit 1) then 1.0 else coalesce((
            select median(cast(i.item_amount_national as double) / cast(i.item_amount as double))
            from goods_item i join declaration d on d.declaration_key = i.declaration_key
            where d.currency = r.currency and i.item_amount > 0 and i.item_amount_national > 0
            group by d.currency), (
            select avg(cast(x.rate as double)) from exchange_rate x where x.currency = r.currency
                and x.in_currency = (select currency from national_currency order by decision desc limit 1))) end as rate
    from (select distinct currency from reference_price) r
)
where rate is not null

-- :: step reference
-- One row a reference price of one kg or of one supplementary unit, in the national currency; one of a unit in which no item states its quantity is
-- left out.
create temp table reference as
select row_number() over (order by hs_code, origin_country, unit, goods, source, valid_from) as reference_id, hs_code,
    nullif(origin_country, '') as origin,
    case when m.word is not null then 'KGM' else upper(unit) end as unit,
    cast(price as double) * rate / cast(coalesce(m.kilograms, 1) as double) as price, goods, source, valid_from, valid_until
from reference_price
join rate on rate.currency = reference_price.currency
left join mass_unit m on m.word = lower(reference_price.unit)
where price > 0 and (m.word is not null or upper(unit) in (select distinct supplementary_unit from item where supplementary_quantity > 0))

-- :: step near
-- One row an item with a reference price: of several the one of the longest code, with its origin before without. ratio: its price by that one.
create temp table near as
select *, abs(ratio - 1) <= (select margin from parameter) as at_it
from (
    select i.declaration_key, i.sequence, i.declaration_id, i.accepted_on, i.importer_id, i.hs_code, i.value, i.tax, i.asked, r.reference_id,
        r.price as reference,
        cast(i.value as double) / cast(case when r.unit = 'KGM' then i.net_mass_kg else i.supplementary_quantity end as double) / r.price as ratio,
        row_number() over (partition by i.declaration_key, i.sequence order by length(r.hs_code) desc, r.origin nulls last, r.valid_from desc,
            r.reference_id)
            as place
    from item i
    join reference r on starts_with(i.hs_code, r.hs_code) and (r.origin is null or r.origin = i.origin)
        and (r.unit = 'KGM' or r.unit = i.supplementary_unit and i.supplementary_quantity > 0)
        and i.accepted_on >= r.valid_from and (r.valid_until is null or i.accepted_on <= r.valid_until)
)
where place = 1

-- :: step bunch
-- One row an importer and reference price. expected: how many of its items would be at it if they were there as often as others' (one of each kind
-- added).
create temp table bunch as
select *, items * others_share as expected, (at_it - items * others_share) / sqrt(items * others_share * (1 - others_share)) as z
from (
    select importer_id, reference_id, any_value(reference) as reference, any_value(hs_code) as hs_code, count(*) filter (asked) as items,
        count(*) filter (asked and at_it) as at_it, cast(sum(value) filter (asked and at_it) as decimal(18, 3)) as value,
        (sum(count(*) filter (at_it)) over (partition by reference_id) - count(*) filter (at_it) + 1.0)
            / (sum(count(*)) over (partition by reference_id) - count(*) + 2.0) as others_share,
        sum(count(*)) over (partition by reference_id) - count(*) as others
    from near
    group by importer_id, reference_id
)

-- :: step bunching
create temp table bunching as
select b.*, importer_id || '|' || reference_id as bunch_id
from bunch b
cross join parameter p
where items >= p.least_items and others >= p.least_items and z >= p.unusual and at_it >= 3

-- :: step peer
-- One row an item of a code and month (a cell) with enough importers: its place by price among all of them, and among its importer's own.
create temp table peer as
select *
from (
    select i.declaration_key, i.sequence, i.declaration_id, i.accepted_on, i.month, i.importer_id, i.flow, i.hs_code, i.value, i.tax, i.tax_by_rate,
        i.asked, i.x, m.cell,
        row_number() over (partition by m.cell order by i.x, i.declaration_key, i.sequence) as place,
        row_number() over (partition by m.cell, i.importer_id order by i.x, i.declaration_key, i.sequence) as own_place,
        m.items, count(*) over (partition by m.cell, i.importer_id) as own_items
    from item i
    join (
        select flow, hs_code, month, count(*) as items, row_number() over (order by flow, hs_code, month) as cell
        from item group by flow, hs_code, month having count(distinct importer_id) >= (select least_importers from parameter)
    ) m on m.flow = i.flow and m.hs_code = i.hs_code and m.month = i.month
)

-- :: step others
-- One row an importer and cell: the median price of the others. The nth of the others stands as many places further on as own items stand before it;
-- the median is the mean of the two in the middle, which are one where their number is odd. A cell's prices stand in a list: joined place by place
-- it took four fifths of the time of all steps.
create temp table others as
select m.importer_id, m.cell, (cast(c.prices[m.lower_place] as double) + cast(c.prices[m.upper_place] as double)) / 2 as med
from (
    select importer_id, cell, any_value(lower) + count(*) filter (place - own_place < lower) as lower_place,
        any_value(upper) + count(*) filter (place - own_place < upper) as upper_place
    from (
        select importer_id, cell, place, own_place, cast(floor((items - own_items + 1) / 2.0) as bigint) as lower,
            cast(floor((items - own_items + 2) / 2.0) as bigint) as upper
        from peer
    )
    group by importer_id, cell
) m
join (select cell, list(x order by place) as prices from peer group by cell) c on c.cell = m.cell

-- :: step distance
-- One row an item: how far its price lies from the others' median of its code and month (logarithm), less what its importer's usually does for that
-- code.
create temp table distance as
select *, cast(round(y - avg(y) over (partition by importer_id, flow, hs_code), 6) as decimal(18, 6)) as own
from (
    select i.*, cast(round(cast(i.x as double) - o.med, 6) as decimal(18, 6)) as y, datediff('month', date '2000-01-01', i.month) as t
    from peer i
    join others o on o.importer_id = i.importer_id and o.cell = i.cell
    where i.asked
)

-- :: step line
-- One row an importer: the straight line through its distances by month (least squares), with the standard error of its slope.
create temp table line as
select *, (s_oo - slope * s_to) / (n - 2 - codes + 1) as rest
from (
    select *, s_to / nullif(s_tt, 0) as slope
    from (
        select importer_id, count(*) as n, count(distinct hs_code) as codes, count(distinct t) as months,
            sum(cast(tc * tc as decimal(18, 6))) as s_tt, sum(cast(tc * cast(own as double) as decimal(18, 6))) as s_to,
            sum(cast(cast(own as double) * cast(own as double) as decimal(18, 6))) as s_oo
        from (select *, t - avg(t) over (partition by importer_id, flow, hs_code) as tc from distance)
        group by importer_id
    )
)

-- :: step drift
-- One row an importer whose prices fall against others'. first_level, last_level: price by peers' median in the first and last three months of its
-- trade.
create temp table drift as
select l.importer_id, l.n as items, l.codes, l.months, l.slope, l.slope / sqrt(greatest(l.rest, 1e-9) / l.s_tt) as t, d.first_level, d.last_level,
    d.value, d.stake,
    d.stake_by_rate, d.stake_unknown, d.last_month
from line l
cross join parameter p
join (
    select importer_id, exp(median(y) filter (t <= first_t + 2)) as first_level, exp(median(y) filter (t >= last_t - 2)) as last_level,
        cast(sum(value) filter (t >= last_t - 2) as decimal(18, 3)) as value,
        cast(sum(cast(round(greatest(0, exp(-cast(y as double)) - 1) * tax, 3) as decimal(18, 3))) filter (t >= last_t - 2) as decimal(18, 3))
            as stake,
        count(*) filter (t >= last_t - 2 and tax_by_rate) as stake_by_rate, count(*) filter (t >= last_t - 2 and tax is null) as stake_unknown,
        max(month) as last_month
    from (select *, min(t) over (partition by importer_id) as first_t, max(t) over (partition by importer_id) as last_t from distance)
    group by importer_id
) d on d.importer_id = l.importer_id
where l.n >= p.least_items and l.n > l.codes + 2 and l.months >= 6 and l.s_tt > 0 and l.slope < 0
    and l.slope / sqrt(greatest(l.rest, 1e-9) / l.s_tt) <= -p.unusual and d.last_level <= p.below and d.last_level < d.first_level

-- :: counts
select
    (select count(*) from item where asked) as items,
    (select count(*) from reference_price) as references_kept,
    (select count(*) from reference) as references_usable,
    (select count(*) from near where asked) as near,
    (select count(*) from near where asked and at_it) as at_it,
    (select count(*) from bunching) as bunching,
    (select count(distinct importer_id) from distance) as importers,
    (select count(*) from line where n >= (select least_items from parameter) and months >= 6) as followed,
    (select count(*) from drift) as drifting,
    cast((select case when count(*) = 0 then 0 else sum(stake) end from drift) as decimal(18, 3)) as stake,
    cast((select coalesce(sum(stake_by_rate), 0) from drift) as bigint) as stake_by_rate,
    cast((select coalesce(sum(stake_unknown), 0) from drift) as bigint) as stake_unknown

-- :: bunching
select bunch_id, importer_id, hs_code, round(reference, 6) as reference, items, at_it, round(expected, 4) as expected,
    round(others_share, 6) as others_share,
    round(z, 4) as z, value
from bunching
order by z desc, bunch_id
limit (select rows from parameter)

-- :: behind bunching
select n.declaration_id, n.sequence, n.accepted_on, n.importer_id, n.hs_code, n.value as customs_value
from near n
where n.asked and n.at_it and n.importer_id || '|' || n.reference_id = $1
order by n.accepted_on, n.declaration_id, n.sequence
limit 10000

-- :: drift
select importer_id, items, codes, months, round(exp(12 * slope) - 1, 6) as a_year, round(t, 4) as t, round(first_level, 6) as first_level,
    round(last_level, 6) as last_level, value, stake
from drift
order by stake desc nulls last, t, importer_id
limit (select rows from parameter)

-- :: behind drift
select declaration_id, sequence, accepted_on, importer_id, hs_code, value as customs_value
from distance
where importer_id = $1
order by accepted_on desc, declaration_id, sequence
limit 10000

-- :: ratios
-- Items by their price as a share of its reference price, in hundredths.
select cast(floor(50 * ratio) as integer) as fiftieth, count(*) as items
from near
where asked and ratio >= 0.5 and ratio < 1.5
group by all
order by fiftieth

-- :: levels
-- The price by peers' median of the importers that drift, by month.
select strftime(d.month, '%Y-%m') as month, exp(median(d.y)) as level
from distance d
join drift r on r.importer_id = d.importer_id
group by d.month
order by d.month

-- :: behind ratios
select declaration_id, sequence, accepted_on, importer_id, hs_code, value as customs_value
from near
where asked and ratio >= 0.5 and ratio < 1.5 and cast(floor(50 * ratio) as integer) = try_cast($1 as integer)
order by accepted_on, declaration_id, sequence
limit 10000

-- :: behind levels
select d.declaration_id, d.sequence, d.accepted_on, d.importer_id, d.hs_code, d.value as customs_value
from distance d
join drift r on r.importer_id = d.importer_id
where strftime(d.month, '%Y-%m') = $1
order by d.accepted_on, d.declaration_id, d.sequence
limit 10000

-- :: behind findings
-- The declarations that a number of a sentence counts. drifting: the last three months of those whose prices fall.
select declaration_id, sequence, accepted_on, importer_id, hs_code, value as customs_value
from (
    select n.declaration_id, n.sequence, n.accepted_on, n.importer_id, n.hs_code, n.value
    from near n
    where n.asked and case $1
        when 'near' then true
        when 'at_it' then n.at_it
        when 'bunching' then n.at_it and n.importer_id || '|' || n.reference_id in (select bunch_id from bunching)
    end
    union all
    select d.declaration_id, d.sequence, d.accepted_on, d.importer_id, d.hs_code, d.value
    from distance d
    join line l on l.importer_id = d.importer_id
    left join drift r on r.importer_id = d.importer_id
    where case $1
        when 'drifting' then d.month >= r.last_month - interval 2 month
        when 'followed' then l.n >= (select least_items from parameter) and l.months >= 6
    end
)
order by accepted_on, declaration_id, sequence
limit 10000
