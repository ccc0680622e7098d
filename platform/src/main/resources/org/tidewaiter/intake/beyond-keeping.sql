-- Amounts of items that have none in the national currency although a rate is known, as they are more than can be kept then, of the loads from $load
-- on.

-- :: any
-- Whether there may be one: no rate that can be kept is 100,000,000 or more, and no item but one of ten millions or more is then out of reach.
select exists (
        from store.goods_item
        where abs(item_amount) >= 10000000 and declaration_key >= (select min(declaration_key) from store.declaration where load_id >= $load))::int
    + exists (from store.declaration where load_id >= $load and exchange_rate >= 100000000)::int

-- :: items
-- One row a load: how many, and the first of them. Only declarations that may have one are looked at: to value all took a twentieth of a wide load.
select m.load_id, count(*) as items, arg_min(d.line_number, (m.declaration_key, m.sequence)) as line,
    arg_min(d.declaration_id || ' item ' || m.sequence, (m.declaration_key, m.sequence)) as place,
    first(m.item_amount::varchar order by m.declaration_key, m.sequence) as amount,
    first(d.exchange_rate::varchar order by m.declaration_key, m.sequence) as rate
from store.item_money m
join store.declaration d on d.declaration_key = m.declaration_key
where m.declaration_key in (
        select declaration_key from store.goods_item
        where abs(item_amount) >= 10000000 and declaration_key >= (select min(declaration_key) from store.declaration where load_id >= $load)
        union all
        select declaration_key from store.declaration where load_id >= $load and exchange_rate >= 100000000)
    and m.load_id >= $load and m.item_amount is not null and m.rate_source is not null and m.item_amount_national is null
group by m.load_id
