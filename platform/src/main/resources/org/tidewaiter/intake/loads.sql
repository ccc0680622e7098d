-- Every load, the last one first. One row per file taken in, with what of it was left: sheets and columns.
select
    load_id, file_name, sha256, bytes, mapping, started_at, finished_at, rows_read, rows_accepted, rows_quarantined,
    declarations_replaced,
    nullif(concat_ws('; ',
        (select 'sheets not read: ' || string_agg(s.sheet || ' (' || s.not_read || ')', ', ' order by s.ordinal)
            from load_sheet s where s.load_id = load.load_id and s.not_read is not null),
        (select 'columns left out: ' || string_agg(c.column_name || ' (' || c.example || ' ' || c.reason || ')', ', ' order by c.rowid)
            from load_left_out c where c.load_id = load.load_id)), '') as left_of_it
from load order by load_id desc;
