-- Rows that could not be taken, in order. $1: a load, or null for all; $2: a reason, or null for all; $3: a status, or
-- null for all; $4 rows at most, $5 are passed over.
select q.quarantine_id, q.load_id, l.file_name, q.line_number, q.original_text, q.field, q.value, q.reason, q.status, q.returned_by_load
from quarantine q
left join load l on l.load_id = q.load_id
where ($1 is null or q.load_id = cast($1 as integer)) and ($2 is null or q.reason = $2) and ($3 is null or q.status = $3)
order by q.quarantine_id
limit $4 offset $5;
