-- Why the revenue of a period differs from that of the period before.
-- Reads the views declaration, goods_item and control, and the table parameter of one row. A cell is an HS code in a currency: its tax is kilograms
-- × price of a kilogram in that currency × exchange rate × effective rate of tax. What has no kilograms, value or rate, or a mass in doubt, cannot
-- be taken apart and stands by itself. Prices change as the typical (median) price of a kilogram does, not as the average, which one heavy item
-- moves: what is left is part of the mix.

-- :: step span
-- One row: the later and the earlier period; the earlier is as long as the later, and just before it, unless it is given: as many months where the
-- later is whole months, else as many days. Without days the later is the last full quarter of the data, and the last full month where the quarter
-- before it is not whole in them.
create temp table span as
with later as (
    select
        cast(coalesce(p."from", q.until - q.months * interval 1 month) as timestamp) as later_from,
        cast(coalesce(p."to", q.until) as timestamp) as later_to,
        p.earlier_from, p.earlier_to
    from parameter p
    cross join (
        select case when quarterly then quarter else month end as until, case when quarterly then 3 else 1 end as months
        from (
            select date_trunc('quarter', last) as quarter, date_trunc('month', last) as month,
                first < date_trunc('quarter', last) - interval 6 month + interval 7 day as quarterly
            from (select min(accepted_at) as first, max(accepted_at) + interval 1 day as last from declaration) d
        ) q
    ) q
)
select
    later_from, later_to,
    coalesce(earlier_from, case
        when day(later_from) = 1 and day(later_to) = 1 then later_from - date_diff('month', later_from, later_to) * interval 1 month
        else later_from - (later_to - later_from) end) as earlier_from,
    coalesce(earlier_to, later_from) as earlier_to
from later

-- :: step stated
create temp table stated as
select
    d.accepted_at >= s.later_from and d.accepted_at < s.later_to as later, d.declaration_key, i.sequence, d.declaration_id,
    cast(d.accepted_at as date) as accepted_on, d.importer_id, coalesce(i.hs_code, '') as hs_code, left(coalesce(i.hs_code, ''), 2) as chapter,
    coalesce(d.currency, '') as currency, i.net_mass_kg as kg, i.net_mass_kg,
    i.gross_mass_kg, i.supplementary_quantity, i.supplementary_unit,
    i.item_amount as amount, i.item_amount_national as national, i.customs_value as value, i.tax_assessed as tax,
    case when i.net_mass_kg > 0 and i.item_amount_national > 0 and i.customs_value > 0 then true else false end as whole
from goods_item i
join declaration d on d.declaration_key = i.declaration_key
cross join span s
cross join parameter p
where (d.accepted_at >= s.later_from and d.accepted_at < s.later_to or d.accepted_at >= s.earlier_from and d.accepted_at < s.earlier_to)
    and (p.office is null or d.office_code = p.office)
    and (p.hs is null or starts_with(i.hs_code, p.hs))
    and (p.type is null or starts_with(d.type_code, p.type))
    and i.tax_assessed is not null

-- :: step weighed
create temp table weighed as
select declaration_key, sequence, hs_code, net_mass_kg, gross_mass_kg, supplementary_quantity, supplementary_unit,
    case when whole then cast(value as double) / cast(kg as double) end as price
from stated

-- :: common steps of doubted_mass

-- :: step item
-- x: logarithm of the price of a kilogram in the currency, carriage and insurance included.
create temp table item as
select s.* exclude (whole), left(s.hs_code, 4) as heading, s.whole and m.sequence is null as whole, m.sequence is not null as doubted,
    case when s.whole then ln(cast(s.value as double) * cast(s.amount as double) / cast(s.national as double) / cast(s.kg as double)) end as x
from stated s
left join doubted_mass m on m.declaration_key = s.declaration_key and m.sequence = s.sequence

-- :: step middle
-- One row a code in a currency that came in both periods: the middle of its median prices. Of how far its items lie from it, prices of several codes
-- can be pooled.
create temp table middle as
select hs_code, currency, (median(x) filter (not later) + median(x) filter (later)) / 2 as x
from item
where whole
group by hs_code, currency
having count(*) filter (not later) > 0 and count(*) filter (later) > 0

