-- What declarations say was assessed, by day, and which of their months are full.
-- Reads the views declaration and goods_item, and the table parameter of one row.

-- :: step day
-- One row a day and office.
create temp table day as
select
    cast(d.accepted_at as date) as accepted_on, cast(date_trunc('month', d.accepted_at) as date) as month,
    coalesce(d.office_code, 'none') as office_code,
    sum(i.tax_assessed) as total, sum(coalesce(i.duty_amount, 0)) as duty, sum(coalesce(i.vat_amount, 0)) as vat,
    sum(coalesce(i.excise_amount, 0)) as excise
from goods_item i
join declaration d on d.declaration_key = i.declaration_key
cross join parameter p
where i.tax_assessed is not null
    and (p."from" is null or d.accepted_at >= p."from") and (p."to" is null or d.accepted_at < p."to")
    and (p.office is null or d.office_code = p.office)
    and (p.hs is null or starts_with(i.hs_code, p.hs))
group by 1, 2, 3

-- :: step declared_month
-- Without a first month that begins late (after its third day) and a last one that ends early (more than three days before its end).
create temp table declared_month as
select m.month, m.total
from (select month, sum(total) as total from day group by month) m
cross join (select min(accepted_on) as first, max(accepted_on) as last from day) s
where m.month + interval 3 day > s.first and m.month + interval 1 month - interval 4 day <= s.last
