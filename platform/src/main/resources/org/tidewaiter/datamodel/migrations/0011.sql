-- At whose word the checks looked at a load.
alter table store.judged_load add column judged_by varchar;
