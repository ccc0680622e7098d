-- Rows of companion files that are kept for reference: judged, and written to their table. The rows come as text that casts.

-- :: staged
select r.*, r.bad.field as field, r.bad.value as value, r.bad.reason as reason
from (
    select r.*, case
            when unread is not null then unread
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
            from (
                select line, original_row, unread_field, unread_value, unread_reason,
                    case when coalesce(unread_reason, '') <> '' then {'field': nullif(unread_field, ''),
                        'value': case when nullif(unread_field, '') is not null then coalesce(unread_value, '') end,
                        'reason': unread_reason} end as unread,
                    :casts
                from companion_text
            ) r
        ) r
    ) r
) r

-- :: supersede
-- What is in force under the key of a row that says something else.
update :table t set superseded_by = $load
from companion_row b
where b.reason is null and t.superseded_by is null and :same_key and not (:same)

-- :: confirm
update :table t set confirmed_by = $load
from companion_row b
where b.reason is null and t.superseded_by is null and :same_key

-- :: write
insert into :table (load_id, line_number, :columns)
select $load, b.line, :columns
from companion_row b
where b.reason is null and not exists (select 1 from :table t where t.superseded_by is null and :same_key)
order by b.line

-- :: replaced
-- A sentence where rows took the place of others, with the first three of them.
select count(*) || case when count(*) = 1 then ' row takes the place of one' else ' rows take the place of others' end
    || ' with the same :keys and other values, which stays in the table behind the view: '
    || array_to_string(list(said order by line_number)[1:3], '; ') || case when count(*) > 3 then ' …' else '' end as note
from (
    select b.line_number, :named || ' (' || :changes || ')' as said
    from :table b
    join :table t on t.superseded_by = $load and :same_key
    where b.load_id = $load
)
having count(*) > 0

-- :: staged revenue
-- The rows of a table of revenue, with those of a month and office whose total, tax ALL, is less than its taxes together, of the file and of what is
-- in force besides: one of them is wrong, and which cannot be known. A total that is more than the taxes given stands, since not all taxes need be
-- given. So are those of a month and office that has a total of all taxes, and rows in several currencies: what is the total of, where money of two
-- currencies has no sum? A currency that is not named is the national one.
with given as (:staged),
known as (
    select month, office_code, tax, assessed, paid, coalesce(currency, (select amounts_in from national_currency order by decision desc limit 1),
        '') as money from given where reason is null
    union all
    select t.month, t.office_code, t.tax, t.assessed, t.paid, coalesce(t.currency,
        (select amounts_in from national_currency order by decision desc limit 1), '')
    from reference.monthly_revenue t
    where t.superseded_by is null
        and not exists (select 1 from given g where g.reason is null and g.month = t.month and g.office_code = t.office_code and g.tax = t.tax)
),
mixed as (
    select month, office_code, string_agg(distinct money, ' and ' order by money) as said
    from known
    where money <> ''
    group by month, office_code
    having count(distinct money) > 1 and bool_or(tax = 'ALL')
),
sums as (
    select month, office_code, money, sum(assessed) filter (tax = 'ALL') as assessed_all, sum(assessed) filter (tax <> 'ALL') as assessed_taxes,
        sum(paid) filter (tax = 'ALL') as paid_all, sum(paid) filter (tax <> 'ALL') as paid_taxes, count(*) as n
    from known
    group by month, office_code, money
),
wrong as (
    select k.month, k.office_code, k.money, any_value('a total of all taxes stands beside amounts in several currencies, ' || m.said
        || ', and there is no sum of them: give the taxes by themselves, or all in one currency') as said
    from known k
    join mixed m on m.month = k.month and m.office_code = k.office_code
    group by k.month, k.office_code, k.money
    union all
    select month, office_code, money,
        case when assessed_taxes > assessed_all + n then 'assessed: the total is ' || assessed_all || ' and its taxes are ' || assessed_taxes
            else 'paid: the total is ' || paid_all || ' and its taxes are ' || paid_taxes end as said
    from sums
    where (assessed_taxes > assessed_all + n or paid_taxes > paid_all + n)
        and not exists (select 1 from mixed m where m.month = sums.month and m.office_code = sums.office_code)
)
select g.* replace (
    case when g.reason is null and w.said is not null then 'tax' else g.field end as field,
    case when g.reason is null and w.said is not null then g.tax else g.value end as value,
    case when g.reason is null and w.said is not null
        then 'contradicts the other rows of ' || strftime(g.month, '%Y-%m') || ' and ' || g.office_code || ' (' || w.said
            || '): correct the one that is wrong' else g.reason end as reason)
