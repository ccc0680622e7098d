-- What became of the quarantined row $1 when it was taken back: one row, or none where it is still open.
select q.quarantine_id, l.load_id, l.rows_read as read, l.rows_accepted as accepted, l.rows_quarantined as quarantined,
    (select min(again.reason) from quarantine again where again.load_id = l.load_id) as reason
from quarantine q join load l on l.load_id = q.returned_by_load
where q.quarantine_id = $1 and q.status = 'returned'
