-- What came in of a month so far, and what past months had by the same share of their work.
-- Reads the views declaration, goods_item, holiday, monthly_figure, monthly_revenue and performance_target, and the table parameter of one row.

-- :: step assessed_item
create temp view assessed_item as
select i.declaration_key, i.sequence, i.tax_assessed as amount, cast(d.accepted_at as date) as arrived_on, coalesce(d.office_code, 'none') as office
from goods_item i
join declaration d on d.declaration_key = i.declaration_key
cross join parameter p
where i.tax_assessed is not null and (p.office is null or d.office_code = p.office) and (p."from" is null or d.accepted_at >= p."from")

-- :: step arrival
-- One row a day and office.
create temp table arrival as
select arrived_on, office, sum(amount) as amount, count(distinct declaration_key) as declarations from assessed_item group by 1, 2

-- :: step last_day
-- One row: the last day of which the data are about whole, with at least a quarter of the declarations that such a day of the week usually had
-- before. A few declarations dated ahead are no day.
create temp table last_day as
select max(arrived_on) filter (usual is null or declarations >= usual / 4) as last, min(arrived_on) as first
from (
    select arrived_on, declarations, case when alike >= 3 then usual_alike else usual_of_all end as usual
    from (
        select arrived_on, declarations, count(*) over weekdays as alike, median(declarations) over weekdays as usual_alike,
            median(declarations) over days as usual_of_all
        from (select arrived_on, sum(declarations) as declarations from arrival group by arrived_on)
        window weekdays as (partition by isodow(arrived_on) order by arrived_on rows between 13 preceding and 1 preceding),
            days as (order by arrived_on rows between 91 preceding and 1 preceding)
    )
)

-- :: step moment
-- One row: the day by which it is asked, not after the last of the data, its month, and the first day of the data.
create temp table moment as
select by_day, cast(date_trunc('month', by_day) as date) as month, first
from (select least(p."to" - 1, l.last) as by_day, l.first from parameter p cross join last_day l)

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
    where lower(t.indicator) = 'revenue_month' and t.at_least is not null and t.valid_from <= m.by_day
        and (t.valid_until is null or t.valid_until >= m.by_day)
)
qualify row_number() over (partition by office order by place, since desc) = 1

-- :: moment
select m.by_day, m.month, (select count(*) from past_month) as past, (select count(*) from arrival where arrived_on <= m.by_day) as rows_read,
    (select cast(coalesce(sum(a.declarations), 0) as bigint) from arrival a cross join parameter p where p."to" is null and a.arrived_on > m.by_day)
        as dated_later,
    (select count(*) from monthly_figure f cross join national n where lower(f.figure) = 'revenue_target' and f.currency is not null
        and f.currency is distinct from n.code) as other_money,
    (select count(distinct month) from monthly_revenue) as table_months, exists (select 1 from goods_item where tax_assessed is not null) as assessed
from moment m

-- :: arrivals
-- One row a day and office of the month and of those before.
select a.arrived_on, a.office, a.amount
from arrival a
cross join moment m
where a.arrived_on <= m.by_day
    and (cast(date_trunc('month', a.arrived_on) as date) = m.month
        or cast(date_trunc('month', a.arrived_on) as date) in (select month from past_month))
order by a.arrived_on, a.office

-- :: holidays
select distinct h.day from holiday h cross join parameter p where h.office_code is null or h.office_code = p.office order by h.day

-- :: targets
select office, amount from target order by office

-- :: added offices
-- An empty key: of all of them.
select i.declaration_key, i.sequence, i.amount
from assessed_item i
cross join moment m
where ($1 = '' or i.office = $1) and i.arrived_on >= m.month and i.arrived_on <= m.by_day

-- :: added days
-- Of a day; after the word until of all days of its month up to it.
select declaration_key, sequence, amount
from assessed_item
where arrived_on = try_cast($1 as date)
    or starts_with($1, 'until ') and arrived_on >= date_trunc('month', try_cast(substr($1, 7) as date))
        and arrived_on <= try_cast(substr($1, 7) as date)

-- :: added past_months
select declaration_key, sequence, amount from assessed_item where strftime(arrived_on, '%Y-%m') = $1
