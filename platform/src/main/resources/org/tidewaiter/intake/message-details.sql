-- Writes what messages say beside the columns of the model, after their declarations were written as load :load_id. A section
-- for each kind of message, and for what messages say beside their columns (the rows of details()), runs only where there is any: a
-- folder holds thousands of small files of one kind each. Sections with :from and :to run for one stretch of messages after the
-- other: joins and sorts of texts take the memory of one.
-- :: taken
create temp table taken_declarations as
select declaration_key, declaration_id, line_number as line from store.declaration where load_id = :load_id;

-- :: lines
-- Of a declaration that was not taken, as another one has its number, no line is.
insert into store.:table (declaration_key, cargo_key, message_ordinal, load_id, sequence, ordinal, :columns)
select t.declaration_key, c.cargo_key, case when l.message_kind = 'RESPONSE' then l.message end, :load_id, nullif(l.sequence, 0), l.ordinal,
    :values
from lines() l
left join taken_declarations t on t.line = l.message
left join arrived_cargo c on c.line = l.message
where l.message_kind <> 'DECLARATION' or t.declaration_key is not null

-- :: events
insert into store.response (load_id, ordinal, declaration_id, local_reference, event_code, occurred_at, responsible_party)
select :load_id, d.line, nullif(m.declaration_id, ''), nullif(m.declaration_reference, ''), d.event_code,
    try_cast(d.occurred_at as timestamp), nullif(d.responsible_party, '')
from details() d
join (
    select line, min(message_kind) as message_kind, min(declaration_id) as declaration_id,
        max(declaration_reference) as declaration_reference
    from arrived group by line
) m on m.line = d.line
where m.message_kind <> 'DECLARATION' or d.line in (select line from taken_declarations)
order by d.place;

-- :: declaration_additions
insert into store.addition (declaration_key, sequence, load_id, name, value)
select t.declaration_key, nullif(d.sequence, 0), :load_id, d.name, d.value
from details() d
join taken_declarations t on t.line = d.line
order by d.place;

-- :: before declaration_defects
-- Sums first: a subquery for every defect kept all defects in memory at once.
create or replace temp table item_amounts as
select m.declaration_key, m.sequence, sum(m.money) as amount
from store.item_money m
semi join taken_declarations t on t.declaration_key = m.declaration_key
group by m.declaration_key, m.sequence;

-- :: declaration_defects
insert into store.defect (declaration_key, sequence, load_id, check_id, severity, path, value, message, money, finding)
select t.declaration_key, nullif(d.sequence, 0), :load_id, d.check_id, d.severity, d.path, nullif(d.value, ''), d.message,
    case when d.sequence = 0 then whole.amount else item.amount end, nullif(d.finding, '')
from details() d
join taken_declarations t on t.line = d.line
left join item_amounts item on item.declaration_key = t.declaration_key and item.sequence = d.sequence
left join (select declaration_key, sum(amount) as amount from item_amounts group by declaration_key) whole
    on whole.declaration_key = t.declaration_key
order by d.place;

-- :: response
insert into store.response_message by name
select :load_id as load_id, a.line as ordinal, nullif(a.declaration_reference, '') as local_reference,
    :response_columns
from (select distinct on (line) * from arrived where message_kind = 'RESPONSE' and line >= :from and line < :to
    order by line, row_number) a
order by a.line;

insert into store.response_item by name
select :load_id as load_id, a.line as ordinal, row_number() over (partition by a.line order by a.row_number) as sequence,
    :response_item_columns
from arrived a
where a.message_kind = 'RESPONSE' and a.without_items = '' and a.line >= :from and a.line < :to
order by a.line, a.row_number;

-- :: response_additions
insert into store.response_addition (load_id, ordinal, sequence, name, value)
select :load_id, d.line, nullif(d.sequence, 0), d.name, d.value
from details() d
where d.line in (select line from arrived where message_kind = 'RESPONSE')
order by d.place;

-- :: cargo_keys
create temp table arrived_cargo as
select line, (select coalesce(max(cargo_key), -1) from store.advance_cargo) + row_number() over (order by line) as cargo_key
from (select distinct line from arrived where message_kind = 'ADVANCE_CARGO');

-- :: advance_cargo
insert into store.advance_cargo by name
select c.cargo_key, :load_id as load_id, a.line as ordinal, :cargo_columns
from arrived_cargo c
join (select distinct on (line) * from arrived where line >= :from and line < :to order by line, row_number) a on a.line = c.line
order by c.cargo_key;

insert into store.advance_cargo_item by name
select c.cargo_key, row_number() over (partition by a.line order by a.row_number) as sequence, :cargo_item_columns
from arrived_cargo c
join arrived a on a.line = c.line and a.without_items = '' and a.line >= :from and a.line < :to
order by c.cargo_key, a.row_number;

-- :: advance_cargo_additions
insert into store.advance_cargo_addition (cargo_key, sequence, name, value)
select c.cargo_key, nullif(d.sequence, 0), d.name, d.value
from details() d
join arrived_cargo c on c.line = d.line
order by d.place;

-- :: advance_cargo_defects
insert into store.advance_cargo_defect (cargo_key, sequence, load_id, check_id, severity, path, value, message, finding)
select c.cargo_key, nullif(d.sequence, 0), :load_id, d.check_id, d.severity, d.path, nullif(d.value, ''), d.message, nullif(d.finding, '')
from details() d
join arrived_cargo c on c.line = d.line
order by d.place;

-- :: without_items
-- A message without items has a row all the same, which makes no goods item.
delete from store.goods_item
where declaration_key in (
    select declaration_key from store.declaration
    where load_id = :load_id and line_number in (select line from arrived where without_items = 'yes'));
