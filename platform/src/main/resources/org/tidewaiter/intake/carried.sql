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

-- :: any of their own
select exists (
    select 1
    from store.$table l join carried c on c.former_key = l.declaration_key join store.declaration f on f.declaration_key = c.former_key
    where l.load_id <> f.load_id)::int

-- :: lines
-- Lines that came in a file of their own, and not with their declaration: the new version has them too, but of an item (or the whole) of which it
-- brings such lines itself, or which it no longer has. The former one keeps them.
insert into store.$table (declaration_key, $columns)
select c.declaration_key, $values
from store.$table l join carried c on c.former_key = l.declaration_key join store.declaration f on f.declaration_key = c.former_key
where l.load_id <> f.load_id
    and not exists (
        select 1 from store.$table n where n.declaration_key = c.declaration_key and n.sequence is not distinct from l.sequence)
    and (l.sequence is null or exists (
        select 1 from store.goods_item i where i.declaration_key = c.declaration_key and i.sequence = l.sequence))

-- :: not there as they are
-- Lines that came in a file of their own of which the new version has none that is the same; compared by all columns at once, so that an item of
-- thousands of lines costs no more than as many items of one.
create or replace temp table not_there as
select f.declaration_id, c.declaration_key, l.sequence, $values
from store.$table l join carried c on c.former_key = l.declaration_key join store.declaration f on f.declaration_key = c.former_key
where l.load_id <> f.load_id
    and not exists (
        select 1 from store.$table n
        where n.declaration_key = c.declaration_key and n.sequence is not distinct from l.sequence and $same)

-- :: missing
-- Of those the ones that no line of the new version says either, which may say more of it.
select '$table' as name, l.declaration_id, coalesce(l.sequence, 0)::integer as sequence, l.sequence is null or exists (
        select 1 from store.goods_item i where i.declaration_key = l.declaration_key and i.sequence = l.sequence) as item_is_there,
    count(*) as lines
from not_there l
where not exists (
    select 1 from store.$table n
    where n.declaration_key = l.declaration_key and n.sequence is not distinct from l.sequence and $said)
group by all
order by l.declaration_id, sequence
