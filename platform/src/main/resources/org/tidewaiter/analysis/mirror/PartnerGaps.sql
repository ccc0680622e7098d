-- Which of the administration's own imports do partners' export statistics speak against, and what of that is weight, price, code or origin.
-- Reads the views declaration, goods_item, partner_statistic, exchange_rate and national_currency, and the table parameter of one row.
-- A flow is a partner (country of origin) and a line of the tariff (subheading; where editions cut a heading's subheadings otherwise, those of
-- the heading together, written 0303*). Amounts are in the national currency; every amount is rounded before it is added up, so that sums do not
-- depend on their order, and what is a part of something is taken away from it, so that parts add up exactly.

-- :: list hs_change
-- One row a subheading that an edition of the Harmonized System dropped, and what became of it.
create temp table hs_change as
select cast(line[1:4] as integer) as edition, line[5:10] as before, line[11:16] as after
from (select unnest(string_split(?, ' ')) as line)

-- :: step home
-- One row: the country whose declarations these are, and the currencies of its values and of the statistics.
create temp table home as
select
    coalesce(p.country, (
        select destination_country from declaration where destination_country is not null and coalesce(left(type_code, 2), '') <> 'EX'
        group by destination_country order by count(*) desc, destination_country limit 1)) as country,
    (select currency from national_currency order by decision desc limit 1) as currency,
    (select currency from partner_statistic where flow in ('X', 'DX', 'RX') group by currency order by count(*) desc, currency limit 1) as stated_in
from parameter p

-- :: step rate
-- One row a month: what one unit of the statistics' currency is in the national one: 1 where it is that, else the median of what declarations in that
-- currency say, else the mean of the rates kept for reference.
create temp table rate as
select cast(h.month as date) as month,
    case when home.currency = home.stated_in then 1.0 else coalesce(d.rate, e.rate) end as rate
from (select distinct month from partner_statistic) h
cross join home
left join (
    select date_trunc('month', d.accepted_at) as month, median(cast(i.item_amount_national as double) / cast(i.item_amount as double)) as rate
    from goods_item i
    join declaration d on d.declaration_key = i.declaration_key
    where i.item_amount > 0 and i.item_amount_national > 0 and d.currency = (select stated_in from home)
    group by 1, d.currency
) d on d.month = h.month
left join (
    select date_trunc('month', x.day) as month,
        avg(case when x.currency = home.stated_in then cast(x.rate as double) else 1 / cast(x.rate as double) end) as rate
    from exchange_rate x
    join home on (x.currency = home.stated_in and x.in_currency = home.currency) or (x.currency = home.currency and x.in_currency = home.stated_in)
    where x.rate > 0
    group by 1
) e on e.month = h.month

-- :: step known_rate
-- A month without a rate has that of the nearest month within three.
create temp table known_rate as
select r.month, coalesce(r.rate, (
    select n.rate from rate n where n.rate is not null and abs(datediff('month', n.month, r.month)) <= 3
    order by abs(datediff('month', n.month, r.month)), n.month limit 1)) as rate
from rate r

-- :: common steps of carriage

-- :: step imported
-- One row an imported item with a customs value and an origin. Goods out of a warehouse crossed the border before: only their entry counts.
create temp table imported as
select i.declaration_key, i.sequence, d.declaration_id, cast(d.accepted_at as date) as accepted_on, d.importer_id,
    i.origin_country as partner, coalesce(d.export_country, i.origin_country) as sent_from, d.transport_mode,
    left(i.hs_code, 6) as hs6, i.hs_code, i.customs_value as amount, i.net_mass_kg as kg,
        coalesce(i.tax_assessed, i.duty_amount, try_cast(cast(i.customs_value as decimal(30, 3)) * i.duty_rate_percent * 0.01 as decimal(30, 3)))
        as tax,
    coalesce(i.tax_assessed, i.duty_amount) is null and cast(i.customs_value as decimal(30, 3)) * i.duty_rate_percent is not null as tax_by_rate,
    c.freight + c.insurance as freight, i.gross_mass_kg, i.supplementary_quantity, i.supplementary_unit,
    coalesce(starts_with(i.procedure_code, '7'), false) as warehoused
from goods_item i
join declaration d on d.declaration_key = i.declaration_key
cross join parameter p
cross join home
left join carriage c on c.declaration_key = i.declaration_key and c.sequence = i.sequence
where coalesce(d.type_code, '') not like 'EX%' and coalesce(d.type_code, '') not like 'T%'
    and coalesce(i.previous_procedure_code, case when length(i.procedure_code) = 4 then i.procedure_code[3:4] end, '') not like '7%'
    and coalesce(d.destination_country, home.country) = home.country
    and i.customs_value > 0 and i.origin_country is not null and i.origin_country <> home.country and length(i.hs_code) >= 6
    and (p."from" is null or d.accepted_at >= p."from") and (p."to" is null or d.accepted_at < p."to")

