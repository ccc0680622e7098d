-- What the next months will bring.
-- Reads the views declaration and goods_item, and the table parameter of one row. One row of month is a full month of the data.

-- :: step day
create temp table day as
select
    cast(date_trunc('month', d.accepted_at) as date) as month, cast(d.accepted_at as date) as accepted_on, i.tax_assessed as total,
    coalesce(i.duty_amount, 0) as duty, coalesce(i.vat_amount, 0) as vat, coalesce(i.excise_amount, 0) as excise
from goods_item i
join declaration d on d.declaration_key = i.declaration_key
cross join parameter p
where i.tax_assessed is not null
    and (p."from" is null or d.accepted_at >= p."from") and (p."to" is null or d.accepted_at < p."to")
    and (p.office is null or d.office_code = p.office)
    and (p.hs is null or starts_with(i.hs_code, p.hs))

-- :: step month
-- Without a first month that begins late (after its third day) and a last one that ends early (more than three days before its end).
create temp table month as
select m.month, m.total, m.duty, m.vat, m.excise, m.total - m.duty - m.vat - m.excise as other
from (
    select month, sum(total) as total, sum(duty) as duty, sum(vat) as vat, sum(excise) as excise from day group by month
) m
cross join (select min(accepted_on) as first, max(accepted_on) as last from day) s
where m.month + interval 3 day > s.first and m.month + interval 1 month - interval 4 day <= s.last

-- :: counts
select count(*) as months, min(month) as first, max(month) as last,
    coalesce(date_diff('month', min(month), max(month)) + 1, 0) as span, count(*) filter (total <= 0) as empty
from month

-- :: months
select month, total, duty, vat, excise, other from month order by month
