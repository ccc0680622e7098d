-- Rows of companion files that are kept for reference: judged, and written to their table. The rows come as text that casts.

-- :: staged
select r.*, r.bad.field as field, r.bad.value as value, r.bad.reason as reason
from (
    select r.*, case
            when unread is not null then from_json(unread,
                '{"field": "VARCHAR", "value": "VARCHAR", "reason": "VARCHAR"}')
            when repeated > 1 then {'field': ':first_key', 'value': :first_key::varchar,
                'reason': 'is earlier in this file with all that the row says'}
            when versions > 1 then {'field': ':first_key', 'value': :first_key::varchar,
                'reason': 'is given twice in this file with different values (the same :keys): leave the right row'}
        end as bad
    from (
        select r.*, count(*) filter (unread is null and repeated = 1) over (partition by unread is null, :keys) as versions
        from (
            select r.*, row_number() over (partition by unread, :columns order by line) as repeated
            from (select line, original_row, nullif(unread, '') as unread, :casts from beside_rows) r
        ) r
    ) r
) r

-- :: supersede
-- What is in force under the key of a row that says something else.
update :table t set superseded_by = $load
from beside b
where b.reason is null and t.superseded_by is null and :same_key and not (:same)

-- :: confirm
update :table t set confirmed_by = $load
from beside b
where b.reason is null and t.superseded_by is null and :same_key

-- :: write
insert into :table (load_id, line_number, :columns)
select $load, b.line, :columns
from beside b
where b.reason is null and not exists (select 1 from :table t where t.superseded_by is null and :same_key)
order by b.line