-- :: step weighed
create temp table weighed as
select declaration_key, sequence, hs_code, kg as net_mass_kg, gross_mass_kg, supplementary_quantity, supplementary_unit,
    case when kg > 0 then cast(amount as double) / cast(kg as double) end as price
from imported

-- :: common steps of doubted_mass

-- :: step import
-- The same, with the masses that are in doubt taken for unknown: one typed in grams would make the weight of a flow, and the contrary its price.
create temp table import as
select i.* replace (case when m.sequence is null then i.kg end as kg)
from imported i
left join doubted_mass m on m.declaration_key = i.declaration_key and m.sequence = i.sequence

-- :: step stated
-- One row a partner, month, edition and subheading: the partner's own goods sent here, FOB. What it re-exported is taken out, where its statistics
-- hold it in their exports; a cell whose re-exports are larger than its exports proves that they do not.
create temp table stated as
with cell as (
    select s.reporter as partner, s.month, left(s.hs_code, 6) as hs6,
        coalesce(case when regexp_full_match(s.hs_edition, 'H[0-6]') then [1992, 1996, 2002, 2007, 2012, 2017,
            2022][cast(s.hs_edition[2] as integer) + 1]
            else try_cast(regexp_extract(s.hs_edition, '[12][0-9]{3}') as integer) end, 0) as edition,
        sum(coalesce(s.fob_value, s.trade_value)) filter (s.flow = 'X') as x, sum(coalesce(s.fob_value, s.trade_value)) filter (s.flow = 'DX') as dx,
        sum(coalesce(s.fob_value, s.trade_value)) filter (s.flow = 'RX') as rx,
        sum(s.net_mass_kg) filter (s.flow = 'X' and not coalesce(s.mass_estimated, false)) as x_kg,
        sum(s.net_mass_kg) filter (s.flow = 'DX' and not coalesce(s.mass_estimated, false)) as dx_kg,
        sum(s.net_mass_kg) filter (s.flow = 'RX' and not coalesce(s.mass_estimated, false)) as rx_kg
    from partner_statistic s
    join home on home.stated_in = s.currency and home.country = s.partner
    where s.flow in ('X', 'DX', 'RX') and length(s.hs_code) >= 6
        and regexp_full_match(s.reporter, '[A-Z]{2}') and s.reporter not in ('XX', 'ZZ') and s.reporter <> s.partner
        and coalesce(s.second_partner, '') = '' and coalesce(s.customs_procedure, '') = '' and coalesce(s.transport_mode, '') = ''
    group by all
), apart as (
    select partner, bool_or(coalesce(rx, 0) > 1.005 * coalesce(x, 0) and dx is null) as apart from cell group by partner
)
select c.partner, c.month, c.hs6, c.edition, c.rx,
    case when c.dx is not null then c.dx when a.apart then c.x else c.x - coalesce(c.rx, 0) end as fob,
    case when c.dx is not null then c.dx_kg when a.apart or c.rx is null then c.x_kg else c.x_kg - c.rx_kg end as kg
from cell c
join apart a on a.partner = c.partner

-- :: step span
-- One row a partner: after how many days its goods arrive, and the days on which what it stated and what was declared here can be compared. A
-- partner that reports most months up to its last is late after that month; one that reports few has none to report.
create temp table span as
with lag as (
    select partner,
        cast(round(coalesce(sum(case when transport_mode = '1' then amount else 0 end)
            / cast(nullif(sum(case when transport_mode is not null then amount end), 0) as double), 1)
            * (p.sea_days - p.other_days)) + p.other_days as integer) as days
    from import cross join parameter p group by partner, p.sea_days, p.other_days
), published as (
    select partner, max(month) as latest,
        count(distinct month) >= 0.8 * (datediff('month', (select min(month) from stated), max(month)) + 1) as steady
    from stated group by partner
), own as (select min(accepted_on) as first_day, max(accepted_on) + 1 as end_day from import)
select q.partner, coalesce(l.days, p.sea_days) as days, u.partner is not null as publishes,
    greatest(own.first_day, cast((select min(month) from stated) + coalesce(l.days, p.sea_days) * interval 1 day as date)) as first_day,
    least(own.end_day, cast(case when u.steady then u.latest else (select max(month) from stated) end + interval 1 month
        + coalesce(l.days, p.sea_days) * interval 1 day as date)) as end_day
