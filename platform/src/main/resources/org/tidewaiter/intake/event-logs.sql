-- Rows of logs of processes: written in the order of the file. The rows come as text that casts; what could not be read says so itself.

-- :: staged
-- A log is called what the file says, else as the file is; signs that no parameter takes are written _. An event stands at its line of the log: the
-- same event there is the same one, as when a file comes again. Elsewhere a like event is another.
select r.*, case when known then 'case_id' end as field, case when known then case_id end as value,
    case when coalesce(unread_reason, '') <> '' then unread_reason when known
        then 'is in the workspace already: this event of this case on this line of the log' end as reason
from (
    select r.*, e.position is not null as known
    from (
        select *, left(regexp_replace(coalesce(nullif(trim(log), ''), $file), '[^\p{L}\p{N} ._/&+-]', '_', 'g'), 60) as log_name from companion_text
    ) r
    left join store.logged_event e on e.log = r.log_name and e.position = r.line and e.case_id = r.case_id
        and e.activity = r.activity and e.occurred_at = try_cast(r.occurred_at as timestamp)
) r

-- :: write
-- utc_offset_minutes is told by what stands behind the time of day: Z, UTC, +01:00, -0330.
insert into store.logged_event (load_id, log, case_id, position, activity, transition, occurred_at, utc_offset_minutes, resource)
select $load, b.log_name, b.case_id, b.line, b.activity, nullif(lower(b.transition), ''), cast(b.occurred_at as timestamp),
    case
        when regexp_matches(b.written_at, ':\d{2}([.,]\d+)?\s*(Z|z|UTC|GMT)$') then 0
        when regexp_matches(b.written_at, ':\d{2}([.,]\d+)?\s*[+-]\d{2}(:?\d{2})?$') then
            (case when regexp_extract(b.written_at, '([+-])\d{2}(:?\d{2})?$', 1) = '-' then -1 else 1 end)
            * (60 * cast(regexp_extract(b.written_at, '[+-](\d{2})(:?\d{2})?$', 1) as integer)
                + coalesce(try_cast(regexp_extract(b.written_at, '[+-]\d{2}:?(\d{2})$', 1) as integer), 0))
    end,
    nullif(b.resource, '')
from companion_row b
where b.reason is null
order by b.line

-- :: named
-- By which name the log is asked about.
select 'the log is called ' || log || ': tidewaiter analyse clearance-process --param "log=' || log || '"' as note
from store.logged_event
where load_id = $load
group by log
order by log
limit 20
