-- What happened to the declarations that are asked of, when: steps that the questions about clearance share.
-- Reads the views declaration and event, and the table parameter of one row with "from", "to", office, type, compare_from, compare_to.
-- Times are as written, of the clock at the office.

-- :: step chosen
-- One row a declaration of the period asked of, or of the one it is compared with.
create temp table chosen as
select d.declaration_key, d.declaration_id, cast(d.accepted_at as date) as accepted_on, d.importer_id, d.declarant_id,
    coalesce(d.office_code, '') as office_code, d.transport_mode, d.arrived_at, d.lodged_at, d.released_at,
    case when (p."from" is null or d.accepted_at >= p."from") and (p."to" is null or d.accepted_at < p."to")
        then 'asked' else 'compared' end as period
from declaration d
cross join parameter p
where ((p."from" is null or d.accepted_at >= p."from") and (p."to" is null or d.accepted_at < p."to")
        or p.compare_from is not null and p.compare_to is not null
            and d.accepted_at >= p.compare_from and d.accepted_at < p.compare_to)
    and (p.office is null or d.office_code = p.office)
    and (p.type is null or starts_with(d.type_code, p.type))

-- :: steps of EventWords

-- :: step told
-- One row an event of a chosen declaration; what no event tells is taken from the declaration's own times of arrival, lodgement and release.
create temp table told as
select e.declaration_key, c.office_code, e.event_code, e.occurred_at, w.milestone, coalesce(w.place, 28) as place,
    coalesce(w.party, 'other') as party,
    true as by_event
from event e
join chosen c on c.declaration_key = e.declaration_key
left join known_word w on w.code = e.event_code
where e.occurred_at is not null

-- :: step told_by_declaration
insert into told (declaration_key, office_code, event_code, occurred_at, milestone, place, party, by_event)
select c.declaration_key, c.office_code, w.code, case w.code when 'arrived' then c.arrived_at when 'lodged' then c.lodged_at else c.released_at end,
    w.milestone, w.place, w.party, false
from chosen c
join event_word w on w.code = 'arrived' and c.arrived_at is not null or w.code = 'lodged' and c.lodged_at is not null
    or w.code = 'released' and c.released_at is not null
where not exists (select 1 from told t where t.declaration_key = c.declaration_key and t.milestone = w.milestone)
