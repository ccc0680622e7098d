-- What examinations of the importer's other declarations say for and against a declaration: a step that rankings of several rooms take. It reads the view
-- control, and the table judged that they made before it (importer_id, declaration_key): only what could be judged tells.

-- :: step examination
-- One row a declaration of an importer some of whose goods were examined. weight: by how much to weigh what speaks against it; a finding in another of the
-- importer's declarations counts ten, two examinations of no outcome are added, and the declaration's own examination does not count. 1 and more where others
-- were found wrong, less where they were in order: who truly buys cheap, or deals in the cheaper goods, was looked at before. Controls of papers say little of
-- goods and are left out. Measured on simulated years: decisions/0060.
create temp table examination as
with own as (
    select distinct importer_id, declaration_key from judged where importer_id is not null
), seen as (
    select o.importer_id, o.declaration_key, count(*) filter (c.outcome = 'finding') > 0 as found
    from control c
    join own o on o.declaration_key = c.declaration_key
    where c.kind = 'goods' and c.outcome in ('finding', 'conform')
    group by o.importer_id, o.declaration_key
), examined as (
    select importer_id, count(*) as examined, count(*) filter (found) as found from seen group by importer_id
)
select o.declaration_key,
    round((2 + 10.0 * (e.found - case when s.found then 1 else 0 end)) / (2 + e.examined - case when s.found is null then 0 else 1 end), 6) as weight
from own o
join examined e on e.importer_id = o.importer_id
left join seen s on s.declaration_key = o.declaration_key
