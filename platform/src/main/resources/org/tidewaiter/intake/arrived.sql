-- Sorts the messages that arrived by kind. "arrived" has a row per goods item, the first row of a message holding what is
-- said of the whole. Input of Staging: "staged", the rows of declarations, numbered from 0 without gaps.
create temp table given_twice as
select line, declaration_id from (
    select distinct on (line) line, declaration_id from arrived where message_kind = 'DECLARATION' order by line)
qualify row_number() over (partition by declaration_id order by line) > 1;

create temp table staged as
select * replace (row_number() over (order by row_number) - 1 as row_number)
from arrived
where message_kind = 'DECLARATION' and line not in (select line from given_twice);
