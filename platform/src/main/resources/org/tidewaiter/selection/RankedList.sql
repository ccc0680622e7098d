-- The declarations of one assessment, ranked, with what an officer needs to see of each.
-- {conditions}, {order} stand for text from the allow-lists of RankedList.java, never for words from outside.

-- :: keys
-- The declarations of one page, in order: found first, so that details are read for one page only.
select a.declaration_key
from assessed a
join store.declaration d on d.declaration_key = a.declaration_key
left join store.goods_item i on i.declaration_key = a.declaration_key and i.sequence = 1
left join store.code hs on hs.code_key = i.hs_key
left join store.code origin on origin.code_key = i.origin_key
join store.code office on office.code_key = d.office_key
join store.party importer on importer.party_key = d.importer_key
where a.assessment_id = ? and {conditions}
order by {order}, a.rank
limit ? offset ?

-- :: keys_by_rank
-- The same in the order of the assessment itself, which needs no other table than the conditions do.
select a.declaration_key
from assessed a
join store.declaration d on d.declaration_key = a.declaration_key
where a.assessment_id = ? and {conditions}
order by {order}, a.rank
limit ? offset ?

-- :: keys_of_whole_by_rank
-- The same without any condition on the declaration.
select a.declaration_key
from assessed a
where a.assessment_id = ? and {conditions}
order by {order}, a.rank
limit ? offset ?

-- :: lanes
-- One row per lane and chooser: how many declarations meet the conditions.
select a.lane, a.selected_by, count(*) as declarations
from assessed a
join store.declaration d on d.declaration_key = a.declaration_key
where a.assessment_id = ? and {conditions}
group by a.lane, a.selected_by
order by a.lane, a.selected_by

-- :: lanes_of_whole
select a.lane, a.selected_by, sum(a.declarations)::bigint as declarations
from assessed_count a
where a.assessment_id = ? and {conditions}
group by a.lane, a.selected_by
order by a.lane, a.selected_by

-- :: details
-- One row per declaration of "page" (a temporary table: position, declaration_key) in its order. Shown is its first item,
-- or the first one under HS $2 of origin $3 (empty for any). The outcome is what controls of the declaration found,
-- whenever they were recorded: finding before conform before pending.
with items as (
    select
        i.declaration_key, count(*) as items,
        coalesce(
            min(i.sequence) filter (where starts_with(hs.code, $2) and ($3 = '' or origin.code = $3)),
            min(i.sequence)) as shown_sequence
    from store.goods_item i
    join store.code hs on hs.code_key = i.hs_key
    join store.code origin on origin.code_key = i.origin_key
    where i.declaration_key in (select declaration_key from page)
    group by i.declaration_key
),
results as (
    select c.declaration_key, min(case c.outcome when 'finding' then '1finding' when 'conform' then '2conform' else '3pending' end) as outcome
    from store.control c
    where c.declaration_key in (select declaration_key from page)
    group by c.declaration_key
)
select
    a.rank, d.declaration_id, d.version, d.accepted_at, nullif(office.code, '') as office_code,
    nullif(importer.party_id, '') as importer_id, hs.code as hs_code, nullif(origin.code, '') as origin_country,
    i.description, cast(coalesce(items.items, 0) as bigint) as items, a.probability, a.expected_amount, a.lane, a.selected_by,
    a.selection_probability, a.reasons as reasons_json, substring(results.outcome, 2) as outcome, d.superseded_by is not null as corrected_since
from page
join assessed a on a.declaration_key = page.declaration_key and a.assessment_id = $1
join store.declaration d on d.declaration_key = page.declaration_key
join store.code office on office.code_key = d.office_key
join store.party importer on importer.party_key = d.importer_key
left join items on items.declaration_key = page.declaration_key
left join store.goods_item i on i.declaration_key = page.declaration_key and i.sequence = items.shown_sequence
left join store.code hs on hs.code_key = i.hs_key
left join store.code origin on origin.code_key = i.origin_key
left join results on results.declaration_key = page.declaration_key
order by page.position

-- :: offices
-- The offices of the assessment $1.
select distinct office_code as code
from assessed_count
where assessment_id = $1 and office_code is not null
order by code

-- :: in_office
d.office_key in (select code_key from store.code where code = ?)

-- :: of_importer
d.importer_key in (select party_key from store.party where party_id = ?)

-- :: under_hs
a.declaration_key in (
    select i.declaration_key from store.goods_item i
    where i.hs_key in (select code_key from store.code where starts_with(code, ?)))

-- :: of_origin
a.declaration_key in (
    select i.declaration_key from store.goods_item i
    where i.origin_key in (select code_key from store.code where code = ?))

-- :: named
(contains(lower(d.declaration_id), ?)
    or /* each role or */ d.{role}_key in (select party_key from store.party where contains(lower(party_id), ?)) /* and so on */)
