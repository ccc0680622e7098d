-- How the prices of goods stand to those of the goods that were described most alike and accepted before.
-- Reads the views declaration, goods_item and control, and the table parameter of one row. It is asked of a heading or less: of a million
-- items at once it takes more than a minute.
-- Goods are alike where their descriptions share words: the cosine of the sets of words, shared by the root of the product of their numbers. Those
-- to which an item is compared were accepted in the days before the first of its month, so that no item is among its own.

-- :: steps of PricedAmounts

-- :: step asked_goods
-- The items of the codes that are asked for, before anything else is looked up: of all others nothing more is read.
create temp table asked_goods as
select declaration_key, sequence, hs_code, origin_country, description, net_mass_kg, customs_value, coalesce(tax_assessed, duty_amount) as tax_stated,
    duty_rate_percent
from goods_item
where hs_code in (
    select distinct hs_code from goods_item cross join parameter p where length(p.hs) >= 4 and starts_with(hs_code, p.hs) and length(hs_code) >= 6)

-- :: step item
-- One row an item with a price: logarithm of value by kg. accepted: no control found anything in its declaration.
create temp table item as
select *, ln(cast(value as double) / cast(net_mass_kg as double)) as x,
    coalesce(tax_stated, cast(cast(value as decimal(30, 3)) * duty_rate_percent * 0.01 as decimal(18, 3))) as tax
from (
    select i.declaration_key, i.sequence, d.declaration_id, cast(d.accepted_at as date) as accepted_on,
        cast(date_trunc('month', d.accepted_at) as date) as month, d.importer_id, coalesce(left(d.type_code, 2), '') as flow, i.hs_code,
        left(i.hs_code, 6) as hs6, i.origin_country as origin, i.description, i.net_mass_kg, i.tax_stated, i.duty_rate_percent,
        cast(case when b.by_customs_value then i.customs_value
            else cast(n.item_amount_national as decimal(30, 3)) * case
                when d.incoterm = 'EXW' then 1.03 when d.incoterm in ('CFR', 'CPT') then 0.951475
                when d.incoterm in ('CIF', 'CIP', 'DAP', 'DPU', 'DDP', 'DAT') then 0.943396 else 1 end
            end as decimal(18, 3)) as value,
        f.declaration_key is null as accepted
    from asked_goods i
    join declaration d on d.declaration_key = i.declaration_key
    left join (select distinct declaration_key from control where outcome = 'finding') f on f.declaration_key = i.declaration_key
    left join national_amount n on n.declaration_key = i.declaration_key and n.sequence = i.sequence
    cross join basis b
    cross join parameter p
    where (p."to" is null or d.accepted_at < p."to")
        and (p."from" is null or d.accepted_at >= date_trunc('month', p."from") - p.days * interval 1 day)
)
where value > 0 and net_mass_kg > 0 and description is not null

-- :: step text
-- One row a description of a subheading and origin, with a number.
create temp table text as
select row_number() over (order by flow, hs6, origin nulls first, description) as text_id, flow, hs6, origin, description
from (select distinct flow, hs6, origin, description from item)

-- :: step word
-- One row a word of a description: its first seven letters or digits without accents and plural s, of two at least. Words that stand in no other
-- description of the subheading and origin are left out: models, sizes and numbers of lots compare nothing, and would make all goods unlike.
create temp table word as
select text_id, flow, hs6, origin, word
from (
    select *, count(*) over (partition by flow, hs6, origin, word) as texts
    from (
        select distinct text_id, flow, hs6, origin, left(rtrim(word, 's'), 7) as word
        from (select text_id, flow, hs6, origin, unnest(regexp_extract_all(strip_accents(lower(description)), '[a-z0-9]{2,}')) as word from text)
    )
)
where texts > 1

-- :: step placed
-- The same with the number of the word, and its place in its description, the word that fewest of the subheading and origin have first.
create temp table placed as
select w.text_id, w.flow, w.hs6, w.origin, f.word_id, row_number() over (partition by w.text_id order by f.texts, w.word) as place
from word w
join (
    select flow, hs6, origin, word, count(*) as texts, cast(dense_rank() over (order by word) as integer) as word_id
    from word group by flow, hs6, origin, word
) f
    on f.flow = w.flow and f.hs6 = w.hs6 and f.origin is not distinct from w.origin and f.word = w.word

-- :: step length
-- One row a description: its words, and among how many of its rarest ones is one that every description alike enough has among its own rarest
-- (Bayardo, Ma and Srikant, Scaling Up All Pairs Similarity Search, 2007): of so many words all but those can differ.
create temp table length as
select text_id, list(word_id) as words, count(*) as n, cast(count(*) - ceil(any_value(similarity) ^ 2 * count(*) - 1e-9) + 1 as integer) as rarest
from placed cross join parameter
group by text_id

