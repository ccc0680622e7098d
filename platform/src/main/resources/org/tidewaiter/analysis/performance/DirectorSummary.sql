-- How do we stand: ten figures, what moved, and what asks for a decision. What is measured stands in Measures.sql; reads the tables that it makes.

-- :: steps of Measures

-- :: counts
select * from period

-- :: months
select * from by_month order by indicator, month

-- :: units
select * from unit order by indicator, office

-- :: targets
-- That of the office first, and of two the later.
select indicator, at_least, at_most, valid_from from target order by indicator, of_office desc, valid_from desc

-- :: behind figures
-- Of the last full month that the figure is of: of arrears, paid later, the third last. Those that the numerator counts stand first; of what counts no declarations, all of the month.
select f.declaration_id, cast(null as integer) as sequence, f.accepted_on, f.importer_id, f.hs_code, f.customs_value
from fact f
left join counted c on c.declaration_key = f.declaration_key and c.indicator = $1
where (c.indicator is not null or (select count(*) from counted where indicator = $1) = 0)
    and f.month = (
        select month from (select month, row_number() over (order by month desc) as place from by_month where indicator = $1 and is_full)
        where place = case when $1 = 'arrears' then 3 else 1 end)
order by c.hit desc nulls last, $1 = 'aeo_share' and f.authorised desc, case when $1 = 'data_quality' then f.items_with_errors end desc nulls last, f.accepted_on, f.declaration_id
limit 10000
