-- Which invoices, certificates of origin, transport documents, containers and vehicles are used by more than one declaration.
-- Reads the views declaration, goods_item, container and document, and the table parameter of one row. Numbers are compared in capitals and figures
-- alone.

-- :: step used
-- One row a declaration and the number that it gives. owner: what must be the same beside the number. Serial numbers of firms come again after years
-- and are as short as three figures, so an invoice is its supplier's. asked: whether the period and office that are asked for are the declaration's;
-- what it uses again may have been used before the period, and at any office.
create temp table used as
with chosen as (
    select d.declaration_key, d.exporter_id, d.carrier_id, d.invoice_number, d.transport_document, d.export_country,
        coalesce((p."from" is null or d.accepted_at >= p."from") and (p.office is null or d.office_code = p.office), false) as asked
    from declaration d cross join parameter p
    where p."to" is null or d.accepted_at < p."to"
),
carried as (
    select i.declaration_key, i.container_id, i.vehicle_id, c.asked
    from goods_item i
    join chosen c on c.declaration_key = i.declaration_key
    where i.container_id is not null or i.vehicle_id is not null
    union all
    select l.declaration_key, l.container_id, null, c.asked
    from container l
    join chosen c on c.declaration_key = l.declaration_key
    where l.container_id is not null
),
-- Certificates of origin by UN/EDIFACT 1001 (861 of origin, 864 preference, 865 form A, 954 EUR.1; N before it in the Union) or by their name. A
-- country issues them: its numbers are its own.
certified as (
    select o.declaration_key, o.reference, coalesce(c.export_country, '') as country, c.asked
    from document o
    join chosen c on c.declaration_key = o.declaration_key
    where o.reference is not null and coalesce(o.category, '') <> 'previous' and (
        regexp_matches(upper(coalesce(o.type_code, '')), '^ *N?(861|864|865|954) *$')
        or regexp_matches(upper(coalesce(o.name, '')), 'CERTIFI[CK]A[A-Z]* +(D.?|OF +|DE +|DO +)?ORIG|\bEUR[ .-]?1\b|\bFORM[A-Z]* A\b'))
),
cleaned as (
    select kind, declaration_key, regexp_replace(upper(number), '[^A-Z0-9]', '', 'g') as number, owner, asked
    from (
        select 'invoice' as kind, declaration_key, invoice_number as number, exporter_id as owner, asked from chosen
        where exporter_id is not null and invoice_number is not null
        union all
        select 'transport document', declaration_key, transport_document, coalesce(carrier_id, ''),
            asked from chosen where transport_document is not null
        union all
        select 'certificate', declaration_key, reference, country, asked from certified
        union all
        select 'container', declaration_key, container_id, '', asked from carried where container_id is not null
        union all
        select 'vehicle', declaration_key, vehicle_id, '', asked from carried where vehicle_id is not null
    )
)
select * from cleaned where kind in ('invoice', 'transport document') and length(number) >= (select least_length from parameter)
union all
select distinct * from cleaned where kind in ('certificate', 'container', 'vehicle') and length(number) >= (select least_length from parameter)

-- :: step again
-- One row a use of a number that another declaration uses too, in the order of use. The others need not be put in order: of most numbers there is
-- one use.
create temp table again as
select
    u.kind, u.number, u.owner, u.declaration_key, u.asked, d.declaration_id, cast(d.accepted_at as date) as accepted_on, d.importer_id,
    d.transport_document
from used u
join (
    select kind, owner, number from used group by kind, owner, number having min(declaration_key) < max(declaration_key) and bool_or(asked)
) r on r.kind = u.kind and r.owner = u.owner and r.number = u.number
join declaration d on d.declaration_key = u.declaration_key

-- :: step spaced
create temp table spaced as
select u.*, date_diff('day', lag(accepted_on) over w, accepted_on) as days_since,
    lag(declaration_id) over w as former_id, lag(importer_id) over w as former_importer,
    lag(transport_document) over w as former_document, lag(declaration_key) over w as former_key
from again u
window w as (partition by kind, owner, number order by accepted_on, declaration_id)

-- :: step worth
create temp table worth as
select declaration_key, sum(customs_value) as value, min(hs_code) as hs_code, count(*) as items, sum(net_mass_kg) as mass
from goods_item
where declaration_key in (select declaration_key from again)
group by declaration_key

-- :: step pair
-- One row a use that follows another one of the same number soon enough. Two declarations of one transport document are one
-- consignment in parts, and so are two of a container or a certificate under one document: they are no repetition of it. twin: the same value too.
create temp table pair as
select s.*, a.value, b.value as former_value, a.hs_code,
    coalesce(a.value = b.value and a.items = b.items and a.mass = b.mass, false) as twin,
    coalesce(s.importer_id <> s.former_importer, false) as other_importer
from spaced s
cross join parameter p
join worth a on a.declaration_key = s.declaration_key
join worth b on b.declaration_key = s.former_key
where s.asked and s.days_since <= case s.kind when 'container' then p.container_days when 'certificate' then p.certificate_days when 'vehicle'
    then 36500 else p.days end
    and (s.kind <> 'container' or s.days_since > 0 and s.transport_document is distinct from s.former_document)
    and (s.kind <> 'certificate' or coalesce(s.transport_document <> s.former_document, true))
    and (s.kind <> 'transport document' or s.importer_id is distinct from s.former_importer)

-- :: counts
select
    (select count(*) from used where asked) as numbers,
    (select count(distinct declaration_key) from used where asked) as declarations,
    (select count(*) from pair) as pairs,
    (select count(distinct declaration_key) from pair) as repeated,
    (select count(*) from pair where twin) as twins,
    (select count(*) from pair where other_importer) as other_importer,
    cast(coalesce((select sum(value) from pair where twin), 0) as decimal(18, 3)) as twin_value

-- :: kinds
select u.kind, u.numbers, coalesce(p.pairs, 0) as pairs, coalesce(p.twins, 0) as twins,
    coalesce(p.other_importer, 0) as other_importer
from (select kind, count(*) as numbers from used where asked group by kind) u
left join (
    select kind, count(*) as pairs, count(*) filter (twin) as twins, count(*) filter (other_importer) as other_importer
    from pair group by kind
) p on p.kind = u.kind
where p.pairs > 0
order by u.kind

-- :: unrepeated
-- Kinds of which numbers are given, and none twice.
select kind, count(*) as numbers
from used
where asked and kind not in (select kind from pair)
group by kind
order by kind

-- :: behind kinds
select declaration_id, cast(null as integer) as sequence, accepted_on, importer_id, hs_code, value as customs_value
from pair
where kind = $1
order by twin desc, value desc nulls last, declaration_id
limit 10000

-- :: declarations
select row_number() over (order by twin desc, other_importer desc, value desc nulls last, declaration_id, kind) as rank,
    declaration_id, accepted_on, importer_id, kind, number, former_id, days_since, twin, other_importer, value as customs_value
from pair
order by rank
limit (select rows from parameter)

-- :: behind findings
-- The declarations that a number of a sentence counts.
select distinct declaration_id, cast(null as integer) as sequence, accepted_on, importer_id, hs_code, value as customs_value
from pair
where case $1 when 'repeated' then true when 'twins' then twin when 'other_importer' then other_importer end
order by accepted_on, declaration_id
limit 10000
