-- Which containers are said to hold more than one of their kind may carry. Reads the views declaration, goods_item and container, and the table
-- parameter of one row. Nothing is guessed: a container of no known type, one that is called two kinds, and goods in several containers of which
-- nobody says how much is in which are judged together or not at all.

-- :: step kind
-- One row a length and group of type codes (ISO 6346:1995, ISO 6346:2022) that ISO 668 rates: the least that an empty one usually weighs, so that
-- its payload is rather told too high. What carriers publish of theirs is some hundreds of kilograms heavier: 2,300 (20 feet), 3,750 (40 feet),
-- 3,080 and 4,800 (refrigerated). Platforms (P) are built for more than ISO 668 asks, lengths of 48 and 53 feet and air containers are rated
-- elsewhere: they are not here.
create temp table kind as
select * from (values
    ('1', 'general', 1100), ('1', 'open', 1100), ('1', 'thermal', 1500), ('1', 'tank', 1500),
    ('2', 'general', 2000), ('2', 'open', 2000), ('2', 'thermal', 2600), ('2', 'tank', 2300),
    ('3', 'general', 2700), ('3', 'open', 2700), ('3', 'thermal', 3200), ('3', 'tank', 3000),
    ('4', 'general', 3400), ('4', 'open', 3400), ('4', 'thermal', 4000), ('4', 'tank', 4000),
    ('L', 'general', 4200), ('L', 'open', 4200), ('L', 'thermal', 4800), ('L', 'tank', 4500)
) as k(length, type_group, tare_kg)

-- :: step spoken
-- One row a mention of a container: by an item, or by the declaration as a whole where that is all that is said of it. Numbers are compared in
-- capitals and figures alone.
create temp table spoken as
with said as (
    select declaration_key, sequence, container_id, size_type_code, gross_mass_kg from container where container_id is not null
    union all
    select declaration_key, sequence, container_id, null, null from goods_item where container_id is not null
),
cleaned as (
    select declaration_key, sequence, regexp_replace(upper(container_id), '[^A-Z0-9]', '', 'g') as number,
        regexp_replace(upper(size_type_code), '[^A-Z0-9]', '', 'g') as code, gross_mass_kg
    from said
)
select declaration_key, sequence, number, code, gross_mass_kg,
    sequence is null and bool_or(sequence is not null) over (partition by declaration_key, number) as said_again
from cleaned
where number <> ''

-- :: step coded
-- One row a code that is used: length and group by ISO 6346 (22G1), by its edition of 1984 (2210, 4532) or by the words of carriers (20GP, 40HC,
-- 45RF). Others tell nothing.
create temp table coded as
select code,
    case when by_group or by_number then replace(left(code, 1), '9', 'L') when trade <> ''
        then replace(left(code, 1), '4', case when left(code, 2) = '45' then 'L' else '4' end) end as length,
    case
        when by_group then case
            when substr(code, 3, 1) in ('G', 'V', 'B', 'S') then 'general' when substr(code, 3, 1) = 'U' then 'open'
            when substr(code, 3, 1) in ('R', 'H') then 'thermal' when substr(code, 3, 1) in ('T', 'K') then 'tank' end
        when by_number then case
            when substr(code, 3, 1) in ('0', '1', '8') then 'general' when substr(code, 3, 1) = '5' then 'open'
            when substr(code, 3, 1) in ('2', '3', '4') then 'thermal' when substr(code, 3, 1) = '7' then 'tank' end
        when trade in ('GP', 'DC', 'DV', 'DRY', 'ST', 'SD', 'HC', 'HQ') then 'general'
        when trade in ('OT', 'UT') then 'open'
        when trade in ('RF', 'RE', 'RH', 'RQ', 'RC', 'HR') then 'thermal'
        when trade in ('TK', 'TN', 'TANK') then 'tank'
    end as type_group