from (select partner from import union select partner from stated) q
left join lag l on l.partner = q.partner
left join published u on u.partner = q.partner
cross join own
cross join parameter p

-- :: step cut
-- One row a partner and subheading that the editions in use on either side cut otherwise. crosses: what it became stands in another heading.
create temp table cut as
with edition as (
    select distinct partner, nullif(edition, 0) as theirs,
        case when year(month) >= 2022 then 2022 when year(month) >= 2017 then 2017 when year(month) >= 2012 then 2012 when year(month) >= 2007
            then 2007
            when year(month) >= 2002 then 2002 when year(month) >= 1996 then 1996 else 1992 end as ours
    from stated
), spread as (
    select partner, min(least(coalesce(theirs, ours), ours)) as lowest,
        max(greatest(coalesce(theirs, ours), ours)) as highest from edition group by partner
)
select s.partner, c.code as hs6, bool_or(c.crosses) as crosses
from spread s
join (
    select edition, before as code, left(before, 4) <> left(after, 4) as crosses from hs_change
    union all select edition, after, left(before, 4) <> left(after, 4) from hs_change
) c on c.edition > s.lowest and c.edition <= s.highest
group by s.partner, c.code

-- :: step trader
-- One row a partner and line of which it imports as much as it exports, to all countries that its statistics name: what it sends may well be of
-- other origins, and was declared here as theirs. Known only where the statistics hold its imports, and its exports to others too.
create temp table trader as
select s.reporter as partner, case when c.hs6 is null then left(s.hs_code, 6) else left(s.hs_code, 4) || '*' end as line
from partner_statistic s
join home on home.stated_in = s.currency
join (select distinct partner from stated) q on q.partner = s.reporter
left join cut c on c.partner = s.reporter and c.hs6 = left(s.hs_code, 6)
where s.flow in ('X', 'M') and length(s.hs_code) >= 6 and s.partner <> s.reporter
    and coalesce(s.second_partner, '') = '' and coalesce(s.customs_procedure, '') = '' and coalesce(s.transport_mode, '') = ''
group by all
having count(distinct s.partner) filter (s.flow = 'X') > 1
    and coalesce(sum(coalesce(s.trade_value, s.cif_value, s.fob_value)) filter (s.flow = 'M'), 0)
        >= coalesce(sum(coalesce(s.trade_value, s.fob_value)) filter (s.flow = 'X'), 0)

-- :: step margin
-- One row a chapter: freight and insurance by value FOB, of the items that say both; the parameter where fewer than 30 do.
create temp table margin as
select chapter, items, items >= 30 and p.valued = 'cif' as measured,
    case when p.valued = 'fob' then 0.0 when items >= 30 then round(freight / fob, 6) else cast(p.margin as double) end as margin
from (
    select left(hs6, 2) as chapter, count(freight) filter (freight < amount / 2) as items,
        cast(sum(freight) filter (freight < amount / 2) as double) as freight,
        cast(sum(amount - freight) filter (freight < amount / 2) as double) as fob
    from import group by 1
)
cross join parameter p

-- :: step recorded
-- One row an item within the days of its partner, with its line.
create temp table recorded as
select i.*, case when c.hs6 is null then i.hs6 else left(i.hs6, 4) || '*' end as line, coalesce(c.crosses, false) as crosses
from import i
join span s on s.partner = i.partner and i.accepted_on >= s.first_day and i.accepted_on < s.end_day
left join cut c on c.partner = i.partner and c.hs6 = i.hs6

-- :: step expected
-- One row a partner, line and month of arrival: what is expected to be declared. What was sent in a month arrives some days later, so a part of it
-- in the next month; of either only what falls into the days that are compared.
create temp table expected as
with sent as (
    select t.partner, case when c.hs6 is null then t.hs6 else left(t.hs6, 4) || '*' end as line, coalesce(c.crosses, false) as crosses,
        cast(t.month + s.days * interval 1 day as date) as begins, cast(t.month + interval 1 month + s.days * interval 1 day as date) as ends,
        s.first_day, s.end_day, cast(t.fob as double) * r.rate as fob,
        cast(t.fob as double) * r.rate * (1 + coalesce(m.margin, case when p.valued = 'cif' then cast(p.margin as double) else 0 end)) as cif,
        cast(t.kg as double) as kg
    from stated t
    join span s on s.partner = t.partner
    join known_rate r on r.month = t.month and r.rate is not null
    cross join parameter p
    left join cut c on c.partner = t.partner and c.hs6 = t.hs6
    left join margin m on m.chapter = left(t.hs6, 2)
    where t.fob > 0
), arrived as (
    select *, greatest(0, datediff('day', greatest(begins, first_day), least(ends, end_day, cast(date_trunc('month', ends) as date)))) as before,
        greatest(0, datediff('day', greatest(begins, first_day, cast(date_trunc('month', ends) as date)), least(ends, end_day))) as after,
        cast(datediff('day', begins, ends) as double) as days
    from sent
)
select partner, line, crosses, cast(date_trunc('month', case when part = 1 then begins else ends end) as date) as month,
    cast(round(fob * share, 3) as decimal(18, 3)) as fob, cast(round(cif * share, 3) as decimal(18, 3)) as cif,
    cast(round(kg * share, 3) as decimal(18, 3)) as kg
