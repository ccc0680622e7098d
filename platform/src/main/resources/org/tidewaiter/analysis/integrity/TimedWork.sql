-- Who works at a desk, and how long officers were at a piece of work. Steps for questions about officers. Reads the views declaration, control and
-- event.

-- :: step auditor
-- One row an officer who looks at goods after release: nine in ten of the results, or more, were recorded over a day later. Nobody hands them work
-- at a desk: a plan sends them to a trader.
create temp table auditor as
select c.officer_id as officer
from control c
join declaration d on d.declaration_key = c.declaration_key
where c.officer_id is not null and c.outcome <> 'pending'
group by c.officer_id
having count(*) filter (c.recorded_at > d.released_at + interval 1 day) >= 0.9 * count(*)

-- :: step opening
-- One row an office: seconds after midnight at which it opens, the full hour before the fiftieth part of its papers are read; 0 where it works by
-- night too.
create temp table opening as
select d.office_code as office, percentile_disc(0.02) within group (order by date_diff('second', date_trunc('day', e.occurred_at),
    e.occurred_at)) // 3600 * 3600 as opens
from event e
join declaration d on d.declaration_key = e.declaration_key
where e.event_code = 'documents_checked' and d.office_code is not null
group by d.office_code

-- :: step timed
-- One row a declaration and kind of work that has a beginning and an end. lay: papers that came while the office was closed. They are begun when it
-- opens, and compared with others such: the night would hide how long they were read. since: when they came.
create temp table timed as
select declaration_key, kind, lay, case when lay then open else since end as began, since, ended
from (
    select e.declaration_key, 'documents' as kind, e.since, e.ended, date_trunc('day', e.ended) + to_seconds(o.opens) as open,
        coalesce(o.opens > 0 and e.since < date_trunc('day', e.ended) + to_seconds(o.opens)
            and date_trunc('day', e.ended) + to_seconds(o.opens) < e.ended, false) as lay
    from (
        select declaration_key, max(occurred_at) filter (event_code = 'documents_provided') as since,
            max(occurred_at) filter (event_code = 'documents_checked') as ended
        from event group by declaration_key
    ) e
    join declaration d on d.declaration_key = e.declaration_key
    left join opening o on o.office = d.office_code
    where e.since < e.ended
    union all
    select declaration_key, 'goods', since, ended, null, false
    from (
        select declaration_key, max(occurred_at) filter (event_code = 'examination_started') as since,
            max(occurred_at) filter (event_code = 'examination_ended') as ended
        from event group by declaration_key
    )
    where since < ended
)
