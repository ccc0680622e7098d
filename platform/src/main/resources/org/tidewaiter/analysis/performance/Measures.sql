-- What indicators of performance are made of: of each the numerator and the denominator by office and month, so that any sum of them is the
-- indicator of the whole. Reads the views declaration, goods_item, control, event, aeo_certificate, defect, staff_assignment, monthly_revenue and
-- monthly_figure, and the table parameter of one row.

-- :: step looked
-- One row a declaration with controls of any kind. of_…: by whom it was chosen.
create temp table looked as
select
    declaration_key, bool_or(outcome <> 'pending') as done, bool_or(outcome = 'finding') as found,
    bool_or(kind = 'goods' and outcome <> 'pending') as goods,
    bool_or(selected_by = 'rule' and outcome <> 'pending') as rule, bool_or(selected_by = 'rule' and outcome = 'finding') as rule_found,
    bool_or(selected_by = 'model' and outcome <> 'pending') as model, bool_or(selected_by = 'model' and outcome = 'finding') as model_found,
    bool_or(selected_by = 'random' and outcome <> 'pending') as chance, bool_or(selected_by = 'random' and outcome = 'finding') as chance_found,
    bool_or(selected_by = 'officer' and outcome <> 'pending') as officer, bool_or(selected_by = 'officer' and outcome = 'finding') as officer_found,
    max(kind) || ' ' || max(selected_by) as mix, max(recorded_at) filter (outcome <> 'pending') as recorded_at,
    coalesce(sum(amount_recovered), 0) as recovered
from control
group by declaration_key

-- :: step goods
-- One row a declaration: what its items come to. …_base: the value of the items that give the tax.
create temp table goods as
select
    i.declaration_key, min(i.hs_code) filter (i.sequence = 1) as hs_code, sum(i.customs_value) as customs_value, sum(i.tax_assessed) as tax,
    sum(i.customs_value) filter (i.tax_assessed is not null) as tax_base, sum(i.duty_amount) filter (i.customs_value is not null) as duty,
    sum(i.customs_value) filter (i.duty_amount is not null) as duty_base, bool_or(left(i.procedure_code, 1) = '4') as home_use, count(*) as items,
    count(e.declaration_key) as items_with_errors
from goods_item i
left join (
    select distinct f.declaration_key, g.sequence
    from defect f
    join goods_item g on g.declaration_key = f.declaration_key and (f.sequence is null or g.sequence = f.sequence)
    where f.severity = 'error'
) e on e.declaration_key = i.declaration_key and e.sequence = i.sequence
group by i.declaration_key

-- :: step moment
create temp table moment as
select
    declaration_key, min(occurred_at) filter (event_code = 'released') as released_at,
    max(substr(event_code, 6)) filter (starts_with(event_code, 'lane_')) as lane
from event
where event_code = 'released' or starts_with(event_code, 'lane_')
group by declaration_key

-- :: step fact
-- One row a declaration of the period. A release is that of the declaration, or else its first event.
create temp table fact as
select
    d.declaration_key, d.declaration_id, cast(d.accepted_at as date) as accepted_on, strftime(d.accepted_at, '%Y-%m') as month,
    coalesce(d.office_code, 'none') as office, coalesce(d.type_code, 'none') as type, d.importer_id, m.lane,
    coalesce(d.released_at, m.released_at) as released_at,
    cast(coalesce(d.released_at, m.released_at) as date) <= cast(d.accepted_at as date) as same_day,
    g.hs_code, coalesce(left(g.hs_code, 2), 'none') as chapter, g.customs_value, g.tax, g.tax_base, g.duty, g.duty_base,
    coalesce(g.home_use, false) or (select count(procedure_code) from goods_item) = 0 as home_use, g.items, g.items_with_errors,
    j.load_id is not null as judged, l.* exclude (declaration_key),
    coalesce(l.recorded_at > coalesce(d.released_at, m.released_at) + interval 1 day, false) as audited,
    exists (
        select 1 from aeo_certificate a
        where a.party_id = d.importer_id and coalesce(a.valid_from, date '0001-01-01') <= cast(d.accepted_at as date)
            and coalesce(a.valid_until, date '9999-12-31') >= cast(d.accepted_at as date)
            and lower(coalesce(a.status, '')) not in ('suspended', 'revoked', 'withdrawn', 'expired')
    ) as authorised
