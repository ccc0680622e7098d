-- Open rows in the order in which they came, with the file, sheet and line they stood on. Values: what the mapping of a load of messages begins
-- with, how many rows at most. Inputs: quarantine, load, load_sheet.
select q.quarantine_id, q.load_id, l.file_name, s.sheet, q.line_number - coalesce(s.first_line, 1) + 1 as line_number,
    q.field, q.value, q.reason, q.original_text, starts_with(l.mapping, ?) as of_message
from quarantine q join load l on l.load_id = q.load_id
left join load_sheet s on s.load_id = q.load_id and q.line_number between s.first_line and s.last_line
where q.status = 'open' order by q.quarantine_id limit ?
