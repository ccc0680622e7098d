-- Do authorised operators get what they were promised: fewer controls and a quicker release than others alike?
-- Reads the views aeo_certificate, declaration, goods_item, control and event, and the table parameter of one row.

-- :: step released
create temp table released as
select declaration_key, min(occurred_at) filter (event_code = 'released') as released_at,
    min(occurred_at) filter (event_code = 'arrived') as arrived_at,
    min(occurred_at) filter (event_code = 'lodged') as lodged_at
from event where event_code in ('released', 'arrived', 'lodged')
group by declaration_key

-- :: step declared
-- One row a declaration of the period with an importer. authorised: it had a certificate on that day. hours: from when Customs could release (lodged
-- and arrived, as far as both are known) to release; negative where release came before arrival.
create temp table declared as
select
    d.declaration_key, d.declaration_id, cast(d.accepted_at as date) as accepted_on, d.importer_id, coalesce(d.type_code, 'none') as type,
    coalesce(d.transport_mode, 'none') as mode, g.hs_code, coalesce(left(g.hs_code, 2), 'none') as chapter, coalesce(g.origin, 'none') as origin,
    g.customs_value,
    exists (
        select 1 from aeo_certificate a
        where a.party_id = d.importer_id and coalesce(a.valid_from, date '0001-01-01') <= cast(d.accepted_at as date)
            and coalesce(a.valid_until, date '9999-12-31') >= cast(d.accepted_at as date)
            and lower(coalesce(a.status, '')) not in ('suspended', 'revoked', 'withdrawn', 'expired')
    ) as authorised,
    c.declaration_key is not null as controlled, coalesce(c.goods, false) as examined,
    date_diff('second', greatest(coalesce(d.lodged_at, e.lodged_at), coalesce(d.arrived_at, e.arrived_at)),
        coalesce(d.released_at, e.released_at)) / 3600.0 as hours
from declaration d
cross join parameter p
left join (
    select declaration_key, min(hs_code) filter (sequence = 1) as hs_code, min(origin_country) filter (sequence = 1) as origin,
        sum(customs_value) as customs_value
    from goods_item group by declaration_key
) g on g.declaration_key = d.declaration_key
left join (select declaration_key, bool_or(kind = 'goods') as goods from control group by declaration_key) c on c.declaration_key = d.declaration_key
left join released e on e.declaration_key = d.declaration_key
where d.importer_id is not null
    and (p."from" is null or d.accepted_at >= p."from") and (p."to" is null or d.accepted_at < p."to")
    and (p.office is null or d.office_code = p.office)
    and (p.type is null or starts_with(d.type_code, p.type))

-- :: step placed
-- One row a declaration in its stratum: goods of one chapter and origin, by one mode, of one size and type.
create temp table placed as
select *, dense_rank() over (order by type, chapter, origin, mode, size) as stratum
from (
    select d.*, case when d.customs_value is null then 0 when d.customs_value <= t.low then 1 when d.customs_value <= t.high then 2 else 3 end as size
    from declared d
    cross join (select quantile_disc(customs_value, 1.0 / 3) as low, quantile_disc(customs_value, 2.0 / 3) as high from declared) t
)

-- :: step alike
-- The declarations of strata in which both authorised and others are.
create temp table alike as
select p.*
from placed p
join (
    select stratum from placed group by stratum having count(*) filter (authorised) > 0 and count(*) filter (not authorised) > 0
) s on s.stratum = p.stratum

-- :: counted benefits
-- The declarations of authorised operators that have others alike; those that have what the benefit is about stand first.
select declaration_key, cast(null as integer) as sequence,
    case $1 when 'controls' then cast(controlled as integer) when 'examinations' then cast(examined as integer) else hours end as weight
from alike
where authorised and ($1 in ('controls', 'examinations') or hours is not null)

-- :: counted findings
select declaration_key, cast(null as integer) as sequence, hours as weight from alike where case $1 when 'matched' then authorised when 'others'
    then not authorised else false end

-- :: counts
select
    (select count(*) from aeo_certificate) as certificates, count(*) as declarations, count(*) filter (authorised) as authorised,
    count(distinct importer_id) filter (authorised) as operators, (select count(*) from alike where authorised) as matched,
    (select count(*) from alike where not authorised) as others, (select count(distinct importer_id) from alike where authorised)
        as matched_operators,
    (select count(distinct importer_id) from alike where not authorised) as other_importers, count(*) filter (controlled) as controlled,
    count(hours) as timed
from declared

-- :: rows
select stratum, dense_rank() over (order by importer_id) as importer, authorised, controlled, examined, cast(hours as double) as hours
from alike
order by stratum, importer, accepted_on, declaration_id

-- :: chapters
-- Others count as often as there are authorised ones in their stratum.
select
    chapter, cast(sum(authorised_n) as bigint) as authorised, cast(sum(others_n) as bigint) as others,
    sum(authorised_controlled) / cast(sum(authorised_n) as double) as authorised_rate,
    cast(sum(cast(authorised_n * others_controlled / cast(others_n as double) as decimal(24, 9))) as double) / sum(authorised_n) as others_rate
from (
    select
        chapter, stratum, count(*) filter (authorised) as authorised_n, count(*) filter (not authorised) as others_n,
        count(*) filter (authorised and controlled) as authorised_controlled, count(*) filter (not authorised and controlled) as others_controlled
    from alike group by chapter, stratum
)
group by chapter
order by sum(authorised_n) desc, chapter
limit (select rows from parameter)

-- :: behind chapters
select declaration_id, cast(null as integer) as sequence, accepted_on, importer_id, hs_code, customs_value
from alike
where chapter = $1 and authorised
order by controlled desc, hours desc nulls last, accepted_on, declaration_id
limit 10000
