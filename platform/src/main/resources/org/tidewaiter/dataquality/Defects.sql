-- The failing rows: one row per defect of the declarations as they stand, and of entry summaries and manifests.

-- :: count
select count(*)
-- :: rows
-- The first value: what the mapping of a load of messages begins with.
select d.kind, d.document_id, f.sequence, f.check_id as "check", f.severity, f.path, f.value, f.message, f.finding, f.money,
    d.declarant_id as declarant, d.office_code as office, strftime(d.declared_at, '%Y-%m-%d') as declared_on,
    l.file_name || coalesce(' [' || s.sheet || ']', '') as file_name, coalesce(starts_with(l.mapping, ?), false) as of_message,
    d.line_number - coalesce(s.first_line, 1) + 1 as line
-- :: wanted
from judged_defect f
join judged_document d on d.document_key = f.document_key
left join load l on l.load_id = d.load_id
left join load_sheet s on s.load_id = d.load_id and d.line_number between s.first_line and s.last_line
where (? = '' or f.check_id = ?)
    and (? = '' or regexp_replace(f.path, '\[[0-9]+\]', '', 'g') = ?)
    and (? = '' or coalesce(d.office_code, '(not given)') = ?)
    and (? = '' or coalesce(d.declarant_id, '(not given)') = ?)
    and (? = '' or coalesce(d.importer_id, '(not given)') = ?)
    and (? = '' or coalesce(l.mapping, '(unknown)') = ?)
    and (? = '' or strftime(d.declared_at, '%Y-%m') = ?)
    and (? = '' or f.severity = ?)
    and (? or list_contains(string_split(?, ' '), f.check_id) = ?)
-- :: order
order by case f.severity when 'error' then 0 else 1 end, f.money desc nulls last, d.document_id, f.sequence nulls first, f.check_id
limit ? offset ?
