-- In which currencies declarations are, and when they were accepted, to find those outside the life of their currency.

-- :: spans
-- One row for each currency of each load from $load on: the first and the last day.
select d.load_id, c.code as currency, d.first::date as first, d.last::date as last
from (
    select load_id, currency_key, min(accepted_at) as first, max(accepted_at) as last
    from store.declaration
    where load_id >= $load and accepted_at is not null
    group by load_id, currency_key) d
join store.code c on c.code_key = d.currency_key
where c.code <> ''
order by d.load_id, c.code

-- :: outside
-- The declarations of one load (1) in a currency (2) before or from a day (3) on.
select count(*) as declarations, arg_min(d.declaration_id, d.declaration_key) as declaration_id, arg_min(d.line_number, d.declaration_key) as line,
    arg_min(d.accepted_at::date, d.declaration_key) as day
from store.declaration d
where d.load_id = ? and d.currency_key = (select code_key from store.code where code = ?) and d.accepted_at $when ?::date
