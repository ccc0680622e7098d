-- Corrections that would empty what the version before them fills, or leave out lines that it brought. $sequence, $compared, $lines, $merged,
-- $table, $reason, $results are put in.
-- row_line_fields: the fields of a line that stand in the fields of the model too; the first line of an item or a declaration fills them, as ::
-- write does.
-- :: known
-- Whether a declaration of the file stands in the workspace; where none does, nothing can be emptied.
select exists (
    from store.declaration where superseded_by is null and declaration_id in (select declaration_id from staged))::int
-- :: no_lines
create temp table if not exists row_line_fields (line bigint, of_item boolean, ordinal bigint, field varchar, filled boolean)
-- :: no_counts
create temp table if not exists row_line_counts (line bigint, name varchar, lines bigint)
-- :: filled_by_lines
create temp table filled_by_lines as
with of_items as (
    select distinct on (row_line, field) row_line, field, filled
    from (select coalesce(m.first_line, f.line) as row_line, f.line, f.ordinal, f.field, f.filled
        from row_line_fields f left join $merged m on m.line = f.line where f.of_item)
    order by row_line, field, line, ordinal),
first_rows as (select declaration_id, arg_min(line, rowid) as line from staged group by declaration_id),
filled as (
    select row_line as line, field from of_items where filled
    union
    select s.line, f.field
    from row_line_fields f join first_rows r on r.line = f.line join staged s on s.declaration_id = r.declaration_id
    where not f.of_item and f.ordinal = 1 and f.filled)
select line, list(field order by field) as fields from filled group by line
-- :: no_lines_before
select declaration_id, version, '' as name, 0 as lines from known where false
-- :: lines_before
select d.declaration_id, d.version, '$table' as name, count(*) as lines
from known d join store.$table l on l.declaration_key = d.declaration_key and l.load_id = d.load_id group by all
-- :: emptied
create temp table emptied as
with new_rows as (select s.*, $sequence as item from (select *, rowid as row_number from staged) s),
known as (
    select d.* from store.declaration d
    where d.superseded_by is null and d.declaration_id in (select declaration_id from staged)),
counted as (
    select s.declaration_id, c.name, sum(c.lines) as lines
    from row_line_counts c left join $merged m on m.line = c.line join staged s on s.line = coalesce(m.first_line, c.line)
    group by s.declaration_id, c.name),
lines as ($lines),
fields as (
    select d.declaration_id, d.version, unnest([$compared]) as field
    from new_rows s join known d on d.declaration_id = s.declaration_id
    left join filled_by_lines b on b.line = s.line
    left join store.goods_item i on i.declaration_key = d.declaration_key and i.sequence = s.item
    union all
    select d.declaration_id, d.version, 'item ' || i.sequence
    from known d join store.goods_item i on i.declaration_key = d.declaration_key
    where not exists (
        select 1 from new_rows s where s.declaration_id = d.declaration_id and s.item = i.sequence)
    union all
    select l.declaration_id, l.version, l.name || ' (' || l.lines || ' lines, now ' || coalesce(c.lines, 0) || ')'
    from lines l left join counted c on c.declaration_id = l.declaration_id and c.name = l.name
    where coalesce(c.lines, 0) < l.lines),
places as (
    select distinct declaration_id, version, field from fields where field is not null)
select declaration_id, version, min(field) filter (where field like '%.%') as field,
    string_agg(field, ', ' order by starts_with(field, 'item '), field not like '%.%', field) as fields
from places group by declaration_id, version
-- :: reject
insert into rejected (row_number, line, field, value, reason)
select s.rowid, s.line, e.field, s.declaration_id,
    '$reason' || e.version || ' of the declaration fills: ' || e.fields
        || '; give all that still holds, or load it with --allow-empty if it is to be empty$results'
from staged s join emptied e on e.declaration_id = s.declaration_id
