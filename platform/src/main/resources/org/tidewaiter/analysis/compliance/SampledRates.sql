-- Shares that are wrong by part, from the table grouped: the rows of weighted (RandomSample), each with the place and the part that it belongs to.

-- :: step rate
-- One row a part. clustered: variance of the weighted share, with the declarations of one importer taken together (linearised ratio).
create temp table rate as
select r.*, v.clusters,
    v.clusters / nullif(v.clusters - 1.0, 0) * v.squares / nullif(power(r.weights, 2), 0) as variance
from (
    select
        place, part, count(*) as declarations, count(*) filter (chosen) as chosen,
        count(*) filter (chosen and found) as chosen_found, count(*) filter (found) as found, count(*) filter (sampled) as sampled,
        count(*) filter (sampled and found) as sampled_found, count(*) filter (not was_looked) as unseen,
        coalesce(sum(customs_value) filter (not was_looked), 0) as unseen_value,
        cast(coalesce(sum(w), 0) as double) as weights,
        cast(coalesce(sum(w) filter (found), 0) as double) as weights_found,
        cast(coalesce(sum(cast(power(w, 2) as decimal(38, 9))), 0) as double) as weights_squared, sum(recovered) as recovered
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
