-- What was assessed and is not paid, how old it is, and whether revenue grows with what it is levied on.
-- Reads the views monthly_revenue, declaration and goods_item, and the table parameter of one row.

-- :: step moment
-- The day on which it is asked: the end of the period; else the day after the last declaration, or after the last month of the table of revenue that
-- gives both, whichever is later.
create temp table moment as
select coalesce(p."to", greatest(
    (select cast(max(accepted_at) as date) + 1 from declaration),
    (select cast(max(month) + interval 1 month as date) from monthly_revenue where assessed is not null and paid is not null))) as today
from parameter p

-- :: step monthly
-- One row a month and office of the table of revenue that gives both; where a total of the taxes does, the taxes by themselves are not added to it.
-- Months have begun by the day.
create temp table monthly as
select r.month, r.office_code, sum(r.assessed) as assessed, sum(r.paid) as paid
from (
    select *, bool_or(tax = 'ALL') over (partition by month, office_code) as has_total
    from monthly_revenue
    where assessed is not null and paid is not null and (currency is null
        or currency = (select amounts_in from national_currency order by decision desc limit 1))
) r
cross join parameter p
cross join moment m
where (r.tax = 'ALL' or not r.has_total)
    and (p.office is null or r.office_code = p.office)
    and (p."from" is null or r.month >= p."from") and r.month < m.today
group by r.month, r.office_code

-- :: step declared
-- One row a declaration that says what was assessed, as a total or of each of its items, and what was paid.
create temp table declared as
select
    d.declaration_key, d.declaration_id, cast(d.accepted_at as date) as accepted_on, d.importer_id, coalesce(d.office_code, 'none') as office_code,
    coalesce(d.total_tax_assessed, g.tax) as assessed, d.tax_paid as paid
from declaration d
cross join parameter p
left join (
    select declaration_key, sum(tax_assessed) as tax from goods_item group by declaration_key having count(*) = count(tax_assessed)
) g on g.declaration_key = d.declaration_key
where coalesce(d.total_tax_assessed, g.tax) is not null and d.tax_paid is not null
    and (p.office is null or d.office_code = p.office)
    and (p."from" is null or d.accepted_at >= p."from") and (p."to" is null or d.accepted_at < p."to")

-- :: step owed
-- One row a month and office, of the table of revenue; of declarations only where that has none, as the two would count the same money twice. days:
-- since the month ended.
create temp table owed as
select *, greatest(0, date_diff('day', cast(month + interval 1 month as date), (select today from moment))) as days,
    greatest(0, assessed - paid) as owing,
    greatest(0, paid - assessed) as too_much
from (
    select month, office_code, assessed, paid, 'table' as basis from monthly
    union all
    select cast(date_trunc('month', accepted_on) as date), office_code, sum(assessed), sum(paid), 'declarations'
    from declared where (select count(*) from monthly) = 0
    group by 1, 2
)

-- :: step aged
-- The same with the age of the month.
create temp view aged as
select *, case when days <= 30 then 'to 30' when days <= 90 then 'to 90' when days <= 365 then 'to 365' else 'over 365' end as bucket,
    case when days <= 30 then 1 when days <= 90 then 2 when days <= 365 then 3 else 4 end as place
from owed

-- :: step base
-- One row a month with what was assessed and what it was levied on, of months that are whole; place: 1 for the last.
create temp table base as
select month, tax, value, row_number() over (order by month desc) as place
from (
    select cast(date_trunc('month', d.accepted_at) as date) as month, sum(i.tax_assessed) as tax, sum(i.customs_value) as value,
        min(cast(d.accepted_at as date)) as first_on, max(cast(d.accepted_at as date)) as last_on
    from goods_item i
    join declaration d on d.declaration_key = i.declaration_key
    cross join parameter p
    where i.tax_assessed is not null and i.customs_value is not null
        and (p.office is null or d.office_code = p.office)
        and (p."from" is null or d.accepted_at >= p."from") and (p."to" is null or d.accepted_at < p."to")
    group by 1
)
where first_on - month <= 3 and cast(month + interval 1 month as date) - last_on <= 4

