-- One row per declaration that stands. {keys} stands for whole numbers. Inputs: the stored tables; assessed, assessment.
with wanted as (
    select * from store.declaration where declaration_key in ({keys}) and superseded_by is null
),
item as (
    select declaration_key, count(*) as items, arg_min(hs_key, sequence) as hs_key, arg_min(description, sequence) as description
    from store.goods_item where declaration_key in ({keys}) group by declaration_key
),
addition as (
    select w.declaration_key, min(a.value) filter (where a.name = 'declaration.local_reference') as local_reference,
        min(a.value) filter (where a.name = 'declaration.importer_name') as importer_name,
        string_agg(distinct a.value, ', ' order by a.value) filter (where
            (a.name = 'declaration.declarant_name' and w.declarant_key = 0) or (a.name = 'declaration.exporter_name' and w.exporter_key = 0)
            or (a.name = 'declaration.seller_name' and w.seller_key = 0) or (a.name = 'declaration.carrier_name' and w.carrier_key = 0)
            or a.name in ('declaration.buyer_name', 'declaration.notify_party_name')) as unnumbered
    from store.addition a
    join wanted w on w.declaration_key = a.declaration_key
    where a.declaration_key in ({keys}) and a.sequence is null
        and (a.name = 'declaration.local_reference' or ends_with(a.name, '_name'))
    group by w.declaration_key
)
select
    d.declaration_key, d.declaration_id, a.local_reference, d.accepted_at, nullif(office.code, '') as office_code,
    nullif(importer.party_id, '') as importer_id, coalesce(importer.name, a.importer_name) as importer_name,
    a.unnumbered, hs.code as hs_code, i.description, coalesce(i.items, 0) as items,
    (select max(lane) from assessed s where s.assessment_id = (select max(assessment_id) from assessment)
        and s.declaration_key = d.declaration_key) as lane
from wanted d
left join item i on i.declaration_key = d.declaration_key
left join store.code hs on hs.code_key = i.hs_key
left join addition a on a.declaration_key = d.declaration_key
join store.code office on office.code_key = d.office_key
join store.party importer on importer.party_key = d.importer_key
