-- What others paid per kg for the same product. Peers share the six digits of the HS code and the basis: customs value
-- where the item has one, or else item amount: in the national currency where its rate is known, else in the same currency.

-- :: item
-- One row: the item with the sequence $2 of the declaration with the key $1, and the numbers of the codes of its product.
with item as (
    select
        substring(hs.code, 1, 6) as hs6, i.origin_key, d.currency_key,
        case when i.customs_value is not null then 'CUSTOMS_VALUE' when d.rate is not null then 'CONVERTED'
            else 'ITEM_AMOUNT' end as basis,
        cast(case when i.customs_value is not null then i.customs_value when d.rate is not null then cast(i.item_amount as decimal(20, 3)) * d.rate
            else i.item_amount end as double) as amount, i.net_mass_kg
    from store.goods_item i
    join store.code hs on hs.code_key = i.hs_key
    join store.declaration_rate d on d.declaration_key = i.declaration_key
    where i.declaration_key = $1 and i.sequence = $2 and d.declaration_key = $1
)
select
    item.hs6, nullif(origin.code, '') as origin_country, item.basis,
    nullif(case when item.basis = 'ITEM_AMOUNT' then currency.code
        else (select amounts_in from national_currency order by decision desc limit 1) end, '') as currency,
    case when item.net_mass_kg > 0 and item.amount > 0 then item.amount / cast(item.net_mass_kg as double) end as price,
    item.origin_key, item.currency_key,
    (select string_agg(code_key, ', ' order by code_key) from store.code where starts_with(code, item.hs6)) as hs_keys
from item
join store.code origin on origin.code_key = item.origin_key
join store.code currency on currency.code_key = item.currency_key;

-- :: peers
-- The peers' prices, in a temporary table: by the numbers of the HS codes, the basis, the key of the declaration, which is
-- left out, the moment before which a declaration was accepted to be counted, and a condition of ProductPast.java.
create or replace temp table peer as
select
    i.origin_key,
    cast(case '{basis}' when 'CUSTOMS_VALUE' then i.customs_value when 'CONVERTED' then cast(i.item_amount as decimal(20, 3)) * d.rate
        else i.item_amount end as double) / cast(i.net_mass_kg as double) as price
from store.goods_item i
join store.declaration_rate d on d.declaration_key = i.declaration_key and d.superseded_by is null
where i.hs_key in ({hs}) and i.declaration_key <> {key} and d.accepted_at < {before} and i.net_mass_kg > 0
    and case '{basis}' when 'CUSTOMS_VALUE' then i.customs_value when 'CONVERTED' then cast(i.item_amount as decimal(20, 3)) * d.rate
        else i.item_amount end > 0 and {currency}

-- :: prices
-- One row: the peers' prices, and the share of them below the price $1; $2 is the origin that they share, or null for any.
select
    count(*) as peers,
    percentile_cont(0.05) within group (order by price) as p05,
    percentile_cont(0.25) within group (order by price) as p25,
    percentile_cont(0.5) within group (order by price) as median,
    percentile_cont(0.75) within group (order by price) as p75,
    percentile_cont(0.95) within group (order by price) as p95,
    case when count(*) > 0 then cast(count(*) filter (where price < $1) as double) / count(*) end as share_below
from peer where $2 is null or origin_key = $2;

-- :: bins
-- One row per tenth of a decade of the price per kg that holds a peer: its lower bound and the peers in it. $1 as $2 above.
select cast(floor(10 * ln(price) / ln(10)) as integer) as tenth, count(*) as peers
from peer where $1 is null or origin_key = $1
group by 1 order by 1;