-- :: step moved
-- One row a group of goods: by how much the typical price of a kilogram moved, as logarithm. step: 1 a code in a currency, 2 a code, 3 a heading, 4
-- a chapter, 5 all.
create temp table moved as
select i.hs_code, i.currency, i.heading, i.chapter, median(i.x - m.x) filter (i.later) - median(i.x - m.x) filter (not i.later) as x,
    least(count(*) filter (i.later), count(*) filter (not i.later)) >= (select min_items from parameter) as enough,
    case when grouping(i.currency) = 0 then 1 when grouping(i.hs_code) = 0 then 2 when grouping(i.heading) = 0 then 3 when grouping(i.chapter) = 0
        then 4 else 5 end as step
from item i
join middle m on m.hs_code = i.hs_code and m.currency = i.currency
where i.whole
group by grouping sets ((i.hs_code, i.currency), (i.hs_code), (i.heading), (i.chapter), ())

-- :: step typical
-- One row a code in a currency: how its typical price moved, by the smallest group of goods with enough items in both periods; where none has, by
-- its own few.
create temp table typical as
select a.hs_code, a.currency, exp(coalesce(
    case when a.enough then a.x end, case when b.enough then b.x end, case when c.enough then c.x end, case when d.enough then d.x end,
    case when e.enough then e.x end, a.x)) as r
from moved a
join moved b on b.step = 2 and b.hs_code = a.hs_code
join moved c on c.step = 3 and c.heading = left(a.hs_code, 4)
join moved d on d.step = 4 and d.chapter = left(a.hs_code, 2)
join moved e on e.step = 5
where a.step = 1

-- :: step cell
-- kind: one, goods that came in one period only; gross, whose price a kilogram changed by more than the factor, so that a mass or price is in doubt;
-- both.
-- q: kilograms; p: price of a kilogram in the currency, carriage and insurance included; r: by which factor the typical one moved; x: exchange rate;
-- t: effective rate; 0 before, 1 after.
create temp table cell as
select
    chapter, g.hs_code, g.currency, coalesce(m.r, 1) as r,
    case when n0 = 0 or n1 = 0 then 'one' when value1 / x1 / q1 between value0 / x0 / q0 / f and value0 / x0 / q0 * f then 'both'
        else 'gross' end as kind, tax0, tax1, q0, q1, value0 / x0 / q0 as p0, value1 / x1 / q1 as p1, x0, x1,
    tax0 / value0 as t0, tax1 / value1 as t1
from (
    select
        chapter, hs_code, currency, count(*) filter (not later) as n0, count(*) filter (later) as n1,
        coalesce(sum(tax) filter (not later), 0) as tax0, coalesce(sum(tax) filter (later), 0) as tax1,
        cast(sum(kg) filter (not later) as double) as q0, cast(sum(kg) filter (later) as double) as q1,
        cast(sum(value) filter (not later) as double) as value0, cast(sum(value) filter (later) as double) as value1,
        cast(sum(national) filter (not later) as double) / cast(sum(amount) filter (not later) as double) as x0,
        cast(sum(national) filter (later) as double) / cast(sum(amount) filter (later) as double) as x1
    from item
    where whole
    group by chapter, hs_code, currency
) g
left join typical m on m.hs_code = g.hs_code and m.currency = g.currency
cross join (select cast(price_factor as double) as f from parameter)

-- :: step weight
-- By how much the kilograms of a chapter's goods that came in both periods grew together: kilograms of ore and of watches are not added.
create temp table weight as
select chapter, sum(cast(q1 as decimal(38, 6))) / nullif(cast(sum(cast(q0 as decimal(38, 6))) as double), 0) as growth
from cell
where kind = 'both'
group by chapter

-- :: step effect
-- One row a chapter: what each cause adds to its tax, rounded to a hundredth; what rounding leaves is part of the mix, so that they add up exactly.
create temp table effect as
select
    chapter, before_tax, after_tax, volume, price, exchange, rate, new_and_gone, not_apart,
    after_tax - before_tax - volume - price - exchange - rate - new_and_gone - not_apart as mix
