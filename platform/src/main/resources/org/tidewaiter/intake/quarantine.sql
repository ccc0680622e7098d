-- Rows that could not be taken, in order. $1: a load, or null for all; $2: a reason, or null for all; $3: a status, or
-- null for all; $4 rows at most, $5 are passed over. $6: what the mapping of a load of messages
-- begins with. Of a workbook the sheet is named and its own row.
select q.quarantine_id, q.load_id, l.file_name, s.sheet,
    q.line_number - coalesce(s.first_line, 1) + 1 as line_number, q.original_text, q.field, q.value, q.reason, q.status, q.returned_by_load,
    coalesce(again.rows_quarantined, 0) as still_wrong, coalesce(again.rows_accepted, 0) as "right",
    coalesce(starts_with(l.mapping, $6), false) as of_message, q.dismissed_by, q.dismissed_why
from quarantine q
left join load l on l.load_id = q.load_id
left join load again on again.load_id = q.returned_by_load
left join load_sheet s on s.load_id = q.load_id and q.line_number between s.first_line and s.last_line
where ($1 is null or q.load_id = cast($1 as integer)) and ($2 is null or q.reason = $2) and ($3 is null or q.status = $3)
order by q.quarantine_id
limit $4 offset $5;
