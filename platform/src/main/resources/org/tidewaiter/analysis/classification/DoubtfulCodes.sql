-- Which goods are described or priced like goods of another code of their heading that pays more.
-- Reads the views declaration, goods_item, control and partner_statistic, and the table parameter of one row.
-- What each code's goods are called is learned from the descriptions of all items but those of declarations in which a control found something.
-- Evidence is a natural logarithm of a ratio of chances: 0 says nothing, 2.3 says ten times likelier. It is rounded to four decimals before it is
-- added up, so that sums do not depend on their order.

-- :: common steps of claims

-- :: step item
-- One row an item with a code of at least six digits. id: both of its numbers in one, as either fits 32 bits. rate: duty in per cent, or else all
-- that was assessed by value. asked: whether the office and code that are asked for are its own; what codes are called, and what importers do, is
-- learned of all in the heading.
create temp table item as
select
    i.declaration_key * 2147483648 + i.sequence as id,
    i.declaration_key, i.sequence, d.declaration_id, cast(d.accepted_at as date) as accepted_on, d.importer_id, d.declarant_id,
    coalesce(left(d.type_code, 2), '') as flow, i.hs_code, left(i.hs_code, 4) as hs4, left(i.hs_code, 6) as hs6, i.description, i.customs_value,
    i.origin_country, i.net_mass_kg,
    cast(date_trunc('quarter', d.accepted_at - case when d.transport_mode = '1' then interval 28 day else interval 3 day end) as date)
        as sent_quarter,
    case when i.customs_value > 0 and i.net_mass_kg > 0 then ln(cast(i.customs_value as double) / cast(i.net_mass_kg as double)) end as x,
    case when i.preference_code is null or i.preference_code not in (select preference_code from preference_claim)
        then coalesce(cast(i.duty_rate_percent as double),
        100 * cast(i.tax_assessed as double) / nullif(cast(i.customs_value as double), 0)) end as rate,
    f.declaration_key is null as accepted,
    (p.office is null or coalesce(d.office_code = p.office, false)) and (p.hs is null or starts_with(i.hs_code, p.hs)) as asked
from goods_item i
join declaration d on d.declaration_key = i.declaration_key
left join (select distinct declaration_key from control where outcome = 'finding') f on f.declaration_key = i.declaration_key
cross join parameter p
where length(i.hs_code) >= 6
    and (p."from" is null or d.accepted_at >= p."from") and (p."to" is null or d.accepted_at < p."to")
    and (p.hs is null or starts_with(i.hs_code, left(p.hs, 4)))

-- :: step code
-- One row a code, with a number: words are counted and compared by numbers. How many items it has, its usual rate, and the band of its prices
-- (logarithm of value by kg).
create temp table code as
select row_number() over (order by flow, hs_code) as code_id, dense_rank() over (order by flow, hs4) as heading_id, flow, hs4, hs_code,
    count(*) filter (accepted and description is not null) as n, median(rate) as rate,
    median(x) as med, greatest(mad(x) * 1.4826, 0.15) as spread, count(x) as priced,
    coalesce(median(rate) <= min(median(rate)) over (partition by flow, hs4) + 0.01, false) as cheapest
from item
group by flow, hs4, hs_code

-- :: step heading
create temp table heading as
select heading_id, flow, hs4, sum(n) as n from code group by heading_id, flow, hs4 having count(*) > 1

-- :: step text
-- One row a description that stands in an item, with a number.
create temp table text as
select description, row_number() over (order by description) as text_id
from (select distinct description from item where description is not null)

-- :: step word
-- One row a word of a description: its first seven letters without accents and plural s, of three at least, as a number.
create temp table word as
with said as (
    select distinct text_id, left(rtrim(word, 's'), 7) as word
    from (select text_id, unnest(regexp_extract_all(strip_accents(lower(description)), '[a-z]{3,}')) as word from text)
)
select s.text_id, w.word_id
from said s
join (select word, row_number() over (order by word) as word_id from (select distinct word from said)) w on w.word = s.word

-- :: step phrase
-- One row a description of a code, with a number: items that are described alike are judged by the same words, once. accepted: whether the items are
-- learned from.
create temp table phrase as
select row_number() over (order by c.code_id, t.text_id, i.accepted) as phrase_id, h.heading_id, c.code_id, t.text_id, i.accepted, i.items
from (select flow, hs_code, description, accepted, count(*) as items from item where description is not null group by all) i
join code c on c.flow = i.flow and c.hs_code = i.hs_code
join heading h on h.heading_id = c.heading_id
join text t on t.description = i.description

