-- What the declarations drawn at random say of those that nothing chose: one row a declaration of the period, with the weight that it has.
-- Reads the views declaration, goods_item and control, and the table parameter of one row (from, to, office, type, draws).

-- :: step looked
-- One row a declaration with results. sampled: chosen by chance alone, and looked at in the way that is asked about; chance: the recorded probability
-- with which it was to be chosen, whatever would have chosen it.
create temp table looked as
select declaration_key, bool_or(outcome = 'finding') as found, bool_and(selected_by = 'random') as drawn,
    bool_and(selected_by = 'random') and (any_value(p.draws) = 'any' or bool_or(kind = 'goods')) as sampled,
    coalesce(sum(amount_recovered), 0) as recovered, min(selection_probability) as chance
from control
cross join parameter p
where outcome <> 'pending'
group by declaration_key

-- :: step trader
-- Thirds of importers by the number of their declarations.
create temp table trader as
select importer_id, case ntile(3) over (order by n, importer_id) when 1 then 'small' when 2 then 'middle' else 'large' end as size
from (select importer_id, count(*) as n from declaration where importer_id is not null group by importer_id)

-- :: step declared
create temp table declared as
select
    d.declaration_key, d.declaration_id, cast(d.accepted_at as date) as accepted_on, d.importer_id, coalesce(d.office_code, 'none') as office,
    d.type_code as type, g.hs_code, left(g.hs_code, 2) as chapter, g.origin, s.size, g.value as customs_value,
    l.declaration_key is not null as was_looked,
    coalesce(l.found, false) as found, coalesce(l.sampled, false) as sampled, l.declaration_key is not null and not l.drawn as chosen,
    coalesce(l.recovered, 0) as recovered, case when l.sampled then l.chance end as chance
from declaration d
cross join parameter p
join (
    select declaration_key, min(coalesce(hs_code, '')) filter (sequence = 1) as hs_code, min(origin_country) filter (sequence = 1) as origin,
        sum(customs_value) as value
    from goods_item group by declaration_key
) g on g.declaration_key = d.declaration_key
left join trader s on s.importer_id = d.importer_id
left join looked l on l.declaration_key = d.declaration_key
where (p."from" is null or d.accepted_at >= p."from") and (p."to" is null or d.accepted_at < p."to")
    and (p.office is null or d.office_code = p.office)
    and (p.type is null or starts_with(d.type_code, p.type))

-- :: step stratum
-- Offices draw with chances of their own. An office with fewer than 30 draws is taken together with others alike, and all are one where those have
-- fewer.
create temp table stratum as
select office, case when small >= 30 or small = 0 then case when drawn >= 30 then office else 'small offices' end else 'all' end as stratum
from (
    select office, drawn, coalesce(sum(drawn) filter (drawn < 30) over (), 0) as small
    from (select office, count(*) filter (sampled) as drawn from declared group by office)
)

-- :: step weighted
-- w: how many declarations that nothing chose a sampled one stands for: itself, and of those that are left a share like its chance to be left (1 -
-- chance), so that the weights of an office add up to its declarations. Where a chance is not recorded, all count alike.
create temp table weighted as
select d.*, case when d.sampled
        then cast(1 + s.remaining * case when s.leaving > 0 then (1 - d.chance) / s.leaving else 1.0 / s.drawn end as decimal(24, 9)) end as w
from declared d
join stratum o on o.office = d.office
join (
    select o.stratum, count(*) filter (not d.chosen and not d.sampled) as remaining, count(*) filter (d.sampled) as drawn,
        case when count(*) filter (d.sampled and d.chance is null) = 0
            then cast(sum(cast(1 - d.chance as decimal(18, 9))) filter (d.sampled) as double) end as leaving
    from declared d join stratum o on o.office = d.office
    group by o.stratum
) s on s.stratum = o.stratum
