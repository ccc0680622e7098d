-- What it cost to carry and insure goods, in the national currency. A column of freight is "as declared": in the currency of the price on some
-- forms, in the national one on others, so a freight that stands beside a price in a foreign currency is in no sum before it is known which. Reads
-- the view goods_item.

-- :: step stated_carriage
-- One row an item with a freight. rate: national units for one of the price. factor: what turns its freight into national currency: 1 or the rate,
-- whichever of them makes price, freight and insurance the customs value and the other does not; empty where nothing tells.
create temp table stated_carriage as
select declaration_key, sequence, freight, insurance, rate,
    case when rate = 1 then 1.0
        when by_national and not by_rate then 1.0
        when by_rate and not by_national then rate end as factor
from (
    select *, coalesce(abs(added - stated) <= 0.05 * stated, false) as by_national,
        coalesce(abs(added - stated * rate) <= 0.05 * stated * rate, false) as by_rate
    from (
        select declaration_key, sequence, cast(freight_amount as double) as freight, coalesce(cast(insurance_amount as double), 0) as insurance,
            cast(freight_amount as double) + coalesce(cast(insurance_amount as double), 0) as stated,
            case when rate_source = 'national' then 1.0
                when item_amount <> 0 then cast(item_amount_national as double) / cast(item_amount as double) end as rate,
            cast(customs_value as double) - cast(item_amount_national as double) as added
        from goods_item
        where freight_amount is not null
    )
)

-- :: step carriage_habit
-- One row: what turns the freight where an item's own figures do not tell: 19 of 20 of at least 30 that do, beside prices in a foreign currency,
-- have it so.
create temp table carriage_habit as
select count(*) >= 30 and count(*) filter (factor = 1) >= 0.95 * count(*) as national,
    count(*) >= 30 and count(*) filter (factor <> 1) >= 0.95 * count(*) as by_rate
from stated_carriage
where rate <> 1 and factor is not null

-- :: step carriage
-- One row an item whose freight is known in the national currency, where it may have more digits than amounts are kept with. What the habit says of
-- a price that nothing turns is known only where it says that no rate is needed.
create temp table carriage as
select declaration_key, sequence, try_cast(freight * factor as decimal(37, 3)) as freight, try_cast(insurance * factor as decimal(37, 3)) as insurance
from (
    select s.declaration_key, s.sequence, s.freight, s.insurance,
        coalesce(s.factor, case when h.national then 1.0 when h.by_rate then s.rate end) as factor
    from stated_carriage s
    cross join carriage_habit h
)
where factor is not null