from (select *, case when part = 1 then before else after end / days as share from arrived cross join (values (1), (2)) v(part))
where share > 0

-- :: step side
-- One row a flow with what either side says of it.
create temp table side as
select
    coalesce(x.partner, m.partner) as partner, coalesce(x.line, m.line) as line, left(coalesce(x.line, m.line), 4) as hs4,
    coalesce(x.cif, 0) as expected, coalesce(m.amount, 0) as recorded, x.kg_weighed, x.cif_weighed, m.kg as recorded_kg, m.amount_weighed,
    coalesce(m.items, 0) as items, coalesce(m.importers, 0) as importers, m.tax, coalesce(m.amount_taxed, 0) as amount_taxed,
    coalesce(m.by_way, 0) as by_way,
    coalesce(m.warehoused, 0) as warehoused, coalesce(x.crosses, false) or coalesce(m.crosses, false) as crosses
from (
    select partner, line, bool_or(crosses) as crosses, cast(sum(cif) as decimal(18, 3)) as cif,
        cast(sum(kg) filter (kg > 0) as decimal(18, 3)) as kg_weighed,
        cast(sum(cif) filter (kg > 0) as decimal(18, 3)) as cif_weighed
    from expected group by partner, line
) x
full join (
    select partner, line, bool_or(crosses) as crosses, cast(sum(amount) as decimal(18, 3)) as amount,
        cast(sum(kg) filter (kg > 0) as decimal(18, 3)) as kg,
        cast(sum(amount) filter (kg > 0) as decimal(18, 3)) as amount_weighed, count(*) as items, count(distinct importer_id) as importers,
        cast(sum(tax) as decimal(18, 3)) as tax, cast(sum(amount) filter (tax is not null) as decimal(18, 3)) as amount_taxed,
        cast(sum(amount) filter (sent_from <> partner) as decimal(18, 3)) as by_way,
        cast(sum(amount) filter (warehoused) as decimal(18, 3)) as warehoused
    from recorded group by partner, line
) m on m.partner = x.partner and m.line = x.line

-- :: step shown
-- The flows that are asked for. The codes asked for choose what is shown and nothing before it: margins, days, offsets and shapes are those of all
-- the trade, so that a flow has one answer. Partners state six figures; a heading that editions cut otherwise is shown whole.
create temp table shown as
select s.*
from side s
cross join parameter p
where p.hs is null or starts_with(s.line, left(p.hs, 6)) or ends_with(s.line, '*') and starts_with(p.hs, s.hs4)

-- :: step tax_rate
-- One row a line, heading or chapter: tax by value of all its imports of which a tax is known.
create temp table tax_rate as
select coalesce(line, hs4, chapter) as code, cast(sum(tax) as double) / cast(sum(amount) filter (tax is not null) as double) as rate
from (select line, left(hs6, 4) as hs4, left(hs6, 2) as chapter, tax, amount from recorded)
group by grouping sets (line, hs4, chapter)

-- :: step gap
-- One row a flow that is large enough on one side. weight_gap: the part of the gap that differing masses make at the logarithmic mean of both values
-- (LMDI: it adds up whatever the order); price_gap: the rest, exactly. Null where less than so much of the value has a mass that is weighed and not
-- estimated.
create temp table gap as
select *, cast(gap - weight_gap as decimal(18, 3)) as price_gap
from (
    select s.*, cast(s.expected - s.recorded as decimal(18, 3)) as gap,
        case when expected > 0 and recorded > 0 then cast(recorded as double) / cast(expected as double) end as ratio,
        cast(round(case
            when expected > 0 and recorded > 0 and cast(cif_weighed as double) >= cast(p.weighed as double) * cast(expected as double)
                and cast(amount_weighed as double) >= cast(p.weighed as double) * cast(recorded as double)
            then ln((cast(kg_weighed as double) * cast(expected as double) / cast(cif_weighed as double))
                    / (cast(recorded_kg as double) * cast(recorded as double) / cast(amount_weighed as double)))
                * case when expected = recorded then cast(expected as double)
                    else (cast(expected as double) - cast(recorded as double)) / ln(cast(expected as double) / cast(recorded as double)) end
        end, 3) as decimal(18, 3)) as weight_gap,
        coalesce(case when s.amount_taxed > 0 then cast(s.tax as double) / cast(s.amount_taxed as double) end, l.rate, h.rate, c.rate) as rate,
        t.publishes
    from side s
    join span t on t.partner = s.partner
    cross join parameter p
    left join tax_rate l on l.code = s.line
    left join tax_rate h on h.code = s.hs4
    left join tax_rate c on c.code = left(s.line, 2)
    where greatest(expected, recorded) >= p.least_value
)

