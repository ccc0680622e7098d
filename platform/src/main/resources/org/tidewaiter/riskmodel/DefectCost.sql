-- What reported totals are with and without the items that each check found wrong, over the loads that were judged. Inputs:
-- view defect; store.item_money, store.goods_item, store.judged_load. Money is in the national currency; an
-- amount that nothing converts is in no sum. A declaration stays as long as one of its items does.

-- :: all
with item as (
    select declaration_key, money, tax_assessed as tax from store.item_money
    where superseded_by is null and load_id in (select load_id from store.judged_load)
)
select count(distinct declaration_key) as declarations, count(*) as items, coalesce(sum(money), 0) as customs_value,
    coalesce(sum(tax), 0) as tax_assessed
from item

-- :: touched
with touched as (
    select distinct f.check_id, i.declaration_key, i.sequence, i.money, i.tax_assessed as tax
    from defect f
    join store.item_money i on i.declaration_key = f.declaration_key and (f.sequence is null or f.sequence = i.sequence)
    where f.load_id in (select load_id from store.judged_load)
),
of_declaration as (
    select t.check_id, t.declaration_key, count(*) as touched, sum(t.money) as money, sum(t.tax) as tax
    from touched t group by t.check_id, t.declaration_key
),
size as (
    select declaration_key, count(*) as items from store.goods_item
    where declaration_key in (select declaration_key from of_declaration) group by declaration_key
)
select o.check_id as "check", count(*) filter (where o.touched = s.items) as declarations, sum(o.touched)::bigint as items,
    coalesce(sum(o.money), 0) as money, coalesce(sum(o.tax), 0) as tax
from of_declaration o join size s on s.declaration_key = o.declaration_key
group by o.check_id
order by money desc, items desc, o.check_id

-- :: scored
select distinct f.check_id as "check", i.declaration_key, i.sequence
from defect f
join declaration d on d.declaration_key = f.declaration_key
join store.goods_item i on i.declaration_key = f.declaration_key and (f.sequence is null or f.sequence = i.sequence)
where d.accepted_at >= ?
    and exists (select 1 from store.control c where c.declaration_key = i.declaration_key and c.outcome <> 'pending')
order by f.check_id, i.declaration_key, i.sequence
