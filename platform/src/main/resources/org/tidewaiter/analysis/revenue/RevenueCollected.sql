-- What was assessed, by tax, month, office, HS code (its first digits) and origin.
-- Reads the views declaration and goods_item, and the table parameter of one row. Duty, value added tax and excise are known where
-- the declarations give them apart; other is what the total has beyond them.

-- :: common steps of claims

-- :: step item
create temp table item as
select
    i.declaration_key, i.sequence, d.declaration_id, cast(d.accepted_at as date) as accepted_on,
    strftime(d.accepted_at, '%Y-%m') as month, d.importer_id, coalesce(d.office_code, 'none') as office_code, i.hs_code,
    coalesce(left(i.hs_code, cast(p.digits as integer)), 'none') as chapter, coalesce(i.origin_country, 'none') as origin, i.customs_value,
    i.tax_assessed as total,
    i.duty_amount as duty, i.vat_amount as vat, i.excise_amount as excise,
    case when i.preference_code in (select preference_code from preference_claim) then i.preference_code end as preference_code
from goods_item i
join declaration d on d.declaration_key = i.declaration_key
cross join parameter p
where (p."from" is null or d.accepted_at >= p."from") and (p."to" is null or d.accepted_at < p."to")
    and (p.office is null or d.office_code = p.office)
    and (p.hs is null or starts_with(i.hs_code, p.hs))
    and (p.type is null or starts_with(d.type_code, p.type))

-- :: counts
select
    count(*) as items, count(total) as taxed, coalesce(sum(total), 0) as total, coalesce(sum(customs_value), 0) as value,
    coalesce(sum(duty), 0) as duty, coalesce(sum(vat), 0) as vat, coalesce(sum(excise), 0) as excise, count(distinct month) as months,
    (select count(*) from (select importer_id from item group by importer_id)) as importers
from item

-- :: step paying
-- One row an importer who is named, the one that pays most first.
create temp table paying as
select importer_id, sum(total) as total, row_number() over (order by sum(total) desc nulls last, importer_id) as place, count(*) over () as n
from item where importer_id is not null group by importer_id

-- :: top
-- Which share of the revenue the tenth of the importers that pays most brings.
select coalesce(sum(total) filter (place <= ceil(n * 0.1)) / nullif(cast(sum(total) as double), 0), 0) as share from paying

-- :: taxes
select tax, amount, amount / nullif(cast(sum(amount) over () as double), 0) as share,
    amount / nullif((select cast(sum(customs_value) as double) from item), 0) as rate
from (
    select 1 as place, 'duty' as tax, coalesce(sum(duty), 0) as amount from item
    union all select 2, 'value added tax', coalesce(sum(vat), 0) from item
    union all select 3, 'excise', coalesce(sum(excise), 0) from item
    union all select 4, 'other or not told apart',
        coalesce(sum(total - coalesce(duty, 0) - coalesce(vat, 0) - coalesce(excise, 0)), 0) from item
)
order by place

-- :: months
select month, count(*) as items, sum(customs_value) as customs_value, sum(total) as total,
    sum(total) / nullif(cast(sum(customs_value) as double), 0) as rate,
    sum(total) / nullif(cast(lag(sum(total)) over (order by month) as double), 0) - 1 as change
from item
group by month
order by month

-- :: offices
select office_code, count(distinct declaration_key) as declarations, sum(customs_value) as customs_value, sum(total) as total,
    sum(total) / nullif(cast(sum(customs_value) as double), 0) as rate,
    sum(total) / nullif(cast(sum(sum(total)) over () as double), 0) as share
from item
group by office_code
order by total desc nulls last, office_code
limit (select rows from parameter)

-- :: chapters
select chapter, count(*) as items, sum(customs_value) as customs_value, sum(total) as total,
    sum(total) / nullif(cast(sum(customs_value) as double), 0) as rate,
    sum(total) / nullif(cast(sum(sum(total)) over () as double), 0) as share
from item
group by chapter
order by total desc nulls last, chapter
limit (select rows from parameter)

-- :: origins
select origin, count(*) as items, sum(customs_value) as customs_value, sum(total) as total,
    sum(total) / nullif(cast(sum(customs_value) as double), 0) as rate,
    count(*) filter (preference_code is not null) as preferences
from item
group by origin
order by total desc nulls last, origin
limit (select rows from parameter)

-- :: monthly
-- The budget's first table: a row a month and office and, where the office is null, a month and all offices.
with sums as (
    select month, office_code, count(*) as items, sum(customs_value) as customs_value, sum(duty) as duty, sum(vat) as vat, sum(excise) as excise,
        sum(total) as total, sum(total - coalesce(duty, 0) - coalesce(vat, 0) - coalesce(excise, 0)) as other
    from item
    group by grouping sets ((month), (month, office_code))
)
select month, coalesce(office_code, 'all') as office_code, items, customs_value, duty, vat, excise, other, total
from sums
order by sums.month, sums.office_code nulls first

-- :: chart
select month, count(*) as items, coalesce(sum(customs_value), 0) as value, sum(total) as total from item group by month order by month

-- :: added months
select declaration_key, sequence, total as amount from item where month = $1

-- :: added offices
select declaration_key, sequence, total as amount from item where office_code = $1

-- :: added chapters
select declaration_key, sequence, total as amount from item where chapter = $1

-- :: added origins
select declaration_key, sequence, total as amount from item where origin = $1

-- :: added monthly
select declaration_key, sequence, total as amount from item where $1 in (month || ' ' || office_code, month || ' all')

-- :: added taxes
select *
from (
    select declaration_key, sequence,
        case $1 when 'duty' then duty when 'value added tax' then vat when 'excise' then excise
            when 'other or not told apart' then total - coalesce(duty, 0) - coalesce(vat, 0) - coalesce(excise, 0) end as amount
    from item
)
where amount <> 0

-- :: added findings
select declaration_key, sequence, total as amount
from item
where case $1 when 'assessed' then total is not null when 'silent' then total is null
    when 'largest' then importer_id in (select importer_id from paying where place <= ceil(n * 0.1)) else false end
