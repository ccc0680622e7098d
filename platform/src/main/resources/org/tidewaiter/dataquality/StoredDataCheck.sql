-- Writes the defects that found() gives as those of the load :load_id, with the money they touch: what the item is worth, or all
-- items of the declaration where it is of the whole. Only the items of the declarations from :first to :last, whose defects these are,
-- are added up: of the whole load that was as many groups as it has items, in memory, for each so many defects. Input: store.item_money.
insert into store.defect (declaration_key, sequence, load_id, check_id, severity, path, value, message, money, finding)
with one as (
    select declaration_key, sequence, sum(money) as money from store.item_money
    where declaration_key between :first and :last
    group by declaration_key, sequence
),
whole as (select declaration_key, sum(money) as money from one group by declaration_key)
select
    f.declaration_key, nullif(f.sequence, 0)::integer, :load_id, f.check_id, f.severity, f.path, nullif(f.value, ''), f.message,
    case when f.sequence = 0 then whole.money else one.money end, nullif(f.finding, '')
from found() f
left join whole on whole.declaration_key = f.declaration_key
left join one on one.declaration_key = f.declaration_key and one.sequence = f.sequence
order by f.place
