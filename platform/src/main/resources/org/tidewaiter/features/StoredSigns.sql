-- What signals alone look at of stored items; days are counted from 1970-01-01.

-- :: claims
-- One row an item that claims a relief. registered: 2 where a licence of the importer for that use holds on the day, 1 where the importer has
-- another one that had begun by then, 0 where none, -2 where no register is kept. What begins later is not known on the day.
select i.declaration_key::integer, i.sequence,
    case when not exists (select 1 from relief_licence) then -2
        when coalesce(max(l.end_use_code = u.code and (l.valid_until is null or l.valid_until >= d.accepted_at::date)), false) then 2
        when count(l.party_id) > 0 then 1
        else 0 end::integer
from store.goods_item i
join store.declaration d on d.declaration_key = i.declaration_key
join store.code u on u.code_key = i.end_use_key
join store.party p on p.party_key = d.importer_key
left join relief_licence l on l.party_id = p.party_id and d.importer_key > 0 and (l.valid_from is null or l.valid_from <= d.accepted_at::date)
where i.end_use_key > 0
group by i.declaration_key, i.sequence, i.end_use_key

-- :: movements
-- One row a declaration that is a movement under suspension, as in open-movements: procedure 8… or a type T… is transit (1), 7… warehousing (2), 5…
-- temporary admission or processing (3). ended: the day of its event, or that on which later declarations had taken out nearly all of its mass;
-- 2147483647 where neither is known.
with suspended as (
    select i.declaration_key, max(left(c.code, 1)) as procedure
    from store.goods_item i
    join store.code c on c.code_key = i.procedure_key
    where c.code[1] in ('5', '7', '8')
    group by i.declaration_key
),
movement as (
    select d.declaration_key, d.declaration_id, d.accepted_at::date as accepted_on,
        case when s.procedure = '8' or t.code like 'T%' then 1 when s.procedure = '7' then 2 else 3 end as kind
    from store.declaration d
    join store.code t on t.code_key = d.type_key
    left join suspended s on s.declaration_key = d.declaration_key
    where d.superseded_by is null and (s.procedure is not null or t.code like 'T%')
),
event_end as (
    select e.declaration_key, min(e.occurred_at)::date as ended_on
    from store.event e
    join store.code c on c.code_key = e.event_key
    where c.code in ('transit_ended', 'warehouse_exited', 'reexported')
    group by e.declaration_key
),
taken as (
    select m.declaration_key, d.accepted_at::date as taken_on, sum(sum(i.net_mass_kg))
        over (partition by m.declaration_key order by d.accepted_at::date) as kg
    from movement m
    join store.declaration d on d.previous_document = m.declaration_id and d.superseded_by is null
    join store.goods_item i on i.declaration_key = d.declaration_key
    group by m.declaration_key, d.accepted_at::date
),
mass_end as (
    select t.declaration_key, min(t.taken_on) as ended_on
    from taken t
    where t.kg >= 0.92 * (select sum(i.net_mass_kg) from store.goods_item i where i.declaration_key = t.declaration_key)
    group by t.declaration_key
)
select m.declaration_key::integer as declaration_key, m.kind::integer as kind,
    case when e.ended_on is null and o.ended_on is null then 2147483647
        else greatest(coalesce(e.ended_on, o.ended_on), m.accepted_on) - date '1970-01-01' end::integer as ended
from movement m
left join event_end e on e.declaration_key = m.declaration_key
left join mass_end o on o.declaration_key = m.declaration_key
order by m.declaration_key
