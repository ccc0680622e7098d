-- Do authorised operators keep what they were authorised for, and whose certificate is to be validated anew?
-- Reads the views aeo_certificate, declaration, goods_item, control, event, defect, party, party_name and party_contact, and the table parameter of
-- one row.

-- :: step moment
-- The day on which it is asked: the end of the period, or the day after the last declaration.
create temp table moment as
select coalesce(p."to", cast(max(d.accepted_at) as date) + 1) as today
from parameter p left join declaration d on true
group by p."to"

-- :: step certificate
-- One row an operator: the certificate that began last, of those that began before the day. A certificate without an end is to be validated anew
-- after so many years.
create temp table certificate as
select
    a.party_id, a.certificate, a.type_code, a.valid_from, a.valid_until, a.status,
    coalesce(a.valid_until + 1, cast(a.valid_from + to_months(cast(p.revalidate_years * 12 as integer)) as date)) as due_on,
    a.valid_until is null as by_rule, a.valid_until < m.today or lower(coalesce(a.status, '')) in ('suspended', 'revoked', 'withdrawn',
        'expired') as ended
from aeo_certificate a
cross join parameter p
cross join moment m
where a.valid_from is null or a.valid_from < m.today
qualify row_number() over (partition by a.party_id order by a.valid_from desc nulls last, a.certificate) = 1

-- :: step looked
create temp table looked as
select
    declaration_key, bool_or(outcome = 'finding') as found, max(kind) || ' ' || max(selected_by) as mix,
    coalesce(sum(amount_recovered), 0) as recovered
from control
where outcome <> 'pending'
group by declaration_key

-- :: step declared
-- One row a declaration of the period. late: lodged more than so many days after arrival; erroneous: judged, and with an error.
create temp table declared as
select
    d.declaration_key, d.declaration_id, d.accepted_at, cast(d.accepted_at as date) as accepted_on, d.importer_id, d.declarant_id,
    g.hs_code, coalesce(left(g.hs_code, 2), 'none') as chapter, g.customs_value,
    case when d.lodged_at is not null and d.arrived_at is not null
        then d.lodged_at > d.arrived_at + to_days(cast(p.late_days as integer)) end as late,
    case when j.load_id is not null then e.declaration_key is not null end as erroneous,
    case when (select count(*) from event where event_code = 'amended') > 0 then a.declaration_key is not null end as amended,
    d.tax_paid, d.total_tax_assessed, l.found, l.mix, l.recovered
from declaration d
cross join parameter p
left join (
    select declaration_key, min(hs_code) filter (sequence = 1) as hs_code,
        sum(customs_value) as customs_value from goods_item group by declaration_key
) g on g.declaration_key = d.declaration_key
left join looked l on l.declaration_key = d.declaration_key
left join (select distinct load_id from store.judged_load) j on j.load_id = d.load_id
left join (select distinct declaration_key from defect where severity = 'error') e on e.declaration_key = d.declaration_key
left join (select distinct declaration_key from event where event_code = 'amended') a on a.declaration_key = d.declaration_key
where (p."from" is null or d.accepted_at >= p."from") and (p."to" is null or d.accepted_at < p."to")
    and (p.office is null or d.office_code = p.office)

-- :: step expectation
-- The chance of a finding of each declaration with a result: that of its chapter within the way it was looked at, drawn towards that way by twenty
-- declarations.
create temp table expectation as
select d.declaration_key, greatest(0.0005, least(0.9995, (g.found + 20 * m.found / cast(m.n as double)) / (g.n + 20))) as chance
from declared d
join (select mix, count(*) as n, count(*) filter (found) as found from declared where mix is not null group by mix) m on m.mix = d.mix
join (select mix, chapter, count(*) as n, count(*) filter (found) as found from declared where mix is not null group by mix, chapter) g
    on g.mix = d.mix and g.chapter = d.chapter