-- :: step sibling
-- One row a partner and heading: what is missing under some of its lines, what is too much under others, and what tax those usually pay.
create temp table sibling as
select partner, hs4, sum(greatest(gap, 0)) as missing, sum(greatest(-gap, 0)) as over,
    sum(cast(greatest(-gap, 0) as double) * round(rate, 9)) filter (gap < 0) / cast(nullif(sum(greatest(-gap, 0)), 0) as double) as over_rate
from gap
where publishes
group by partner, hs4

-- :: step within_heading
-- What of a gap the same partner's other lines of the heading offset, each in proportion.
create temp table within_heading as
select g.*, s.over_rate,
    cast(case when not g.publishes then 0
        when g.gap > 0 then round(cast(g.gap as double) * least(1, cast(s.over as double) / cast(s.missing as double)), 3)
        when g.gap < 0 then round(cast(g.gap as double) * least(1, cast(s.missing as double) / cast(s.over as double)), 3)
            else 0 end as decimal(18, 3))
        as other_code
from gap g
left join sibling s on s.partner = g.partner and s.hs4 = g.hs4

-- :: step elsewhere
-- One row a line: what remains missing from some partners, and too much from others that publish. bears: the part of what is missing that what is
-- too much may stand for. Where much more is too much than is missing (fish landed from the high seas), it has causes of its own and would offset
-- every gap whatever its cause: of ten times as much a tenth is taken to stand for the gaps.
create temp table elsewhere as
select *, case when over > missing then cast(missing as double) / cast(over as double)
    else coalesce(cast(over as double) / cast(nullif(missing, 0) as double), 0) end as bears
from (
    select line, sum(greatest(gap - other_code, 0)) as missing, sum(greatest(other_code - gap, 0)) as over,
        sum(cast(greatest(other_code - gap, 0) as double) * round(rate, 9)) filter (gap < other_code)
            / cast(nullif(sum(greatest(other_code - gap, 0)), 0) as double) as over_rate
    from within_heading
    where publishes
    group by line
)

-- :: step shape
-- One row a flow with three whole periods at least: what was declared by what was expected in each.
create temp table shape as
with period as (
    select s.partner, g.begins, cast(g.begins + case when p.period = 'year' then interval 1 year else interval 3 month end as date) as ends,
        row_number() over (partition by s.partner order by g.begins) as number
    from span s
    cross join parameter p
    cross join unnest(generate_series(date_trunc(p.period, cast(s.first_day as timestamp)), cast(s.end_day as timestamp),
        case when p.period = 'year' then interval 1 year else interval 3 month end)) as g(begins)
    where g.begins >= s.first_day and g.begins + case when p.period = 'year' then interval 1 year else interval 3 month end <= s.end_day
), share as (
    select x.partner, x.line, x.number, cast(coalesce(m.amount, 0) as double) / cast(x.cif as double) as share
    from (
        select e.partner, e.line, q.number, sum(e.cif) as cif from expected e
        join period q on q.partner = e.partner and e.month >= q.begins and e.month < q.ends group by all having sum(e.cif) > 0
    ) x
    left join (
        select r.partner, r.line, q.number, sum(r.amount) as amount from recorded r
        join period q on q.partner = r.partner and r.accepted_on >= q.begins and r.accepted_on < q.ends group by all
    ) m on m.partner = x.partner and m.line = x.line and m.number = x.number
), beside as (
    select *, median(share) over (partition by partner, line) as usual from share
)
select partner, line,
    case when count(*) < 3 then 'too_few' when max(share) < 0.8 then 'persistent'
        when max_by(share, number) < 0.8 and regr_slope(share, number) < -0.05 then 'growing'
        when count(*) filter (share <= usual - 0.3) = 1 then 'spike'
        else 'neither' end as shape
from beside
group by partner, line

