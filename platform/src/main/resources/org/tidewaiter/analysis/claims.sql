-- What is a claim of a preference or a relief, for every question that asks of them. A field that a few goods have is a claim by being there. Where
-- nine in ten of all imported goods have it, it says of every item under which tariff or for which use it comes in, and most of its codes claim
-- nothing. Reads the views declaration, goods_item and relief_licence.

-- :: step regime
-- One row a preference code, use and origin, with how many imported goods have them.
create temp table regime as
select i.preference_code, i.end_use_code, i.origin_country, count(*) as n
from goods_item i
join declaration d on d.declaration_key = i.declaration_key
where not starts_with(coalesce(d.type_code, ''), 'EX')
group by all

-- :: step preference_claim
-- One row a code by which a preference is claimed. The Union's codes of three digits that begin with 1 are the tariff for all origins (UCC-DA, annex
-- B, data element 4/17). Where nine in ten goods have a code (of a hundred at least), one of a fifth of the origins that two thirds of all goods
-- come from is a tariff for all too: a preference is bound to the origins that it was agreed with. An origin counts where the code is that of one in
-- a hundred of its goods.
create temp table preference_claim as
with filled as (select sum(n) as n, coalesce(sum(n) filter (preference_code is not null), 0) as given from regime),
origin as (select origin_country, sum(n) as n from regime group by all),
code as (select preference_code, origin_country, sum(n) as n from regime where preference_code is not null group by all),
reach as (
    select c.preference_code, sum(o.n) as n, count(*) as origins
    from code c
    join origin o on o.origin_country is not distinct from c.origin_country and c.n >= 0.01 * o.n
    group by c.preference_code
)
select c.preference_code
from (select distinct preference_code from code) c
left join reach r on r.preference_code = c.preference_code
cross join filled f
where case when regexp_full_match(c.preference_code, '[1-4][0-9]{2}') then not starts_with(c.preference_code, '1')
    else f.n < 100 or f.given < 0.9 * f.n or coalesce(r.n <= f.n * 2 / 3.0 or r.origins <= 0.2 * (select count(*) from origin), true) end

-- :: step relief_claim
-- One row a use by which a relief is claimed. Where nine in ten goods have a use (of a hundred at least), it is one only where the register of
-- reliefs knows it.
create temp table relief_claim as
select u.end_use_code
from (select distinct end_use_code from regime where end_use_code is not null) u
cross join (select sum(n) as n, coalesce(sum(n) filter (end_use_code is not null), 0) as given from regime) f
where f.n < 100 or f.given < 0.9 * f.n or u.end_use_code in (select end_use_code from relief_licence)
