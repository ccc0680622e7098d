-- What is known of one company. {key} stands for the number of its party; what stands
-- behind "each role" is written once for each constant of the enum PartyRole. Rows of declarations that were replaced are left out.

-- :: party
-- One row where $1 is a company: a party that a declaration or a register names. Who only controls is none.
select p.party_key as key, p.party_id as id, p.name, p.country
from store.party p
where p.party_id = $1 and p.party_key > 0
    and (p.name is not null or p.country is not null or exists (
        select 1 from store.declaration d
        where p.party_key in (/* each role, */ d.{role}_key /* and so on */)))
limit 1;

-- :: is_officer
-- How many controls it recorded.
select count(*) from store.control where officer_key = {key};

-- :: declarations
-- The declarations that name it, and as what; read again by the sections below.
create temp table company as
select
    declaration_key, declaration_id, accepted_at, /* each role, */ {role}_key = {key} as {role} /* and so on */
from store.declaration
where superseded_by is null
    and (/* each role or */ {role}_key = {key} /* and so on */);

-- :: items
-- Their items with what each is worth; read again by the sections below.
create temp table company_item as
with rate as (
    select declaration_key, rate from store.declaration_rate where declaration_key in (select declaration_key from company)
)
select
    i.declaration_key, i.hs_key, i.origin_key,
    coalesce(i.customs_value, try_cast(cast(i.item_amount as decimal(20, 3)) * rate.rate as decimal(18, 3))) as money
from store.goods_item i
join rate on rate.declaration_key = i.declaration_key
where i.declaration_key in (select declaration_key from company);

-- :: totals
-- One row. What an item is worth is its customs value or else its amount in the currency in which money is added up; items
-- whose worth is not known in it are counted beside the sum. Amounts recovered are in national currency.
with results as (
    select c.outcome, c.amount_recovered from store.control c join company on company.declaration_key = c.declaration_key
),
items as (select money from company_item)
select
    (select count(*) from company) as declarations,
    (select min(accepted_at) from company) as first_at,
    (select max(accepted_at) from company) as last_at,
    (select count(*) from items) as items,
    (select sum(money) from items) as money,
    (select count(*) from items where money is null) as items_without_money,
    count(*) filter (where outcome <> 'pending') as controls,
    count(*) filter (where outcome = 'pending') as pending,
    count(*) filter (where outcome = 'finding') as findings,
    case when count(*) filter (where outcome <> 'pending') > 0
        then cast(count(*) filter (where outcome = 'finding') as double) / count(*) filter (where outcome <> 'pending') end as finding_rate,
    sum(amount_recovered) as amount_recovered
from results;

-- :: roles
-- One row per role in which a declaration names it.
select role, count(*) as declarations, min(accepted_at) as first_at, max(accepted_at) as last_at
from (
    select unnest(list_filter([/* each role, */ case when {role} then '{role}' end /* and so on */], lambda r: r is not null)) as role, accepted_at
    from company)
group by role order by declarations desc, role;

-- :: latest
-- The latest, at most $1.
select declaration_key as key from company order by accepted_at desc, declaration_key desc limit $1;

-- :: names
-- The names that its latest declarations, {latest}, give it, with how many give each. Their keys stand here as numbers, by
-- which the database passes over the rest.
select name, count(distinct declaration_key) as declarations
from (
    select d.declaration_key, unnest([/* each role, */ case when {role} then d.{role}_name end /* and so on */]) as name
    from store.declaration d
    join company on company.declaration_key = d.declaration_key
    where d.declaration_key in ({latest}))
where name is not null
group by name order by declarations desc, name limit 12;

-- :: months
-- One row per month with a declaration or a result, in order: the last 36 of them.
with happenings as (
    select cast(date_trunc('month', accepted_at) as date) as month, 1 as declarations, 0 as controls, 0 as findings from company
    union all
    select cast(date_trunc('month', c.recorded_at) as date), 0, 1, case when c.outcome = 'finding' then 1 else 0 end
    from store.control c join company on company.declaration_key = c.declaration_key
    where c.outcome <> 'pending'
),
months as (
    select month, cast(sum(declarations) as bigint) as declarations, cast(sum(controls) as bigint) as controls,
        cast(sum(findings) as bigint) as findings
    from happenings group by month order by month desc limit 36
)
select month, declarations, controls, findings from months order by month;

-- :: goods
-- The ten subheadings with most items.
select
    substring(hs.code, 1, 6) as hs_code, count(distinct i.declaration_key) as declarations, count(*) as items,
    sum(i.money) as money, count(*) filter (where i.money is null) as items_without_money
from company_item i
join store.code hs on hs.code_key = i.hs_key
group by substring(hs.code, 1, 6) order by items desc, hs_code limit 10;

-- :: origins
-- The ten countries of origin with most items; null where items give none.
select
    nullif(origin.code, '') as country, count(distinct i.declaration_key) as declarations, count(*) as items,
    sum(i.money) as money, count(*) filter (where i.money is null) as items_without_money
from company_item i
join store.code origin on origin.code_key = i.origin_key
group by origin.code order by items desc, country nulls last limit 10;

-- :: finding_kinds
-- What controls found, the most frequent first; a control may find several.
select kind, count(*) as findings
from (
    select unnest(string_split(f.code, chr(59) || ' ')) as kind
    from store.control c
    join company on company.declaration_key = c.declaration_key
    join store.code f on f.code_key = c.finding_kind_key
    where c.outcome = 'finding' and f.code <> '')
group by kind order by findings desc, kind limit 12;

-- :: controls
-- The last ten controls with a result.
select
    company.declaration_id, c.sequence, c.recorded_at, c.kind, c.outcome, nullif(f.code, '') as finding_kind, c.amount_recovered
from store.control c
join company on company.declaration_key = c.declaration_key
join store.code f on f.code_key = c.finding_kind_key
where c.outcome <> 'pending'
order by c.recorded_at desc, company.declaration_id desc, c.sequence nulls first
limit 10;

-- :: lanes
-- How the last assessment spread its declarations.
select a.assessment_id, a.lane, a.selected_by, count(*) as declarations
from assessed a
join company on company.declaration_key = a.declaration_key
where a.assessment_id = (select max(assessment_id) from assessment)
group by a.assessment_id, a.lane, a.selected_by order by a.lane desc, declarations desc, a.selected_by;

-- :: certificates
select certificate, type_code, valid_from, valid_until, status from aeo_certificate
where party_id = ? order by valid_from desc nulls last, certificate;

-- :: partners
-- The ten companies that stand most often in its declarations in another role, each with the name that a register gives it or
-- else the most frequent in its latest declarations, {latest}.
with other as (
    select declaration_key, unnest([
        /* each role, */ {'role': '{role}', 'party_key': {role}_key, 'name': {role}_name} /* and so on */], recursive := true)
    from store.declaration where declaration_key in (select declaration_key from company)
),
named as (
    select
        party_key, role, name, row_number() over (partition by party_key, role order by count(*) desc, name) as place
    from other
    where declaration_key in ({latest}) and name is not null
    group by party_key, role, name
)
select p.party_id, coalesce(p.name, any_value(named.name)) as name, other.role, count(*) as declarations
from other
join store.party p on p.party_key = other.party_key
left join named on named.party_key = other.party_key and named.role = other.role and named.place = 1
where other.party_key > 0 and other.party_key <> {key}
group by p.party_id, p.name, other.role order by declarations desc, p.party_id, other.role limit 10;