-- :: step flow
-- One row a flow with its verdict. stake: null where no tax of the goods is known, else the tax of what remains, and of what is offset the
-- difference of rates, of a hundredth of a point at least. looks_like: what most of the gap looks like.
create temp table flow as
select f.*,
    case when rate is not null then cast(greatest(0, round(cast(remains as double) * rate
        + cast(other_code as double) * greatest(0, round(rate - coalesce(over_rate, rate), 4))
        + cast(other_origin as double) * greatest(0, round(rate - coalesce(elsewhere_rate, rate), 4)), 3)) as decimal(18, 3)) end as stake,
    case
        when recorded = 0 then 'lost' when expected = 0 then 'orphan' when ratio between 1 - fits and 1 + fits then 'fits' when gap < 0 then 'more'
        when other_code >= gap / 2.0 then 'code' when other_origin >= gap / 2.0 then 'origin'
        when weight_gap is null then 'unweighed' when weight_gap >= gap / 2.0 then 'weight' else 'price' end as looks_like,
    nullif(concat_ws(', ', case when hub then 'hub' end, case when not publishes then 'silent' end, case when crosses then 'edition' end,
        case when trades then 'trader' end,
        case when by_way >= recorded / 5.0 and by_way > 0 then 'by_way' end,
        case when warehoused >= recorded / 5.0 and warehoused > 0 then 'warehouse' end,
        case when expected > 0 and cast(coalesce(cif_weighed, 0) as double) < cast(weighed as double) * cast(expected as double) then 'estimated' end,
        case when not margin_measured and abs(gap) <= greatest(expected, recorded) / 4.0 then 'margin' end), '') as notes,
    hub or crosses or trades or not publishes as explained
from (
    select w.*, w.partner || ' ' || w.line as flow_id, e.over_rate as elsewhere_rate,
        cast(w.gap - w.other_code - o.other_origin as decimal(18, 3)) as remains,
        o.other_origin, coalesce(s.shape, 'too_few') as shape, p.fits, p.weighed,
        w.partner in ('HK', 'SG', 'NL', 'BE', 'AE', 'PA', 'CH') as hub, t.partner is not null as trades,
        coalesce(m.measured, p.valued = 'fob', false) as margin_measured
    from within_heading w
    cross join parameter p
    left join elsewhere e on e.line = w.line
    cross join lateral (select cast(case
        when not w.publishes then 0
        when w.gap > w.other_code then round(cast(w.gap - w.other_code as double) * e.bears, 3)
        when w.gap < w.other_code then round(cast(w.gap - w.other_code as double) * e.bears * cast(e.missing as double) / cast(e.over as double), 3)
        else 0 end as decimal(18, 3)) as other_origin) o
    left join shape s on s.partner = w.partner and s.line = w.line
    left join margin m on m.chapter = left(w.line, 2)
    left join trader t on t.partner = w.partner and t.line = w.line
    where exists (select 1 from shown n where n.partner = w.partner and n.line = w.line)
) f

-- :: counts
select
    (select country from home) as country,
    (select stated_in from home) as stated_in,
    (select currency from home) as currency,
    (select count(*) from import) as imports,
    (select count(*) from stated) as cells,
    (select count(*) from known_rate where rate is not null) as months_with_rate,
    (select count(*) from flow) as flows,
    (select count(*) from flow where expected > 0 and recorded > 0) as both_sides,
    (select count(*) from flow where looks_like = 'fits') as fitting,
    (select count(*) from flow where looks_like in ('code', 'origin', 'unweighed', 'weight', 'price')) as short_flows,
    (select count(*) from flow where looks_like in ('code', 'origin', 'unweighed', 'weight', 'price') and explained) as short_explained,
    (select count(*) from flow where looks_like = 'lost') as lost,
    (select count(*) from flow where looks_like = 'orphan') as orphans,
    cast(coalesce((select sum(gap) from flow where looks_like in ('code', 'origin', 'unweighed', 'weight', 'price')), 0) as decimal(18, 3)) as gap,
    (select count(*) from flow where looks_like = 'more') as more,
    cast(coalesce((select -sum(gap) from flow where looks_like = 'more'), 0) as decimal(18, 3)) as over,
    (select count(*) from shown cross join parameter p where greatest(expected, recorded) < p.least_value) as small,
    (select count(*) from flow where looks_like in ('code', 'origin', 'weight', 'price') and weight_gap is not null) as weighed,
    cast(coalesce((select sum(gap) from flow where looks_like in ('code', 'origin', 'weight', 'price') and weight_gap is not null), 0) as decimal(18,
        3))
        as weighed_gap,
    cast(coalesce((select sum(weight_gap) from flow where looks_like in ('code', 'origin', 'weight', 'price')), 0) as decimal(18, 3)) as weight_gap,
    cast(coalesce((select sum(price_gap) from flow where looks_like in ('code', 'origin', 'weight', 'price')), 0) as decimal(18, 3)) as price_gap,
    cast(coalesce((select sum(other_code) from flow where looks_like in ('code', 'origin', 'unweighed', 'weight', 'price')), 0) as decimal(18, 3))
        as other_code,
    cast(coalesce((select sum(other_origin) from flow where looks_like in ('code', 'origin', 'unweighed', 'weight', 'price')), 0) as decimal(18, 3))
        as other_origin,
    cast((select case when count(*) = 0 then 0 else sum(stake) end from flow
        where looks_like in ('code', 'origin', 'unweighed', 'weight', 'price') and not explained) as decimal(18, 3)) as stake,
    cast((select case when count(*) = 0 then 0 else sum(stake) end from flow where looks_like = 'lost' and not explained) as decimal(18, 3))
        as lost_stake,
    (select count(*) from recorded r join shown n on n.partner = r.partner and n.line = r.line where r.tax_by_rate) as stake_by_rate,
    (select count(*) from flow where stake is null and not explained and looks_like not in ('fits', 'more', 'orphan')) as stake_unknown

