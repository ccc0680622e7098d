-- Which claims of relief or preference are not borne out by the register, the supplier or the trade, and what do reliefs cost.
-- Reads the views declaration, goods_item and relief_licence, and the table parameter of one row.
-- Duty forgone is the usual tax of the code, as a share of value among items without relief and preference, less what was assessed.

-- :: common steps of claims

-- :: step item
-- Goods in transit owe nothing yet, whatever relief their papers name. asked: whether the office and code that are asked for are the item's own;
-- what is usual, and what a supplier and an importer do, is learned of all.
create temp table item as
select
    i.declaration_key, i.sequence, d.declaration_id, cast(d.accepted_at as date) as accepted_on, d.importer_id, d.exporter_id,
    i.hs_code, left(i.hs_code, 6) as hs6, left(i.hs_code, 4) as hs4, i.origin_country, i.customs_value,
    case when i.end_use_code in (select end_use_code from relief_claim) then i.end_use_code end as end_use_code,
    case when i.preference_code in (select preference_code from preference_claim) then i.preference_code end as preference_code,
    coalesce(i.tax_assessed, i.duty_amount, cast(cast(i.customs_value as decimal(30, 3)) * i.duty_rate_percent * 0.01 as decimal(18, 3))) as tax,
    i.tax_assessed,
    coalesce(i.tax_assessed, i.duty_amount) is null and cast(i.customs_value as decimal(30, 3)) * i.duty_rate_percent is not null as tax_by_rate,
    i.net_mass_kg, d.type_code,
    (p.office is null or coalesce(d.office_code = p.office, false)) and (p.hs is null or starts_with(i.hs_code, p.hs)) as asked
from goods_item i
join declaration d on d.declaration_key = i.declaration_key
cross join parameter p
where not starts_with(coalesce(d.type_code, ''), 'EX') and not starts_with(coalesce(d.type_code, ''), 'T')
    and not regexp_full_match(coalesce(i.procedure_code, ''), '8[0-9]{3}.*')
    and (p."from" is null or d.accepted_at >= p."from") and (p."to" is null or d.accepted_at < p."to")

-- :: step usual
-- One row a code that at least five items without relief and preference pay for: its usual tax by value.
create temp table usual as
select hs_code, median(cast(tax as double) / cast(customs_value as double)) as tax_share
from item
where end_use_code is null and preference_code is null and customs_value > 0 and tax > 0
group by hs_code
having count(*) >= 5

-- :: step licence
-- One row an importer and end use: the days of its licences, a last day that is missing being none.
create temp table licence as
select party_id, end_use_code, min(coalesce(valid_from, date '0001-01-01')) as valid_from,
    max(coalesce(valid_until, date '9999-12-31')) as valid_until
from relief_licence
group by party_id, end_use_code

-- :: step supplier
-- One row a supplier and origin: of how many of its items.
create temp table supplier as
select exporter_id, origin_country, count(*) as n, sum(count(*)) over (partition by exporter_id) as all_n
from item
where exporter_id is not null and origin_country is not null
group by exporter_id, origin_country

-- :: step made
-- One row a heading and origin: how many importers bring such goods from there.
create temp table made as
select hs4, origin_country, count(distinct importer_id) as importers from item where origin_country is not null group by hs4, origin_country

-- :: step claimed
-- One row a declaration and end use that it claims, and what a control of it said: finding or conform; null where none did.
create temp table claimed as
select i.importer_id, i.end_use_code, i.declaration_key, min(i.accepted_on) as accepted_on,
    case when count(*) filter (c.outcome = 'finding') > 0 then 'finding' when count(*) filter (c.outcome = 'conform') > 0
        then 'conform' end as outcome
from item i
left join control c on c.declaration_key = i.declaration_key
where i.end_use_code is not null and i.importer_id is not null
group by i.importer_id, i.end_use_code, i.declaration_key

-- :: step habit
-- One row an importer and end use: its claims, those that a control faulted or not, and all its declarations: who held the relief already when the
-- data begin claims it from then on, who makes use of a code begins some day.
create temp table habit as
select k.*, (select count(distinct i.declaration_key) from item i where i.importer_id = k.importer_id) as declarations
from (
    select importer_id, end_use_code, count(*) as claims, count(*) filter (outcome = 'finding') as found,
        count(*) filter (outcome = 'conform') as conform
    from claimed group by importer_id, end_use_code
) k

-- :: step held
-- One row a claim: how far the importer's other claims speak for its holding the relief though the register does not show it. by_controls: the share
-- of the others that a control faulted, of those that one looked at (a tenth of a faulted one counted in); by_habit: what part of its other
-- declarations do without, to the fourth power, and a hundredth at least: a habit alone clears nobody. Both are 1 where there is nothing else to
-- tell by.
create temp table held as
select c.importer_id, c.end_use_code, c.declaration_key,
    cast(round((h.found - (case when c.outcome = 'finding' then 1 else 0 end) + 0.1)
        / (h.found + h.conform - (case when c.outcome is not null then 1 else 0 end) + 0.1), 6) as double) as by_controls,
    cast(round(greatest(0.01, power(case when h.declarations < 4 then 1 else 1 - (h.claims - 1) / cast(h.declarations - 1 as double) end, 4)),
        6) as double)
        as by_habit
from claimed c
join habit h on h.importer_id = c.importer_id and h.end_use_code = c.end_use_code

