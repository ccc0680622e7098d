-- What came in of a month so far, and what past months had by the same share of their work.
-- Reads the views declaration, goods_item, holiday, monthly_figure and performance_target, and the table parameter of one row.

-- :: step arrival
-- One row a day and office.
create temp table arrival as
select cast(d.accepted_at as date) as arrived_on, coalesce(d.office_code, 'none') as office, sum(i.tax_assessed) as amount
from goods_item i
join declaration d on d.declaration_key = i.declaration_key
cross join parameter p
where i.tax_assessed is not null and (p.office is null or d.office_code = p.office) and (p."from" is null or d.accepted_at >= p."from") and (p."to" is null or d.accepted_at < p."to")
group by 1, 2

-- :: step moment
-- One row: the day by which it is asked, its month, and the first day of the data.
create temp table moment as
select by_day, cast(date_trunc('month', by_day) as date) as month, first
from (
    select coalesce(p."to" - 1, max(a.arrived_on)) as by_day, min(a.arrived_on) as first
    from parameter p left join arrival a on true
    group by p."to"
)

-- :: step past_month
-- The full months before, the latest as many as are asked for; a first month that begins after its third day is none.
create temp table past_month as
select a.month
from (select distinct cast(date_trunc('month', arrived_on) as date) as month from arrival) a
cross join moment m
cross join parameter p
where a.month < m.month and a.month + interval 3 day > m.first and a.month >= m.month - to_months(cast(p.past_months as integer))

-- :: step national
-- The currency of the amounts.
create temp table national as
select (select amounts_in from national_currency order by decision desc limit 1) as code

-- :: step target
-- One row an office, '' for all of them: what the month is to bring. Of the figures of that month; else of the targets in force in it.
create temp table target as
select office, amount
from (
    select coalesce(f.office_code, '') as office, f.amount, 1 as place, f.month as since
    from monthly_figure f cross join moment m cross join national n
    where lower(f.figure) = 'revenue_target' and f.month = m.month and (f.currency is null or f.currency = n.code)
    union all
    select coalesce(t.office_code, ''), cast(t.at_least as decimal(18, 3)), 2, t.valid_from
    from performance_target t cross join moment m
    where lower(t.indicator) = 'revenue_month' and t.at_least is not null and t.valid_from <= m.by_day and (t.valid_until is null or t.valid_until >= m.by_day)
)
qualify row_number() over (partition by office order by place, since desc) = 1

-- :: moment
select m.by_day, m.month, (select count(*) from past_month) as past, (select count(*) from arrival) as rows_read,
    (select count(*) from monthly_figure f cross join national n where lower(f.figure) = 'revenue_target' and f.currency is not null and f.currency is distinct from n.code) as other_money
from moment m

-- :: arrivals
-- One row a day and office of the month and of those before.
select a.arrived_on, a.office, a.amount
from arrival a
cross join moment m
where cast(date_trunc('month', a.arrived_on) as date) = m.month or cast(date_trunc('month', a.arrived_on) as date) in (select month from past_month)
order by a.arrived_on, a.office

-- :: holidays
select distinct h.day from holiday h cross join parameter p where h.office_code is null or h.office_code = p.office order by h.day

-- :: targets
select office, amount from target order by office
