-- Sets the rows aside that cannot be taken, each with its text as it stood in the file; the number of the load and the SQL of that text are put in.
-- Inputs: companion_row (line, field, value, reason), companion_text.
insert into quarantine (quarantine_id, load_id, line_number, original_text, field, value, reason, status, returned_by_load)
select (select coalesce(max(quarantine_id), 0) from quarantine) + row_number() over (order by b.line), $load, b.line, $text, b.field, b.value,
    b.reason, 'open', null
from companion_row b
join companion_text r on r.line = b.line
where b.reason is not null
