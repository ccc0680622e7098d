-- What single columns and files say of each goods item of a simulation: its declared columns, and what each file beside the declarations
-- says of it when it is joined by its keys. The files are tables of their names; what a file beside the declarations says is called FILE/WHAT.

-- :: table head
-- A declaration a row: what the other files are joined by.
create table head as
select "declaration.declaration_id" as id, any_value("declaration.importer_id") as importer, any_value("declaration.exporter_id") as exporter,
    any_value("declaration.importer_name") as importer_name, any_value("declaration.exporter_name") as exporter_name,
    any_value("declaration.transport_document") as transport_document, any_value("declaration.loading_place") as loading_place,
    any_value("declaration.accepted_at"::timestamp) as accepted, any_value("declaration.gross_mass_kg"::double) as gross,
    any_value("declaration.packages"::double) as packages, any_value("declaration.export_country") as export_country,
    any_value("declaration.type_code") as type
from declarations
where not starts_with("declaration.type_code", 'EX')
group by "declaration.declaration_id"

-- :: table manifested
create table manifested as
select id, ln(greatest(sum(m.gross_mass_kg::double), 0.001) / greatest(any_value(gross), 0.001)) as "manifest/mass over declared",
    any_value(m.gross_mass_kg::double) as "manifest/mass",
    sum(m.packages::double) - any_value(h.packages) as "manifest/packages over declared",
    count(m.transport_document) as "manifest/lines",
    max(date_diff('minute', m.manifested_at::timestamp, accepted)) as "manifest/minutes before",
    max((lower(m.consignee_name) = lower(importer_name))::int) as "manifest/same consignee",
    max((lower(m.shipper_name) = lower(exporter_name))::int) as "manifest/same shipper",
    max((m.loading_place = h.loading_place)::int) as "manifest/same loading place"
from head h left join manifest m on m.transport_document = h.transport_document
group by id

-- :: table happened
create table happened as
with moment as (
    select declaration_id as id, count(*) as n,
        min(occurred_at::timestamp) filter (event_code = 'accepted') as accepted,
        min(occurred_at::timestamp) filter (event_code = 'lodged') as lodged,
        min(occurred_at::timestamp) filter (event_code = 'arrived') as arrived,
        min(occurred_at::timestamp) filter (event_code = 'documents_requested') as asked,
        min(occurred_at::timestamp) filter (event_code = 'documents_provided') as given,
        min(occurred_at::timestamp) filter (event_code = 'documents_checked') as checked,
        min(occurred_at::timestamp) filter (event_code = 'examination_started') as started,
        min(occurred_at::timestamp) filter (event_code = 'examination_ended') as ended,
        min(occurred_at::timestamp) filter (event_code = 'amended') as amended,
        min(occurred_at::timestamp) filter (event_code = 'guaranteed') as guaranteed,
        min(occurred_at::timestamp) filter (event_code = 'paid') as paid,
        min(occurred_at::timestamp) filter (event_code = 'released') as released,
        min(occurred_at::timestamp) filter (event_code = 'exited') as exited,
        min(occurred_at::timestamp) filter (event_code in ('transit_ended', 'warehouse_exited')) as discharged
    from events group by declaration_id
)
select id, n as "events/count", date_diff('minute', lodged, accepted) as "events/lodged to accepted",
    date_diff('minute', arrived, accepted) as "events/arrived to accepted", date_diff('minute', asked, given) as "events/asked to given",
    date_diff('minute', given, checked) as "events/given to checked", date_diff('minute', started, ended) as "events/examination",
    date_diff('minute', checked, started) as "events/checked to examined", date_diff('minute', accepted, amended) as "events/amended after",
    (guaranteed is not null)::int as "events/guaranteed", date_diff('hour', guaranteed, paid) as "events/guaranteed to paid",
    (guaranteed is not null and paid is null)::int as "events/guaranteed and not paid",
    date_diff('minute', accepted, paid) as "events/accepted to paid",
    date_diff('minute', accepted, released) as "events/accepted to released", date_diff('minute', released, exited) as "events/released to exited",
    date_diff('minute', exited, discharged) as "events/exited to discharged", (discharged is null)::int as "events/not discharged"
from moment