-- :: step said
-- One row a word of such a description.
create temp table said as
select p.phrase_id, p.heading_id, p.code_id, p.accepted, p.items, w.word_id
from phrase p
join word w on w.text_id = p.text_id

-- :: step code_word
-- One row a code and word: in how many of its accepted items the word stands.
create temp table code_word as
select heading_id, code_id, word_id, cast(sum(items) as bigint) as n from said where accepted group by all

-- :: step heading_word
create temp table heading_word as
select heading_id, word_id, sum(n) as n from code_word group by all

-- :: step dearer
-- One row a code and a code of the same heading that usually pays more.
create temp table dearer as
select c.heading_id, c.code_id, s.code_id as other_id, c.flow, c.hs4, c.hs_code, s.hs_code as other_code, c.n as own_n, s.n as other_n,
    s.rate - c.rate as dearer_by, c.med, c.spread,
    s.med as other_med, s.spread as other_spread, c.priced >= 10 and s.priced >= 10 as comparable
from code c
join code s on s.flow = c.flow and s.hs4 = c.hs4
where s.rate > c.rate + (select least_difference from parameter) and s.n >= (select min_items from parameter)

-- :: step speaks
-- One row a code, a dearer one, and a word: how much likelier the word is among the other code's descriptions than among the code's own (naive Bayes;
-- a word that a code never had counts as twice the heading's share of it). by_accepted leaves the item itself out, which is among the code's own.
create temp table speaks as
select d.code_id, d.other_id, w.word_id,
    cast(ln((coalesce(o.n, 0) + 2.0 * w.n / h.n) / (d.other_n + 2.0))
        - ln((greatest(coalesce(c.n, 0) - 1, 0) + 2.0 * w.n / h.n) / (greatest(d.own_n - 1, 0) + 2.0)) as decimal(9, 4)) as by_accepted,
    cast(ln((coalesce(o.n, 0) + 2.0 * w.n / h.n) / (d.other_n + 2.0))
        - ln((coalesce(c.n, 0) + 2.0 * w.n / h.n) / (d.own_n + 2.0)) as decimal(9, 4)) as by_others
from dearer d
join heading h on h.heading_id = d.heading_id
join heading_word w on w.heading_id = d.heading_id
left join code_word o on o.code_id = d.other_id and o.word_id = w.word_id
left join code_word c on c.code_id = d.code_id and c.word_id = w.word_id

-- :: step told
-- One row a description of a code and a dearer code: what its words say together.
create temp table told as
select s.phrase_id, k.other_id, sum(case when s.accepted then k.by_accepted else k.by_others end) as by_words
from said s
join speaks k on k.code_id = s.code_id and k.word_id = s.word_id
group by s.phrase_id, k.other_id

-- :: step numbered
-- One row an item that has a dearer code beside its own: its code and its description by their numbers.
create temp table numbered as
select i.id, c.code_id, p.phrase_id, i.x
from item i
join code c on c.flow = i.flow and c.hs_code = i.hs_code
left join text t on t.description = i.description
left join phrase p on p.code_id = c.code_id and p.text_id = t.text_id and p.accepted = i.accepted
where c.code_id in (select code_id from dearer)

-- :: common steps of stated_export

-- :: step stated_mass
-- One row a partner, subheading and quarter.
create temp table stated_mass as
select origin_country, hs6, cast(date_trunc('quarter', month) as date) as sent_quarter, sum(kg) as kg from stated_export group by all

-- :: step recorded_mass
-- One row an origin, subheading and quarter of sending of headings that partners state: what was declared here, whatever the office.
create temp table recorded_mass as
select i.origin_country, left(i.hs_code, 6) as hs6,
    cast(date_trunc('quarter', d.accepted_at - case when d.transport_mode = '1' then interval 28 day else interval 3 day end) as date)
        as sent_quarter,
    sum(i.net_mass_kg) as kg
from goods_item i
join declaration d on d.declaration_key = i.declaration_key
semi join (select distinct origin_country, left(hs6, 4) as hs4 from stated_mass) s on s.origin_country = i.origin_country
    and s.hs4 = left(i.hs_code, 4)
where coalesce(d.type_code, '') not like 'EX%' and coalesce(d.type_code, '') not like 'T%' and i.net_mass_kg > 0
    and coalesce(i.previous_procedure_code, case when length(i.procedure_code) = 4 then i.procedure_code[3:4] end, '') not like '7%'
group by all

-- :: step swapped
-- One row a subheading of which at least three tenths of what is declared here are more than the partner states, while it states as much of another
-- subheading of the heading that is not declared here: the goods may have left as the one and arrived as the other. kg: how much. On simulated years
-- a planted item lies in such a flow five to six times as often as another, and all of an importer's together tell more (decisions/0080).
create temp table swapped as
select a.origin_country, a.sent_quarter, a.hs6, o.hs6 as other_hs6,
    least(a.kg - coalesce(b.kg, 0), o.kg - coalesce(c.kg, 0)) as kg
from recorded_mass a
join stated_mass o on o.origin_country = a.origin_country and o.sent_quarter = a.sent_quarter and left(o.hs6, 4) = left(a.hs6, 4) and o.hs6 <> a.hs6
left join stated_mass b on b.origin_country = a.origin_country and b.sent_quarter = a.sent_quarter and b.hs6 = a.hs6
left join recorded_mass c on c.origin_country = a.origin_country and c.sent_quarter = a.sent_quarter and c.hs6 = o.hs6
where least(a.kg - coalesce(b.kg, 0), o.kg - coalesce(c.kg, 0)) >= 0.3 * a.kg

-- :: step swapped_item
-- One row an item that lies in such a flow, and a dearer code of the subheading that the partner states.
create temp table swapped_item as
select distinct i.id, d.other_id
from item i
join swapped w on w.origin_country = i.origin_country and w.sent_quarter = i.sent_quarter and w.hs6 = i.hs6 and i.net_mass_kg <= 2 * w.kg
join dearer d on d.flow = i.flow and d.hs_code = i.hs_code and left(d.other_code, 6) = w.other_hs6
where i.flow not like 'EX%'

-- :: step evidence
-- One row an item that has a dearer code beside its own: the dearer code for which most speaks, words and statistics before the price. by_price: how
-- much likelier the price is among that code's prices.
create temp table evidence as
select n.id, d.other_code, d.dearer_by, b.most.said - case when b.most.swapped then 2.3 else 0 end as by_words, b.most.by_price, b.most.swapped,
    coalesce(d.comparable and abs(n.x - d.med) > 2 * d.spread and abs(n.x - d.other_med) <= 2 * d.other_spread, false) as other_band
from (
    select n.id, max({
        'said': cast(least(8, coalesce(t.by_words, 0)) + case when w.id is null then 0 else 2.3 end as decimal(9, 4)),
        'by_price': cast(case when d.comparable and n.x is not null then greatest(-2, least(2,
            (power((n.x - d.med) / d.spread, 2) - power((n.x - d.other_med) / d.other_spread, 2)) / 2 + ln(d.spread / d.other_spread)))
            else 0 end as decimal(9, 4)),
        'other': -d.other_id, 'swapped': w.id is not null}) as most
    from numbered n
    join dearer d on d.code_id = n.code_id
    left join told t on t.phrase_id = n.phrase_id and t.other_id = d.other_id
    left join swapped_item w on w.id = n.id and w.other_id = d.other_id
    group by n.id
) b
join numbered n on n.id = b.id
join dearer d on d.code_id = n.code_id and d.other_id = -b.most.other

-- :: step judged
-- One row an item with a dearer code beside its own. doubtful: the words alone say with at least this confidence that it is another code's.
create temp table judged as
select
    i.*, e.other_code, e.dearer_by, e.by_words, e.by_price, e.other_band, e.swapped,
    1 / (1 + exp(-cast(e.by_words as double))) as confidence,
    1 / (1 + exp(-cast(e.by_words as double))) >= p.confidence as doubtful,
    cast(round(cast(i.customs_value as double) * e.dearer_by / 100, 3) as decimal(18, 3)) as stake
from evidence e
join item i on i.id = e.id
cross join parameter p

-- :: step importer
-- One row an importer: what its words and partners' statistics usually say; five items that say nothing are counted in.
create temp table importer as
select importer_id, count(*) as items, count(*) filter (doubtful) as doubtful, count(distinct declaration_key) as declarations,
    cast(sum(greatest(0, by_words) + case when swapped then 2.3 else 0 end) as double) / (count(*) + 5) as habit,
    cast(sum(stake) filter (doubtful) as decimal(18, 3)) as stake
from judged
group by importer_id

-- :: common steps of examination

-- :: step ranked
-- One row a declaration: what speaks for dearer codes in all its items, by the root of their number: the words, partners' statistics (2.3, ten times
-- likelier), three times what both usually say of the importer, and a quarter of the price; weighed by what examinations of the importer's other
-- declarations say.
create temp table ranked as
select *, row_number() over (order by score desc, declaration_id) as place
from (
    select j.declaration_key, j.declaration_id, min(j.accepted_on) as accepted_on, any_value(j.importer_id) as importer_id, count(*) as items,
        count(*) filter (j.doubtful) as doubtful, count(*) filter (j.other_band) as other_band, count(*) filter (j.swapped) as swapped,
        cast(sum(j.stake) filter (j.doubtful) as decimal(18, 3)) as stake, max(j.confidence) as confidence,
        cast(sum(cast(greatest(0, greatest(0, cast(j.by_words as double)) + 3 * m.habit + 0.25 * cast(j.by_price as double) + case when j.swapped
            then 2.3 else 0 end)
                * coalesce(e.weight, 1) as decimal(12, 4))) as double)
            / sqrt(count(*)) as score
    from judged j
    left join importer m on m.importer_id is not distinct from j.importer_id
    left join examination e on e.declaration_key = j.declaration_key
    where j.asked
    group by j.declaration_key, j.declaration_id
)
where score > 0

