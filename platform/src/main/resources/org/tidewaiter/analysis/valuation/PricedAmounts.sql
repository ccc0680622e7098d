-- Which amount of an item is its price, as steps of questions of price. Reads the view goods_item.

-- :: step basis
-- One row: whether prices are customs values (true), or, where fewer than half of the items have one, amounts brought to FOB by the terms of
-- delivery.
create temp table basis as
select count(customs_value) >= count(*) * 0.5 as by_customs_value from goods_item

-- :: step national_amount
-- One row an item with its amount in the national currency; empty where prices are customs values: to bring amounts of all items to one currency
-- takes as long as to read them.
create temp table national_amount as
select declaration_key, sequence, item_amount_national from goods_item cross join basis where not by_customs_value