from (
    select
        chapter, sum(before_tax) as before_tax, sum(after_tax) as after_tax, cast(sum(volume) as decimal(24, 2)) as volume,
        cast(sum(price) as decimal(24, 2)) as price, cast(sum(exchange) as decimal(24, 2)) as exchange,
        cast(sum(rate) as decimal(24, 2)) as rate,
        sum(new_and_gone) as new_and_gone, sum(not_apart) as not_apart
    from (
        select
            chapter, tax0 as before_tax, tax1 as after_tax,
            case when kind = 'both' then cast(q0 * (w.growth - 1) * p0 * x0 * t0 as decimal(30, 8)) else 0 end as volume,
            case when kind = 'both' then cast(q1 * p1 * (1 - 1 / r) * x0 * t0 as decimal(30, 8)) else 0 end as price,
            case when kind = 'both' then cast(q1 * p1 * (x1 - x0) * t0 as decimal(30, 8)) else 0 end as exchange,
            case when kind = 'both' then cast(q1 * p1 * x1 * (t1 - t0) as decimal(30, 8)) else 0 end as rate,
            case when kind = 'one' then tax1 - tax0 else 0 end as new_and_gone, case when kind = 'gross' then tax1 - tax0 else 0 end as not_apart
        from cell left join (select chapter as of_chapter, growth from weight) w on of_chapter = chapter
        union all
        select chapter, case when later then 0 else tax end, case when later then tax else 0 end, 0, 0, 0, 0, 0,
            case when later then tax else -tax end
        from item where not whole
    )
    group by chapter
)

-- :: step recovered
-- What controls of the declarations of each period recovered on top.
create temp table recovered as
select
    coalesce(sum(c.amount_recovered) filter (d.accepted_at >= s.later_from and d.accepted_at < s.later_to), 0) as after_amount,
    coalesce(sum(c.amount_recovered) filter (d.accepted_at >= s.earlier_from and d.accepted_at < s.earlier_to), 0) as before_amount
from control c
join declaration d on d.declaration_key = c.declaration_key
cross join span s
cross join parameter p
where (p.office is null or d.office_code = p.office) and (p.type is null or starts_with(d.type_code, p.type)) and p.hs is null

-- :: counts
select
    cast(s.earlier_from as date) as earlier_from, cast(s.earlier_to as date) as earlier_to, cast(s.later_from as date) as later_from,
    cast(s.later_to as date) as later_to,
    (select count(*) from item where not later) as before_items, (select count(*) from item where later) as after_items,
    (select coalesce(sum(before_tax), 0) from effect) + r.before_amount as before_total,
    (select coalesce(sum(after_tax), 0) from effect) + r.after_amount as after_total,
    coalesce(e.volume, 0) as volume, coalesce(e.mix, 0) as mix, coalesce(e.price, 0) as price, coalesce(e.exchange, 0) as exchange,
    coalesce(e.rate, 0) as rate,
    coalesce(e.new_and_gone, 0) as new_and_gone, coalesce(e.not_apart, 0) as not_apart, r.after_amount - r.before_amount as compliance,
    cast(r.before_amount as decimal(18, 3)) as before_recovered, cast(r.after_amount as decimal(18, 3)) as after_recovered,
    (select count(*) from item where doubted) as doubted_items, (select coalesce(sum(tax) filter (not later), 0) from item where doubted)
        as doubted_before,
    (select coalesce(sum(tax) filter (later), 0) from item where doubted) as doubted_after,
    y.typical, y.priced, d.first_on, d.last_on, exists (select 1 from goods_item where tax_assessed is not null) as assessed,
    (select count(distinct month) from monthly_revenue) as table_months
from span s
cross join (select cast(min(accepted_at) as date) as first_on, cast(max(accepted_at) as date) as last_on from declaration) d
cross join recovered r
cross join (
    select sum(volume) as volume, sum(mix) as mix, sum(price) as price, sum(exchange) as exchange, sum(rate) as rate,
        sum(new_and_gone) as new_and_gone,
        sum(not_apart) as not_apart
    from effect
) e
cross join (
    select exp(sum(tax0 * ln(r)) / nullif(sum(tax0), 0)) - 1 as typical, cast(coalesce(sum(tax0), 0) as decimal(24, 2)) as priced
    from cell
    where kind = 'both'
) y

-- :: chapters
select chapter, before_tax, after_tax, after_tax - before_tax as change, volume, mix, price, exchange, rate, new_and_gone, not_apart
from effect
order by abs(after_tax - before_tax) desc, chapter
limit (select rows from parameter)

-- :: added chapters
-- The later ones add, the earlier ones take away.
select declaration_key, sequence, case when later then tax else -tax end as amount from item where chapter = $1

-- :: added findings
select declaration_key, sequence, tax as amount
from item
where case $1 when 'doubted' then doubted when 'earlier' then not later when 'later' then later else false end
