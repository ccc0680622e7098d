-- Which officers and brokers come together more often than chance brings them.
-- Reads the views declaration, goods_item, control and event, the numbers of store.party for pseudonyms, and the table parameter of one row.
-- One row of pair is a broker and an officer of an office at which the broker's declarations are controlled, whether they met or not.

-- :: common steps of section

-- :: steps of TimedWork

-- :: step handled
-- One row a declaration and officer. goods: the HS section of its first item (HS chapters 1–5, 6–14, … as the nomenclature groups them), by
-- which many offices share their work out.
create temp table handled as
select
    c.declaration_key, d.declaration_id, cast(d.accepted_at as date) as accepted_on, d.importer_id, d.office_code as office, d.declarant_id as broker,
    c.officer_id as officer, g.goods, g.hs_code, isodow(d.accepted_at) as weekday, c.found, g.tax, g.customs_value, g.items
from (
    select declaration_key, officer_id, bool_or(outcome = 'finding') as found
    from control where officer_id is not null and officer_id not in (select officer from auditor) group by declaration_key, officer_id
) c
join declaration d on d.declaration_key = c.declaration_key
cross join parameter p
join (
    select i.*, coalesce(s.section, 0) as goods
    from (
        select declaration_key, count(*) as items, sum(tax_assessed) as tax, sum(customs_value) as customs_value,
            min(hs_code) filter (sequence = 1) as hs_code
        from goods_item group by declaration_key
    ) i
    left join section s on s.chapter = left(i.hs_code, 2)
) g on g.declaration_key = d.declaration_key
where d.office_code is not null and d.declarant_id is not null
    and (p."from" is null or d.accepted_at >= p."from") and (p."to" is null or d.accepted_at < p."to")
    and (p.office is null or d.office_code = p.office)

-- :: step desk
-- One row an officer of an office.
create temp table desk as
select office, officer, count(*) as handled, count(*) over (partition by office) as officers
from handled group by office, officer

-- :: step cell
-- One row an office, kind of goods and officer: how many declarations, of all brokers.
create temp table cell as
select k.office, k.goods, d.officer, d.officers, k.n as n, coalesce(h.n, 0) as mine
from (select office, goods, count(*) as n from handled group by office, goods) k
join desk d on d.office = k.office
left join (select office, goods, officer, count(*) as n from handled group by office, goods, officer) h
    on h.office = k.office and h.goods = k.goods and h.officer = d.officer

-- :: step sharing
-- Whether an office shares its work out by kind of goods: more than a quarter of its officers' kinds of goods are hardly theirs.
create temp table sharing as
select office, coalesce(count(*) filter (mine < 0.25 * n / officers) > 0.25 * count(*), false) as by_goods
from cell where n >= 20 group by office

-- :: step weekly
create temp table weekly as
select k.office, k.weekday, d.officer, k.n, coalesce(h.n, 0) as mine
from (select office, weekday, count(*) as n from handled group by office, weekday) k
join desk d on d.office = k.office
left join (select office, weekday, officer, count(*) as n from handled group by office, weekday, officer) h
    on h.office = k.office and h.weekday = k.weekday and h.officer = d.officer

-- :: step brought
-- One row a broker, office, kind of goods and weekday: how many declarations. What is judged about a broker is judged by the others.
create temp table brought as
select office, broker, goods, weekday, count(*) as n from handled group by office, broker, goods, weekday

-- :: step met
create temp table met as
select office, broker, officer, goods, weekday, count(*) as n from handled group by office, broker, officer, goods, weekday

-- :: step first_brokers
-- One row an office, kind of goods and officer: the two brokers from whom the officer had most of them, with what each brought of the kind. One
-- broker in collusion makes goods usual at a desk by itself, and hides the next behind it.
create temp table first_brokers as
select m.office, m.goods, m.officer, m.broker, m.n as met, b.n as brought, m.place
from (
    select office, goods, officer, broker, sum(n) as n,
        row_number() over (partition by office, goods, officer order by sum(n) desc, broker) as place
    from met group by office, goods, officer, broker
) m
join (select office, broker, goods, sum(n) as n from brought group by all) b on b.office = m.office and b.broker = m.broker and b.goods = m.goods
where m.place <= 2

-- :: step chance
-- One row a broker, office, kind of goods, weekday and officer: by_goods the officer's share of that kind among other brokers' declarations, by_day
-- of that weekday; unusual: goods that hardly ever come to that desk, of this broker and of the one from whom it has most of them left out.
create temp table chance as
select
    b.office, b.broker, b.goods, b.weekday, c.officer, b.n, coalesce(m.n, 0) as met,
    (c.mine - coalesce(mg.n, 0)) / nullif(cast(c.n - bg.n as double), 0) as by_goods,
    (w.mine - coalesce(mw.n, 0)) / nullif(cast(w.n - bw.n as double), 0) as by_day,
    case when c.n - bg.n - coalesce(o.brought, 0) >= 20
        then c.mine - coalesce(mg.n, 0) - coalesce(o.met, 0) < 0.25 * (c.n - bg.n - coalesce(o.brought, 0)) / c.officers
    end as unusual