-- :: step candidate
-- One row a pair of descriptions that can be alike enough: with a rare word in common, and enough words left behind the first of these.
create temp table candidate as
with rare as (
    select p.text_id, p.flow, p.hs6, p.origin, p.word_id, p.place, l.n
    from placed p
    join length l on l.text_id = p.text_id and p.place <= l.rarest
)
select a.text_id, b.text_id as other_id
from rare a
cross join parameter p
join rare b on b.flow = a.flow and b.hs6 = a.hs6 and b.origin is not distinct from a.origin and b.word_id = a.word_id
    and b.text_id > a.text_id and b.n >= a.n * p.similarity ^ 2 - 1e-9 and a.n >= b.n * p.similarity ^ 2 - 1e-9
group by a.text_id, b.text_id
having 1 + least(any_value(a.n) - min(a.place), any_value(b.n) - min(b.place))
    >= any_value(p.similarity) * sqrt(any_value(a.n) * any_value(b.n)) - 1e-9

-- :: step alike
-- One row a description and one that is alike enough, itself too.
create temp table alike as
with pair as (
    select c.text_id, c.other_id, len(list_intersect(a.words, b.words)) / sqrt(a.n * b.n) as similarity
    from candidate c
    join length a on a.text_id = c.text_id
    join length b on b.text_id = c.other_id
)
select text_id, text_id as other_id, cast(1 as double) as similarity from text
union all
select unnest([text_id, other_id]), unnest([other_id, text_id]), similarity
from pair
where similarity >= (select similarity from parameter)

-- :: step numbered
-- item_id counts up from the first accepted to the last; importer_no stands for the importer. Neighbours are sorted and kept by numbers: by ids it
-- took twice as long.
create temp table numbered as
select i.*, t.text_id, row_number() over (order by i.accepted_on, i.declaration_id, i.sequence desc) as item_id,
    case when i.importer_id is not null then dense_rank() over (order by i.importer_id) end as importer_no
from item i
join text t on t.flow = i.flow and t.hs6 = i.hs6 and t.origin is not distinct from i.origin and t.description = i.description

-- :: step asked
-- One row a description and month in which it was declared, and in which something is asked.
create temp table asked as
select distinct n.text_id, n.month
from numbered n
cross join parameter p
where p."from" is null or n.accepted_on >= p."from"

-- :: step recent
-- One row a description, a month, and an item accepted under it in the days before that month: the latest so many, which is as many as can be among
-- the nearest.
create temp table recent as
select text_id, month, item_id, importer_no, x
from (
    select n.text_id, m.month, n.item_id, n.importer_no, n.x,
        row_number() over (partition by n.text_id, m.month order by n.item_id desc) as place
    from numbered n
    cross join parameter p
    join (select distinct month from asked) m on n.accepted_on < m.month and n.accepted_on >= m.month - p.days * interval 1 day
    where n.accepted
)
where place <= (select nearest from parameter)

-- :: step neighbour
-- One row a description and month, and one of the nearest items: the most alike first, of these the latest.
create temp table neighbour as
select *
from (
    select q.text_id, q.month, a.similarity, r.item_id, r.importer_no, r.x,
        row_number() over (partition by q.text_id, q.month order by a.similarity desc, r.item_id desc) as place
    from asked q
    join (select text_id, other_id, round(similarity, 9) as similarity from alike) a on a.text_id = q.text_id
    join recent r on r.text_id = a.other_id and r.month = q.month
)
where place <= (select nearest from parameter)

-- :: step range
-- One row a description and month: the middle half of its neighbours' prices, and their median distance from the median.
create temp table range as
select text_id, month, count(*) as neighbours, count(distinct importer_no) as importers, quantile_cont(x, [0.25, 0.5, 0.75]) as box, mad(x) as mad,
    min(similarity) as least_similarity
from neighbour
group by text_id, month

-- :: step judged
-- One row an item. verdict: thin (too few neighbours), question (below the middle half and so many median distances below the median), indicator
-- (below the middle half), or none. A spread of prices below one per cent is taken to be one.
create temp table judged as
select *,
    case when neighbours is null or neighbours < least_neighbours then 'thin'
        when x < box[1] and z <= -distances then 'question' when x < box[1] then 'indicator' else 'none' end as verdict,
    case when tax is not null then cast(greatest(0, round((exp(box[2] - x) - 1) * tax, 3)) as decimal(18, 3)) end as stake
