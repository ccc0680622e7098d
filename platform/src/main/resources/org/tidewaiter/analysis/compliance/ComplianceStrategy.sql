-- Where risk is high and detection low, by sector, origin and size of trader, and what nobody looked at.
-- Reads the views declaration, goods_item and control, and the table parameter of one row.

-- :: common steps of section

-- :: steps of RandomSample

-- :: step grouped
-- Each declaration once within all, and once in each of three dimensions: 1 the sector of its first item, 2 its origin, 3 the size of the trader.
create temp table grouped as
select 0 as place, 'all' as part, w.* from weighted w
union all
select 1, coalesce('HS ' || case p.sector when 'chapter' then w.chapter else s.chapters end, 'no HS code'), w.*
from weighted w
cross join parameter p
left join (
    select chapter, min(chapter) over (partition by section) || '–' || max(chapter) over (partition by section) as chapters from section
) s on s.chapter = w.chapter
union all
select 2, coalesce(w.origin, 'no origin'), w.* from weighted w
union all
select 3, coalesce(w.size, 'no importer'), w.* from weighted w

-- :: steps of SampledRates

-- :: parts
select part, declarations, chosen, chosen_found, found, sampled, sampled_found, unseen, unseen_value, weights, weights_found, weights_squared,
    round(variance, 15) as variance, recovered, place
from rate
order by place, unseen desc, part

-- :: behind strategy, plane
-- What nobody looked at comes first, by value.
select declaration_id, cast(null as integer) as sequence, accepted_on, importer_id, hs_code, customs_value
from grouped
where part = $1
order by was_looked, customs_value desc nulls last, declaration_id
limit 10000

-- :: counted findings
select declaration_key, cast(null as integer) as sequence, customs_value as weight
from weighted
where case $1 when 'drawn' then sampled when 'found' then found when 'unseen' then not was_looked when 'chosen' then chosen else false end