from declaration d
cross join parameter p
left join goods g on g.declaration_key = d.declaration_key
left join moment m on m.declaration_key = d.declaration_key
left join looked l on l.declaration_key = d.declaration_key
left join (select distinct load_id from store.judged_load) j on j.load_id = d.load_id
where (p."from" is null or d.accepted_at >= p."from") and (p."to" is null or d.accepted_at < p."to")
    and (p.office is null or d.office_code = p.office)
    and (p.type is null or starts_with(d.type_code, p.type))

-- :: step cell
-- One row an office and month.
create temp table cell as
select
    office, month, count(*) as declarations, count(released_at) as released, count(done) as controls, sum(customs_value) as customs_value,
    sum(customs_value) filter (authorised) as authorised_value, sum(tax) as tax, sum(tax) filter (home_use) as home_tax,
    sum(tax_base) filter (home_use) as tax_base, sum(duty) filter (home_use) as duty, sum(duty_base) filter (home_use) as duty_base,
    sum(items) filter (judged) as items, sum(items - items_with_errors) filter (judged) as items_without_errors,
    sum(recovered) filter (audited) as recovered, count(*) filter (audited) as audits
from fact
group by office, month

-- :: step counted
-- One row a declaration that an indicator counts. hit: whether it is in the numerator.
create temp table counted as
select 'same_day_release' as indicator, f.declaration_key, coalesce(f.same_day, false) as hit
from fact f join cell c on c.office = f.office and c.month = f.month where c.released > 0
union all
select 'control_rate', declaration_key, done is not null from fact where (select sum(controls) from cell) > 0
union all
select 'physical_rate', declaration_key, coalesce(goods, false) from fact where (select sum(controls) from cell) > 0
union all
select 'results_recorded', declaration_key, done from fact where done is not null and accepted_on <= (select max(accepted_on) from fact) - 90
union all
select 'chance_share', declaration_key, chance from fact where done
union all
select 'hit_rate', declaration_key, found from fact where done
union all
select 'hit_' || lane, declaration_key, found from fact where done and lane in ('red', 'yellow', 'blue')
union all
select 'hit_rules', declaration_key, rule_found from fact where rule
union all
select 'hit_learned', declaration_key, model_found from fact where model
union all
select 'hit_chance', declaration_key, chance_found from fact where chance
union all
select 'hit_officers', declaration_key, officer_found from fact where officer
union all
select 'audit_hits', declaration_key, found from fact where audited

-- :: common steps of chosen

-- :: step counted_or_chosen
-- The same, and what a chooser chose in one way of looking under chosen_CHOOSER_LOOK.
create temp table counted_or_chosen as
select indicator, declaration_key, hit from counted
union all
select 'chosen_' || c.chooser || '_' || c.look, c.declaration_key, c.found from chosen c join fact f on f.declaration_key = c.declaration_key

-- :: step whole_month
-- Figures that are kept by the month can only be set against months of the period that are whole, and against all types of declaration.
create temp table whole_month as
select strftime(m.month, '%Y-%m') as month, m.month as first_day
from (select distinct date_trunc('month', accepted_on) as month from fact) m
cross join parameter p
where (p."from" is null or m.month >= p."from") and (p."to" is null or m.month + interval 1 month <= p."to") and p.type is null

-- :: step figure
-- One row a figure of a whole month and office; money of another currency than the national one is left out, and so is an office that no declaration
-- of the period names.
create temp table figure as
select lower(f.figure) as figure, coalesce(f.office_code, 'all') as office, w.month, f.amount
from monthly_figure f
join whole_month w on w.first_day = f.month
cross join parameter p
where (p.office is null or f.office_code = p.office) and (f.office_code is null or f.office_code in (select office from fact))
    and (f.currency is null or f.currency = (select amounts_in from national_currency order by decision desc limit 1))

