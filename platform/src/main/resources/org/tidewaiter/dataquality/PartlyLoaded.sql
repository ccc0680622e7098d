-- The declarations of the load :load_id, a key a row, whose number is a value of a row of the load that waits in quarantine.
-- Inputs: quarantine, store.declaration. The row is the text of the file, whose values stand between its separators and quotation marks.
select distinct d.declaration_key
from (
    select distinct trim(unnest(string_split_regex(original_text, '[,;|"\t]'))) as said
    from quarantine
    where load_id = :load_id and status = 'open'
) as q
inner join store.declaration as d on d.declaration_id = q.said
where d.load_id = :load_id and d.superseded_by is null
