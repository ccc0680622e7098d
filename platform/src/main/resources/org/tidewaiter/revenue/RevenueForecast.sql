-- What the next months will bring. The months and offices are those of RevenueSeries.sql.

-- :: steps of RevenueSeries

-- :: span
select months, first, last, span, empty, latest from span

-- :: cells
select month, office, duty, vat, excise, other from cell order by office, month

-- :: weekdays
select weekday, weight from weekday order by weekday

-- :: holidays
select day from closed_day order by day