-- :: gaps
-- Flows whose declared value is short of what is expected; those that a known explanation may account for stand last.
select flow_id, partner, line, items, importers, expected, recorded, round(ratio, 6) as ratio, gap, weight_gap, price_gap, other_code, other_origin,
    remains,
    looks_like, shape, notes, stake
from flow
where looks_like in ('code', 'origin', 'unweighed', 'weight', 'price')
order by explained, stake desc nulls last, gap desc, flow_id
limit (select rows from parameter)

-- :: behind gaps
select declaration_id, sequence, accepted_on, importer_id, hs_code, amount as customs_value
from recorded
where partner || ' ' || line = $1
order by amount desc, declaration_id, sequence
limit 10000

-- :: lost
-- Flows that the partner states and nobody declared.
select partner, line, expected, other_code, other_origin, remains, notes, stake
from flow
where looks_like = 'lost'
order by explained, stake desc nulls last, expected desc, flow_id
limit (select rows from parameter)

-- :: orphans
-- Flows that were declared and that the partner does not state.
select flow_id, partner, line, items, importers, recorded, -other_code as other_code, -other_origin as other_origin, notes
from flow
where looks_like = 'orphan'
order by recorded desc, flow_id
limit (select rows from parameter)

-- :: behind orphans
select declaration_id, sequence, accepted_on, importer_id, hs_code, amount as customs_value
from recorded
where partner || ' ' || line = $1
order by amount desc, declaration_id, sequence
limit 10000

-- :: partners
-- All flows of a partner, small ones too. sent_by_way: declared as sent from a third country.
select s.partner, count(*) as flows, cast(sum(s.expected) as decimal(18, 3)) as expected, cast(sum(s.recorded) as decimal(18, 3)) as recorded,
    round(cast(sum(s.recorded) as double) / nullif(cast(sum(s.expected) as double), 0), 6) as ratio,
    cast(sum(s.expected) - sum(s.recorded) as decimal(18, 3)) as gap,
    round(cast(sum(s.by_way) as double) / nullif(cast(sum(s.recorded) as double), 0), 6) as sent_by_way, any_value(t.days) as days,
    any_value(t.first_day) as first_day, any_value(t.end_day) as end_day
from shown s
join span t on t.partner = s.partner
group by s.partner
order by gap desc, s.partner
limit (select rows from parameter)

-- :: behind partners
select declaration_id, sequence, accepted_on, importer_id, hs_code, amount as customs_value
from recorded
where partner = $1 and (partner, line) in (select (partner, line) from shown)
order by amount desc, declaration_id, sequence
limit 10000

-- :: chapters
-- The bridge from FOB to CIF, and what either side says.
select left(s.line, 2) as chapter, m.margin as margin, case when m.measured then 'measured' else 'given' end as margin_from, m.items,
    cast(sum(s.expected) as decimal(18, 3)) as expected, cast(sum(s.recorded) as decimal(18, 3)) as recorded,
    round(cast(sum(s.recorded) as double) / nullif(cast(sum(s.expected) as double), 0), 6) as ratio
from shown s
left join margin m on m.chapter = left(s.line, 2)
group by 1, m.margin, m.measured, m.items
order by chapter
limit (select rows from parameter)

-- :: hubs
-- What countries re-exported to here, CIF, beside what was declared as sent from there and of another origin.
select coalesce(x.partner, m.partner) as hub, x.cif as expected, m.amount as recorded,
    round(cast(m.amount as double) / nullif(cast(x.cif as double), 0), 6) as ratio, coalesce(m.items, 0) as items
