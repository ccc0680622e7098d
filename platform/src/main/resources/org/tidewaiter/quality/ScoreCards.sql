-- Score cards of data quality. Inputs: views declaration, goods_item, defect; table aspect_of_check (check_id, aspect).
-- A goods item is touched by its own defects and by those of its declaration as a whole. Loads that were not judged are left
-- out: nobody knows how good they are.

-- :: by_group
with item as (
    select i.declaration_key, i.sequence, coalesce(i.customs_value, i.item_amount) as money, {group} as name
    from store.goods_item i join declaration d on d.declaration_key = i.declaration_key
    where d.load_id in (select load_id from store.judged_load)
),
touched as (
    select f.declaration_key, i.sequence, f.severity, coalesce(a.aspect, 'validity') as aspect
    from defect f
    join store.goods_item i on i.declaration_key = f.declaration_key and (f.sequence is null or f.sequence = i.sequence)
    left join aspect_of_check a on a.check_id = f.check_id
),
flaws as (
    select declaration_key, sequence,
        count(*) filter (where severity = 'error') as errors,
        count(*) filter (where severity = 'warning') as warnings,
        bool_or(aspect = 'completeness') as incomplete, bool_or(aspect = 'validity') as invalid,
        bool_or(aspect = 'consistency') as inconsistent, bool_or(aspect = 'uniqueness') as repeated,
        bool_or(aspect = 'timeliness') as late
    from touched group by declaration_key, sequence
)
select item.name, count(*) as items, count(f.sequence) as defective,
    sum(item.money) filter (where f.sequence is not null) as money,
    coalesce(sum(f.errors), 0)::bigint as errors, coalesce(sum(f.warnings), 0)::bigint as warnings,
    1 - avg(coalesce(f.incomplete, false)::integer) as completeness, 1 - avg(coalesce(f.invalid, false)::integer) as validity,
    1 - avg(coalesce(f.inconsistent, false)::integer) as consistency, 1 - avg(coalesce(f.repeated, false)::integer) as uniqueness,
    1 - avg(coalesce(f.late, false)::integer) as timeliness
from item left join flaws f on f.declaration_key = item.declaration_key and f.sequence = item.sequence
group by item.name
order by money desc nulls last, defective desc, item.name
limit ?

-- :: by_field
with total as (
    select count(*) as items from store.goods_item i
    join store.declaration d on d.declaration_key = i.declaration_key and d.superseded_by is null
    where d.load_id in (select load_id from store.judged_load)
),
touched as (
    select distinct regexp_replace(f.path, '\[[0-9]+\]', '', 'g') as name, f.declaration_key, i.sequence, f.severity,
        coalesce(a.aspect, 'validity') as aspect, coalesce(i.customs_value, i.item_amount) as money
    from defect f
    join store.goods_item i on i.declaration_key = f.declaration_key and (f.sequence is null or f.sequence = i.sequence)
    left join aspect_of_check a on a.check_id = f.check_id
),
flaws as (
    select name, declaration_key, sequence, any_value(money) as money,
        count(*) filter (where severity = 'error') as errors,
        count(*) filter (where severity = 'warning') as warnings,
        bool_or(aspect = 'completeness') as incomplete, bool_or(aspect = 'validity') as invalid,
        bool_or(aspect = 'consistency') as inconsistent, bool_or(aspect = 'uniqueness') as repeated,
        bool_or(aspect = 'timeliness') as late
    from touched group by name, declaration_key, sequence
)
select f.name, any_value(t.items) as items, count(*) as defective, sum(f.money) as money, sum(f.errors)::bigint as errors,
    sum(f.warnings)::bigint as warnings,
    1 - sum(f.incomplete::integer) / any_value(t.items)::double as completeness,
    1 - sum(f.invalid::integer) / any_value(t.items)::double as validity,
    1 - sum(f.inconsistent::integer) / any_value(t.items)::double as consistency,
    1 - sum(f.repeated::integer) / any_value(t.items)::double as uniqueness,
    1 - sum(f.late::integer) / any_value(t.items)::double as timeliness
from flaws f cross join total t
group by f.name
order by money desc nulls last, defective desc, f.name
limit ?

-- :: checks
with touched as (
    select distinct f.check_id, f.severity, i.declaration_key, i.sequence, coalesce(i.customs_value, i.item_amount) as money
    from defect f
    join store.goods_item i on i.declaration_key = f.declaration_key and (f.sequence is null or f.sequence = i.sequence)
),
worth as (select check_id, severity, count(*) as items, sum(money) as money from touched group by check_id, severity)
select f.check_id, f.severity, count(*) as defects, coalesce(any_value(w.items), 0) as items, any_value(w.money) as money
from defect f left join worth w on w.check_id = f.check_id and w.severity = f.severity
group by f.check_id, f.severity
order by case f.severity when 'error' then 0 else 1 end, defects desc, f.check_id

-- :: version
select (select count(*) || ' ' || coalesce(max(load_id), 0) || ' ' || coalesce(max(finished_at)::varchar, '') from load)
    || ' ' || (select count(*) || ' ' || coalesce(max(judged_at)::varchar, '') from store.judged_load) as text