-- :: step operated
-- One row an operator and declaration that it imports or lodges.
create temp table operated as
select c.party_id, d.*, e.chance
from certificate c
join declared d on d.importer_id = c.party_id
left join expectation e on e.declaration_key = d.declaration_key
union all
select c.party_id, d.*, e.chance
from certificate c
join declared d on d.declarant_id = c.party_id and d.importer_id is distinct from c.party_id
left join expectation e on e.declaration_key = d.declaration_key

-- :: step change
-- One row an operator: how many directors, accounts and registered names there are beyond the first of each. One load of parties tells no change:
-- none is then known.
create temp table change as
select party_id, sum(n - 1) as changes
from (
    select party_id, kind, count(distinct value) as n from party_contact where kind in ('director', 'account') group by party_id, kind
    union all
    select party_id, kind, count(distinct name) from party_name
    where kind <> 'declared' and party_id in (select party_id from certificate) group by party_id, kind
)
where party_id in (select party_id from certificate)
group by party_id
having sum(n - 1) > 0 or (select count(distinct load_id) from party_contact) > 1

-- :: operators
select
    c.party_id, c.certificate, cast(c.valid_from as varchar) as valid_from, cast(c.due_on as varchar) as due_on, c.by_rule, c.ended,
    date_diff('day', m.today, c.due_on) as days, coalesce(o.declarations, 0) as declarations, coalesce(o.customs_value, 0) as customs_value,
    coalesce(o.looked, 0) as looked, coalesce(o.found, 0) as found, coalesce(o.expected, 0) as expected, coalesce(o.recovered, 0) as recovered,
    coalesce(o.judged, 0) as judged, coalesce(o.erroneous, 0) as erroneous, coalesce(o.timed, 0) as timed, coalesce(o.late, 0) as late,
    coalesce(o.amendable, 0) as amendable, coalesce(o.amended, 0) as amended, o.arrears, h.changes,
    p.ceased_on is not null and p.ceased_on < m.today as ceased
from certificate c
cross join moment m
left join (
    select
        party_id, count(*) as declarations, sum(customs_value) as customs_value, count(found) as looked, count(*) filter (found) as found,
        cast(sum(cast(chance as decimal(18, 12))) as double) as expected, sum(recovered) as recovered, count(erroneous) as judged,
        count(*) filter (erroneous) as erroneous, count(late) as timed, count(*) filter (late) as late, count(amended) as amendable,
        count(*) filter (amended) as amended, sum(total_tax_assessed - tax_paid) filter (tax_paid is not null) as arrears
    from operated group by party_id
) o on o.party_id = c.party_id
left join change h on h.party_id = c.party_id
left join party p on p.party_id = c.party_id
order by c.party_id

-- :: all
-- The rates of all declarations of the period.
select
    count(*) as declarations, count(erroneous) as judged, count(*) filter (erroneous) as erroneous, count(late) as timed,
    count(*) filter (late) as late,
    count(amended) as amendable, count(*) filter (amended) as amended, count(found) as looked, count(*) filter (found) as found,
    count(tax_paid) as paid, (select cast(today as varchar) from moment) as today
from declared

-- :: evidence
-- What was last seen on the spot of each criterion at each operator of the register, whenever that was; criteria by their letters.
select e.party_id, upper(e.criterion) as criterion, cast(e.seen_on as varchar) as seen_on, e.met, e.evidence
from aeo_evidence e
where e.party_id in (select party_id from aeo_certificate)
qualify row_number() over (partition by e.party_id, upper(e.criterion) order by e.seen_on desc, e.load_id desc, e.met) = 1
order by e.met, e.party_id, upper(e.criterion)

-- :: cases
-- The declarations with a result of each operator, in the order of acceptance.
select party_id, strftime(accepted_on, '%Y-%m') as month, found, chance
from operated
where found is not null
order by party_id, accepted_at, declaration_id

-- :: behind operators
select declaration_id, cast(null as integer) as sequence, accepted_on, importer_id, hs_code, customs_value
from operated
where party_id = $1
order by coalesce(found, false) desc, coalesce(erroneous, false) desc, coalesce(late, false) desc, accepted_on, declaration_id
limit 10000
