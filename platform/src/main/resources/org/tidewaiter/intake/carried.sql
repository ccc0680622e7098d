-- What is known of a declaration goes over to the version that replaces it. "carried" pairs the two.

-- :: same_number
-- What is known of a declaration stays known when a later version replaces it: results of controls (unless the new version
-- brings results itself) and events go over to it. "replaced" has the versions that load $load replaced.
create or replace temp table carried as
select r.declaration_key as former_key, d.declaration_key
from replaced r
join store.declaration d on d.declaration_id = r.declaration_id and d.superseded_by is null and d.load_id = $load;

-- :: over
update store.event e set declaration_key = c.declaration_key
from carried c
where e.declaration_key = c.former_key and not exists (
    select 1 from store.event n where n.declaration_key = c.declaration_key and n.event_key = e.event_key
        and n.occurred_at = e.occurred_at and n.party_key = e.party_key);

delete from carried where declaration_key in (select declaration_key from store.control);

update store.control r set declaration_key = c.declaration_key from carried c where r.declaration_key = c.former_key;

update store.former_control r set declaration_key = c.declaration_key from carried c where r.declaration_key = c.former_key;
