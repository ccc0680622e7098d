-- The declarations, or their goods items, behind a figure, as they stand in every list: the largest first. Reads the temporary table counted_behind,
-- which a section of the analysis fills: a declaration_key, the sequence of an item (null: the whole declaration), and a third column.

-- :: counted
-- weight: by which a declaration is the larger; the figure is the number of rows.
select d.declaration_id, c.sequence, cast(d.accepted_at as date) as accepted_on, d.importer_id, i.hs_code,
    case when c.sequence is null then d.total_customs_value else i.customs_value end as customs_value
from counted_behind c
join declaration d on d.declaration_key = c.declaration_key
left join goods_item i on i.declaration_key = c.declaration_key and i.sequence = c.sequence
order by c.weight desc nulls last, d.declaration_id, c.sequence
limit 10000

-- :: added
-- amount: what it adds to the figure, which is the sum.
select d.declaration_id, c.sequence, cast(d.accepted_at as date) as accepted_on, d.importer_id, i.hs_code,
    case when c.sequence is null then d.total_customs_value else i.customs_value end as customs_value, c.amount
from counted_behind c
join declaration d on d.declaration_key = c.declaration_key
left join goods_item i on i.declaration_key = c.declaration_key and i.sequence = c.sequence
order by abs(c.amount) desc nulls last, d.declaration_id, c.sequence
limit 10000
