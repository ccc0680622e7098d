-- How well Customs does its work, by office and month, and what has moved. What is measured stands in Measures.sql; reads the tables that it makes.

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

-- :: behind indicators
-- Those that the numerator counts stand first; of what counts no declarations, all of the period; of what no declaration holds, none.
select f.declaration_id, cast(null as integer) as sequence, f.accepted_on, f.importer_id, f.hs_code, f.customs_value
from fact f
left join counted c on c.declaration_key = f.declaration_key and c.indicator = $1
where c.indicator is not null
    or (select count(*) from counted where indicator = $1) = 0 and $1 not in ('electronic_rate', 'cost_of_collection', 'appeals_lost')
order by c.hit desc nulls last, f.accepted_on, f.declaration_id
limit 10000

-- :: behind months
select declaration_id, cast(null as integer) as sequence, accepted_on, importer_id, hs_code, customs_value
from fact f
left join counted c on c.declaration_key = f.declaration_key and c.indicator = (select indicator from parameter)
where f.month = $1 and (c.indicator is not null or (select count(*) from counted where indicator = (select indicator from parameter)) = 0)
order by c.hit desc nulls last, f.accepted_on, f.declaration_id
limit 10000

-- :: behind offices
select declaration_id, cast(null as integer) as sequence, accepted_on, importer_id, hs_code, customs_value
from fact f
left join counted c on c.declaration_key = f.declaration_key and c.indicator = (select indicator from parameter)
where f.office = $1 and (c.indicator is not null or (select count(*) from counted where indicator = (select indicator from parameter)) = 0)
order by c.hit desc nulls last, f.accepted_on, f.declaration_id
limit 10000
