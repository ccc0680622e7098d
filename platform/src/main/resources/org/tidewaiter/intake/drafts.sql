-- Drafts among the declarations that load :load_id wrote, and what registered declarations take the place of. A draft is a row of
-- store.declaration that is never in force: superseded_by is 0, until its registered declaration comes. decisions/0031 says why.

-- :: found
-- Those of this load; "known" where an earlier draft has the same name.
create or replace temp table drafts as
select d.declaration_key, d.declaration_id, d.line_number as line,
    (select max(e.version) from store.declaration e
        where e.declaration_id = d.declaration_id and e.load_id < :load_id) as known
from store.declaration d
where d.load_id = :load_id and d.line_number in (select line from arrived where draft <> '');

-- :: corrected
-- With --corrections the draft is the next version of the one of its name.
update store.declaration set superseded_by = :load_id
where superseded_by = 0 and declaration_id in (select declaration_id from drafts where known is not null);

update store.declaration d set version = f.known + 1
from drafts f where f.declaration_key = d.declaration_key and f.known is not null;

-- :: apart
-- A file's name proves nothing: files of one name hold different drafts. Of a bundle each is told by the load of its own file.
update store.declaration d set declaration_id = d.declaration_id || ' (load ' || f.load_id || ')'
from load_files f
where d.line_number > f.before and d.line_number <= f.until
    and d.declaration_key in (select declaration_key from drafts where known is not null);

-- :: marked
update store.declaration set superseded_by = 0 where declaration_key in (select declaration_key from drafts);

-- :: may_be_registered
-- Whether anything is there that a registered declaration could take the place of: a draft, or what went by a reference of one.
select (exists (from store.declaration where superseded_by = 0)
    or exists (from store.declaration where declaration_id in (select former_id from arrived where former_id <> '')))::int

-- :: registered
-- Pairs of what was there before and the registered declaration of this load: the declarant's reference under which it went, or
-- the UCR of a draft, where both say it, no party contradicts, and no other could be meant. Results of controls are sealed under
-- the number under which they were recorded, so that what has any keeps it and stands.
create or replace temp table candidates as
with brought as (
    select d.declaration_key, d.declarant_key, d.importer_key, d.exporter_key, a.former_id, a.ucr
    from (select line, max(former_id) as former_id, max(ucr) as ucr from arrived
          where message_kind = 'DECLARATION' group by line) a
    join store.declaration d on d.line_number = a.line and d.load_id = :load_id and d.superseded_by is null
), draft_ucr as (
    select declaration_key, value as ucr from store.addition where name = 'declaration.draft.ucr'
    union
    select d.declaration_key, a.ucr from arrived a
    join store.declaration d on d.line_number = a.line and d.load_id = :load_id
    where a.draft <> '' and a.ucr <> ''
), pairs as (
    select f.declaration_key as former_key, b.declaration_key, 'reference' as said
    from brought b
    join store.declaration f on f.declaration_id = b.former_id and f.superseded_by is null
        and f.declaration_key <> b.declaration_key
    union all
    select f.declaration_key, b.declaration_key, 'ucr'
    from brought b
    join draft_ucr u on u.ucr = b.ucr
    join store.declaration f on f.declaration_key = u.declaration_key and f.superseded_by = 0
)
select p.former_key, p.declaration_key, d.line_number as line, p.said,
    (f.declarant_key = d.declarant_key or least(f.declarant_key, d.declarant_key) = 0)
        and (f.importer_key = d.importer_key or least(f.importer_key, d.importer_key) = 0)
        and (f.exporter_key = d.exporter_key or least(f.exporter_key, d.exporter_key) = 0)
        and (p.said = 'ucr' or f.declarant_key = d.declarant_key and d.declarant_key > 0
            or f.importer_key = d.importer_key and d.importer_key > 0)
        and p.former_key not in (select declaration_key from store.control)
        and count(*) over (partition by p.former_key, p.said) = 1
        and count(*) over (partition by p.declaration_key, p.said) = 1 as proven
from pairs p
join store.declaration f on f.declaration_key = p.former_key
join store.declaration d on d.declaration_key = p.declaration_key;

create or replace temp table carried as
select distinct former_key, declaration_key from candidates where proven;

-- :: replacing
update store.declaration set superseded_by = :load_id where declaration_key in (select former_key from carried);

insert into store.addition (declaration_key, sequence, load_id, name, value)
select c.declaration_key, null, :load_id, 'declaration.replaces', f.declaration_id
from carried c
join store.declaration f on f.declaration_key = c.former_key
order by c.declaration_key;

-- :: count_drafts
-- From here on: load and number of messages. They are known by their lines, as keys are given anew where versions are taken out that changed nothing.
select f.load_id, count(*) as messages from drafts d join load_files f on d.line > f.before and d.line <= f.until group by f.load_id

-- :: count_same_name
select f.load_id, count(*) as messages from drafts d join load_files f on d.line > f.before and d.line <= f.until
where d.known is not null group by f.load_id

-- :: count_replaced
-- Of the candidates, as "carried" holds by now the corrections that the same load brought.
select f.load_id, count(*) as messages
from (select distinct former_key, line from candidates where proven) c
join load_files f on c.line > f.before and c.line <= f.until
group by f.load_id

-- :: count_unproven
select f.load_id, count(distinct c.line) as messages
from candidates c join load_files f on c.line > f.before and c.line <= f.until
where not c.proven group by f.load_id

-- :: cargo_again
select c.load_id, count(*) as messages from store.advance_cargo c
where c.load_id >= :load_id
    and exists (select 1 from store.advance_cargo o where o.reference = c.reference and o.cargo_key < c.cargo_key)
group by c.load_id

-- :: undated
-- Messages that stand under the day of loading, of both kinds.
select load_id, count(*) as messages from (
    select load_id from store.addition
    where load_id >= :load_id and name = 'declaration.accepted_at.taken_from' and value = 'day of loading'
    union all
    select c.load_id from store.advance_cargo_addition a
    join store.advance_cargo c on c.cargo_key = a.cargo_key and c.load_id >= :load_id
    where a.name = 'declaration.accepted_at.taken_from' and a.value = 'day of loading')
group by load_id
