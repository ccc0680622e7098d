-- What the search index takes from the database. What stands behind "each role" is written once for each constant of PartyRole. Declarations are
-- read in stretches of keys, which count up from 0.

-- :: stored
-- One row: how far the database is.
select
    coalesce((select max(load_id) from load), 0) as load,
    coalesce((select max(declaration_key) from store.declaration), -1) as declaration,
    coalesce((select max(party_key) from store.party), 0) as party;

-- :: seal
-- What tells load $1 from one of the same number in another database.
select sha256 || ' ' || started_at as text from load where load_id = $1;

-- :: superseded
-- Declarations up to key $3 that loads after $1, up to $2, replaced.
select declaration_key from store.declaration
where superseded_by > $1 and superseded_by <= $2 and declaration_key <= $3;

-- :: declarations
-- Those with keys from $1 to $2 that stand as of load $3.
select declaration_key as key, declaration_id as id, accepted_at, /* each role, */ {role}_key as {role} /* and so on */
from store.declaration
where declaration_key between $1 and $2 and (superseded_by is null or superseded_by > $3)
order by declaration_key;

-- :: items
-- Their items.
select i.declaration_key as declaration, hs.code as hs_code, i.description
from store.goods_item i
join store.code hs on hs.code_key = i.hs_key
where i.declaration_key between $1 and $2
order by i.declaration_key;

-- :: with_new_lines
-- Declarations up to key $3 that stand as of load $2, to which loads after $1, up to $2, brought containers, documents or invoices, or an answer.
select distinct l.declaration_key
from (
    select declaration_key, load_id from store.container
    union all select declaration_key, load_id from store.document
    union all select declaration_key, load_id from store.invoice
    union all select d.declaration_key, m.load_id from store.response_message m join store.declaration d on d.local_reference = m.local_reference
    union all select d.declaration_key, m.load_id from store.response_message m join store.declaration d on d.declaration_id = m.local_reference
) l
join store.declaration d on d.declaration_key = l.declaration_key and (d.superseded_by is null or d.superseded_by > $2)
where l.load_id > $1 and l.load_id <= $2 and l.declaration_key <= $3
order by l.declaration_key;

-- :: names
-- Their references (of the declarant; of containers, bills, documents, invoices, consignments, voyages, conveyances and manifests: number; so is the
-- number that an answer gives what went by a reference before) and the names of their parties and ships, one a row.
select distinct declaration_key as declaration, 'number' as field, value
from (
    select declaration_key, container_id as value from store.goods_item
    union all select declaration_key, container_id from store.container
    union all select declaration_key, reference from store.document
    union all select declaration_key, invoice_number from store.invoice
    union all select declaration_key, invoice_number from store.declaration
    union all select declaration_key, transport_document from store.declaration
    union all select declaration_key, previous_document from store.declaration
    union all select declaration_key, ucr from store.declaration
    union all select declaration_key, voyage_number from store.declaration
    union all select declaration_key, transport_id from store.declaration
    union all select declaration_key, manifest_number from store.declaration
    union all select d.declaration_key, m.declaration_id from store.response_message m
        join store.declaration d on d.local_reference = m.local_reference
    union all select d.declaration_key, m.declaration_id from store.response_message m
        join store.declaration d on d.declaration_id = m.local_reference
)
where declaration_key between $1 and $2 and value is not null
union all
select declaration_key, field, value
from (
    select declaration_key, local_reference, /* each role, */ {role}_name /* and so on */, buyer_name, notify_party_name, transport_name
    from store.declaration where declaration_key between $1 and $2
) unpivot (value for field in (
    local_reference, /* each role, */ {role}_name /* and so on */, buyer_name, notify_party_name, transport_name))
order by declaration;

-- :: companies
-- Parties that trade in declarations with keys above $1 up to $2, or, where loads after $3 up to $4 brought a register, all
-- that it names and that are no officers; with the name and country of a register.
with trading as (
    /* each role union */
    select {role}_key as party_key from store.declaration where declaration_key > $1 and declaration_key <= $2
    /* and so on */
),
registered as (
    select party_key from store.party
    where exists (select 1 from load where load_id > $3 and load_id <= $4 and mapping = 'parties')
        and (name is not null or country is not null)
        and party_key not in (select officer_key from store.control union select officer_key from store.former_control)
)
select p.party_key as key, p.party_id as id, p.name, p.country
from store.party p
where p.party_key > 0 and p.party_key in (select party_key from trading union select party_key from registered)
order by p.party_key;