-- :: table known
-- How many traders share what a trader cannot help sharing, and when it was registered.
create table known as
with trader as (
    select *, count(*) over (partition by phone) as of_phone, count(*) over (partition by address) as of_address,
        count(*) over (partition by director) as of_director, count(*) over (partition by account) as of_account
    from parties where role in ('trader', 'person')
)
select h.id, case when t.phone is not null then of_phone end as "parties/same phone",
    case when t.address is not null then of_address end as "parties/same address",
    case when t.director is not null then of_director end as "parties/same director",
    case when t.account is not null then of_account end as "parties/same account",
    least(of_phone, 3) + least(of_address, 3) + least(of_director, 3) + least(of_account, 3) as "parties/shared",
    date_diff('day', t.registered_on::date, h.accepted::date) as "parties/days since registered",
    date_diff('day', h.accepted::date, t.ceased_on::date) as "parties/days until ceased",
    (lower(t.name) = lower(h.importer_name))::int as "parties/same name",
    (lower(e.name) = lower(h.exporter_name))::int as "parties/same exporter name",
    (e.country = h.export_country)::int as "parties/exporter of export country", e.country as exporter_country
from head h left join trader t on t.party_id = h.importer left join parties e on e.party_id = h.exporter

-- :: table listed
create table listed as
with name as (select distinct exporter_name, lower(exporter_name) as n from head where exporter_name is not null),
entry as (
    select distinct lower(name) as n from watch_list union select distinct trim(lower(a))
        from (select unnest(string_split(also_known_as, ';')) as a from watch_list) where a <> ''
)
select exporter_name, max(jaro_winkler_similarity(name.n, entry.n)) as "watch_list/nearest",
    max(jaccard(name.n, entry.n)) as "watch_list/most letters", count(*) filter (jaro_winkler_similarity(name.n, entry.n) > 0.88)
        as "watch_list/near ones",
    max((split_part(name.n, ' ', 1) = split_part(entry.n, ' ', 1))::int) as "watch_list/first word"
from name, entry
group by exporter_name

-- :: table partner
create table partner as
select reporter, hs6, sum(value_fob_usd::double) / sum(net_mass_kg::double) as per_kg, sum(consignments::int) as consignments
from partner_statistics where net_mass_kg::double > 0 group by reporter, hs6

-- :: table of_heading
create table of_heading as
select left(hs_code, 4) as hs4, min(duty_percent::double) as lowest, max(duty_percent::double) as highest, count(*) as lines from tariff group by 1

-- :: table permitted
-- What the registers of other agencies say of the permit that a declaration names, and of the importer's permits.
create table permitted as
select h.id, count(d.reference) as "permits/named", (count(d.reference) > 0 and count(p.permit_number) = 0)::int as "permits/named without entry",
    max((p.valid_until::date < h.accepted::date)::int) as "permits/run out", max((p.status = 'withdrawn')::int) as "permits/withdrawn",
    max((p.party_id = h.importer)::int) as "permits/of the importer", max(p.quantity::double) as "permits/quantity",
    ln(max(p.quantity::double) / greatest(any_value(h.gross), 0.001)) as "permits/quantity over mass",
    any_value(coalesce(o.n, 0)) as "permits/importer's"
from head h
left join documents d on d.declaration_id = h.id and d.type_code = '911'
left join permits p on p.permit_number = d.reference
left join (select party_id, count(*) as n from permits group by party_id) o on o.party_id = h.importer
group by h.id

-- :: table held
-- What the registers of warehouses and of guarantees say of an importer on the day of its declaration.
create table held as
select h.id, count(distinct w.warehouse_id) as "warehouses/kept", max((w.valid_until::date < h.accepted::date)::int) as "warehouses/ended",
    max(date_diff('day', w.valid_from::date, h.accepted::date)) as "warehouses/days",
    count(distinct g.guarantee_reference) as "guarantees/entries", max(g.amount::double) as "guarantees/amount",
    any_value(g.type_code) as "guarantees/type",
    max(date_diff('day', g.valid_from::date, h.accepted::date)) as "guarantees/days",
    max((h.accepted::date between g.valid_from::date and coalesce(g.valid_until::date, date '2999-01-01'))::int) as "guarantees/in force"
from head h left join warehouses w on w.keeper_id = h.importer left join guarantees g on g.principal_id = h.importer
group by h.id

-- :: table away
-- Whether the officer who controlled was absent on the day of the declaration.
create table away as
select l.declaration_id as id, count(a.officer_id) as "absences/officer absent",
    max(date_diff('day', a.absent_from::date, a.absent_until::date)) as "absences/days"
from lanes l join head h on h.id = l.declaration_id
left join absences a on a.officer_id = l.officer_id and h.accepted::date between a.absent_from::date and a.absent_until::date
group by l.declaration_id