from (
    select code, regexp_matches(code, '^[1234L][0-9A-Z][A-Z][0-9A-Z]$') and not regexp_matches(code, '^[24][05][A-Z]{2}$') as by_group,
        regexp_matches(code, '^[12349][0-9]{3}$') as by_number,
        regexp_extract(code, '^(?:20|40|45)(?:FT)?([A-Z]{2,4})$', 1) as trade
    from (select distinct code from spoken where code is not null)
)

-- :: step box
-- One row a container: its kind, where all that is said of it anywhere is of one kind. A box keeps its kind.
create temp table box as
select s.number, any_value(k.length) as length, any_value(k.type_group) as type_group, any_value(k.tare_kg) as tare_kg,
    any_value(case when k.length = '1' then 10160 else p.rating end) - any_value(k.tare_kg) as payload_kg,
    any_value(case when k.length = '1' then 10160 else 30480 end) - any_value(k.tare_kg) as former_payload_kg, any_value(s.code) as code
from spoken s
join coded c on c.code = s.code
join kind k on k.length = c.length and k.type_group = c.type_group
cross join parameter p
where s.number not in (
    select s.number
    from spoken s
    join coded c on c.code = s.code
    group by s.number
    having count(distinct coalesce(c.length || c.type_group, s.code)) > 1
)
group by s.number

-- :: step holding
-- One row an item and a container that it may be in: the one that it names, and those that only the declaration as a whole names.
create temp table holding as
select distinct i.declaration_key, i.sequence, s.number, i.gross_mass_kg
from goods_item i
join spoken s on s.declaration_key = i.declaration_key and (s.sequence = i.sequence or s.sequence is null) and not s.said_again

-- :: step alone
-- One row an item that is in a container: whether in one only.
create temp table alone as
select declaration_key, sequence, any_value(gross_mass_kg) as gross_mass_kg, count(*) = 1 as in_one
from holding
group by declaration_key, sequence

-- :: step part
-- One row a declaration and a container: what is surely in it. That is the goods that are in no other, and what is stated of it, but no more than
-- the goods that may be in it weigh.
create temp table part as
select h.declaration_key, h.number,
    cast(greatest(coalesce(h.sole_kg, 0), coalesce(case when h.all_known and s.stated_kg > h.listed_kg then h.listed_kg else s.stated_kg end, 0))
        as decimal(18, 6)) as load_kg,
    cast(d.accepted_at as date) as accepted_on, d.importer_id,
    coalesce((p."from" is null or d.accepted_at >= p."from") and (p.office is null or d.office_code = p.office), false) as asked
from (
    select h.declaration_key, h.number, sum(h.gross_mass_kg) as listed_kg, sum(h.gross_mass_kg) filter (a.in_one) as sole_kg,
        count(h.gross_mass_kg) = count(*) as all_known
    from holding h
    join alone a on a.declaration_key = h.declaration_key and a.sequence = h.sequence
    group by h.declaration_key, h.number
) h
join (
    select declaration_key, number, sum(gross_mass_kg) as stated_kg from spoken where not said_again group by declaration_key, number
) s on s.declaration_key = h.declaration_key and s.number = h.number
join declaration d on d.declaration_key = h.declaration_key
cross join parameter p
where p."to" is null or d.accepted_at < p."to"

-- :: step voyage
-- The same with the use of the container that it belongs to: one that is accepted more than so many days after the one before is another voyage.
create temp table voyage as
select *, number || ' ' || cast(min(accepted_on) over (partition by number, turn) as varchar) as voyage_id
from (
    select *, sum(later) over (partition by number order by accepted_on, declaration_key) as turn
    from (
        select part.*, case when date_diff('day', lag(accepted_on) over (partition by number order by accepted_on, declaration_key), accepted_on)
            > (select days from parameter) then 1 else 0 end as later
        from part
    )
)

-- :: step loaded
-- One row a voyage of a container that is asked for.
create temp table loaded as
select v.voyage_id, v.number, min(v.accepted_on) as accepted_on, count(*) as declarations, count(distinct v.importer_id) as importers,
    sum(v.load_kg) as load_kg, any_value(b.code) as code, any_value(b.payload_kg) as payload_kg, any_value(b.former_payload_kg) as former_payload_kg,
    any_value(b.payload_kg) is not null as typed
