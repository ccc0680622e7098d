-- The past on which forecasts and scenarios stand, by month, office and tax. Where it comes from stands in three tables that were made before:
-- history (one row), month (the full months) and came (one row a month and office). Reads besides RevenueDays.sql's tables, the view holiday and the
-- table parameter of one row.

-- :: step office
-- The twelve offices that brought most in the last twelve full months have series of their own; the others are one, '*'.
create temp table office as
select office_code, case when place <= 12 then office_code else '*' end as series
from (
    select office_code, row_number() over (order by coalesce(sum(total) filter (recent), 0) desc, office_code) as place
    from (select d.*, d.month > (select max(month) from month) - interval 12 month as recent from came d semi join month m on m.month = d.month)
    group by office_code
)

-- :: step span
-- One row: the full months, and the last day of the data.
create temp table span as
select count(*) as months, min(month) as first, max(month) as last,
    coalesce(date_diff('month', min(month), max(month)) + 1, 0) as span, count(*) filter (total <= 0) as empty,
    (select latest from history) as latest
from month

-- :: step cell
-- One row a month and series of offices, also where nothing was assessed. other: what the total has beyond the taxes that are told apart.
create temp table cell as
select m.month, o.series as office, coalesce(sum(d.duty), 0) as duty, coalesce(sum(d.vat), 0) as vat, coalesce(sum(d.excise), 0) as excise,
    coalesce(sum(d.total - d.duty - d.vat - d.excise), 0) as other
from month m
cross join office o
left join came d on d.month = m.month and d.office_code = o.office_code
group by m.month, o.series

-- :: step weekday
-- What a day of the week brings by the mean of all days of the full months of declarations, 1 for Monday; days on which nothing came count. No row
-- without such months: then all days are alike.
create temp table weekday as
select isodow(c.on_day) as weekday,
    coalesce(sum(a.amount), 0) / count(*) / nullif(cast(sum(coalesce(sum(a.amount), 0)) over () as double) / sum(count(*)) over (), 0) as weight
from (select cast(unnest(generate_series(month, month + interval 1 month - interval 1 day, interval 1 day)) as date) as on_day from declared_month) c
left join (select accepted_on, sum(total) as amount from day group by accepted_on) a on a.accepted_on = c.on_day
group by 1

-- :: step closed_day
-- Days on which all offices are closed, or the one that is asked of.
create temp table closed_day as
select distinct h.day
from holiday h
cross join parameter p
where h.office_code is null or h.office_code = p.office
