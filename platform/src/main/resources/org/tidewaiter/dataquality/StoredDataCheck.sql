-- Writes the defects that found() gives as those of the load :load_id, with the money they touch: what the item is worth, or all
-- items of the declaration where it is of the whole. Inputs: store.item_money, store.declaration.
insert into store.defect (declaration_key, sequence, load_id, check_id, severity, path, value, message, money, finding)
with span as (
    select min(declaration_key) as first, max(declaration_key) as last from store.declaration where load_id = :load_id
),
one as (
    select declaration_key, sequence, sum(money) as money from store.item_money
    where declaration_key between (select first from span) and (select last from span)
    group by declaration_key, sequence
),
whole as (select declaration_key, sum(money) as money from one group by declaration_key)
select
    f.declaration_key, nullif(f.sequence, 0)::integer, :load_id, f.check_id, f.severity, f.path, nullif(f.value, ''), f.message,
    case when f.sequence = 0 then whole.money else one.money end, nullif(f.finding, '')
from found() f
left join whole on whole.declaration_key = f.declaration_key
left join one on one.declaration_key = f.declaration_key and one.sequence = f.sequence
