-- Which orders are cut into consignments that each stay below the threshold, and together lie above it.
-- Reads the views declaration and goods_item, and the table parameter of one row.
-- A run is the consignments up to the threshold of one identity in which no two neighbours are further apart than so many days.

-- :: step usual
-- One row a subheading: the duty and tax by value of goods in declarations worth more than the threshold, of amounts or by the duty rate. What is
-- declared of small consignments tells nothing of it: where they are relieved, the rate that they state is often 0.
create temp table usual as
select left(i.hs_code, 6) as hs6,
    cast(sum(coalesce(i.tax_assessed, i.duty_amount, cast(cast(i.customs_value as decimal(30, 3)) * i.duty_rate_percent * 0.01 as decimal(18, 3))))
        as double)
        / cast(sum(i.customs_value) as double) as rate
from goods_item i
join (
    select declaration_key from goods_item cross join parameter p group by declaration_key, p.threshold having sum(customs_value) > p.threshold
) d on d.declaration_key = i.declaration_key
where i.customs_value > 0 and coalesce(i.tax_assessed, i.duty_amount, cast(i.customs_value as decimal(30, 3)) * i.duty_rate_percent) is not null
group by 1

-- :: step consignment
-- One row a declaration with a value; exports, which no threshold relieves, only where their type is asked for. identity: the importer, or the
-- address in capitals and figures alone. stake: what such goods usually pay beyond what was assessed, which is what a relief of small consignments
-- spares; null where nothing tells what such goods pay.
create temp table consignment as
select
    d.declaration_key, d.declaration_id, cast(d.accepted_at as date) as accepted_on, d.importer_id,
    case p.identity_by when 'address' then nullif(regexp_replace(upper(d.importer_address), '[^A-Z0-9]', '', 'g'), '')
        else d.importer_id end as identity,
    sum(i.customs_value) as value,
    sum(greatest(0, cast(round(cast(i.customs_value as double) * u.rate, 3) as decimal(18, 3)) - coalesce(i.tax_assessed, i.duty_amount, 0)))
        filter (u.rate is not null) as stake,
    count(*) filter (u.rate is null) as stake_unknown, p.office is null or coalesce(d.office_code = p.office, false) as asked
from declaration d
join goods_item i on i.declaration_key = d.declaration_key
left join usual u on u.hs6 = left(i.hs_code, 6)
cross join parameter p
where (p."from" is null or d.accepted_at >= p."from") and (p."to" is null or d.accepted_at < p."to")
    and case when p.type is null then not starts_with(coalesce(d.type_code, ''), 'EX') else starts_with(d.type_code, p.type) end
group by d.declaration_key, d.declaration_id, d.accepted_at, d.importer_id, d.importer_address, p.identity_by, p.office, d.office_code
having sum(i.customs_value) > 0

-- :: step small
-- The consignments up to the threshold, each with the days since the one before it of the same identity.
create temp table small as
select c.*, date_diff('day', lag(accepted_on) over w, accepted_on) as days_since
from consignment c
cross join parameter p
where c.value <= p.threshold and c.identity is not null
window w as (partition by identity order by accepted_on, declaration_id)

-- :: step run
create temp table run as
select
    identity, run, cast(sum(stake) as decimal(18, 3)) as stake, cast(sum(stake_unknown) as bigint) as stake_unknown, count(*) as consignments,
    count(*) filter (value >= p.near * p.threshold) as near, sum(value) as value,
    max(value) as largest, bool_or(asked) as asked, min(accepted_on) as first_day, max(accepted_on) as last_day
from (
    select s.*, count(*) filter (days_since is null or days_since > q.days) over (
        partition by identity order by accepted_on, declaration_id rows unbounded preceding) as run
    from small s cross join parameter q
)
cross join parameter p
group by identity, run

-- :: step buyer
-- One row an identity: its runs that look like one order, and its weight: the consignments near the threshold in all its runs of two and more, less
-- half of the others there. Who buys much has a run now and then, of consignments of any size; who cuts orders does so again and again
-- (decisions/0111).
create temp table buyer as
select r.identity, count(*) filter (r.value > p.threshold and r.near >= p.least and r.near > p.near_share * r.consignments) as runs,
    cast(coalesce(sum(3 * r.near - r.consignments) filter (r.consignments > 1), 0) as double) / 2 as weight
from run r
cross join parameter p
group by r.identity

-- :: step split
-- The runs that look like one order, and whether their buyer has enough of them, and weight enough: enough consignments near the threshold, together
-- above it, and more than such a share of all. Who buys this and that has consignments of any size; an order is cut more evenly (0: any share;
-- decisions/0086).
create temp table split as
select r.*, coalesce(b.runs >= p.least_runs and b.weight >= p.least_weight, false) as repeats
from run r
join buyer b on b.identity = r.identity
cross join parameter p
where r.asked and r.value > p.threshold and r.near >= p.least and r.near > p.near_share * r.consignments

