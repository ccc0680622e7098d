-- Whose invoice amounts begin with digits that are not those of others?
-- Reads the views declaration and goods_item, and the table parameter of one row. First digits do not change with the currency in
-- any way that matters here: they are counted, no amount is added to another.

-- :: step amount
create temp table amount as
select d.declaration_key, d.declaration_id, i.sequence, cast(d.accepted_at as date) as accepted_on,
    case p.whose when 'declarant' then d.declarant_id when 'supplier' then d.exporter_id else d.importer_id end as who,
    d.importer_id, i.hs_code, i.customs_value, cast(i.item_amount as double) as amount,
    cast(substr(ltrim(replace(cast(i.item_amount as varchar), '.', ''), '0'), 1, 1) as integer) as digit,
    p.office is null or coalesce(d.office_code = p.office, false) as asked
from goods_item i
join declaration d on d.declaration_key = i.declaration_key
cross join parameter p
where i.item_amount > 0
    and (p."from" is null or d.accepted_at >= p."from") and (p."to" is null or d.accepted_at < p."to")

-- :: step trader
-- One row a trader whose amounts can follow the law: enough of them, over two orders of magnitude, most of them different.
create temp table trader as
select who, count(*) as n
from amount
where who is not null
group by who
having count(*) >= (select least from parameter)
    and quantile_cont(amount, 0.95) >= 100 * quantile_cont(amount, 0.05)
    and count(distinct amount) >= 0.5 * count(*)

-- :: step person
-- The same by the amounts at the office that is asked for, which are judged beside those of all traders at all offices.
create temp table person as
select * from trader where (select office from parameter) is null
union all
select who, count(*) as n
from amount
where asked and who is not null and (select office from parameter) is not null
group by who
having count(*) >= (select least from parameter)
    and quantile_cont(amount, 0.95) >= 100 * quantile_cont(amount, 0.05)
    and count(distinct amount) >= 0.5 * count(*)

-- :: step digits
create temp table digits as select unnest(range(1, 10)) as digit

-- :: step peers
-- The share of each first digit with all who can be judged, and what Benford's law says.
create temp table peers as
select d.digit, log10(1 + 1.0 / d.digit) as law,
    (select count(*) from amount a where a.digit = d.digit and a.who in (select who from trader)) as amounts,
    (select count(*) from amount a where a.who in (select who from trader)) as all_amounts
from digits d

-- :: step judged
-- One row a trader: chi square against the peers (8 degrees of freedom) and as a normal deviate (Wilson and Hilferty 1931), the mean
-- distance from the law, and the chi square against it.
create temp table judged as
select who, n, chi2, chi2_law, mad,
    cast((pow(chi2 / 8, 1 / 3.0) - (1 - 2 / 72.0)) / sqrt(2 / 72.0) as decimal(12, 4)) as z
from (
    select p.who, p.n,
        sum(cast(pow(c.counted - p.n * q.share, 2) / (p.n * q.share) as decimal(18, 6))) as chi2,
        sum(cast(pow(c.counted - p.n * q.law, 2) / (p.n * q.law) as decimal(18, 6))) as chi2_law,
        avg(cast(abs(c.counted / cast(p.n as double) - q.law) as decimal(18, 9))) as mad
    from person p
    cross join (select digit, law, amounts / nullif(cast(all_amounts as double), 0) as share from peers where amounts > 0) q
    cross join lateral (select count(*) as counted from amount a where a.asked and a.who = p.who and a.digit = q.digit) c
    group by p.who, p.n
)

-- :: counts
select
    (select count(*) from amount where asked) as amounts,
    (select count(distinct who) from amount where asked) as traders,
    (select count(*) from judged) as judged,
    (select coalesce(max(n), 0) from (select count(*) as n from amount where asked and who is not null group by who)) as most,
    (select count(*) from judged where z > (select p.z from parameter p)) as unusual,
    (select cast(p.z as double) from parameter p) as z,
    (select coalesce(max(all_amounts), 0) from peers) as judged_amounts,
    (select avg(abs(amounts / nullif(cast(all_amounts as double), 0) - law)) from peers) as mad

-- :: traders
select who, n, round(judged.z, 3) as z, round(chi2, 4) as chi2, round(chi2_law, 4) as chi2_law, round(mad, 6) as mad, judged.z > p.least_z as unusual
from judged
cross join (select z as least_z from parameter) p
order by judged.z desc, who
limit (select rows from parameter)

-- :: behind traders
-- Amounts of the trader; those of the first digit that there are most too many of stand first.
select a.declaration_id, a.sequence, a.accepted_on, a.importer_id, a.hs_code, a.customs_value
from amount a
where a.asked and a.who = $1
order by a.digit = (
    select q.digit
    from (select digit, amounts / nullif(cast(all_amounts as double), 0) as share from peers) q
    order by (select count(*) from amount b where b.asked and b.who = $1 and b.digit = q.digit)
        - q.share * (select count(*) from amount b where b.asked and b.who = $1) desc, q.digit
    limit 1) desc, a.accepted_on, a.declaration_id, a.sequence
limit 10000

-- :: digits
select p.digit, cast(law as double) as law, amounts / nullif(cast(all_amounts as double), 0) as share,
    (select count(*) from amount a where a.digit = p.digit) / nullif((select cast(count(*) as double) from amount), 0) as all_share
from peers p
order by p.digit

-- :: behind digits
-- Amounts of those who are judged, by the digit with which they begin.
select declaration_id, sequence, accepted_on, importer_id, hs_code, customs_value
from amount
where who in (select who from trader) and digit = try_cast($1 as integer)
order by accepted_on, declaration_id, sequence
limit 10000

-- :: behind findings
-- The declarations that a number of a sentence counts.
select declaration_id, sequence, accepted_on, importer_id, hs_code, customs_value
from amount
where asked and case $1
    when 'unusual' then who in (select j.who from judged j cross join parameter p where j.z > p.z)
    when 'judged' then who in (select who from judged)
    when 'unjudged' then who is not null and who not in (select who from judged)
end
order by accepted_on, declaration_id, sequence
limit 10000
