-- Whose controls go another way than the lane that was proposed, whose results come at once, and who takes papers before those that waited longer.
-- Reads the views declaration, goods_item, control, event and assessed, the numbers of store.party for pseudonyms, and the table parameter of one
-- row.

-- :: common steps of section

-- :: step officer
create temp table officer as
select officer_id as officer,
    case when officer_id = (select p.officer from parameter p) then officer_id
        else 'officer-' || (select max(party_key) from store.party where party_id = officer_id) end as pseudonym
from (select distinct officer_id from control where officer_id is not null)

-- :: step routed
-- One row a declaration with a proposal: the first lane that it was given, or else the lane of its latest assessment. done: the heaviest control
-- that was recorded.
-- officer: who gave it another lane, or else who controlled it; null where neither is known.
create temp table routed as
select
    d.declaration_key, d.declaration_id, cast(d.accepted_at as date) as accepted_on, d.importer_id, coalesce(d.office_code, 'none') as office,
    d.declarant_id as broker, coalesce(s.section, 0) as section, i.hs_code, d.total_customs_value as customs_value,
    coalesce(l.first_lane, a.lane) as proposed,
    coalesce(c.done, 'green') as done, coalesce(o.officer, c.officer) as officer, coalesce(c.found, false) as found,
    l.lanes > 1 and l.first_lane <> l.last_lane as rerouted
from declaration d
cross join parameter p
left join goods_item i on i.declaration_key = d.declaration_key and i.sequence = 1
left join section s on s.chapter = left(i.hs_code, 2)
left join (
    select declaration_key, count(*) as lanes, substr(arg_min(event_code, row(occurred_at, event_code)), 6) as first_lane,
        substr(arg_max(event_code, row(occurred_at, event_code)), 6) as last_lane,
        arg_max(responsible_party, row(occurred_at, event_code, responsible_party)) as changed_by
    from event where event_code in ('lane_red', 'lane_yellow', 'lane_blue', 'lane_green')
    group by declaration_key
) l on l.declaration_key = d.declaration_key
left join (
    select declaration_key, arg_max(lane, assessment_id) as lane from assessed group by declaration_key
) a on a.declaration_key = d.declaration_key
left join (
    select declaration_key, max(officer_id) as officer, bool_or(outcome = 'finding') as found,
        case max(case kind when 'goods' then 3 when 'documents' then 2 else 1 end) when 3 then 'red' when 2 then 'yellow' else 'blue' end as done
    from control group by declaration_key
) c on c.declaration_key = d.declaration_key
left join officer o on l.lanes > 1 and o.officer = l.changed_by
where (p."from" is null or d.accepted_at >= p."from") and (p."to" is null or d.accepted_at < p."to")
    and (p.office is null or d.office_code = p.office) and coalesce(l.first_lane, a.lane) is not null

-- :: step change
-- way: lowered where less was done than was proposed, raised where more was. A control after release (blue) is neither more nor less than a look at
-- the papers.
create temp table change as
select *, case when weight_done < weight_proposed then 'lowered' when weight_done > weight_proposed then 'raised' else 'as proposed' end as way
from (
    select *, case proposed when 'red' then 2 when 'green' then 0 else 1 end as weight_proposed,
        case done when 'red' then 2 when 'green' then 0 else 1 end as weight_done
    from routed
)

-- :: step paper
-- One row a declaration whose papers were there and were read: whether others of the same officer, there a good while before it, were read after it;
-- and whether any of them still waited when it came (queue), without which nothing could be overtaken.
create temp table paper as
select *, coalesce(earlier > checked, false) as overtook, coalesce(earlier > ready, false) as queue
from (
    select r.*, e.ready, e.checked,
        max(e.checked) over (partition by r.officer order by e.ready range between unbounded preceding and interval 1 hour preceding) as earlier
    from routed r
    join (
        select declaration_key, max(occurred_at) filter (event_code = 'documents_provided') as ready,
            max(occurred_at) filter (event_code = 'documents_checked') as checked
        from event group by declaration_key
    ) e on e.declaration_key = r.declaration_key
    where e.ready <= e.checked and r.officer is not null
)

-- :: step quick
-- One row an examination of goods with a beginning: whether its result came within the quick minutes.
create temp table quick as
select r.*, date_diff('second', e.started, coalesce(e.ended, c.recorded_at)) < 60 * p.quick_minutes as at_once,
    least(3, coalesce(d.item_count, 1)) as size