-- :: step flagged
-- One row a consignment of such a run. score: consignments near the threshold, and how close to it this one lies.
create temp table flagged as
select s.*, r.run, r.consignments, r.near, r.value as run_value, r.first_day, r.last_day, r.repeats,
    r.near + s.value / p.threshold as score
from (
    select s.*, count(*) filter (days_since is null or days_since > q.days) over (
        partition by identity order by accepted_on, declaration_id rows unbounded preceding) as run
    from small s cross join parameter q
) s
join split r on r.identity = s.identity and r.run = s.run
cross join parameter p
where s.asked

-- :: counts
select
    (select count(*) from consignment where asked) as consignments,
    (select count(*) from small where asked) as small,
    (select count(*) from flagged) as flagged,
    (select count(*) from flagged where repeats) as repeated,
    (select count(distinct identity) from split where repeats) as repeaters,
    (select count(*) from split) as runs,
    (select count(distinct identity) from split) as identities,
    cast(coalesce((select sum(value) from split), 0) as decimal(18, 3)) as value,
    cast((select case when count(*) = 0 then 0 else sum(stake) end from split) as decimal(18, 3)) as stake,
    cast(coalesce((select sum(stake_unknown) from split), 0) as bigint) as stake_unknown,
    (select count(*) from consignment c cross join parameter p where c.asked and c.value >= p.threshold * 0.9 and c.value < p.threshold) as below,
    (select count(*) from consignment c cross join parameter p where c.asked and c.value >= p.threshold and c.value < p.threshold * 1.1) as above

-- :: declarations
select row_number() over (order by score desc, accepted_on, declaration_id) as rank, declaration_id, accepted_on, importer_id,
    value as customs_value, consignments, near, run_value
from flagged
where repeats
order by rank
limit (select rows from parameter)

-- :: seldom
-- The consignments of the other runs, in the same order.
select declaration_id, accepted_on, importer_id, value as customs_value, consignments, near, run_value
from flagged
where not repeats
order by score desc, accepted_on, declaration_id
limit (select rows from parameter)

-- :: identities
select identity, count(*) as runs, sum(consignments) as consignments, sum(near) as near, sum(value) as run_value,
    cast(sum(stake) as decimal(18, 3)) as stake, max(consignments) as longest, min(first_day) as first_day, max(last_day) as last_day
from split
group by identity
order by near desc, run_value desc, identity
limit (select rows from parameter)

-- :: behind identities
select declaration_id, cast(null as integer) as sequence, accepted_on, importer_id, cast(null as varchar) as hs_code,
    value as customs_value
from flagged
where identity = $1
order by accepted_on, declaration_id
limit 10000

-- :: names
-- Addresses that several importers give.
select d.importer_address as address, count(distinct d.importer_id) as importers, count(*) as declarations
from declaration d
where d.declaration_key in (select declaration_key from small where asked) and d.importer_address is not null
group by d.importer_address
having count(distinct d.importer_id) >= (select least_names from parameter)
order by importers desc, declarations desc, address
limit (select rows from parameter)

-- :: behind names
select d.declaration_id, cast(null as integer) as sequence, s.accepted_on, s.importer_id, cast(null as varchar) as hs_code,
    s.value as customs_value
from small s
join declaration d on d.declaration_key = s.declaration_key
where s.asked and d.importer_address = $1
order by s.accepted_on, d.declaration_id
limit 10000

-- :: values
-- Consignments by their value in twentieths of the threshold, up to twice the threshold.
select cast(floor(20 * value / threshold) as integer) as twentieth, count(*) as consignments
from consignment cross join parameter
where asked and value < 2 * threshold
group by all
order by twentieth

-- :: behind values
select declaration_id, cast(null as integer) as sequence, accepted_on, importer_id, cast(null as varchar) as hs_code, value as customs_value
from consignment cross join parameter
where asked and value < 2 * threshold and cast(floor(20 * value / threshold) as integer) = try_cast($1 as integer)
order by accepted_on, declaration_id
limit 10000

-- :: behind findings
-- The declarations that a number of a sentence counts.
select c.declaration_id, cast(null as integer) as sequence, c.accepted_on, c.importer_id, cast(null as varchar) as hs_code, c.value as customs_value
from consignment c
cross join parameter p
where c.asked and case $1
    when 'split' then c.declaration_key in (select declaration_key from flagged)
    when 'repeated' then c.declaration_key in (select declaration_key from flagged where repeats)
    when 'small' then c.declaration_key in (select declaration_key from small)
    when 'below' then c.value >= p.threshold * 0.9 and c.value < p.threshold
    when 'above' then c.value >= p.threshold and c.value < p.threshold * 1.1
    when 'unknown' then c.stake_unknown > 0 and c.declaration_key in (select declaration_key from flagged)
end
order by c.accepted_on, c.declaration_id
limit 10000
