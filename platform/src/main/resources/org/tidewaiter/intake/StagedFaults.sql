-- What is wrong with staged rows, as the others of the load or the rows that are stored prove. $number, $column, $path, $here, $there, $remedy,
-- $takes, $runs, $within are put in.
-- :: numbers given twice
create or replace temp table given_twice_items as
select declaration_id, $number as n from staged s where $within group by all having count(*) > 1
-- :: given twice
insert into rejected (row_number, line, field, value, reason)
select row_number, line, 'goods_item.sequence', declaration_id || ' item ' || n, 'is given twice in this file'
from (
    select s.rowid as row_number, s.line, s.declaration_id, t.n,
        row_number() over (partition by s.declaration_id, t.n order by s.rowid) as place
    from staged s join given_twice_items t on t.declaration_id = s.declaration_id and t.n is not distinct from $number
)
where place > 1
-- :: declarations whose headers differ
create or replace temp table differing as
select declaration_id from (select declaration_id, hash($columns) as said from staged)
group by declaration_id having min(said) <> max(said)
-- :: declarations of runs
create or replace temp table differing as
select distinct declaration_id from staged where run in ($runs)
-- :: header field that differs
-- An empty cell contradicts nothing: $given is null where a row does not give the field. Both values stand in the value, so
-- that rows are still counted by their reason.
insert into rejected (row_number, line, field, value, reason)
select row_number, line, '$path', left($here, 60) || ' (an earlier row: ' || left($there, 60) || ')',
    'says otherwise than an earlier row of its declaration; corrected, it joins that when it comes back from the quarantine, or load'
        || ' all rows of the declaration in one file with --corrections'
from (
    select rowid as row_number, line, declaration_id, $given as here,
        first_value($given ignore nulls) over (
            partition by declaration_id order by rowid rows between unbounded preceding and unbounded following) as there
    from staged where declaration_id in (select declaration_id from differing)
)
where here is not null and here is distinct from there
-- :: heading lines that differ
insert into rejected (row_number, line, field, value, reason)
select row_number, line, name, left(here, 60) || ' (an earlier row: ' || left(there, 60) || ')',
    'says otherwise of the whole declaration than an earlier row of it; correct it, or load all rows of the declaration in one file with --corrections'
from heading_lines_differ
-- :: header fields given by some rows
create or replace temp table given_first as
select declaration_id, $firsts
from staged s
where declaration_id in (select declaration_id from differing) and not exists (select 1 from rejected r where r.row_number = s.rowid)
group by declaration_id
having $some
-- :: header fields of the other rows
update staged as s set $filled from given_first f where f.declaration_id = s.declaration_id
-- :: known
insert into rejected (row_number, line, field, value, reason)
select s.rowid, s.line, 'declaration.declaration_id', s.declaration_id,
    'is already in the workspace as version ' || d.version || '; $remedy'
from staged s join store.declaration d on d.declaration_id = s.declaration_id and d.superseded_by is null
where $takes
-- :: repeated
-- By the hash of all that is staged but the line, and an identifier that was made of it.
select
    coalesce(sum(n - 1), 0)::bigint as rows, coalesce(arg_min(last, first), 0) as line, coalesce(min(first), 0) as of_line
from (
    select count(*) as n, min(line) as first, max(line) as last
    from (select line, hash($columns) as row_hash, $id as id from staged)
    group by row_hash, id having count(*) > 1
)