-- :: step judged
-- One row an item with a claim. register: none, other_use, out_of_time (outside the licence's days by more than the grace), registered, or null where
-- no relief is claimed or no register is kept. other_origin: share of the supplier's other items that have another origin.
create temp table judged as
select c.*, e.by_controls, e.by_habit,
    case register when 'none' then 3.0 when 'other_use' then 2.0 when 'out_of_time' then 1.5 else 0.0 end * coalesce(e.by_controls * e.by_habit, 1)
        + case when preference_code is null then 0.0 else coalesce(other_origin, 0) + 1.0 / greatest(1, coalesce(makers, 1)) end as score,
    register in ('none', 'other_use', 'out_of_time')
        or preference_code is not null and (other_origin >= p.origin_share or makers = 1) as doubtful
from (
    select
        i.*,
        case when i.end_use_code is null or not exists (select 1 from relief_licence) then null
            when l.party_id is null then case when h.party_id is null then 'none' else 'other_use' end
            when i.accepted_on < l.valid_from - cast(p.grace_days as integer) or i.accepted_on > l.valid_until + cast(p.grace_days as integer)
                then 'out_of_time'
            else 'registered' end as register,
        case when i.preference_code is not null and s.all_n >= p.min_items
            then 1 - (s.n - 1) / cast(s.all_n - 1 as double) end as other_origin,
        m.importers as makers,
        case when u.tax_share is not null
            then cast(greatest(0, u.tax_share * cast(i.customs_value as double) - coalesce(cast(i.tax as double), 0)) as decimal(18, 3)) end
                as forgone,
        u.tax_share is null as no_rate
    from item i
    cross join parameter p
    left join usual u on u.hs_code = i.hs_code
    left join licence l on l.party_id = i.importer_id and l.end_use_code = i.end_use_code
    left join (select distinct party_id from licence) h on h.party_id = i.importer_id
    left join supplier s on s.exporter_id = i.exporter_id and s.origin_country = i.origin_country
    left join made m on m.hs4 = i.hs4 and m.origin_country = i.origin_country
    where i.asked and (i.end_use_code is not null or i.preference_code is not null)
) c
cross join parameter p
left join held e on e.importer_id = c.importer_id and e.end_use_code = c.end_use_code and e.declaration_key = c.declaration_key

-- :: step ranked
-- One row a declaration with a claim against which something speaks, by the claim against which most does; then by duty forgone.
create temp table ranked as
select *, row_number() over (order by score desc, forgone desc nulls last, declaration_id) as place
from (
    select declaration_key, declaration_id, min(accepted_on) as accepted_on, any_value(importer_id) as importer_id, count(*) as items,
        count(*) filter (doubtful) as doubtful, round(max(score), 4) as score, cast(sum(forgone) as decimal(18, 3)) as forgone
    from judged
    group by declaration_key, declaration_id
)
where score > 0

-- :: counts
select
    (select count(*) from item where asked) as items,
    (select count(*) from judged) as claims,
    (select count(*) from judged where end_use_code is not null) as reliefs,
    (select count(*) from judged where register in ('none', 'other_use', 'out_of_time')) as unregistered,
    (select count(*) from relief_licence) as licences,
    (select count(*) from judged where preference_code is not null) as preferences,
    (select count(*) from judged where preference_code is not null and doubtful) as odd_preferences,
    (select cast(sum(forgone) as decimal(18, 3)) from judged) as forgone,
    (select cast(coalesce(sum(forgone) filter (doubtful), 0) as decimal(18, 3)) from judged) as forgone_doubtful,
    (select count(*) from item where asked and tax_by_rate) as by_rate,
    (select count(*) from judged where no_rate) as without_rate

-- :: declarations
select place as rank, declaration_id, accepted_on, importer_id, items, doubtful, score, forgone
from ranked
order by place
limit (select rows from parameter)

-- :: items
select declaration_id, sequence, accepted_on, importer_id, hs_code, origin_country, end_use_code, preference_code,
    case when register in ('none', 'other_use', 'out_of_time') then register when makers = 1 then 'lone_origin' else 'other_origin' end as sign,
    round(other_origin, 6) as other_origin, round(by_controls * by_habit, 6) as left_open, forgone
from judged
where doubtful
order by score desc, forgone desc nulls last, declaration_id, sequence
limit (select rows from parameter)

-- :: schemes
-- One row a relief or preference: what it costs.
select scheme, items, importers, customs_value, tax_assessed, forgone, doubtful
from (
    select coalesce(end_use_code, preference_code) as scheme, count(*) as items, count(distinct importer_id) as importers,
        cast(sum(customs_value) as decimal(18, 3)) as customs_value, cast(sum(tax_assessed) as decimal(18, 3)) as tax_assessed,
        cast(sum(forgone) as decimal(18, 3)) as forgone, count(*) filter (doubtful) as doubtful
    from judged
    group by 1
)
order by forgone desc nulls last, scheme
limit (select rows from parameter)

-- :: behind schemes
select declaration_id, sequence, accepted_on, importer_id, hs_code, customs_value
from judged
where coalesce(end_use_code, preference_code) = $1
order by forgone desc nulls last, declaration_id, sequence
limit 10000

-- :: behind findings
-- The declarations that a number of a sentence counts.
select declaration_id, sequence, accepted_on, importer_id, hs_code, customs_value
from judged
where case $1
    when 'unregistered' then register in ('none', 'other_use', 'out_of_time')
    when 'reliefs' then end_use_code is not null
    when 'odd_preferences' then preference_code is not null and doubtful
    when 'preferences' then preference_code is not null
    when 'both' then end_use_code is not null and preference_code is not null
    when 'doubtful' then doubtful
    when 'without_rate' then no_rate
end
order by forgone desc nulls last, declaration_id, sequence
limit 10000
