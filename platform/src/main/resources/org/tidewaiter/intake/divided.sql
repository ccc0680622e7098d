-- Divides what a bundle of files brought as load :load_id among the files.

-- :: files
-- :files has for each file the number of its load, how many messages stand before its own, and the place of its last one.
create temp table if not exists load_files as
select * from (values :files) v(load_id, before, until);

-- :: tables
-- What has the number of a load, and by what its rows belong to a message: a declaration, advance cargo, or the place of a response
-- (its column). Declarations themselves, and what no message fills, apart.
select schema_name || '.' || table_name as name, bool_or(column_name = 'declaration_key') as of_declaration,
    bool_or(column_name = 'cargo_key') and table_name <> 'advance_cargo' as of_cargo,
    case when bool_or(column_name = 'message_ordinal') then 'message_ordinal' when bool_or(column_name = 'declaration_key') then ''
        when bool_or(column_name = 'ordinal') then 'ordinal' else '' end as ordinal
from duckdb_columns()
where schema_name = 'store' and not internal and table_name not in ('declaration', 'judged_load')
    and table_name in (select table_name from duckdb_tables() where schema_name = 'store')
group by schema_name, table_name
having bool_or(column_name = 'load_id')
order by all

-- :: declarations
update store.declaration d set load_id = f.load_id, line_number = d.line_number - f.before
from load_files f
where d.load_id = :load_id and d.line_number > f.before and d.line_number <= f.until;

-- A version is replaced by the load of the file that brought the next one, or whose registered declaration says what it was before.
update store.declaration o set superseded_by = n.load_id
from store.declaration n
where o.superseded_by = :load_id and n.load_id > :load_id and n.declaration_id = o.declaration_id and n.declaration_key > o.declaration_key;

update store.declaration o set superseded_by = n.load_id
from (
    select d.load_id, a.value as former_id from store.addition a
    join store.declaration d on d.declaration_key = a.declaration_key
    where a.load_id = :load_id and a.name = 'declaration.replaces'
) n
where o.superseded_by = :load_id and n.load_id > :load_id and n.former_id = o.declaration_id;

-- :: by_place
update :table t set load_id = f.load_id, :ordinal = t.:ordinal - f.before
from load_files f
where t.load_id = :load_id and f.load_id > :load_id and t.:ordinal > f.before and t.:ordinal <= f.until;

-- :: by_declaration
update :table t set load_id = d.load_id
from store.declaration d
where t.load_id = :load_id and d.declaration_key = t.declaration_key and d.load_id > :load_id;

-- :: by_cargo
update :table t set load_id = c.load_id
from store.advance_cargo c
where t.load_id = :load_id and c.cargo_key = t.cargo_key and c.load_id > :load_id;

-- :: rest
update quarantine q set load_id = f.load_id, line_number = q.line_number - f.before
from load_files f
where q.load_id = :load_id and f.load_id > :load_id and q.line_number > f.before and q.line_number <= f.until;

insert into store.judged_load (load_id, judged_at, judged_by)
select f.load_id, j.judged_at, j.judged_by from load_files f join store.judged_load j on j.load_id = :load_id
where f.load_id > :load_id order by f.load_id;

-- :: counts
-- Of each file the messages that were taken, the declarations of which a former version was replaced (drafts are none), and those that say what was
-- there.
with brought as (
    select load_id from store.declaration where load_id >= :load_id
    union all select load_id from store.advance_cargo where load_id >= :load_id
    union all select load_id from store.response_message where load_id >= :load_id
), same as (
    select f.load_id from unchanged u join load_files f on u.line > f.before and u.line <= f.until
)
select f.load_id,
    (select count(*) from (from brought union all from same) b where b.load_id = f.load_id) as accepted,
    (select count(*) from store.declaration o
        where o.superseded_by = f.load_id
            and o.declaration_id in (select n.declaration_id from store.declaration n
                where n.load_id = f.load_id and n.superseded_by is distinct from 0)) as replaced,
    (select count(*) from same s where s.load_id = f.load_id) as unchanged
from load_files f
order by f.load_id