from (
    select n.*, r.neighbours, r.importers, r.box, r.least_similarity, cast(round((n.x - r.box[2]) / greatest(r.mad, 0.01), 4) as decimal(18, 4)) as z,
        p.least_neighbours, p.distances
    from numbered n
    cross join parameter p
    left join range r on r.text_id = n.text_id and r.month = n.month
    where (p."from" is null or n.accepted_on >= p."from")
        and (p.office is null or n.declaration_key in (select declaration_key from declaration where office_code = p.office))
)

-- :: step ranked
-- One row a declaration with an item that could be judged: the distances of its items together (their sum by the root of their number), none beyond
-- 20.
create temp table ranked as
select *, row_number() over (order by score, declaration_id) as place
from (
    select declaration_key, declaration_id, min(accepted_on) as accepted_on, any_value(importer_id) as importer_id, count(*) as items,
        count(*) filter (verdict = 'question') as questions,
        cast(sum(cast(greatest(-20, least(20, z)) as decimal(18, 4))) as double) / sqrt(count(*)) as score,
        cast(case when count(*) filter (verdict = 'question') = 0 then 0 else sum(stake) filter (verdict = 'question') end as decimal(18, 3)) as stake
    from judged
    where verdict <> 'thin'
    group by declaration_key, declaration_id
)

-- :: counts
select
    (select count(*) from judged) as items,
    (select count(*) from judged where verdict <> 'thin') as judged,
    (select count(*) from judged where verdict = 'question') as questions,
    (select count(*) from judged where verdict = 'indicator') as indicators,
    (select count(distinct declaration_key) from judged where verdict = 'question') as declarations,
    cast((select case when count(*) = 0 then 0 else sum(stake) end from judged where verdict = 'question') as decimal(18, 3)) as stake,
    (select count(*) from judged where verdict = 'question' and tax_stated is null and tax is not null) as stake_by_rate,
    (select count(*) from judged where verdict = 'question' and stake is null) as stake_unknown

-- :: declarations
select place as rank, declaration_id, accepted_on, importer_id, items, questions, round(score, 4) as score, stake
from ranked
order by place
limit (select rows from parameter)

-- :: items
select declaration_id || '|' || sequence as item_id, declaration_id, sequence, accepted_on, importer_id, hs_code, origin, description,
    round(exp(x), 6) as price,
    round(exp(box[1]), 6) as lower_quarter, round(exp(box[2]), 6) as median_price, round(exp(box[3]), 6) as upper_quarter,
    cast(z as double) as distance,
    neighbours, importers, round(least_similarity, 6) as similarity, stake
from judged
where verdict = 'question'
order by stake desc nulls last, z, declaration_id, sequence
limit (select rows from parameter)

-- :: behind items
-- The neighbours to which an item was compared, the nearest first.
select g.declaration_id, g.sequence, g.accepted_on, g.importer_id, g.hs_code, g.value as customs_value, g.description, round(exp(n.x), 6) as price
from neighbour n
join numbered g on g.item_id = n.item_id
join numbered i on i.text_id = n.text_id and i.month = n.month
where i.declaration_id || '|' || i.sequence = $1
order by n.place

-- :: verdicts
select verdict, count(*) as items, cast(sum(value) as decimal(18, 3)) as customs_value
from judged
group by verdict
order by case verdict when 'question' then 1 when 'indicator' then 2 when 'none' then 3 else 4 end

-- :: distances
-- Items by how many median distances they lie from the median of their neighbours.
select cast(greatest(-8, least(8, floor(cast(z as double)))) as integer) as distance, count(*) as items
from judged
where verdict <> 'thin'
group by all
order by distance

-- :: behind verdicts
select declaration_id, sequence, accepted_on, importer_id, hs_code, value as customs_value, description, round(exp(x), 6) as price
from judged
where verdict = $1
order by accepted_on, declaration_id, sequence
limit 10000

-- :: behind distances
select declaration_id, sequence, accepted_on, importer_id, hs_code, value as customs_value, description, round(exp(x), 6) as price
from judged
where verdict <> 'thin' and cast(greatest(-8, least(8, floor(cast(z as double)))) as integer) = try_cast($1 as integer)
order by accepted_on, declaration_id, sequence
limit 10000

-- :: behind findings
-- The declarations that a number of a sentence counts.
select declaration_id, sequence, accepted_on, importer_id, hs_code, value as customs_value, description, round(exp(x), 6) as price
from judged
where case $1 when 'judged' then verdict <> 'thin' else verdict = $1 end
order by accepted_on, declaration_id, sequence
limit 10000