from brought b
join cell c on c.office = b.office and c.goods = b.goods
join weekly w on w.office = b.office and w.weekday = b.weekday and w.officer = c.officer
join (select office, broker, goods, sum(n) as n from brought group by all) bg on bg.office = b.office and bg.broker = b.broker and bg.goods = b.goods
join (select office, broker, weekday, sum(n) as n from brought group by all) bw on bw.office = b.office and bw.broker = b.broker
    and bw.weekday = b.weekday
left join first_brokers f on f.office = b.office and f.goods = b.goods and f.officer = c.officer and f.place = 1
left join first_brokers o on o.office = b.office and o.goods = b.goods and o.officer = c.officer
    and o.place = case when f.broker = b.broker then 2 else 1 end
left join met m on m.office = b.office and m.broker = b.broker and m.goods = b.goods and m.weekday = b.weekday and m.officer = c.officer
left join (select office, broker, officer, goods, sum(n) as n from met group by all) mg
    on mg.office = b.office and mg.broker = b.broker and mg.officer = c.officer and mg.goods = b.goods
left join (select office, broker, officer, weekday, sum(n) as n from met group by all) mw
    on mw.office = b.office and mw.broker = b.broker and mw.officer = c.officer and mw.weekday = b.weekday

-- :: step minute
-- One row a piece of work that has a beginning and an end: its place among those of the same officer, kind and size, from 0 (quickest) to 1.
create temp table minute as
select declaration_key, officer, kind, minutes,
    (rank() over w + count(*) over (partition by officer, kind, size, lay, minutes) / 2.0 - 1) / count(*) over (partition by officer, kind, size,
        lay) as place,
    count(*) over (partition by officer, kind, size, lay) as pieces
from (
    select h.declaration_key, h.officer, t.kind, t.lay, date_diff('second', t.began, t.ended) / 60.0 as minutes,
        case when h.items = 1 then 1 when h.items <= 3 then 2 else 3 end as size
    from handled h
    join timed t on t.declaration_key = h.declaration_key
)
window w as (partition by officer, kind, size, lay order by minutes)

-- :: step pair
create temp table pair as
select
    c.office, c.broker, c.officer, s.by_goods, d.officers, c.declarations, c.met, c.expected, c.judged, c.unusual, coalesce(m.pieces, 0) as pieces,
    coalesce(m.places, 0) as places, coalesce(m.unusual_pieces, 0) as unusual_pieces, coalesce(m.unusual_places, 0) as unusual_places,
    coalesce(h.found, 0) as found, coalesce(h.tax, 0) as tax,
    'officer-' || (select max(party_key) from store.party where party_id = c.officer) as pseudonym
from (
    select
        c.office, c.broker, c.officer, sum(n) as declarations, sum(met) as met,
        cast(sum(cast(n * coalesce(case when s.by_goods then c.by_goods else c.by_day end, 1.0 / d.officers) as decimal(18, 9))) as double)
            as expected,
        coalesce(sum(n) filter (unusual is not null), 0) as judged, coalesce(sum(met) filter (unusual), 0) as unusual
    from chance c
    join sharing s on s.office = c.office
    join desk d on d.office = c.office and d.officer = c.officer
    group by c.office, c.broker, c.officer
) c
join sharing s on s.office = c.office
join desk d on d.office = c.office and d.officer = c.officer
left join (
    select
        h.office, h.broker, h.officer, count(*) as pieces, cast(sum(cast(m.place as decimal(18, 9))) as double) as places,
        count(*) filter (c.unusual) as unusual_pieces, cast(sum(cast(m.place as decimal(18, 9))) filter (c.unusual) as double) as unusual_places
    from minute m
    join handled h on h.declaration_key = m.declaration_key and h.officer = m.officer
    join chance c on c.office = h.office and c.broker = h.broker and c.officer = h.officer and c.goods = h.goods and c.weekday = h.weekday
    where m.pieces >= 20
    group by h.office, h.broker, h.officer
) m on m.office = c.office and m.broker = c.broker and m.officer = c.officer
left join (
    select office, broker, officer, count(*) filter (found) as found, sum(tax) as tax from handled group by office, broker, officer
) h on h.office = c.office and h.broker = c.broker and h.officer = c.officer

-- :: counts
select
    (select count(distinct declaration_key) from handled) as declarations, (select count(distinct officer) from handled) as officers,
    (select count(distinct broker) from handled) as brokers, (select count(*) from sharing) as offices,
    (select count(*) from sharing where by_goods) as by_goods

-- :: pairs
select office, broker, officer, pseudonym, by_goods, officers, declarations, met, expected, judged, unusual, pieces, places, unusual_pieces,
    unusual_places, found, tax
from pair
order by office, broker, officer

-- :: behind pairs
-- The key is office, pseudonym and broker.
select declaration_id, cast(null as integer) as sequence, accepted_on, importer_id, hs_code, customs_value
from handled h
where h.office || ' ' || 'officer-' || (select max(party_key) from store.party where party_id = h.officer) || ' ' || h.broker = $1
order by accepted_on, declaration_id
limit 10000
