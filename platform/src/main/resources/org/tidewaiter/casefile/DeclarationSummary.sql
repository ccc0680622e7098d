-- One row per declaration that stands. {keys} stands for whole numbers. Inputs: the stored tables; assessed, assessment.
with wanted as (
    select * from store.declaration where declaration_key in ({keys}) and superseded_by is null
),
item as (
    select declaration_key, count(*) as items, arg_min(hs_key, sequence) as hs_key, arg_min(description, sequence) as description
    from store.goods_item where declaration_key in ({keys}) group by declaration_key
)
select
    d.declaration_key as key, d.declaration_id, d.local_reference, d.accepted_at, nullif(office.code, '') as office_code,
    nullif(importer.party_id, '') as importer_id, coalesce(importer.name, d.importer_name) as importer_name,
    (
        select string_agg(distinct name, ', ' order by name)
        from (
            select unnest([
                /* each role, */ case when d.{role}_key = 0 then d.{role}_name end /* and so on */,
                d.buyer_name, d.notify_party_name]) as name)
        where name is distinct from d.importer_name
    ) as unnumbered, hs.code as hs_code, i.description, coalesce(i.items, 0) as items,
    (select max(lane) from assessed s where s.assessment_id = (select max(assessment_id) from assessment)
        and s.declaration_key = d.declaration_key) as lane
from wanted d
left join item i on i.declaration_key = d.declaration_key
left join store.code hs on hs.code_key = i.hs_key
join store.code office on office.code_key = d.office_key
join store.party importer on importer.party_key = d.importer_key
