-- What the realism report measures, a row each: measure, and its value as text. ?1 declarations, ?2 lanes, as files of
-- "tidewaiter simulate". Made of the files alone: what is true but not declared plays no part.
with item as (
    select "declaration.declaration_id" as id, "declaration.type_code" as type, "declaration.transport_mode" as mode,
        "declaration.importer_id" as importer, "declaration.declarant_id" as declarant,
        "declaration.accepted_at"::timestamp as accepted, try_cast("declaration.released_at" as timestamp) as released,
        try_cast("declaration.arrived_at" as timestamp) as arrived, "goods_item.sequence" as sequence,
        left("goods_item.hs_code", 6) as hs6, "goods_item.origin_country" as origin, "goods_item.item_amount"::double as amount,
        "goods_item.customs_value"::double as value, try_cast("goods_item.net_mass_kg" as double) as kg,
        "goods_item.freight_amount"::double + "goods_item.insurance_amount"::double as carried,
        "declaration.incoterm" as incoterm, "goods_item.duty_rate_percent"::double as duty, "control.outcome" as outcome
    from read_csv($1, header = true, delim = ',', quote = '"', escape = '"', all_varchar = true)
),
head as (
    select id, any_value(type) as type, any_value(mode) as mode, any_value(importer) as importer,
        any_value(declarant) as declarant, any_value(accepted) as accepted, any_value(released) as released,
        any_value(arrived) as arrived, count(distinct sequence) as items, bool_or(outcome = 'finding') as found,
        bool_or(outcome = 'pending') as pending
    from item group by id
),
lane as (
    select declaration_id as id, lane, selected_by
    from read_csv($2, header = true, delim = ',', quote = '"', escape = '"', all_varchar = true)
),
both_sides as (select * from head join lane using (id)),
importers as (select importer, count(*) as n, row_number() over (order by count(*) desc, importer) as place from head group by importer),
declarants as (select declarant, count(*) as n, row_number() over (order by count(*) desc, declarant) as place from head group by declarant),
cells as (
    select (quantile_cont(ln(value / kg), 0.75) - quantile_cont(ln(value / kg), 0.25)) / 1.349 as spread
    from item where kg > 0 and value > 0 and type = 'IM4' group by hs6, origin having count(*) >= 20
),
digits as (
    select d, count(*)::double / sum(count(*)) over () as share
    from (select left(ltrim(replace(amount::varchar, '.', ''), '0'), 1) as d from item where amount > 0) group by d
),
months as (select month(accepted) as m, count(*)::double / sum(count(*)) over () as share from head group by m),
hours as (select lane, date_diff('second', accepted, released) / 3600.0 as h from both_sides where released is not null)
select measure, value from (
    select 1 as place, 'random_finding_rate' as measure, printf('%.1f %%', 100 * avg(found::int)) as value
        from both_sides where selected_by = 'random' and not pending
    union all select 2, 'red_finding_rate', printf('%.1f %%', 100 * avg(found::int)) from both_sides where lane = 'red' and not pending
    union all select 3, 'lane_green', printf('%.1f %%', 100 * avg((lane in ('green', 'blue'))::int)) from lane
    union all select 4, 'lane_yellow', printf('%.1f %%', 100 * avg((lane = 'yellow')::int)) from lane
    union all select 5, 'lane_red', printf('%.1f %%', 100 * avg((lane = 'red')::int)) from lane
    union all select 6, 'cif_fob_median', printf('%.1f %%', 100 * median(carried / (value - carried)))
        from item where incoterm in ('FOB', 'FCA') and value > carried and carried > 0
    union all select 7, 'importers_top_1_percent',
        printf('%.1f %%', 100.0 * sum(n) filter (place <= 0.01 * (select count(*) from importers)) / sum(n)) from importers
    union all select 8, 'importers_top_10_percent',
        printf('%.1f %%', 100.0 * sum(n) filter (place <= 0.1 * (select count(*) from importers)) / sum(n)) from importers
    union all select 9, 'declarants_top_10_percent',
        printf('%.1f %%', 100.0 * sum(n) filter (place <= 0.1 * (select count(*) from declarants)) / sum(n)) from declarants
    union all select 10, 'zipf_slope', printf('%.2f', regr_slope(ln(n), ln(place))) from importers where place between 5 and 500
    union all select 11, 'items_mean', printf('%.2f', avg(items)) from head
    union all select 12, 'items_one', printf('%.1f %%', 100 * avg((items = 1)::int)) from head
    union all select 13, 'price_spread_median', printf('%.2f', median(spread)) from cells
    union all select 14, 'price_spread_p10', printf('%.2f', quantile_cont(spread, 0.1)) from cells
    union all select 15, 'price_spread_p90', printf('%.2f', quantile_cont(spread, 0.9)) from cells
    union all select 16, 'zero_duty', printf('%.1f %%', 100 * avg((duty = 0)::int)) from item where type = 'IM4'
    union all select 17, 'mode_sea', printf('%.1f %%', 100 * avg((mode = '1')::int)) from head
    union all select 18, 'mode_air', printf('%.1f %%', 100 * avg((mode <> '1')::int)) from head
    union all select 19, 'month_max_min', printf('%.1f : %.1f %%', 100 * max(share), 100 * min(share)) from months
    union all select 20, 'weekend', printf('%.1f %%', 100 * avg((dayofweek(accepted) in (0, 6))::int)) from head
    union all select 20 + d::int, 'digit_' || d, printf('%.1f %%', 100 * share) from digits where d in ('1', '2', '5', '9')
    union all select 30, 'digit_distance', printf('%.4f', avg(abs(share - log10(1 + 1 / d::double)))) from digits where d <> ''
    union all select 31, 'green_release_hours', printf('%.1f', median(h)) from hours where lane = 'green'
    union all select 32, 'yellow_release_hours', printf('%.1f', median(h)) from hours where lane = 'yellow'
    union all select 33, 'red_release_hours', printf('%.1f', median(h)) from hours where lane = 'red'
    union all select 34, 'within_48_hours', printf('%.1f %%', 100 * avg((h <= 48)::int)) from hours
    union all select 35, 'late_lodged', printf('%.1f %%', 100 * avg((date_diff('day', arrived, accepted) > 10)::int)) from head
        where arrived is not null
) order by place