-- :: step moved
-- One row an importer and heading whose share of the cheapest code rose, from four quarters to the one after: three items at least on either side.
create temp table moved as
with quarter as (
    select flow, hs4, importer_id, date_trunc('quarter', accepted_on) as begins, i.hs_code, c.cheapest, i.customs_value, i.declaration_key, i.sequence
    from item i
    join code c using (flow, hs4, hs_code)
    join heading h using (flow, hs4)
    where importer_id is not null
),
side as (
    select a.flow, a.hs4, a.importer_id, a.begins,
        count(*) filter (b.begins = a.begins) as n, count(*) filter (b.begins = a.begins and b.cheapest) as cheap,
        count(*) filter (b.begins < a.begins) as n_before, count(*) filter (b.begins < a.begins and b.cheapest) as cheap_before,
        cast(sum(b.customs_value) filter (b.begins = a.begins and b.cheapest) as decimal(18, 3)) as customs_value
    from (select distinct flow, hs4, importer_id, begins from quarter) a
    join quarter b on b.flow = a.flow and b.hs4 = a.hs4 and b.importer_id = a.importer_id
        and b.begins <= a.begins and b.begins >= a.begins - interval 12 month
    group by a.flow, a.hs4, a.importer_id, a.begins
),
rate as (
    select i.flow, i.hs4, date_trunc('quarter', accepted_on) as begins, median(i.rate) as rate
    from item i join code c using (flow, hs4, hs_code)
    where not c.cheapest
    group by all
),
found as (
    select d.importer_id, left(i.hs_code, 4) as hs4, min(d.accepted_at) as at
    from control c
    join declaration d on d.declaration_key = c.declaration_key
    join goods_item i on i.declaration_key = d.declaration_key
    where c.outcome = 'finding'
    group by all
)
select s.*, cheap / cast(n as double) as share, cheap_before / cast(n_before as double) as share_before,
    r.rate - before.rate as rate_change, coalesce(f.at < s.begins, false) as after_finding
