-- One row per field and reason of the load $1 (null for all) with status $2 (null for all): how many rows.
select reason, field, count(*) as quarantined
from quarantine
where ($1 is null or load_id = cast($1 as integer)) and ($2 is null or status = $2)
group by reason, field
order by quarantined desc, reason, field nulls last;