from routed r
cross join parameter p
join declaration d on d.declaration_key = r.declaration_key
join (
    select declaration_key, max(occurred_at) filter (event_code = 'examination_started') as started,
        max(occurred_at) filter (event_code = 'examination_ended') as ended
    from event group by declaration_key
) e on e.declaration_key = r.declaration_key
join (select declaration_key, max(recorded_at) as recorded_at from control where kind = 'goods' group by declaration_key) c on c.declaration_key
    = r.declaration_key
where e.started <= coalesce(e.ended, c.recorded_at) and r.officer is not null

-- :: step piece
-- One row a declaration, officer and sign. mix: work that is alike, within which one officer is compared with all.
create temp table piece as
select 'lowered' as sign, declaration_key, office, officer, way = 'lowered' as hit, office || ' ' || proposed || ' ' || section as mix
from change where proposed <> 'green' and officer is not null
union all
select 'raised', declaration_key, office, officer, way = 'raised', office || ' ' || section
from change where officer is not null
union all
select 'quick', declaration_key, office, officer, at_once, office || ' ' || size from quick
union all
select 'overtaking', declaration_key, office, officer, overtook,
    office || ' ' || proposed || case when queue then ' behind others' else '' end from paper

-- :: step asked_change
-- The changes of all, or of the officer asked for.
create temp table asked_change as
select c.* from change c cross join parameter p where p.officer is null or c.officer = p.officer

-- :: counts
-- Of all officers, or of the one asked for.
select
    (select count(*) from routed) as any_proposals, (select count(*) from asked_change) as proposals,
    (select count(*) from asked_change where way = 'lowered') as lowered,
    (select count(*) from asked_change where way = 'raised') as raised, (select count(*) from asked_change where rerouted) as rerouted,
    (select count(*) from asked_change where way = 'lowered' and officer is null) as unattributed,
    count(*) filter (k.sign = 'quick') as examined, count(*) filter (k.sign = 'quick' and k.hit) as quick,
    count(*) filter (k.sign = 'overtaking') as papers, count(*) filter (k.sign = 'overtaking' and k.hit) as overtook,
    (select officer is not null from parameter) as own
from (select k.sign, k.hit from piece k cross join parameter p where p.officer is null or k.officer = p.officer) k

-- :: cells
-- One row a sign, officer and mix of work. What is expected of an officer is what the others of the office come to on the same mix.
select p.sign, o.pseudonym, p.office, p.mix, count(*) as n, count(*) filter (p.hit) as hits,
    (select q.officer is null or q.officer = p.officer from parameter q) as shown
from piece p
join officer o on o.officer = p.officer
group by p.sign, o.pseudonym, p.office, p.mix, p.officer
order by p.sign, o.pseudonym, p.office, p.mix

-- :: results
-- What came of it: of each lane that was proposed, what was done and how often something was found.
select proposed, done, way, count(*) as declarations, count(*) filter (found) as found, count(*) filter (found) / cast(count(*) as double) as share
from asked_change
group by proposed, done, way
order by proposed, done

-- :: behind signs, lowered, raised, quick, overtaking
-- The key is the sign, a space, and the pseudonym.
select r.declaration_id, cast(null as integer) as sequence, r.accepted_on, r.importer_id, r.hs_code, r.customs_value
from piece p
join routed r on r.declaration_key = p.declaration_key
join officer o on o.officer = p.officer
where p.hit and p.sign || ' ' || o.pseudonym = $1
order by r.accepted_on, r.declaration_id
limit 10000

-- :: counted results
-- The key is the lane that was proposed, a space, and what was done. Without officers: the figure is of all of them.
select declaration_key, cast(null as integer) as sequence, case when found then 1 else 0 end as weight from change where proposed || ' ' || done = $1

-- :: counted findings
select declaration_key, cast(null as integer) as sequence, case when found then 1 else 0 end as weight
from change
where case $1 when 'lowered' then way = 'lowered' when 'raised' then way = 'raised' when 'rerouted' then rerouted
    when 'quick' then declaration_key in (select declaration_key from quick where at_once)
    when 'overtook' then declaration_key in (select declaration_key from paper where overtook) else false end