from side s
left join rate r on r.flow = s.flow and r.hs4 = s.hs4 and r.begins = s.begins
left join rate before on before.flow = s.flow and before.hs4 = s.hs4 and before.begins = s.begins - interval 3 month
left join found f on f.importer_id = s.importer_id and f.hs4 = s.hs4
where n >= 3 and n_before >= 3 and exists (select 1 from item i where i.asked and i.flow = s.flow and i.hs4 = s.hs4 and i.importer_id = s.importer_id)
    and cheap / cast(n as double) >= cheap_before / cast(n_before as double) + 0.3
    and (cheap / cast(n as double) - cheap_before / cast(n_before as double))
        > 2 * sqrt((cheap + cheap_before + 1.0) / (n + n_before + 2) * (1 - (cheap + cheap_before + 1.0) / (n + n_before + 2))
            * (1.0 / n + 1.0 / n_before))

-- :: step shown
create temp view shown as select * from judged where asked

-- :: counts
select
    (select count(*) from item where asked) as items,
    (select count(*) from item where asked and description is not null) as described,
    (select count(*) from code where rate is not null) as rated,
    (select count(*) from shown) as judged,
    (select count(*) from shown where doubtful) as doubtful,
    (select count(distinct declaration_key) from shown where doubtful) as declarations,
    (select cast(coalesce(sum(stake) filter (doubtful), 0) as decimal(18, 3)) from shown) as stake,
    (select count(*) from shown where doubtful and other_band) as other_band,
    (select count(*) from shown where swapped) as swapped,
    (select count(*) from moved) as moved,
    (select count(*) from moved where rate_change > 0) as moved_after_rate,
    (select count(*) from moved where after_finding) as moved_after_finding

