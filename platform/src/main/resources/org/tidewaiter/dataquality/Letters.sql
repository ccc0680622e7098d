-- The letter to a declarant: what was judged of it and what was found, in declarations and in advance cargo. Inputs: views
-- judged_document, judged_item, judged_defect, party. Money is the customs value (the item's amount in the national currency where there is none) of
-- each item touched, counted once. The name is that of a register, or else the most frequent of its declarations. "told" are the ids of the checks
-- that go into the letter.

-- :: whole
with mine as (select document_key, kind, declared_at from judged_document where declarant_id = ?),
told as (select unnest(string_split(?, ' ')) as check_id),
item as (
    select i.document_key, i.sequence, i.money,
        exists (select 1 from judged_defect f where f.document_key = i.document_key
            and f.check_id in (select check_id from told)
            and (f.sequence is null or f.sequence = i.sequence)) as flawed
    from judged_item i where i.document_key in (select document_key from mine)
)
select
    coalesce(
        (select any_value(p.name) from party p where p.party_id = ? and p.name <> ''),
        (select d.declarant_name
            from store.declaration d join mine on mine.document_key = d.declaration_key and mine.kind = 'declaration'
            where d.declarant_name is not null
            group by d.declarant_name order by count(*) desc, d.declarant_name limit 1)) as name,
    (select min(declared_at)::date from mine) as "from", (select max(declared_at)::date from mine) as "to",
    (select count(*) from mine where kind = 'declaration') as declarations,
    (select count(*) from mine where kind = 'advance_cargo') as advance_cargo,
    count(*) as items, count(*) filter (where flawed) as items_with_defects, sum(money) filter (where flawed) as money
from item

-- :: unconverted
-- Amounts of items touched that nothing converts into the national currency, by currency ('' where none is named).
with told as (select unnest(string_split(?, ' ')) as check_id)
select code.code as currency, count(*) as items, sum(m.item_amount) as amount
from store.item_money m
join store.declaration d on d.declaration_key = m.declaration_key
join store.party p on p.party_key = d.declarant_key and p.party_id = ?
join store.code code on code.code_key = m.currency_key
where m.money is null and m.item_amount is not null and m.superseded_by is null
    and exists (select 1 from judged_defect f where f.document_key = m.declaration_key
        and f.check_id in (select check_id from told) and (f.sequence is null or f.sequence = m.sequence))
group by currency
order by currency

-- :: complaints
with found as (
    select f.document_key, f.sequence, f.check_id, f.severity
    from judged_defect f join judged_document d on d.document_key = f.document_key where d.declarant_id = ?
        and f.check_id <> 'column-left-out' -- that is no declarant's doing
),
touched as (
    select distinct f.check_id, f.severity, i.document_key, i.sequence, i.money
    from found f join judged_item i
        on i.document_key = f.document_key and (f.sequence is null or f.sequence = i.sequence)
),
worth as (select check_id, severity, sum(money) as money from touched group by check_id, severity)
select f.check_id as "check", f.severity, count(*) as defects, count(distinct f.document_key) as documents, any_value(w.money) as money
from found f left join worth w on w.check_id = f.check_id and w.severity = f.severity
group by f.check_id, f.severity
order by case f.severity when 'error' then 0 else 1 end, defects desc, f.check_id

-- :: examples
select check_id as "check", severity, document_id, sequence, path, value, message, finding, declared_on
from (
    select f.check_id, f.severity, d.document_id, f.sequence, f.path, f.value, f.message, f.finding,
        strftime(d.declared_at, '%Y-%m-%d') as declared_on,
        row_number() over (
            partition by f.check_id, f.severity
            order by f.money desc nulls last, d.declared_at desc, d.document_id, f.sequence nulls first, f.path) as place
    from judged_defect f join judged_document d on d.document_key = f.document_key
    where d.declarant_id = ? and f.check_id <> 'column-left-out'
)
where place <= ?
order by check_id, severity, place
