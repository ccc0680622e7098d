-- Tables that repeat an item in a row for each of its lines (taxes, documents, containers). :columns are the staged columns but those of the line,
-- row_line_keys has what the line of each row says: tells, by which lines of an item differ, and whole, a hash of all of it.

-- :: keys
insert into row_line_keys (line, tells, whole) select l.message, :tells, hash(:columns) from lines() l where l.sequence > 0

-- :: one key
-- A row may say lines of several tables, or several of one: all of them together are what it says.
create or replace temp table row_line_keys as
select line, string_agg(tells, chr(30) order by tells) as tells, hash(string_agg(whole::varchar, ',' order by whole)) as whole
from row_line_keys group by line

-- :: fields
insert into row_line_fields (line, of_item, ordinal, field, filled)
select l.message, l.sequence > 0, l.ordinal, ':path', nullif(l.:column::varchar, '') is not null from lines() l where l.sequence :of_item

-- :: counts
insert into row_line_counts (line, name, lines) select l.message, ':table', count(*) from lines() l group by l.message

-- :: headings
create or replace temp table row_headings (line bigint, name varchar, said ubigint);
create or replace temp table row_heading_texts (line bigint, name varchar, said varchar)

-- :: heading
insert into row_headings (line, name, said)
select message, ':table', hash(string_agg(said::varchar, ',' order by ordinal))
from (select l.message, l.ordinal, hash(:columns) as said from lines() l where l.sequence = 0) group by message

-- :: headings that differ
create or replace temp table heading_lines_differ as
select row_number, line, first_line, name
from (
    select s.rowid as row_number, s.line, h.name, h.said,
        first_value(h.said) over declared as first_said, first_value(s.line) over declared as first_line
    from staged s join row_headings h on h.line = s.line
    window declared as (partition by s.declaration_id, h.name order by s.rowid))
where said <> first_said

-- :: heading text
insert into row_heading_texts (line, name, said)
select message, ':table', string_agg(said, '; ' order by ordinal)
from (select l.message, l.ordinal, concat_ws(' ', :shown) as said from lines() l
    where l.sequence = 0 and l.message in (select line from heading_lines_differ union select first_line from heading_lines_differ))
group by message

-- :: headings with their text
create or replace temp table heading_lines_differ as
select d.row_number, d.line, d.name, here.said as here, there.said as there
from heading_lines_differ d
left join row_heading_texts here on here.line = d.line and here.name = d.name
left join row_heading_texts there on there.line = d.first_line and there.name = d.name

-- :: numbered
create or replace temp table merged as
select row_number, line, first_line
from (
    select s.rowid as row_number, s.line, k.whole, first_value(s.line) over item as first_line, row_number() over item as place,
        hash(:columns) = first_value(hash(:columns)) over item as same,
        row_number() over (partition by s.declaration_id, :sequence, k.whole order by s.rowid) as copy
    from staged s left join row_line_keys k on k.line = s.line
    window item as (partition by s.declaration_id, :sequence order by s.rowid))
where place > 1 and same and copy = 1 and whole is not null

-- :: in_order
-- Without a number, rows that follow one another and are equal are of one item until what tells its lines apart comes again. Equal rows of a
-- declaration that stand apart are items of their own where each has the same lines; where they have others, they may be one item's, and nobody
-- knows.
create or replace temp table merged as
with said as (
    select s.rowid as row_number, s.line, s.declaration_id, hash(:columns) as row_hash, k.tells
    from staged s left join row_line_keys k on k.line = s.line),
alike as (
    select *, sum(case when row_hash = before_hash and declaration_id = before_id and tells is not null then 0 else 1 end)
        over (order by row_number) as run
    from (select *, lag(row_hash) over (order by row_number) as before_hash, lag(declaration_id) over (order by row_number) as before_id from said)),
turns as (select *, row_number() over (partition by run, tells order by row_number) as turn from alike),
items as (
    select *, first_value(line) over (partition by run, turn order by row_number) as first_line,
        max(row_number) over (partition by run, turn) - min(row_number) over (partition by run, turn) + 1
            = count(*) over (partition by run, turn) as together
    from turns),
said_of_runs as (
    select run, declaration_id, row_hash, string_agg(tells, chr(31) order by tells) as lines, bool_and(together) as together
    from items group by run, declaration_id, row_hash),
runs as (
    select run, together and (lines is null
        or min(lines) over (partition by declaration_id, row_hash) = max(lines) over (partition by declaration_id, row_hash)) as sure
    from said_of_runs)
select i.row_number, i.line, i.first_line, r.sure
from items i join runs r on r.run = i.run

-- :: containers of a cell
-- Several numbers of containers in one cell of an item are several containers.
create or replace temp table cells_of_containers as
select i.rowid as item_row, i.declaration_key, i.sequence, regexp_extract_all(upper(i.:container), '[A-Z]{4}[ -]?[0-9]{6}[ -]?[0-9]?') as numbers
from store.goods_item i
where i.declaration_key in (select declaration_key from store.declaration where load_id = $load)
    and length(i.:container) > 20
    and regexp_full_match(upper(i.:container), '\s*[A-Z]{4}[ -]?[0-9]{6}[ -]?[0-9]?(\s*[;,/|+&\s]\s*[A-Z]{4}[ -]?[0-9]{6}[ -]?[0-9]?)+\s*');
insert into store.container (declaration_key, load_id, sequence, ordinal, container_id)
select c.declaration_key, $load, c.sequence, n.place, trim(c.numbers[n.place])
from cells_of_containers c, lateral (select unnest(range(1, len(c.numbers) + 1)) as place) n
where not exists (
    select 1 from store.container l where l.declaration_key = c.declaration_key and l.sequence is not distinct from c.sequence);
update store.goods_item i set :container = trim(c.numbers[1]) from cells_of_containers c where i.rowid = c.item_row;
drop table cells_of_containers

-- :: lost
-- A row whose item is no longer there would be counted as taken, and be nowhere.
select count(*) from merged m where not exists (select 1 from staged s where s.line = m.first_line)

-- :: unsure
insert into rejected (row_number, line, field, value, reason)
select row_number, line, 'goods_item.sequence', null,
    'repeats its item for another line, but the order of the rows does not tell one item from the next: number the items'
from merged where not sure

-- :: differing
insert into rejected (row_number, line, field, value, reason)
select row_number, line, 'goods_item.sequence', declaration_id || ' item ' || n,
    case when said = '' then 'is given twice in this file' else 'is given again for another line of it, but says otherwise in ' || said end
from (
    select s.rowid as row_number, s.line, s.declaration_id, :sequence as n, concat_ws(', ', :differences) as said
    from staged s join (
        select declaration_id, :sequence as n, arg_min(rowid, rowid) as first_row, count(*) as rows
        from staged s group by all having count(*) > 1) t
        on t.declaration_id = s.declaration_id and t.n is not distinct from :sequence and s.rowid <> t.first_row
    join staged f on f.rowid = t.first_row)
