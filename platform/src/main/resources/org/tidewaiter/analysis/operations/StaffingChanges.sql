-- The controls of each office with their times, to be replayed with more or fewer officers and with another share of controls.
-- Reads the views declaration, goods_item, control and event, and the table parameter of one row. Times are seconds since 1970.

-- :: common steps of section

-- :: step moment
-- One row a declaration of the period that was accepted and released. bound: when the goods were there and another agency had agreed, which no
-- officer of Customs can hasten; settled: when Customs and, where it came before the release, payment were done.
create temp table moment as
select
    d.declaration_key, d.declaration_id, cast(d.accepted_at as date) as accepted_on, d.importer_id, coalesce(d.office_code, 'none') as office,
    e.accepted, e.ready, e.checked, e.started, e.ended, e.released, coalesce(greatest(e.unloaded, e.granted), 0) as bound,
    greatest(e.checked, e.ended, case when e.assessed <= e.released then e.assessed end, case when e.paid <= e.released then e.paid end) as settled,
    e.checker
from declaration d
cross join parameter p
join (
    select
        declaration_key, cast(epoch(max(occurred_at) filter (event_code = 'accepted')) as bigint) as accepted,
        cast(epoch(max(occurred_at) filter (event_code = 'documents_provided')) as bigint) as ready,
        cast(epoch(max(occurred_at) filter (event_code = 'documents_checked')) as bigint) as checked,
        cast(epoch(max(occurred_at) filter (event_code = 'examination_started')) as bigint) as started,
        cast(epoch(max(occurred_at) filter (event_code = 'examination_ended')) as bigint) as ended,
        cast(epoch(max(occurred_at) filter (event_code = 'unloaded')) as bigint) as unloaded,
        cast(epoch(max(occurred_at) filter (event_code = 'permit_granted')) as bigint) as granted,
        cast(epoch(max(occurred_at) filter (event_code = 'assessed')) as bigint) as assessed,
        cast(epoch(max(occurred_at) filter (event_code in ('paid', 'guaranteed'))) as bigint) as paid,
        cast(epoch(max(occurred_at) filter (event_code = 'released')) as bigint) as released,
        max(responsible_party) filter (event_code = 'documents_checked') as checker
    from event group by declaration_key
) e on e.declaration_key = d.declaration_key
where e.accepted < e.released
    and (p."from" is null or d.accepted_at >= p."from") and (p."to" is null or d.accepted_at < p."to")
    and (p.office is null or d.office_code = p.office)

-- :: step controlled
-- One row a declaration whose papers an officer read, with a beginning and an end.
create temp table controlled as
select m.*, coalesce(m.checker, c.officer) as officer, coalesce(c.by_chance, false) as by_chance
from moment m
left join (
    select declaration_key, max(officer_id) as officer, bool_and(selected_by = 'random') as by_chance from control group by declaration_key
) c on c.declaration_key = m.declaration_key
where m.ready <= m.checked and coalesce(m.checker, c.officer) is not null

-- :: counts
select
    (select count(*) from moment) as declarations, (select count(*) from controlled) as controlled,
    (select count(distinct office) from controlled) as offices

-- :: controls
select
    c.declaration_id, c.office, c.officer, coalesce(s.section, 0) as section, c.accepted, c.ready, c.checked,
    case when c.started between c.checked and c.ended then c.started end as started,
    case when c.started between c.checked and c.ended then c.ended end as ended, c.released, c.bound, c.settled, c.by_chance
from controlled c
left join goods_item i on i.declaration_key = c.declaration_key and i.sequence = 1
left join section s on s.chapter = left(i.hs_code, 2)
order by c.office, c.ready, c.declaration_id

-- :: others
-- One row an office: the declarations that nobody controlled, and their mean seconds from acceptance to release.
select m.office, count(*) as declarations, cast(avg(cast(m.released - m.accepted as decimal(18, 3))) as double) as seconds
from moment m
where m.declaration_key not in (select declaration_key from controlled)
group by m.office
order by m.office

-- :: behind changes
select m.declaration_id, cast(null as integer) as sequence, m.accepted_on, m.importer_id, cast(null as varchar) as hs_code,
    cast(null as decimal(18, 3)) as customs_value
from controlled m
where m.office = $1
order by m.released - m.accepted desc, m.declaration_id
limit 10000
