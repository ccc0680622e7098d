-- What the next months will bring, from the history that RevenueHistory.sql finds.

-- :: steps of RevenueDays

-- :: steps of RevenueHistory

-- :: steps of RevenueSeries

-- :: span
select months, first, last, span, empty, latest from span

-- :: cells
select month, office, duty, vat, excise, other from cell order by office, month

-- :: weekdays
select weekday, weight from weekday order by weekday

-- :: holidays
select day from closed_day order by day

-- :: history
-- One row: what the forecast stands on, what the table has that does not count, and how far the two lie apart in the months that both have whole.
select
    h.basis, (select count(*) from declared_month) as declared_months, (select count(*) from tabled_month) as tabled_months,
    (select count(*) from monthly_revenue) as table_rows,
    (select count(assessed) > 0 from monthly_revenue) as assessed,
    (select count(*) from monthly_revenue where currency is distinct from (select amounts_in from national_currency order by decision desc limit 1)
        and currency is not null) as other_money,
    (select max(currency) from monthly_revenue
        where currency is distinct from (select amounts_in from national_currency order by decision desc limit 1) and currency is not null
        having count(distinct currency) = 1) as other_currency,
    (select amounts_in from national_currency order by decision desc limit 1) as currency,
    (select count(*) from gap) as gaps, (select office_code || ' ' || strftime(month, '%Y-%m') from gap order by month,
        office_code limit 1) as first_gap,
    (select string_agg(tax, ', ' order by tax) from (select distinct tax from recorded where tax not in
        ('ALL', 'DUTY', 'DUTIES', 'CUSTOMS_DUTY', 'CUSTOMS DUTY', 'CUD', 'DROITS', 'DD', 'VAT', 'TVA', 'IVA', 'EXCISE', 'EXC', 'ACCISE', 'ACCISES')))
            as other_taxes,
    b.months as both, b.declared, b.tabled, b.furthest, b.furthest_declared, b.furthest_tabled
from history h
cross join (
    select count(*) as months, coalesce(sum(d.total), 0) as declared, coalesce(sum(t.total), 0) as tabled,
        max_by(strftime(d.month, '%Y-%m'), row(abs(t.total - d.total), d.month)) as furthest,
        max_by(d.total, row(abs(t.total - d.total), d.month)) as furthest_declared,
        max_by(t.total, row(abs(t.total - d.total), d.month)) as furthest_tabled
    from declared_month d join tabled_month t on t.month = d.month
) b
