-- How much is truly wrong, and how much of it is found.
-- Reads the views declaration, goods_item and control, and the table parameter of one row. The random sample is drawn from what nothing else chose: it
-- speaks for that remainder; what was chosen speaks for itself.

-- :: step looked
-- One row a declaration with results. sampled: chosen by chance alone. weight: how many declarations of the remainder it stands for.
create temp table looked as
select declaration_key, bool_or(outcome = 'finding') as found, bool_and(selected_by = 'random') as sampled,
    coalesce(sum(amount_recovered), 0) as recovered, 1.0 / nullif(min(selection_probability), 0) as weight
from control
where outcome <> 'pending'
group by declaration_key

-- :: step declared
-- One row a declaration of the period with the part it belongs to.
create temp table declared as
select
    d.declaration_key, d.declaration_id, cast(d.accepted_at as date) as accepted_on, d.importer_id, g.hs_code, g.value as customs_value,
    coalesce(case p.by when 'chapter' then left(g.hs_code, 2) when 'origin' then g.origin when 'office' then d.office_code
        when 'type' then d.type_code when 'size' then s.size else 'all' end, 'none') as part,
    l.declaration_key is not null as was_looked, coalesce(l.found, false) as found, coalesce(l.sampled, false) as sampled, coalesce(l.recovered, 0) as recovered,
    case when l.sampled then l.weight end as weight
from declaration d
cross join parameter p
join (
    select declaration_key, min(hs_code) filter (sequence = 1) as hs_code, min(origin_country) filter (sequence = 1) as origin,
        sum(customs_value) as value
    from goods_item group by declaration_key
) g on g.declaration_key = d.declaration_key
left join (
    select importer_id, case ntile(3) over (order by n, importer_id) when 1 then 'small' when 2 then 'middle' else 'large' end as size
    from (select importer_id, count(*) as n from declaration where importer_id is not null group by importer_id)
) s on s.importer_id = d.importer_id
left join looked l on l.declaration_key = d.declaration_key
where (p."from" is null or d.accepted_at >= p."from") and (p."to" is null or d.accepted_at < p."to")
    and (p.office is null or d.office_code = p.office)
    and (p.type is null or starts_with(d.type_code, p.type))

-- :: step weighted
-- Weights are taken where every sampled declaration has one, else all count alike.
create temp table weighted as
select *, case when sampled then case when (select count(*) filter (sampled and weight is null) from declared) = 0 then weight else 1.0 end end as w
from declared

-- :: step grouped
create temp table grouped as
select part, 1 as place, declaration_key, declaration_id, accepted_on, importer_id, hs_code, customs_value, was_looked, found, sampled, recovered, w
from weighted
union all
select 'all', 0, declaration_key, declaration_id, accepted_on, importer_id, hs_code, customs_value, was_looked, found, sampled, recovered, w
from weighted
where (select p.by from parameter p) <> 'none'

-- :: step rate
-- One row a part. clustered: variance of the weighted share, with the declarations of one importer taken together (linearised ratio).
create temp table rate as
select r.*, v.clusters,
    v.clusters / nullif(v.clusters - 1.0, 0) * v.squares / nullif(power(r.weights, 2), 0) as variance
from (
    select
        place, part, count(*) as declarations, count(*) filter (was_looked and not sampled) as chosen,
        count(*) filter (was_looked and not sampled and found) as chosen_found, count(*) filter (sampled) as sampled,
        count(*) filter (sampled and found) as sampled_found, count(*) filter (not was_looked) as unseen,
        cast(coalesce(sum(cast(w as decimal(24, 9))), 0) as double) as weights,
        cast(coalesce(sum(cast(w as decimal(24, 9))) filter (found), 0) as double) as weights_found,
        cast(coalesce(sum(cast(w * w as decimal(30, 9))), 0) as double) as weights_squared, sum(recovered) as recovered
    from grouped group by place, part
) r
left join (
    select place, part, count(*) as clusters, cast(sum(cast(power(e, 2) as decimal(38, 9))) as double) as squares
    from (
        select g.place, g.part, coalesce(g.importer_id, g.declaration_id) as cluster,
            sum(cast(g.w * (case when g.found then 1 else 0 end - m.share) as decimal(24, 9))) as e
        from grouped g
        join (
            select place, part, sum(case when found then w else 0 end) / sum(w) as share from grouped where sampled group by place, part
        ) m on m.place = g.place and m.part = g.part
        where g.sampled
        group by g.place, g.part, coalesce(g.importer_id, g.declaration_id)
    )
    group by place, part
) v on v.place = r.place and v.part = r.part

-- :: parts
select part, declarations, chosen, chosen_found, sampled, sampled_found, unseen, weights, weights_found, weights_squared, round(variance, 15) as variance,
    recovered
from rate
order by place, sampled desc, part

-- :: behind parts
select declaration_id, cast(null as integer) as sequence, accepted_on, importer_id, hs_code, customs_value
from grouped
where part = $1 and sampled
order by found desc, accepted_on, declaration_id
limit 10000
