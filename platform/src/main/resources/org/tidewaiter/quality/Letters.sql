-- The letter to a declarant: what was judged of it and what was found. Inputs: views declaration, goods_item, defect, party;
-- store.judged_load. Money is the customs value (the item's amount where there is none) of each item touched, counted once.

-- :: whole
with mine as (
    select d.declaration_key, d.accepted_at from declaration d
    where d.declarant_id = ? and d.load_id in (select load_id from store.judged_load)
),
item as (
    select i.declaration_key, i.sequence, coalesce(i.customs_value, i.item_amount) as money,
        exists (select 1 from store.defect f where f.declaration_key = i.declaration_key
            and (f.sequence is null or f.sequence = i.sequence)) as flawed
    from store.goods_item i where i.declaration_key in (select declaration_key from mine)
)
select (select any_value(p.name) from party p where p.party_id = ? and p.name <> ''),
    (select min(accepted_at)::date from mine), (select max(accepted_at)::date from mine), (select count(*) from mine),
    count(*), count(*) filter (where flawed), sum(money) filter (where flawed)
from item

-- :: complaints
with found as (
    select f.declaration_key, f.sequence, f.check_id, f.severity
    from defect f join declaration d on d.declaration_key = f.declaration_key where d.declarant_id = ?
),
touched as (
    select distinct f.check_id, f.severity, i.declaration_key, i.sequence, coalesce(i.customs_value, i.item_amount) as money
    from found f join store.goods_item i
        on i.declaration_key = f.declaration_key and (f.sequence is null or f.sequence = i.sequence)
),
worth as (select check_id, severity, sum(money) as money from touched group by check_id, severity)
select f.check_id, f.severity, count(*) as defects, count(distinct f.declaration_key) as declarations, any_value(w.money) as money
from found f left join worth w on w.check_id = f.check_id and w.severity = f.severity
group by f.check_id, f.severity
order by case f.severity when 'error' then 0 else 1 end, defects desc, f.check_id

-- :: examples
select check_id, severity, declaration_id, sequence, path, value, message, accepted_on
from (
    select f.check_id, f.severity, f.declaration_id, f.sequence, f.path, f.value, f.message,
        strftime(d.accepted_at, '%Y-%m-%d') as accepted_on,
        row_number() over (
            partition by f.check_id, f.severity
            order by f.money desc nulls last, d.accepted_at desc, f.declaration_id, f.sequence nulls first, f.path) as place
    from defect f join declaration d on d.declaration_key = f.declaration_key
    where d.declarant_id = ?
)
where place <= ?
order by check_id, severity, place
