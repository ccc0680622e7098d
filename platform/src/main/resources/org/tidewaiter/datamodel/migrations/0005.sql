-- Loads say themselves who brought them. Of earlier ones the trail knows it, where it had begun.
alter table load add column loaded_by varchar;
update load set loaded_by = t.actor
from trail t
where t.subject = 'load ' || load.load_id and t.action in ('load', 'result');
