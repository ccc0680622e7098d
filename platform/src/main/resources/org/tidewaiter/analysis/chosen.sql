-- What the controls of each chooser found: a step that questions of several rooms take, so that a choice is set beside a draw like with like. Reads
-- the views control and event.

-- :: step chosen
-- One row a chooser, a way of looking and a declaration with a result. look: goods that were examined; papers that were read before release; papers
-- of the blue lane, read after it.
create temp table chosen as
select c.selected_by as chooser, case when c.kind = 'goods' then 'goods' when l.lane = 'blue' then 'later' else 'documents' end as look,
    c.declaration_key,
    bool_or(c.outcome = 'finding') as found
from control c
left join (
    select declaration_key, max(substr(event_code, 6)) as lane from event
    where starts_with(event_code, 'lane_') and declaration_key in (select declaration_key from control)
    group by declaration_key
) l on l.declaration_key = c.declaration_key
where c.outcome <> 'pending' and c.selected_by in ('rule', 'model', 'officer', 'random')
group by chooser, look, c.declaration_key
