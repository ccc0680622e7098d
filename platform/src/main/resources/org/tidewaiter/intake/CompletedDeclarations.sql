-- Items that come out of the quarantine to a declaration whose other items were loaded. $ids, $item, $load, $path, $here, $there, $given, $stored,
-- $table, $columns, $values, $filled are put in.
-- :: found
create or replace temp table completed as
with set_aside as (
    select load_id from quarantine where quarantine_id in (select unnest(string_split('$ids', ','))::bigint))
select distinct d.declaration_id, d.declaration_key as former_key
from staged s join store.declaration d on d.declaration_id = s.declaration_id and d.superseded_by is null
where d.load_id in (
    select load_id from set_aside
    union all select returned_by_load from quarantine
    where load_id in (select load_id from set_aside) and returned_by_load is not null)
-- :: taken in
-- What is known already is the declaration, and not this item of it.
delete from rejected r using staged s, completed c
where s.rowid = r.row_number and c.declaration_id = s.declaration_id and r.field = 'declaration.declaration_id'
    and starts_with(r.reason, 'is already in the workspace')
    and not exists (select 1 from store.goods_item i where i.declaration_key = c.former_key and i.sequence = $item)
-- :: header field that differs
insert into rejected (row_number, line, field, value, reason)
select s.row_number, s.line, '$path', left($here, 60) || ' (loaded: ' || left($there, 60) || ')',
    'says otherwise than what is loaded of its declaration; load all rows of the declaration, corrected, in one file with --corrections'
from (select *, rowid as row_number from staged) s
join completed c on c.declaration_id = s.declaration_id join store.declaration d on d.declaration_key = c.former_key
where $given is not null and $stored is not null and $given is distinct from $stored
-- :: nothing emptied
delete from emptied where declaration_id in (select declaration_id from completed)
-- :: pairs
create or replace temp table completed_pairs as
select c.former_key, d.declaration_key, (select max(i.sequence) from store.goods_item i where i.declaration_key = c.former_key) as items
from completed c
join store.declaration d on d.declaration_id = c.declaration_id and d.superseded_by is null and d.load_id = $load
-- :: numbered behind
update $table t set sequence = t.sequence + p.items from completed_pairs p where t.declaration_key = p.declaration_key
-- :: controls
update $table t set declaration_key = p.declaration_key from completed_pairs p where t.declaration_key = p.former_key
-- :: header
update store.declaration n set $filled
from completed_pairs p, store.declaration o
where n.declaration_key = p.declaration_key and o.declaration_key = p.former_key
-- :: copied
insert into $table (declaration_key, $columns)
select p.declaration_key, $values
from $table o join completed_pairs p on p.former_key = o.declaration_key
where coalesce(o.sequence, 0) > 0 or not exists (
    select 1 from $table n where n.declaration_key = p.declaration_key and coalesce(n.sequence, 0) = 0)
