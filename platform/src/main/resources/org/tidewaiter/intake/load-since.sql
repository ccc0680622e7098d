-- The load $1, where it began at $2 or later. How many declarations were unchanged stands in its entry of the trail.
select load_id, file_name, rows_read as read, rows_accepted as accepted, rows_quarantined as quarantined, declarations_replaced as replaced,
    coalesce((
        select max(json_extract_string(t.content, '$.unchanged')::bigint) from trail t
        where t.action = 'load' and t.subject = 'load ' || load.load_id), 0) as unchanged
from load where load_id = ? and started_at >= ?