-- :: declarations
select place as rank, declaration_id, accepted_on, importer_id, items, doubtful, other_band, swapped, round(score, 4) as score,
    round(confidence, 6) as confidence, stake
from ranked
order by place
limit (select rows from parameter)

-- :: items
select declaration_id, sequence, accepted_on, importer_id, hs_code, description, other_code, round(dearer_by / 100, 6) as dearer_by,
    round(confidence, 6) as confidence, cast(by_price as double) as by_price, stake
from shown
where doubtful
order by stake desc nulls last, confidence desc, declaration_id, sequence
limit (select rows from parameter)

-- :: importers
select m.importer_id, count(distinct s.declaration_key) as declarations, count(*) as items, count(*) filter (s.doubtful) as doubtful,
    count(*) filter (s.doubtful) / cast(count(*) as double) as share, round(any_value(m.habit), 6) as habit,
    cast(sum(s.stake) filter (s.doubtful) as decimal(18, 3)) as stake
from importer m
join shown s on s.importer_id = m.importer_id
where m.doubtful > 0
group by m.importer_id
having count(*) filter (s.doubtful) > 0
order by habit desc, m.importer_id
limit (select rows from parameter)

-- :: behind importers
select declaration_id, sequence, accepted_on, importer_id, hs_code, customs_value
from shown
where doubtful and importer_id = $1
order by accepted_on, declaration_id, sequence
limit 10000

-- :: moved
select importer_id || '|' || flow || '|' || hs4 || '|' || cast(cast(begins as date) as varchar) as moved_id, importer_id, hs4 as hs_code,
    cast(begins as date) as quarter, n as items, share, share_before, round(rate_change / 100, 6) as rate_change,
    case when after_finding then 'yes' else 'no' end as after_finding, customs_value
from moved
order by customs_value desc nulls last, moved_id
limit (select rows from parameter)

-- :: behind moved
select i.declaration_id, i.sequence, i.accepted_on, i.importer_id, i.hs_code, i.customs_value
from item i
join code c using (flow, hs4, hs_code)
where c.cheapest
    and i.importer_id || '|' || i.flow || '|' || i.hs4 || '|' || cast(cast(date_trunc('quarter', i.accepted_on) as date) as varchar) = $1
order by i.accepted_on, i.declaration_id, i.sequence
limit 10000

-- :: words
-- Items by how much their words speak for a dearer code.
select cast(floor(cast(by_words as double)) as integer) as evidence, count(*) as items
from shown
where by_words between -8 and 8 and description is not null
group by all
order by evidence

-- :: behind words
select declaration_id, sequence, accepted_on, importer_id, hs_code, customs_value, description
from shown
where by_words between -8 and 8 and description is not null and cast(floor(cast(by_words as double)) as integer) = try_cast($1 as integer)
order by accepted_on, declaration_id, sequence
limit 10000

-- :: behind findings
-- The declarations that a number of a sentence counts.
select i.declaration_id, i.sequence, i.accepted_on, i.importer_id, i.hs_code, i.customs_value, i.description
from item i
left join judged j on j.id = i.id
where i.asked and case $1
    when 'doubtful' then j.doubtful
    when 'judged' then j.id is not null
    when 'other_band' then j.doubtful and j.other_band
    when 'swapped' then j.swapped
    when 'unjudged' then j.id is null
    when 'moved' then exists (
        select 1 from code c
        join moved m on m.flow = c.flow and m.hs4 = c.hs4
        where c.flow = i.flow and c.hs_code = i.hs_code and c.cheapest and m.importer_id = i.importer_id
            and m.begins = date_trunc('quarter', i.accepted_on))
end
order by i.accepted_on, i.declaration_id, i.sequence
limit 10000
