-- Counts the declarations of decision runs that are not counted yet, by day, office, lane and what selected them.
insert into assessed_count (assessment_id, accepted_on, office_code, lane, selected_by, declarations)
select a.assessment_id, d.accepted_at::date, nullif(office.code, ''), a.lane, a.selected_by, count(*)
from assessed a
join store.declaration d on d.declaration_key = a.declaration_key
join store.code office on office.code_key = d.office_key
where a.assessment_id not in (select assessment_id from assessed_count)
group by all
order by all
