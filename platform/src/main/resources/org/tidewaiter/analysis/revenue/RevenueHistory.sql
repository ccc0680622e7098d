-- The history of a forecast: that of declarations, or that of the table of revenue (load --as revenue).
-- Reads besides RevenueDays.sql's tables the views monthly_revenue and national_currency, and the table parameter of one row.

-- :: step recorded
-- One row a row of the table of revenue within the period, in the national currency or in none that is said. What was assessed counts; where no row
-- says that, what was paid.
create temp table recorded as
select r.month, r.office_code, r.tax, case when s.has_assessed then r.assessed else r.paid end as amount
from monthly_revenue r
cross join parameter p
cross join (select count(assessed) > 0 as has_assessed from monthly_revenue) s
where case when s.has_assessed then r.assessed else r.paid end is not null
    and (r.currency is null or r.currency = (select amounts_in from national_currency order by decision desc limit 1))
    and p.hs is null
    and (p."from" is null or r.month >= p."from") and (p."to" is null or cast(r.month + interval 1 month as date) <= p."to")
    and (p.office is null or r.office_code = p.office)

-- :: step tabled
-- One row a month and office. Where a total of the taxes is given, what it has beyond those that are known by their codes belongs to the others.
create temp table tabled as
select
    month, office_code,
    coalesce(sum(amount) filter (tax = 'ALL'), sum(amount)) as total,
    coalesce(sum(amount) filter (tax in ('DUTY', 'DUTIES', 'CUSTOMS_DUTY', 'CUSTOMS DUTY', 'CUD', 'DROITS', 'DD')), 0) as duty,
    coalesce(sum(amount) filter (tax in ('VAT', 'TVA', 'IVA')), 0) as vat,
    coalesce(sum(amount) filter (tax in ('EXCISE', 'EXC', 'ACCISE', 'ACCISES')), 0) as excise
from recorded
group by month, office_code

-- :: step tabled_month
-- One row a month in which no office is missing that had the month before; only the last can be such that it is not full yet.
create temp table tabled_month as
select month, total
from (select month, sum(total) as total, max(month) over () as latest from tabled group by month) m
where month < latest
    or not exists (
        select 1 from tabled a
        where a.month = m.month - interval 1 month and not exists (select 1 from tabled b where b.month = m.month and b.office_code = a.office_code)
    )

-- :: step gap
-- One row a month and office that the table lacks between the office's first month and its last, or that of the last full month where the office
-- goes on.
create temp table gap as
select o.office_code, o.month
from (
    select office_code, cast(unnest(generate_series(min(month), max(month), interval 1 month)) as date) as month from tabled group by office_code
) o
anti join tabled t on t.office_code = o.office_code and t.month = o.month

-- :: step history
-- One row. Where it is not said, declarations while they have 36 full months or as many as the table; else the table.
create temp table history as
select basis, case when basis = 'table' then (select cast(max(month) + interval 1 month as date) - 1 from tabled)
    else (select max(accepted_on) from day) end as latest
from (
    select case
        when p.history <> 'auto' then p.history
        when (select count(*) from declared_month) >= least(36, (select count(*) from tabled_month)) then 'declarations'
        else 'table' end as basis
    from parameter p
)

-- :: step month
create temp table month as
select month, total from declared_month where (select basis from history) = 'declarations'
union all
select month, total from tabled_month where (select basis from history) = 'table'

-- :: step came
-- One row a month and office.
create temp table came as
select month, office_code, sum(total) as total, sum(duty) as duty, sum(vat) as vat, sum(excise) as excise
from day where (select basis from history) = 'declarations'
group by month, office_code
union all
select month, office_code, total, duty, vat, excise from tabled where (select basis from history) = 'table'
