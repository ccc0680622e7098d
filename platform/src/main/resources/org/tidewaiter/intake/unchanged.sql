-- Versions that load $load wrote and that say what the versions before them say: they are taken out again. "unchanged" has them afterwards.
-- $table, $columns, $now, $before, $brought, $numbered and $all (each table with a declaration_key) are put in.

-- :: none
create temp table if not exists unchanged (
    former_key bigint, declaration_key bigint, declaration_id varchar, line bigint, items bigint)

-- :: candidates
-- A version that the file numbers is one because it says so.
create or replace temp table same_so_far as
select r.declaration_key as former_key, d.declaration_key, d.declaration_id, d.line_number as line
from replaced r
join store.declaration d on d.declaration_id = r.declaration_id and d.superseded_by is null and d.load_id = $load
where not exists (select 1 from staged s where s.declaration_id = d.declaration_id and $numbered)

-- :: those that differ
-- Rows of a declaration are compared by their number and the sum of their hashes, which needs neither sorting nor memory for wide rows.
delete from same_so_far where declaration_key in (
    select p.declaration_key
    from same_so_far p
    left join (select declaration_key, count(*) as rows, sum(hash($columns)::hugeint) as said from store.$table
        where declaration_key in (select declaration_key from same_so_far) $now group by declaration_key) n
        on n.declaration_key = p.declaration_key
    left join (select declaration_key, count(*) as rows, sum(hash($columns)::hugeint) as said from store.$table
        where declaration_key in (select former_key from same_so_far) $before group by declaration_key) f
        on f.declaration_key = p.former_key
    where (n.rows is distinct from f.rows or n.said is distinct from f.said) $brought)

-- :: events that differ
-- Events that a message brings with its declaration stand by the place of the message.
delete from same_so_far where line in (
    select r.ordinal from store.response r
    where r.load_id = $load and not exists (
        select 1 from store.response e
        where e.load_id < $load and e.declaration_id is not distinct from r.declaration_id
            and e.local_reference is not distinct from r.local_reference and e.event_code = r.event_code
            and e.occurred_at is not distinct from r.occurred_at and e.responsible_party is not distinct from r.responsible_party))

-- :: count
select count(*) from same_so_far

-- :: take out
create or replace temp table unchanged as
select u.former_key, u.declaration_key, u.declaration_id, u.line,
    (select count(*) from store.goods_item i where i.declaration_key = u.declaration_key) as items
from same_so_far u;

-- What went over to the new version goes back.
update store.event e set declaration_key = u.former_key from unchanged u where e.declaration_key = u.declaration_key;

update store.control r set declaration_key = u.former_key from unchanged u
where r.declaration_key = u.declaration_key and r.load_id <> $load;

update store.former_control r set declaration_key = u.former_key from unchanged u where r.declaration_key = u.declaration_key;

update store.declaration d set superseded_by = null from unchanged u where d.declaration_key = u.former_key;

delete from store.response where load_id = $load and ordinal in (select line from unchanged);

-- :: take out of a table
delete from $all where declaration_key in (select declaration_key from unchanged)

-- :: new keys
-- Keys count up without gaps.
create or replace temp table renumbered as
select declaration_key as former_key, first + row_number() over (order by declaration_key) - 1 as declaration_key
from store.declaration, (select min(declaration_key) as first from unchanged)
where declaration_key > first

-- :: number anew
update $all t set declaration_key = r.declaration_key from renumbered r where t.declaration_key = r.former_key
