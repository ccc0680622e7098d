-- How well Customs does its work, by office and month, and what has moved. What is measured stands in Measures.sql; reads the tables that it makes.

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

-- :: behind choosers
-- Those with a finding first.
select f.declaration_id, cast(null as integer) as sequence, f.accepted_on, f.importer_id, f.hs_code, f.customs_value
from fact f
join counted_or_chosen c on c.declaration_key = f.declaration_key and c.indicator = 'chosen_' || replace($1, ' ', '_')
order by c.hit desc, f.accepted_on, f.declaration_id
limit 10000
