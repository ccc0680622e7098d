-- Every load, the last one first. One row per file taken in.
select
    load_id, file_name, sha256, bytes, mapping, started_at, finished_at, rows_read, rows_accepted, rows_quarantined,
    declarations_replaced
from load order by load_id desc;
