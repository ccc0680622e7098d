-- Lines that come with the rows of a table. l.message: the line of the row in its file; l.sequence: 0 for the whole declaration.

-- :: write
insert into store.:table (declaration_key, load_id, sequence, ordinal, :columns)
select k.declaration_key, :load, case when l.sequence > 0 then k.sequence end, :ordinal, :values
from lines() l join :keys k on k.line = l.message
:which
order by k.declaration_key, 3, l.message, l.ordinal

-- :: of_all
-- Lines of the whole declaration are those of the first of its rows that has any; of a row that joins a declaration later, none.
where l.sequence > 0 or k.declaration_key in (select declaration_key from :keys where is_first)
qualify l.sequence > 0 or l.message = min(l.message) over (partition by k.declaration_key, l.sequence > 0)

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