-- :: table priced
create table priced as
select hs_code, any_value(price::double) filter (unit = 'KGM') as by_kg,
    any_value(price::double) filter (unit <> 'KGM') as by_unit from reference_prices group by hs_code

-- :: table item
-- An item a row, in the order of their numbers. Of a row written twice, the first.
create table item as
select
    row_number() over (order by d."declaration.declaration_id", d."goods_item.sequence"::int) as "truth/place",
    (select string_agg(typology, ' ' order by typology) from fraud f where f.declaration_id = d."declaration.declaration_id"
        and f.sequence = d."goods_item.sequence") as "truth/typologies",
    d.*,
    m.* exclude (id), h.* exclude (id), k.* exclude (id, exporter_country),
    (k.exporter_country = d."goods_item.origin_country")::int as "parties/exporter of origin",
    l.lane as "lanes/lane", l.selected_by as "lanes/selected by", l.selector as "lanes/selector",
    l.selection_probability::double as "lanes/probability",
    (a.party_id is not null)::int as "aeo_register/listed", date_diff('day', a.valid_from::date,
        d."declaration.accepted_at"::date) as "aeo_register/days valid",
    (d."goods_item.end_use_code" is not null and r.party_id is null)::int as "relief_register/claimed without entry",
    (r.party_id is not null)::int as "relief_register/entry",
    w.* exclude (exporter_name),
    t.duty_percent::double as "tariff/duty", t.vat_percent::double as "tariff/vat",
    t.duty_percent::double - o.lowest as "tariff/above lowest of heading",
    (d."goods_item.duty_rate_percent"::double - t.duty_percent::double) as "tariff/rate over duty", o.lines as "tariff/lines of heading",
    o.highest - t.duty_percent::double as "tariff/below highest of heading",
    jaccard(lower(t.description), lower(d."goods_item.description")) as "tariff/same words",
    (contains(' ' || t.programmes || ' ', ' ' || d."goods_item.preference_code" || ' '))::int as "tariff/programme",
    (s.heading is not null)::int as "measures/heading", date_diff('day', s.in_force_from::date,
        d."declaration.accepted_at"::date) as "measures/days in force",
    (s.origin_country = d."goods_item.origin_country")::int as "measures/of its origin", s.percent::double as "measures/percent",
    (s.heading is not null and s.in_force_from::date <= d."declaration.accepted_at"::date and s.origin_country <> d."goods_item.origin_country")::int
        as "measures/other origin in force",
    ln(greatest(d."goods_item.customs_value"::double / greatest(try_cast(d."goods_item.net_mass_kg" as double), 0.001), 0.001) / nullif(p.per_kg, 0))
        as "partner_statistics/price over partner's",
    coalesce(p.consignments, 0) as "partner_statistics/consignments",
    (r8.hs_code is not null)::int as "reference_prices/listed",
    ln(greatest(coalesce(d."goods_item.customs_value"::double / greatest(try_cast(d."goods_item.net_mass_kg" as double), 0.001) / r8.by_kg,
        d."goods_item.customs_value"::double / greatest(try_cast(d."goods_item.supplementary_quantity" as double), 0.001) / r8.by_unit), 1e-6))
            as "reference_prices/price over reference",
    pm.* exclude (id), hd.* exclude (id), aw.* exclude (id)
from (select * from declarations qualify row_number() over (partition by "declaration.declaration_id", "goods_item.sequence") = 1) d
join head on head.id = d."declaration.declaration_id"
left join manifested m on m.id = head.id
left join happened h on h.id = head.id
left join known k on k.id = head.id
left join lanes l on l.declaration_id = head.id
left join aeo_register a on a.party_id = head.importer
left join (select party_id, string_agg(end_use_code, ' ' order by end_use_code) as codes from relief_register group by party_id) r
    on r.party_id = head.importer and (d."goods_item.end_use_code" is null or contains(r.codes, d."goods_item.end_use_code"))
left join listed w on w.exporter_name = head.exporter_name
left join tariff t on t.hs_code = d."goods_item.hs_code"
left join of_heading o on o.hs4 = left(d."goods_item.hs_code", 4)
left join measures s on s.heading = left(d."goods_item.hs_code", 4)
left join partner p on p.reporter = d."goods_item.origin_country" and p.hs6 = left(d."goods_item.hs_code", 6)
left join priced r8 on r8.hs_code = d."goods_item.hs_code"
left join permitted pm on pm.id = head.id
left join held hd on hd.id = head.id
left join away aw on aw.id = head.id
