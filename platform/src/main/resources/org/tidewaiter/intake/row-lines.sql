-- Lines that come with the rows of a table. l.message: the line of the row in its file; l.sequence: 0 for the whole declaration.

-- :: write
insert into store.:table (declaration_key, load_id, sequence, ordinal, :columns)
select k.declaration_key, :load, case when l.sequence > 0 then k.sequence end, :ordinal, :values
from lines() l join :keys k on k.line = l.message
where l.sequence > 0 or k.is_first
order by k.declaration_key, 3, l.message, l.ordinal

-- :: item_field
update store.goods_item i set :column = t.:line_column
from store.:table t
where t.load_id = :load and t.ordinal = 1 and t.declaration_key = i.declaration_key and t.sequence = i.sequence
    and i.:column is null and t.:line_column is not null

-- :: heading_field
update store.declaration d set :column = t.:line_column
from store.:table t
where t.load_id = :load and t.ordinal = 1 and t.declaration_key = d.declaration_key and t.sequence is null
    and d.:column is null and t.:line_column is not null

-- :: counted
row_number() over (partition by k.declaration_key, l.sequence > 0, k.sequence order by l.message, l.ordinal)
