-- Rows of companion files that are kept for reference: judged, and written to their table. The rows come as text that casts.

-- :: staged
select r.*, r.bad.field as field, r.bad.value as value, r.bad.reason as reason
from (
    select r.*, case
            when unread is not null then from_json(unread,
                '{"field": "VARCHAR", "value": "VARCHAR", "reason": "VARCHAR"}')
            when repeated > 1 then {'field': ':first_key', 'value': :first_key::varchar,
                'reason': 'is earlier in this file with all that the row says'}
            when versions > 1 then {'field': ':first_key', 'value': :first_key::varchar,
                'reason': 'is given twice in this file with different values (the same :keys): leave the right row'}
            :refused
        end as bad
    from (
        select r.*, count(*) filter (unread is null and repeated = 1) over (partition by unread is null, :keys) as versions
        from (
            select r.*, row_number() over (partition by unread, :columns order by line) as repeated
            from (select line, original_row, nullif(unread, '') as unread, :casts from beside_rows) r
        ) r
    ) r
) r

-- :: supersede
-- What is in force under the key of a row that says something else.
update :table t set superseded_by = $load
from beside b
where b.reason is null and t.superseded_by is null and :same_key and not (:same)

-- :: confirm
update :table t set confirmed_by = $load
from beside b
where b.reason is null and t.superseded_by is null and :same_key

-- :: write
insert into :table (load_id, line_number, :columns)
select $load, b.line, :columns
from beside b
where b.reason is null and not exists (select 1 from :table t where t.superseded_by is null and :same_key)
order by b.line

-- :: refused targets
when at_least > at_most then {'field': 'at_least', 'value': at_least::varchar, 'reason': 'is more than at_most: nothing can keep both'}
when at_least is null and at_most is null then {'field': 'at_least', 'value': null, 'reason': 'is not given, nor is at_most: give one of them'}
when valid_until < valid_from then {'field': 'valid_until', 'value': valid_until::varchar, 'reason': 'is before valid_from'}

-- :: notes targets
-- What was taken and nothing makes use of.
select distinct 'the target of ''' || indicator || ''' is of no indicator that there is: see performance-indicators' as note
from beside
where reason is null and lower(indicator) not in (
    'declarations', 'revenue', 'electronic_rate', 'same_day_release', 'control_rate', 'physical_rate', 'results_recorded',
    'chance_share', 'hit_rate', 'hit_red', 'hit_yellow', 'hit_blue', 'hit_rules', 'hit_learned', 'hit_officers', 'hit_chance',
    'audit_hits', 'audit_yield', 'effective_duty_rate', 'effective_tax_rate', 'arrears', 'cost_of_collection',
    'declarations_per_officer', 'revenue_per_officer', 'aeo_share', 'data_quality', 'appeals_lost')
order by note

-- :: notes figures
select distinct 'the figure ''' || figure || ''' is none that an indicator takes (cost, paper_declarations, appeals_decided, appeals_lost)' as note
from beside
where reason is null and lower(figure) not in ('cost', 'paper_declarations', 'appeals_decided', 'appeals_lost')
order by note
