-- How do we stand: ten figures, what moved, and what asks for a decision. What is measured stands in Measures.sql; reads the tables that it makes.

-- :: steps of Measures

-- :: counts
select * from period

-- :: months
select * from by_month order by indicator, month

-- :: units
select * from unit order by indicator, office

-- :: chosen
-- One row a chooser and way of looking, of the period.
select c.chooser, c.look, count(*) as looked, count(*) filter (c.found) as found
from chosen c
join fact f on f.declaration_key = c.declaration_key
group by c.chooser, c.look
order by case c.chooser when 'rule' then 1 when 'model' then 2 when 'officer' then 3 else 4 end,
    case c.look when 'goods' then 1 when 'documents' then 2 else 3 end

-- :: targets
-- That of the office first, and of two the later.
select indicator, at_least, at_most, valid_from from target order by indicator, of_office desc, valid_from desc

-- :: step figure_month
-- Of each indicator its full months with the number of their quarter; of arrears, paid later, the last two count for nothing.
create temp table figure_month as
select indicator, month, cast(substr(month, 1, 4) as integer) * 4 + cast(floor((cast(substr(month, 6, 2) as integer) - 1) / 3.0) as integer)
    as quarter
from (
    select indicator, month, row_number() over (partition by indicator order by month desc) as place
    from (select distinct indicator, month from by_month where is_full) f
) placed
where indicator <> 'arrears' or place > 2

-- :: step span_month
-- Of each indicator the months of the last quarter that is full, else the last full month.
create temp table span_month as
select m.indicator, m.month
from figure_month m
left join (
    select indicator, max(quarter) as quarter
    from (select indicator, quarter from figure_month group by indicator, quarter having count(*) = 3) q
    group by indicator
) whole on whole.indicator = m.indicator
where m.quarter = whole.quarter
    or whole.quarter is null and m.month = (select max(l.month) from figure_month l where l.indicator = m.indicator)

-- :: behind figures
-- Of the quarter that the figure is of, or of its month. Those that the numerator counts stand first; of what counts no declarations, all of it.
select f.declaration_id, cast(null as integer) as sequence, f.accepted_on, f.importer_id, f.hs_code, f.customs_value
from fact f
left join counted c on c.declaration_key = f.declaration_key and c.indicator = $1
where (c.indicator is not null or (select count(*) from counted where indicator = $1) = 0)
    and f.month in (select month from span_month where indicator = $1)
order by c.hit desc nulls last, $1 = 'aeo_share' and f.authorised desc, case when $1 = 'data_quality' then f.items_with_errors end desc nulls last,
    f.accepted_on, f.declaration_id
limit 10000

-- :: behind months
-- Likewise of the month that stands behind the figure in the key, else of the last full month that the figure is of.
select f.declaration_id, cast(null as integer) as sequence, f.accepted_on, f.importer_id, f.hs_code, f.customs_value
from fact f
cross join (select split_part($1, ' ', 1) as indicator, nullif(split_part($1, ' ', 2), '') as month) k
left join counted c on c.declaration_key = f.declaration_key and c.indicator = k.indicator
where (c.indicator is not null or (select count(*) from counted n where n.indicator = k.indicator) = 0)
    and f.month = coalesce(k.month, (select max(m.month) from figure_month m where m.indicator = k.indicator))
order by c.hit desc nulls last, k.indicator = 'aeo_share' and f.authorised desc,
    case when k.indicator = 'data_quality' then f.items_with_errors end desc nulls last, f.accepted_on, f.declaration_id
limit 10000

-- :: behind findings, decisions
-- The key is moved, decided or why something asks for a decision, the indicator, and the office if any. What moved is of the last full month, what
-- asks for a decision of the whole period; of what cannot be measured there is nothing. Behind chance stands the way of looking for the office.
select f.declaration_id, cast(null as integer) as sequence, f.accepted_on, f.importer_id, f.hs_code, f.customs_value
from fact f
cross join (
    select split_part($1, ' ', 1) = 'moved' as moved,
        case when split_part($1, ' ', 1) = 'chance' then 'chosen_'
            || case split_part($1, ' ', 2) when 'hit_rules' then 'rule' when 'hit_learned' then 'model'
                else 'officer' end || '_' || split_part($1, ' ', 3)
            else split_part($1, ' ', 2) end as indicator,
        case when split_part($1, ' ', 1) = 'chance' then '' else substr($1,
            length(split_part($1, ' ', 1)) + length(split_part($1, ' ', 2)) + 3) end as office
) k
left join counted_or_chosen c on c.declaration_key = f.declaration_key and c.indicator = k.indicator
where (c.indicator is not null or (select count(*) from counted_or_chosen n where n.indicator = k.indicator) = 0)
    and (not k.moved or f.month = (select max(m.month) from figure_month m where m.indicator = k.indicator))
    and (k.office = '' or f.office = k.office)
    and split_part($1, ' ', 1) <> 'lack'
order by c.hit desc nulls last, f.accepted_on, f.declaration_id
limit 10000