from voyage v
left join box b on b.number = v.number
group by v.voyage_id, v.number
having bool_or(v.asked)

-- :: step judged
create temp table judged as
select *, load_kg > payload_kg as over, load_kg > former_payload_kg and load_kg <= payload_kg as heavy
from loaded
where typed and load_kg > 0

-- :: step together
-- One row a declaration that is asked for, all of whose containers are of a known kind: what its goods in containers weigh, beside what all of them
-- may carry.
create temp table together as
select g.*, c.containers, c.payload_kg
from (
    select declaration_key, sum(gross_mass_kg) as gross_mass_kg, count(*) as items from alone
    where gross_mass_kg is not null
    group by declaration_key
) g
join (
    select v.declaration_key, count(*) as containers, sum(b.payload_kg) as payload_kg, any_value(v.accepted_on) as accepted_on
    from voyage v
    left join box b on b.number = v.number
    where v.asked
    group by v.declaration_key
    having count(*) = count(b.number)
) c on c.declaration_key = g.declaration_key

-- :: counts
select
    (select count(*) from loaded) as containers,
    (select count(*) from loaded where not typed) as untyped,
    (select count(*) from loaded where typed and load_kg = 0) as unweighed,
    (select count(*) from judged) as judged,
    (select count(*) from judged where over) as over,
    (select count(*) from judged where heavy) as heavy,
    (select count(*) from together) as declarations,
    (select count(*) from together where gross_mass_kg > payload_kg) as declarations_over

-- :: containers
select voyage_id, number as container_id, code as size_type_code, accepted_on, declarations, importers, cast(load_kg as double) as load_kg,
    cast(payload_kg as double) as payload_kg, round(cast(load_kg as double) / payload_kg, 6) as share,
    case when over then 'over' else 'heavy' end as sign
from judged
where over or heavy
order by over desc, load_kg / payload_kg desc, voyage_id
limit (select rows from parameter)

-- :: declarations
select row_number() over (order by cast(t.gross_mass_kg as double) / t.payload_kg desc, d.declaration_id) as rank, d.declaration_id,
    cast(d.accepted_at as date) as accepted_on, d.importer_id, t.items, t.containers, cast(t.gross_mass_kg as double) as gross_mass_kg,
    cast(t.payload_kg as double) as payload_kg, round(cast(t.gross_mass_kg as double) / t.payload_kg, 6) as share
from together t
join declaration d on d.declaration_key = t.declaration_key
where t.gross_mass_kg > t.payload_kg
order by rank
limit (select rows from parameter)

-- :: loads
-- Containers by the share of their payload that is in them, in tenths; the last bar has all that are at twice it and above.
select cast(least(20, floor(10 * cast(load_kg as double) / payload_kg)) as integer) as tenth, count(*) as containers
from judged
group by all
order by tenth

-- :: counted containers
select v.declaration_key, cast(null as integer) as sequence, v.load_kg as weight
from voyage v
where v.voyage_id = $1

-- :: counted loads
select v.declaration_key, cast(null as integer) as sequence, v.load_kg as weight
from voyage v
join judged j on j.voyage_id = v.voyage_id
where cast(least(20, floor(10 * cast(j.load_kg as double) / j.payload_kg)) as integer) = try_cast($1 as integer)

-- :: counted findings
-- The declarations whose goods are in the containers, or that a number of a sentence counts.
select v.declaration_key, cast(null as integer) as sequence, max(v.load_kg) as weight
from voyage v
join loaded l on l.voyage_id = v.voyage_id
left join judged j on j.voyage_id = v.voyage_id
where case $1
    when 'over' then coalesce(j.over, false)
    when 'heavy' then coalesce(j.heavy, false)
    when 'judged' then j.voyage_id is not null
    when 'untyped' then not l.typed
    when 'unweighed' then l.typed and l.load_kg = 0
    when 'together' then v.declaration_key in (select declaration_key from together where gross_mass_kg > payload_kg)
end
group by v.declaration_key