-- :: step gathered
-- What stands beside a figure: the declarations of its office, or of all offices where it names none.
create temp table gathered as
select f.figure, f.office, f.month, f.amount, sum(c.declarations) as declarations, sum(c.tax) as tax
from figure f
join cell c on c.month = f.month and (f.office = 'all' or c.office = f.office)
group by f.figure, f.office, f.month, f.amount

-- :: step officers
create temp table officers as
select c.office, c.month, c.declarations, c.tax, count(distinct s.officer_id) as officers
from cell c
join whole_month w on w.month = c.month
join staff_assignment s on s.office_code = c.office and s.valid_from < w.first_day + interval 1 month
    and coalesce(s.valid_until, date '9999-12-31') >= w.first_day
group by c.office, c.month, c.declarations, c.tax

-- :: step paid
-- What was assessed and paid; where a total of the taxes has both, the taxes by themselves are not added to it.
create temp table paid as
select r.office_code as office, w.month, sum(r.assessed) as assessed, sum(r.paid) as paid
from (
    select *, bool_or(tax = 'ALL') over (partition by month, office_code) as has_total
    from monthly_revenue
    where assessed is not null and paid is not null and (currency is null
        or currency = (select amounts_in from national_currency order by decision desc limit 1))
) r
join whole_month w on w.first_day = r.month
cross join parameter p
where (p.office is null or r.office_code = p.office) and (r.tax = 'ALL' or not r.has_total)
group by r.office_code, w.month

-- :: step measure
create temp table measure as
select indicator, office, month, cast(numerator as decimal(38, 3)) as numerator, cast(denominator as decimal(38, 3)) as denominator
from (
    select c.indicator, f.office, f.month, count(*) filter (c.hit) as numerator, count(*) as denominator
    from counted c join fact f on f.declaration_key = c.declaration_key
    group by c.indicator, f.office, f.month
    union all select 'declarations', office, month, declarations, 1 from cell
    union all select 'revenue', office, month, tax, 1 from cell
    union all select 'effective_tax_rate', office, month, home_tax, tax_base from cell
    union all select 'effective_duty_rate', office, month, duty, duty_base from cell
    union all select 'aeo_share', office, month, coalesce(authorised_value, 0),
        customs_value from cell where (select count(*) from aeo_certificate) > 0
    union all select 'data_quality', office, month, items_without_errors, items from cell
    union all select 'audit_yield', office, month, recovered, audits from cell where audits > 0
    union all select 'arrears', office, month, assessed - paid, assessed from paid
    union all select 'declarations_per_officer', office, month, declarations, officers from officers
    union all select 'revenue_per_officer', office, month, tax, officers from officers
    union all select 'cost_of_collection', office, month, amount, tax from gathered where figure = 'cost'
    union all
    select 'electronic_rate', office, month, declarations, declarations + amount from gathered where figure = 'paper_declarations'
    union all
    select 'appeals_lost', l.office, l.month, l.amount, d.amount
    from figure l join figure d on d.office = l.office and d.month = l.month and d.figure = 'appeals_decided'
    where l.figure = 'appeals_lost'
)
where numerator is not null and denominator > 0

-- :: step full_month
-- Months of which the data have about all days: three may be missing at either end, as of holidays.
create temp table full_month as
select month, first_on - date_trunc('month', first_on)::date <= 3
    and (date_trunc('month', last_on) + interval 1 month)::date - last_on <= 4 as is_full
from (select month, min(accepted_on) as first_on, max(accepted_on) as last_on from fact group by month)

-- :: step stratum
-- Cases of an office that are alike: of one kind, and of one HS chapter within it. Of findings the kind is how and by whom it was looked at, of a
-- release the type of declaration and the lane, of controls the type and whether the importer is authorised.
create temp table stratum as
select
    c.indicator, f.office, f.chapter,
    case when starts_with(c.indicator, 'hit_') or c.indicator in ('audit_hits', 'results_recorded', 'chance_share') then f.mix
        when c.indicator = 'same_day_release' then f.type || ' ' || coalesce(f.lane, '') else f.type || ' ' || f.authorised end as mix,
    count(*) as cases, count(*) filter (c.hit) as hits
from counted c
join fact f on f.declaration_key = c.declaration_key
group by all

