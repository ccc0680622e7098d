-- The list of one decision run, in rank order. Inputs: assessed, declaration, goods_item. ? is the number of the run.

-- :: whole
-- One row per declaration. hs_code is that of the declaration's first item; items counts them.
with first_item as (
    select g.declaration_key, arg_min(code.code, g.sequence) as hs_code, count(*) as items
    from store.goods_item g
    join store.code code on code.code_key = g.hs_key
    where g.declaration_key in (select declaration_key from assessed where assessment_id = ?)
    group by g.declaration_key
)
select
    a.rank, d.declaration_id, d.accepted_at::date as accepted_on, d.office_code, d.importer_id, f.hs_code, f.items,
    a.probability, a.expected_amount, a.score, a.lane, a.selected_by, a.selection_probability,
    array_to_string(json_extract_string(a.reasons, '$[*].sentence'), ' | ') as reasons
from assessed a
join declaration d on d.declaration_key = a.declaration_key
left join first_item f on f.declaration_key = a.declaration_key
where a.assessment_id = ?
order by a.rank

-- :: top
-- The declarations to be controlled, at most as many as the second ? says, each with the weightiest reason.
select a.rank, d.declaration_id, d.accepted_at::date as accepted_on, d.importer_id, a.probability, a.selected_by,
    json_extract_string(a.reasons, '$[0].sentence') as reason
from assessed a join declaration d on d.declaration_key = a.declaration_key
where a.assessment_id = ? and a.lane = 'red' order by a.rank limit ?