-- :: counts
select
    (select count(*) from owed) as rows_owed, (select any_value(basis) from owed) as basis, coalesce((select sum(assessed) from owed), 0) as assessed,
    coalesce((select sum(paid) from owed), 0) as paid, coalesce((select sum(owing) from owed), 0) as owing,
    coalesce((select sum(too_much) from owed), 0) as too_much, (select cast(today as varchar) from moment) as today,
    (select count(*) from (
        select r.month, r.office_code from monthly_revenue r cross join parameter p cross join moment m
        where (p.office is null or r.office_code = p.office) and (p."from" is null or r.month >= p."from") and r.month < m.today
        group by r.month, r.office_code
        having not bool_or(r.assessed is not null and r.paid is not null)
    )) as without_payment,
    (select count(*) from monthly_revenue r cross join parameter p cross join moment m
        where r.currency is not null and r.currency is distinct from (select amounts_in from national_currency order by decision desc limit 1)
            and (p.office is null or r.office_code = p.office) and (p."from" is null or r.month >= p."from") and r.month < m.today) as other_money,
    (select max(r.currency) from monthly_revenue r cross join parameter p
        where r.currency is distinct from (select amounts_in from national_currency order by decision desc limit 1)
            and (p.office is null or r.office_code = p.office)
        having count(distinct r.currency) = 1) as other_currency,
    (select amounts_in from national_currency order by decision desc limit 1) as national

-- :: buoyancy
-- The last twelve whole months and the twelve before; null where there are fewer than twenty-four, or months between them are missing.
select
    count(*) as months, sum(tax) filter (place <= 12) as tax, sum(tax) filter (place between 13 and 24) as tax_before,
    sum(value) filter (place <= 12) as value, sum(value) filter (place between 13 and 24) as value_before,
    count(*) filter (place <= 24) = 24 and date_diff('month', min(month) filter (place <= 24), max(month)) = 23 as known
from base

-- :: ages
select bucket, sum(assessed) as assessed, sum(owing) as owing, sum(owing) / nullif(cast(sum(sum(owing)) over () as double), 0) as share
from aged
group by bucket, place
order by place

-- :: months
select strftime(month, '%Y-%m') as month, any_value(days) as days, sum(assessed) as assessed, sum(paid) as paid, sum(owing) as owing,
    sum(owing) / nullif(cast(sum(assessed) as double), 0) as share
from owed
group by month
order by month
limit (select rows from parameter)

-- :: offices
select office_code, sum(assessed) as assessed, sum(paid) as paid, sum(owing) as owing, sum(owing) / nullif(cast(sum(assessed) as double), 0) as share,
    coalesce(sum(owing) filter (days > 90), 0) as old
from owed
group by office_code
order by owing desc, office_code
limit (select rows from parameter)

-- :: debtors
select importer_id, count(*) as declarations, sum(assessed) as assessed, sum(assessed - paid) as owing, min(cast(accepted_on as varchar)) as oldest
from declared
where paid < assessed and importer_id is not null
group by importer_id
order by owing desc, importer_id
limit (select rows from parameter)

-- :: added months
-- Of declarations; a table of revenue names none.
select declaration_key, cast(null as integer) as sequence, assessed as amount
from declared where strftime(accepted_on, '%Y-%m') = $1 and (select count(*) from monthly) = 0

-- :: added offices
select declaration_key, cast(null as integer) as sequence, assessed as amount from declared where office_code = $1
    and (select count(*) from monthly) = 0

-- :: added ages
select d.declaration_key, cast(null as integer) as sequence, d.assessed as amount
from declared d
join aged a on a.month = cast(date_trunc('month', d.accepted_on) as date) and a.office_code = d.office_code
where a.bucket = $1 and a.basis = 'declarations'

-- :: added debtors
select declaration_key, cast(null as integer) as sequence, assessed - paid as amount from declared where importer_id = $1 and paid < assessed
