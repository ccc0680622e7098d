-- What others paid per kg for the same product. $1 is the key of the declaration, $2 the item's sequence, $3 the moment
-- before which a declaration was accepted to be counted, $4 whether peers must share the origin. Peers share the six
-- digits of the HS code and the basis: customs value where the item has one, or else item amount in the same currency.

-- :: prices
-- One row: the peers' prices and the place of this item's price among them.
with item as (
    select
        substring(hs.code, 1, 6) as hs6, i.origin_key, d.currency_key,
        case when i.customs_value is not null then 'customs value' else 'item amount' end as basis,
        case when i.net_mass_kg > 0 and coalesce(i.customs_value, i.item_amount) > 0
            then cast(coalesce(i.customs_value, i.item_amount) as double) / cast(i.net_mass_kg as double) end as price
    from store.goods_item i
    join store.code hs on hs.code_key = i.hs_key
    join store.declaration d on d.declaration_key = i.declaration_key
    where i.declaration_key = $1 and i.sequence = $2
),
peers as (
    select
        case when item.basis = 'customs value' then cast(i.customs_value as double) else cast(i.item_amount as double) end
            / cast(i.net_mass_kg as double) as price
    from item
    join store.goods_item i on $4 = false or i.origin_key = item.origin_key
    join store.code hs on hs.code_key = i.hs_key and substring(hs.code, 1, 6) = item.hs6
    join store.declaration d on d.declaration_key = i.declaration_key and d.superseded_by is null
    where i.declaration_key <> $1 and d.accepted_at < $3 and i.net_mass_kg > 0
      and case when item.basis = 'customs value' then i.customs_value > 0
          else i.item_amount > 0 and d.currency_key = item.currency_key end
)
select
    item.hs6, nullif(origin.code, '') as origin_country, item.basis, nullif(currency.code, '') as currency, item.price,
    count(peers.price) as peers,
    percentile_cont(0.05) within group (order by peers.price) as p05,
    percentile_cont(0.25) within group (order by peers.price) as p25,
    percentile_cont(0.5) within group (order by peers.price) as median,
    percentile_cont(0.75) within group (order by peers.price) as p75,
    percentile_cont(0.95) within group (order by peers.price) as p95,
    case when count(peers.price) > 0
        then cast(count(peers.price) filter (where peers.price < item.price) as double) / count(peers.price) end as share_below
from item
join store.code origin on origin.code_key = item.origin_key
join store.code currency on currency.code_key = item.currency_key
left join peers on true
group by item.hs6, origin.code, item.basis, currency.code, item.price;

-- :: bins
-- One row per tenth of a decade of the price per kg that holds a peer: its lower bound and the peers in it.
with item as (
    select
        substring(hs.code, 1, 6) as hs6, i.origin_key, d.currency_key,
        case when i.customs_value is not null then 'customs value' else 'item amount' end as basis
    from store.goods_item i
    join store.code hs on hs.code_key = i.hs_key
    join store.declaration d on d.declaration_key = i.declaration_key
    where i.declaration_key = $1 and i.sequence = $2
),
peers as (
    select
        case when item.basis = 'customs value' then cast(i.customs_value as double) else cast(i.item_amount as double) end
            / cast(i.net_mass_kg as double) as price
    from item
    join store.goods_item i on $4 = false or i.origin_key = item.origin_key
    join store.code hs on hs.code_key = i.hs_key and substring(hs.code, 1, 6) = item.hs6
    join store.declaration d on d.declaration_key = i.declaration_key and d.superseded_by is null
    where i.declaration_key <> $1 and d.accepted_at < $3 and i.net_mass_kg > 0
      and case when item.basis = 'customs value' then i.customs_value > 0
          else i.item_amount > 0 and d.currency_key = item.currency_key end
)
select cast(floor(10 * ln(price) / ln(10)) as integer) as tenth, count(*) as peers
from peers group by 1 order by 1;
