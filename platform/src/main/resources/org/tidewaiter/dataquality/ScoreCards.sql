-- Score cards of data quality. Inputs: views judged_document, judged_item, judged_defect (declarations, entry summaries and
-- manifests alike); table aspect_of_check (check_id, aspect). A goods item is touched by its own defects and by those of its
-- document as a whole; one that has an error and a warning counts among those with an error. Loads that were not judged are
-- left out: nobody knows how good they are.

-- :: by_group
with item as (
    select i.document_key, i.sequence, i.money, {group} as name
    from judged_item i join judged_document d on d.document_key = i.document_key
),
touched as (
    select f.document_key, i.sequence, f.severity, coalesce(a.aspect, 'validity') as aspect
    from judged_defect f
    join judged_item i on i.document_key = f.document_key and (f.sequence is null or f.sequence = i.sequence)
    left join aspect_of_check a on a.check_id = f.check_id
),
flaws as (
    select document_key, sequence,
        count(*) filter (where severity = 'error') as errors,
        count(*) filter (where severity = 'warning') as warnings,
        bool_or(aspect = 'completeness') as incomplete, bool_or(aspect = 'validity') as invalid,
        bool_or(aspect = 'consistency') as inconsistent, bool_or(aspect = 'uniqueness') as repeated,
        bool_or(aspect = 'timeliness') as late
    from touched group by document_key, sequence
)
select item.name, count(*) as items,
    count(*) filter (where f.errors > 0) as with_errors, sum(item.money) filter (where f.errors > 0) as money_with_errors,
    count(*) filter (where f.errors = 0) as with_warnings, sum(item.money) filter (where f.errors = 0) as money_with_warnings,
    coalesce(sum(f.errors), 0)::bigint as errors, coalesce(sum(f.warnings), 0)::bigint as warnings,
    1 - avg(coalesce(f.incomplete, false)::integer) as completeness, 1 - avg(coalesce(f.invalid, false)::integer) as validity,
    1 - avg(coalesce(f.inconsistent, false)::integer) as consistency, 1 - avg(coalesce(f.repeated, false)::integer) as uniqueness,
    1 - avg(coalesce(f.late, false)::integer) as timeliness
from item left join flaws f on f.document_key = item.document_key and f.sequence = item.sequence
group by item.name
order by money_with_errors desc nulls last, with_errors desc, money_with_warnings desc nulls last, with_warnings desc, item.name
limit ?

-- :: by_field
with total as (
    select count(*) as items from judged_item i join judged_document d on d.document_key = i.document_key
),
touched as (
    select distinct regexp_replace(f.path, '\[[0-9]+\]', '', 'g') as name, f.document_key, i.sequence, f.severity,
        coalesce(a.aspect, 'validity') as aspect, i.money
    from judged_defect f
    join judged_document d on d.document_key = f.document_key
    join judged_item i on i.document_key = f.document_key and (f.sequence is null or f.sequence = i.sequence)
    left join aspect_of_check a on a.check_id = f.check_id
),
flaws as (
    select name, document_key, sequence, any_value(money) as money,
        count(*) filter (where severity = 'error') as errors,
        count(*) filter (where severity = 'warning') as warnings,
        bool_or(aspect = 'completeness') as incomplete, bool_or(aspect = 'validity') as invalid,
        bool_or(aspect = 'consistency') as inconsistent, bool_or(aspect = 'uniqueness') as repeated,
        bool_or(aspect = 'timeliness') as late
    from touched group by name, document_key, sequence
)
select f.name, any_value(t.items) as items,
    count(*) filter (where f.errors > 0) as with_errors, sum(f.money) filter (where f.errors > 0) as money_with_errors,
    count(*) filter (where f.errors = 0) as with_warnings, sum(f.money) filter (where f.errors = 0) as money_with_warnings,
    sum(f.errors)::bigint as errors, sum(f.warnings)::bigint as warnings,
    1 - sum(f.incomplete::integer) / any_value(t.items)::double as completeness,
    1 - sum(f.invalid::integer) / any_value(t.items)::double as validity,
    1 - sum(f.inconsistent::integer) / any_value(t.items)::double as consistency,
    1 - sum(f.repeated::integer) / any_value(t.items)::double as uniqueness,
    1 - sum(f.late::integer) / any_value(t.items)::double as timeliness
from flaws f cross join total t
group by f.name
order by money_with_errors desc nulls last, with_errors desc, money_with_warnings desc nulls last, with_warnings desc, f.name
limit ?

-- :: checks
with found as (
    select f.document_key, f.sequence, f.check_id, f.severity
    from judged_defect f join judged_document d on d.document_key = f.document_key
),
touched as (
    select distinct f.check_id, f.severity, i.document_key, i.sequence, i.money
    from found f
    join judged_item i on i.document_key = f.document_key and (f.sequence is null or f.sequence = i.sequence)
),
worth as (select check_id, severity, count(*) as items, sum(money) as money from touched group by check_id, severity)
select f.check_id as "check", f.severity, count(*) as defects, coalesce(any_value(w.items), 0) as items, any_value(w.money) as money
from found f left join worth w on w.check_id = f.check_id and w.severity = f.severity
group by f.check_id, f.severity
order by case f.severity when 'error' then 0 else 1 end, defects desc, f.check_id

-- :: stopped
select distinct message
from (select check_id, message from store.defect union all select check_id, message from store.advance_cargo_defect)
where check_id = 'check-stopped'
order by message

-- :: version
select (select count(*) || ' ' || coalesce(max(load_id), 0) || ' ' || coalesce(max(finished_at)::varchar, '') from load)
    || ' ' || (select count(*) || ' ' || coalesce(max(judged_at)::varchar, '') from store.judged_load)
    || ' ' || (select count(*) from national_currency) as text
