-- Sorts the messages that arrived by kind. "arrived" has a row per goods item, the first row of a message holding what is
-- said of the whole. Input of Staging: "staged", the rows of declarations in their order.
-- All of it streams or spills: neither wide rows nor their texts are sorted or grouped, however many messages there are.
create temp table given_twice as
select distinct a.line, a.declaration_id
from arrived a
join (
    select declaration_id, min(line) as first_line from arrived where message_kind = 'DECLARATION'
    group by declaration_id having min(line) < max(line)) repeated on repeated.declaration_id = a.declaration_id
where a.message_kind = 'DECLARATION' and a.line > repeated.first_line;

create temp table staged as
select * exclude (row_number, message_kind, declaration_reference, without_items, draft, former_id)
from arrived
where message_kind = 'DECLARATION' and line not in (select line from given_twice);
