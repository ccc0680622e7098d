-- Every version of the results of a declaration's controls, officers masked as in the answers of "query".

-- :: versions
-- One row a version of the declaration $1, control by control, the latest of each first.
select
    control_key, version, sequence, kind, outcome, finding_kind, amount_recovered, stated_amount, stated_currency,
    (select 'officer-' || max(p.party_key) from store.party p where p.party_id = officer_id) as officer_id,
    selected_by, recorded_at, entered_by, reason, superseded_at, load_id
from control_version
where declaration_id = $1
order by control_key, version desc
