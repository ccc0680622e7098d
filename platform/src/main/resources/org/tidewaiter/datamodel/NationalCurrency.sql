-- How the national currency is learnt, and what follows when it changes.

-- :: decision
-- The decision in force.
select decision, currency, amounts_in, basis, decided_by as "by", decided_at as "at" from national_currency order by decision desc limit 1;

-- :: decisions
select decision, currency, amounts_in, basis, decided_by as "by", decided_at as "at" from national_currency order by decision;

-- :: currencies
-- One row per currency of the declarations that stand, '' for those that name none: declarations, how many give a rate, and the
-- least and the largest rate.
select code.code as currency, d.declarations, d.rated, d.least, d.largest
from (
    select currency_key, count(*) as declarations, count(exchange_rate) as rated, min(exchange_rate) as least,
        max(exchange_rate) as largest
    from store.declaration where superseded_by is null group by currency_key
) d
join store.code code on code.code_key = d.currency_key
order by d.declarations desc, code.code;

-- :: disagreeing
-- Declarations of the load $1 whose rates contradict that $2 is the national currency.
select count(*)
from store.declaration d
join store.code code on code.code_key = d.currency_key
where d.load_id = ? and case when code.code = ? then d.exchange_rate <> 1 else d.exchange_rate = 1 end;

-- :: rates
-- The declared rate of a currency in a month, in the middle of its declarations.
select code.code as currency, cast(strftime(d.month, '%Y-%m') as varchar) as month, d.rate
from (
    select currency_key, cast(date_trunc('month', accepted_at) as date) as month,
        cast(median(exchange_rate) as decimal(18, 8)) as rate
    from store.declaration where exchange_rate > 0 and currency_key > 0 and superseded_by is null group by 1, 2
) d
join store.code code on code.code_key = d.currency_key
order by code.code, d.month;

-- :: equal
-- Items with a customs value, and those of them whose amount is the same.
select count(*) as valued, count(*) filter (where customs_value = item_amount) as same
from store.goods_item where customs_value is not null;

-- :: wanted
-- Currencies and months of the load $1 (0: of all) that have no rate yet.
select code.code as currency, d.currency_key as key, cast(strftime(d.month, '%Y-%m') as varchar) as month
from (
    select distinct currency_key, cast(date_trunc('month', accepted_at) as date) as month
    from store.declaration
    where currency_key > 0 and (load_id = $1 or $1 = 0)
) d
join store.code code on code.code_key = d.currency_key
where not exists (select 1 from store.national_rate r where r.currency_key = d.currency_key and r.month = d.month);

-- :: defects
-- What defects touch, in the national currency as it is now.
update store.defect set money = m.money
from (
    select declaration_key, sequence, sum(money) as money from store.item_money group by declaration_key, sequence
    union all
    select declaration_key, null, sum(money) from store.item_money group by declaration_key
) m
where m.declaration_key = store.defect.declaration_key and m.sequence is not distinct from store.defect.sequence;

-- :: stated
-- Currencies and months of amounts recovered that were stated in a currency.
select distinct stated_currency as currency, 0 as key, cast(strftime(recorded_at, '%Y-%m') as varchar) as month
from store.control where stated_amount is not null and stated_currency is not null;

-- :: recovered
-- Amounts recovered, from what was stated, in the national currency as it is now: by the rate of the declaration where it is in
-- that currency, else by {rates}, rows of (currency, month, rate).
update store.control set amount_recovered = n.amount
from (
    select c.control_key, try_cast(cast(c.stated_amount as decimal(20, 3))
        * coalesce(case when code.code = c.stated_currency then r.rate end, m.rate) as decimal(18, 3)) as amount
    from store.control c
    join store.declaration_rate r on r.declaration_key = c.declaration_key
    join store.code code on code.code_key = r.currency_key
    left join (values {rates}) m(currency, month, rate)
        on m.currency = c.stated_currency and m.month = strftime(c.recorded_at, '%Y-%m')
    where c.stated_amount is not null and c.stated_currency is not null
) n
where n.control_key = store.control.control_key;

-- :: unconverted
-- Amounts that no sum in the national currency can hold, by currency ('' where none is named): of items without a customs value.
select code.code as currency, count(*) as items, sum(m.item_amount) as amount
from store.item_money m
join store.code code on code.code_key = m.currency_key
where m.item_amount is not null and m.money is null and m.superseded_by is null
group by currency
order by items desc, currency;

-- :: other revenue
-- Rows of the table of revenue in another currency than the national one, or where none is given.
select currency, count(*) as rows_of
from monthly_revenue
where currency is not null and currency is distinct from (select amounts_in from national_currency order by decision desc limit 1)
group by currency
order by rows_of desc, currency

-- :: sources
-- Declarations by how their rate is known; '' where it is not.
select coalesce(rate_source, '') as source, count(*) as declarations
from store.declaration_rate where superseded_by is null
group by 1 order by declarations desc, source;
