-- Whose controls find more or less than others would on the same work, and who is unusually quick.
-- Reads the views declaration, goods_item, control and event, the numbers of store.party for pseudonyms, and the table parameter of one row.

-- :: steps of TimedWork

-- :: step piece
-- One row a declaration and officer whose result is there. task: desk or audit, whose results come after release and find other things. mix: for
-- which task and how it was looked at and by whom it was chosen; goods: the HS chapter of its first item.
create temp table piece as
select
    c.declaration_key, d.declaration_id, cast(d.accepted_at as date) as accepted_on, d.importer_id, d.office_code as office, c.officer, c.task,
    c.task || ' ' || c.mix as mix, c.found,
    c.recovered, c.by_officer, i.hs_code, left(i.hs_code, 2) as goods, d.total_customs_value as customs_value, d.item_count
from (
    select declaration_key, officer_id as officer, case when officer_id in (select officer from auditor) then 'audit' else 'desk' end as task,
        max(kind) || ' ' || max(selected_by) as mix, bool_or(outcome = 'finding') as found,
        coalesce(sum(amount_recovered), 0) as recovered, bool_or(selected_by = 'officer') as by_officer
    from control
    where officer_id is not null and outcome <> 'pending'
    group by declaration_key, officer_id
) c
join declaration d on d.declaration_key = c.declaration_key
left join goods_item i on i.declaration_key = c.declaration_key and i.sequence = 1
cross join parameter p
where (p."from" is null or d.accepted_at >= p."from") and (p."to" is null or d.accepted_at < p."to")
    and (p.office is null or d.office_code = p.office)

-- :: step expectation
-- The chance of a finding of each piece: what the other officers come to on its chapter within its mix, drawn by twenty pieces towards the others on
-- the mix, and these towards all others of the task (auditors with auditors, desks with desks); none where there is no other.
-- An officer's own work is no part of it: who has half of a kind of work would else hide half of what it does in the yardstick. Half a finding among
-- so many: what no other finds is seldom, and not impossible.
create temp table expectation as
select *, case when all_n > 0 then (goods_found + 20 * (mix_found + 20 * all_found / (all_n + 1)) / (mix_n + 20)) / (goods_n + 20) end as chance
from (
    select p.*, g.n - og.n as goods_n, g.found - og.found as goods_found, m.n - om.n as mix_n, m.found - om.found as mix_found, w.n - ow.n as all_n,
        w.found - ow.found + 0.5e0 as all_found
    from piece p
    join (select task, count(*) as n, count(*) filter (found) as found from piece group by task) w on w.task = p.task
    join (select officer, count(*) as n, count(*) filter (found) as found from piece group by officer) ow on ow.officer = p.officer
    join (select mix, count(*) as n, count(*) filter (found) as found from piece group by mix) m on m.mix = p.mix
    join (select officer, mix, count(*) as n, count(*) filter (found) as found from piece group by officer, mix) om on om.officer = p.officer
        and om.mix = p.mix
    join (select mix, goods, count(*) as n, count(*) filter (found) as found from piece group by mix, goods) g
        on g.mix = p.mix and g.goods is not distinct from p.goods
    join (select officer, mix, goods, count(*) as n, count(*) filter (found) as found from piece group by officer, mix, goods) og
        on og.officer = p.officer and og.mix = p.mix and og.goods is not distinct from p.goods
)

-- :: step minute
-- One row a piece of work that has a beginning and an end, with its place in speed among all of the same office, kind and size, from 0 (quickest).
-- minutes: since it was there, nights too. What is timed is done at a desk, before release.
create temp table minute as
select *, (rank() over w + count(*) over (partition by office, kind, size, lay, worked) / 2.0 - 1) / count(*) over (partition by office, kind, size,
    lay) as place
from (
    select p.declaration_key, p.office, p.officer, t.kind, t.lay, date_diff('second', t.since, t.ended) / 60.0 as minutes,
        date_diff('second', t.began, t.ended) as worked, case when p.item_count > 3 then 3 when p.item_count > 1 then 2 else 1 end as size
    from piece p
    join timed t on t.declaration_key = p.declaration_key
    where p.task = 'desk'
)
window w as (partition by office, kind, size, lay order by worked)

-- :: step officer
create temp table officer as
select
    'officer-' || (select max(party_key) from store.party where party_id = e.officer) as pseudonym, e.officer, min(e.office) as office,
    min(e.task) as task, count(*) as declarations,
    count(*) filter (e.found) as found, coalesce(cast(sum(cast(e.chance as decimal(18, 12))) as double), 0) as expected,
    sum(e.recovered) as recovered, count(*) filter (e.by_officer) as own_choice,
    (select count(*) from minute m where m.officer = e.officer and m.minutes < (select quick_minutes from parameter)) as quick,
    (select cast(avg(cast(place as decimal(18, 9))) as double) from minute m where m.officer = e.officer) as place
from expectation e
group by e.officer

-- :: counts
select (select count(*) from officer) as officers, (select count(*) from piece) as declarations, (select count(*) from piece where found) as found,
    (select count(*) from officer where task = 'audit') as auditors,
    (select coalesce(sum(quick), 0) from officer) as quick

-- :: officers
-- Who is asked for by number is called by it: in one's own figures a pseudonym would be a stranger.
select (select case when p.officer = o.officer then o.officer else o.pseudonym end from parameter p) as pseudonym, office, task, declarations, found,
    expected, recovered, own_choice, quick, place,
    (select p.officer is null or p.officer = o.officer from parameter p) as shown
from officer o
order by expected, pseudonym

-- :: behind officers, funnel
select declaration_id, cast(null as integer) as sequence, accepted_on, importer_id, hs_code, customs_value
from piece
where 'officer-' || (select max(party_key) from store.party where party_id = officer) = $1 or officer = $1
    and officer = (select p.officer from parameter p)
order by found desc, accepted_on, declaration_id
limit 10000

-- :: counted findings
-- Without officers: the figures are of all of them.
select declaration_key, cast(null as integer) as sequence, case when found then 1 else 0 end as weight
from piece
where case $1 when 'looked' then true when 'found' then found else false end