from given g
left join wrong w on w.month = g.month and w.office_code = g.office_code
    and w.money = coalesce(g.currency, (select amounts_in from national_currency order by decision desc limit 1), '')

-- :: refused targets
when at_least > at_most then {'field': 'at_least', 'value': at_least::varchar, 'reason': 'is more than at_most: nothing can keep both'}
when greatest(at_least, at_most) > 1 and lower(indicator) in (
        'electronic_rate', 'same_day_release', 'control_rate', 'physical_rate', 'results_recorded',
        'chance_share', 'hit_rate', 'hit_red', 'hit_yellow', 'hit_blue', 'hit_rules', 'hit_learned', 'hit_officers', 'hit_chance',
        'audit_hits', 'effective_duty_rate', 'effective_tax_rate', 'arrears', 'cost_of_collection', 'aeo_share', 'data_quality', 'appeals_lost')
    then {'field': case when at_least > 1 then 'at_least' else 'at_most' end, 'value': greatest(at_least, at_most)::varchar,
        'reason': 'is more than the whole: the target of a share is written as a part of 1, so that 80 % is 0.8'}
when at_least is null and at_most is null then {'field': 'at_least', 'value': null, 'reason': 'is not given, nor is at_most: give one of them'}

-- :: refused opening_hours
when weekday not between 1 and 7 then {'field': 'weekday', 'value': weekday::varchar, 'reason': 'is no day of the week: 1 is Monday, 7 is Sunday'}
when closes <= opens then {'field': 'closes', 'value': closes::varchar,
'reason': 'is not later than opens: an office is open within a day, until 24:00 at the latest'}

-- :: refused periods
-- Of every table whose rows hold from a day to a day.
when valid_until < valid_from then {'field': 'valid_until', 'value': valid_until::varchar, 'reason': 'is before valid_from'}

-- :: notes targets
-- What was taken and nothing makes use of.
select distinct 'the target of ''' || indicator || ''' is of no indicator that there is: see performance-indicators' as note
from companion_row
where reason is null and lower(indicator) not in (
    'declarations', 'revenue', 'electronic_rate', 'same_day_release', 'control_rate', 'physical_rate', 'results_recorded',
    'chance_share', 'hit_rate', 'hit_red', 'hit_yellow', 'hit_blue', 'hit_rules', 'hit_learned', 'hit_officers', 'hit_chance',
    'audit_hits', 'audit_yield', 'effective_duty_rate', 'effective_tax_rate', 'arrears', 'cost_of_collection',
    'declarations_per_officer', 'revenue_per_officer', 'aeo_share', 'data_quality', 'appeals_lost', 'revenue_month')
order by note

-- :: notes figures
select distinct 'the figure ''' || figure
    || ''' is none that anything takes (cost, paper_declarations, appeals_decided, appeals_lost, revenue_target)' as note
from companion_row
where reason is null and lower(figure) not in ('cost', 'paper_declarations', 'appeals_decided', 'appeals_lost', 'revenue_target')
order by note

-- :: notes offices
-- Of every table that names offices: those that no declaration names, where there are declarations that name one. They may come; a code that is
-- written in another way never will.
select 'of these rows, ' || count(*) || ' name offices that no declaration names ('
    || array_to_string(list(distinct office_code order by office_code)[1:5], ', ')
    || case when count(distinct office_code) > 5 then ' …' else '' end
        || '): if the codes are written as in the declarations they are used once such declarations are there' as note
from companion_row
where reason is null and office_code is not null and office_code not in (select office_code from declaration where office_code is not null)
    and exists (select 1 from declaration where office_code is not null)
having count(*) > 0
