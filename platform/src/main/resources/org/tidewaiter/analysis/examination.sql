-- What controls of the importer's other declarations say for and against a declaration: a step that rankings of several rooms take. It reads the view
-- control, and the table judged that they made before it (importer_id, declaration_key): only what could be judged tells.

-- :: step examination
-- One row a declaration of an importer some of whose declarations were controlled. weight: by how much to weigh what speaks against its goods; a
-- finding of an examination in another of the importer's declarations counts ten, two examinations of no outcome are added, and the declaration's
-- own control does not count. 1 and more where others were found wrong, less where they were in order: who truly buys cheap, or deals in the cheaper
-- goods, was looked at before. Controls of papers say little of goods and do not count there. value_weight: the same for what speaks against its
-- value: an invoice is a paper, so a control of papers counts seven tenths of an examination, and one of no outcome is added. Measured on simulated
-- years: decisions/0060, 0080.
create temp table examination as
with own as (
    select distinct importer_id, declaration_key from judged where importer_id is not null
), seen as (
    select o.importer_id, o.declaration_key,
        cast(max(case when c.kind = 'goods' then 1 else 0 end) as integer) as goods,
        cast(max(case when c.kind = 'goods' and c.outcome = 'finding' then 1 else 0 end) as integer) as goods_found,
        cast(max(case when c.kind = 'goods' then 1 else 0.7 end) as decimal(9, 1)) as looked,
        cast(max(case when c.outcome = 'finding' then 1 else 0 end) as integer) as found
    from control c
    join own o on o.declaration_key = c.declaration_key
    where c.kind in ('goods', 'documents') and c.outcome in ('finding', 'conform')
    group by o.importer_id, o.declaration_key
), examined as (
    select importer_id, sum(goods) as goods, sum(goods_found) as goods_found, cast(sum(looked) as double) as looked, sum(found) as found
    from seen group by importer_id
)
select o.declaration_key,
    round((2 + 10.0 * (e.goods_found - coalesce(s.goods_found, 0))) / (2 + e.goods - coalesce(s.goods, 0)), 6) as weight,
    round((1 + 10.0 * (e.found - coalesce(s.found, 0))) / (1 + e.looked - coalesce(cast(s.looked as double), 0)), 6) as value_weight
from own o
join examined e on e.importer_id = o.importer_id
left join seen s on s.declaration_key = o.declaration_key
