-- How much is truly wrong, and how much of it is found.
-- Reads the views declaration, goods_item and control, and the table parameter of one row. What was drawn at random speaks for all that nothing
-- chose; what was chosen speaks for itself.

-- :: steps of RandomSample

-- :: step grouped
-- Each declaration with the part it belongs to, and once more within all.
create temp table grouped as
select 1 as place, coalesce(case p.by when 'chapter' then chapter when 'origin' then origin when 'office' then w.office
        when 'type' then w.type when 'size' then size else 'all' end, 'none') as part, w.*
from weighted w cross join parameter p
union all
select 0, 'all', w.*
from weighted w
where (select p.by from parameter p) <> 'none'

-- :: steps of SampledRates

-- :: parts
select part, declarations, chosen, chosen_found, found, sampled, sampled_found, unseen, unseen_value, weights, weights_found, weights_squared,
    round(variance, 15) as variance, recovered, place
from rate
order by place, sampled desc, part

-- :: behind parts, rates
-- Those that were drawn at random and looked at stand first.
select declaration_id, cast(null as integer) as sequence, accepted_on, importer_id, hs_code, customs_value
from grouped
where part = $1
order by sampled desc, found desc, accepted_on, declaration_id
limit 10000

-- :: counted findings
select declaration_key, cast(null as integer) as sequence, customs_value as weight
from weighted
where case $1 when 'drawn' then sampled when 'found' then found when 'unseen' then not was_looked when 'chosen' then chosen else false end
