-- What a change of rates, exchange rate, prices, volume or exemptions would do to the revenue of the months to come. The months and offices are
-- those of RevenueSeries.sql; rates and values are those of the last twelve full months.
-- Reads besides the views declaration and goods_item, and the table parameter of one row.

-- :: steps of RevenueDays

-- :: steps of DeclaredHistory

-- :: steps of RevenueSeries

-- :: common steps of claims

-- :: step recent
-- One row an item of the last twelve full months that is no export and has a value. relieved: it claims a relief or preference. meant: the levers of
-- rates and exemptions are meant for it.
create temp table recent as
select
    cast(date_trunc('month', d.accepted_at) as date) as month, o.series as office, i.hs_code,
    coalesce(i.end_use_code in (select end_use_code from relief_claim), false)
        or coalesce(i.preference_code in (select preference_code from preference_claim), false) as relieved,
    (p.goods is null or starts_with(i.hs_code, p.goods)) and (p.origin is null or i.origin_country = p.origin) as meant,
    cast(i.customs_value as double) as value,
    cast(coalesce(i.duty_amount, 0) as double) as duty, cast(coalesce(i.vat_amount, 0) as double) as vat,
    cast(coalesce(i.excise_amount, 0) as double) as excise,
    cast(i.tax_assessed - coalesce(i.duty_amount, 0) - coalesce(i.vat_amount, 0) - coalesce(i.excise_amount, 0) as double) as other
from goods_item i
join declaration d on d.declaration_key = i.declaration_key
join month m on m.month = cast(date_trunc('month', d.accepted_at) as date)
join office o on o.office_code = coalesce(d.office_code, 'none')
cross join parameter p
where m.month > (select last from span) - interval 12 month and i.tax_assessed is not null and i.customs_value > 0
    and not starts_with(coalesce(d.type_code, ''), 'EX')
    and (p."from" is null or d.accepted_at >= p."from") and (p."to" is null or d.accepted_at < p."to")
    and (p.office is null or d.office_code = p.office)
    and (p.hs is null or starts_with(i.hs_code, p.hs))

-- :: step usual
-- One row a code, heading or chapter: what taxed goods of it pay by value where no relief is claimed, of at least five items.
create temp table usual as
select goods, sum(duty) / sum(value) as duty, sum(vat) / sum(value + duty + excise) as vat, sum(excise) / sum(value) as excise
from (
    select unnest([hs_code, left(hs_code, 4), left(hs_code, 2)]) as goods, value, duty, vat, excise
    from recent where not relieved and duty + vat + excise + other > 0
)
group by goods
having count(*) >= 5

-- :: step levied
-- One row an item with what it would pay by the usual rates; goods that pay nothing and claim nothing (under suspension, or free for all) are left
-- out, since no lever of a rate reaches them.
create temp table levied as
select r.*, case when r.relieved then r.value * coalesce(a.duty, b.duty, c.duty, 0) else r.duty end as usual_duty,
    case when r.relieved then r.value * coalesce(a.excise, b.excise, c.excise, 0) else r.excise end as usual_excise,
    case when r.relieved then coalesce(a.vat, b.vat, c.vat, 0) end as usual_vat
from recent r
left join usual a on r.relieved and a.goods = r.hs_code
left join usual b on r.relieved and b.goods = left(r.hs_code, 4)
left join usual c on r.relieved and c.goods = left(r.hs_code, 2)
where r.relieved or r.duty + r.vat + r.excise + r.other > 0

-- :: span
select months, first, last, span, empty, latest from span

-- :: cells
select month, office, duty, vat, excise, other from cell order by office, month

-- :: weekdays
select weekday, weight from weekday order by weekday

-- :: holidays
select day from closed_day order by day

-- :: groups
-- One row a month of the last year, office, and goods that the levers reach alike: those with and without duty and value added tax stand apart.
-- usual_vat: on the value with duty and excise as they are usually.
select
    month, office, meant, relieved, sum(value order by value, duty, vat, excise, other) as value, sum(duty order by duty, value) as duty,
    sum(vat order by vat, value) as vat,
    sum(excise order by excise, value) as excise, sum(other order by other, value) as other, sum(usual_duty order by usual_duty, value) as usual_duty,
    sum(usual_excise order by usual_excise, value) as usual_excise,
    coalesce(sum(usual_vat * (value + usual_duty + usual_excise) order by usual_vat, value, usual_duty), 0) as usual_vat
from levied
group by month, office, meant, relieved, duty > 0 or usual_duty > 0, vat > 0 or coalesce(usual_vat, 0) > 0
order by month, office, meant, relieved, duty, vat, value