from (
    select t.partner, cast(sum(cast(round(cast(t.rx as double) * r.rate * (1 + coalesce(m.margin, cast(p.margin as double))), 3) as decimal(18, 3)))
        as decimal(18, 3)) as cif
    from stated t
    join span s on s.partner = t.partner
    join known_rate r on r.month = t.month and r.rate is not null
    cross join parameter p
    left join margin m on m.chapter = left(t.hs6, 2)
    where t.rx > 0 and (p.hs is null or starts_with(t.hs6, left(p.hs, 6)))
        and cast(t.month + s.days * interval 1 day as date) >= s.first_day and cast(t.month + s.days * interval 1 day as date) < s.end_day
    group by t.partner
) x
full join (
    select sent_from as partner, cast(sum(amount) as decimal(18, 3)) as amount, count(*) as items
    from import cross join parameter p
    where sent_from <> partner and (p.hs is null or starts_with(hs6, left(p.hs, 6)))
    group by sent_from
) m on m.partner = x.partner
where x.cif is not null
order by x.cif desc, hub
limit (select rows from parameter)

-- :: months
-- What was expected and what was declared, by month of arrival, of flows that both sides have.
select strftime(coalesce(x.month, m.month), '%Y-%m') as month, coalesce(x.cif, 0) as expected, coalesce(m.amount, 0) as recorded
from (
    select e.month, sum(e.cif) as cif from expected e join shown s on s.partner = e.partner and s.line = e.line where s.recorded > 0 group by e.month
) x
full join (
    select cast(date_trunc('month', r.accepted_on) as date) as month, sum(r.amount) as amount
    from recorded r join shown s on s.partner = r.partner and s.line = r.line where s.expected > 0 group by 1
) m on m.month = x.month
order by month

-- :: ratios
-- Flows that both sides have, by what was declared as a share of what is expected, in tenths of a decade.
select cast(floor(10 * log10(ratio)) as integer) as tenth, count(*) as flows
from flow
where ratio between 0.01 and 100
group by all
order by tenth

-- :: behind chapters
select declaration_id, sequence, accepted_on, importer_id, hs_code, amount as customs_value
from recorded
where left(line, 2) = $1 and (partner, line) in (select (partner, line) from shown)
order by amount desc, declaration_id, sequence
limit 10000

-- :: behind hubs
select declaration_id, sequence, accepted_on, importer_id, hs_code, amount as customs_value
from import
cross join parameter p
where sent_from <> partner and sent_from = $1 and (p.hs is null or starts_with(hs6, left(p.hs, 6)))
order by amount desc, declaration_id, sequence
limit 10000

-- :: behind months
select r.declaration_id, r.sequence, r.accepted_on, r.importer_id, r.hs_code, r.amount as customs_value
from recorded r
join shown s on s.partner = r.partner and s.line = r.line
where s.expected > 0 and strftime(r.accepted_on, '%Y-%m') = $1
order by r.amount desc, r.declaration_id, r.sequence
limit 10000

-- :: behind ratios
select r.declaration_id, r.sequence, r.accepted_on, r.importer_id, r.hs_code, r.amount as customs_value
from recorded r
join flow f on f.partner = r.partner and f.line = r.line
where f.ratio between 0.01 and 100 and cast(floor(10 * log10(f.ratio)) as integer) = try_cast($1 as integer)
order by r.amount desc, r.declaration_id, r.sequence
limit 10000

-- :: behind findings
-- The declarations that a number of a sentence counts.
select r.declaration_id, r.sequence, r.accepted_on, r.importer_id, r.hs_code, r.amount as customs_value
from recorded r
join flow f on f.partner = r.partner and f.line = r.line
where case $1
    when 'short' then f.looks_like in ('code', 'origin', 'unweighed', 'weight', 'price')
    when 'fits' then f.looks_like = 'fits'
    when 'explained' then f.looks_like in ('code', 'origin', 'unweighed', 'weight', 'price') and f.explained
    when 'weighed' then f.looks_like in ('code', 'origin', 'weight', 'price') and f.weight_gap is not null
    when 'more' then f.looks_like = 'more'
    when 'other_code' then f.looks_like in ('code', 'origin', 'unweighed', 'weight', 'price') and f.other_code > 0
    when 'other_origin' then f.looks_like in ('code', 'origin', 'unweighed', 'weight', 'price') and f.other_origin > 0
    when 'orphan' then f.looks_like = 'orphan'
end
order by r.amount desc, r.declaration_id, r.sequence
limit 10000