-- :: step expectation
-- One row an indicator and office. expected: by the rate of all offices for the same chapter of the same kind, drawn towards the kind by twenty
-- cases, and brought to the sum of the kind, so that of all offices together as much is expected as there is. comparable: its cases of kinds of
-- which other offices have at least twenty.
create temp table expectation as
select
    indicator, office, sum(cases) as cases, sum(hits) as hits,
    cast(sum(cast(drawn * coalesce(kind_hits / nullif(cast(kind_drawn as double), 0), 0) as decimal(24, 9))) as double) as expected,
    coalesce(sum(cases) filter (kind_cases - own_cases >= 20), 0) as comparable
from (
    select *, sum(drawn) over (partition by indicator, mix) as kind_drawn
    from (
        select *, cast(cases * (chapter_hits + 20 * kind_hits / cast(kind_cases as double)) / (chapter_cases + 20) as decimal(24, 9)) as drawn
        from (
            select *,
                sum(cases) over (partition by indicator, mix, chapter) as chapter_cases,
                sum(hits) over (partition by indicator, mix, chapter) as chapter_hits,
                sum(cases) over (partition by indicator, mix) as kind_cases, sum(hits) over (partition by indicator, mix) as kind_hits,
                sum(cases) over (partition by indicator, mix, office) as own_cases
            from stratum
        ) k
    ) d
) s
group by indicator, office

-- :: step period
-- other_money: figures of the period in another currency than the national one, which are in no sum. other_offices: offices that figures, revenue or
-- targets name and no declaration of the period.
create temp table period as
select
    count(*) as declarations, count(distinct month) as months, count(distinct office) as offices, cast(min(accepted_on) as varchar) as first_on,
    cast(max(accepted_on) as varchar) as last_on, (select count(*) from full_month where is_full) as full_months,
    (select count(*) from (select month, currency from monthly_figure union all select month, currency from monthly_revenue) f
        join whole_month w on w.first_day = f.month
        where f.currency is distinct from (select amounts_in from national_currency order by decision desc limit 1) and f.currency is not null)
            as other_money,
    (select string_agg(distinct n.office_code, ', ' order by n.office_code)
        from (
            select f.office_code from monthly_figure f join whole_month w on w.first_day = f.month where lower(f.figure) <> 'revenue_target'
            union all select r.office_code from monthly_revenue r join whole_month w on w.first_day = r.month
            union all select office_code from performance_target where valid_from <= (select max(accepted_on) from fact)
        ) n
        cross join parameter p
        where n.office_code is not null and p.office is null and n.office_code not in (select office from fact)) as other_offices
from fact

-- :: step by_month
-- One row an indicator and month, of all offices asked of; what is counted by the month has the month itself below the line, however many offices
-- there are.
create temp table by_month as
select e.indicator, e.month, sum(e.numerator) as numerator,
    case when e.indicator in ('declarations', 'revenue') then 1 else sum(e.denominator) end as denominator, any_value(f.is_full) as is_full
from measure e
join full_month f on f.month = e.month
group by e.indicator, e.month

-- :: step unit
-- One row an indicator and office. Null where what it counts cannot be compared by the mix of its cases.
create temp table unit as
select e.indicator, e.office, sum(e.numerator) as numerator, sum(e.denominator) as denominator, any_value(x.expected) as expected,
    cast(any_value(x.comparable) as bigint) as comparable
from measure e
left join expectation x on x.indicator = e.indicator and x.office = e.office
group by e.indicator, e.office

-- :: step target
-- What is to be reached on the last day of the period; of the office where the question names one and a target does.
create temp table target as
select lower(t.indicator) as indicator, cast(t.at_least as double) as at_least, cast(t.at_most as double) as at_most, t.valid_from,
    t.office_code is not null as of_office
from performance_target t
cross join parameter p
cross join (select max(accepted_on) as last_on from fact) l
where (t.office_code is null or t.office_code = p.office) and t.valid_from <= l.last_on and (t.valid_until is null or t.valid_until >= l.last_on)
qualify row_number() over (partition by lower(t.indicator) order by t.office_code nulls last, t.valid_from desc) = 1
