-- What is shown of hits. {keys} stands for whole numbers.

-- :: numbers
-- The numbers of those that stand.
select declaration_id from store.declaration where declaration_key in ({keys}) and superseded_by is null;

-- :: party
-- The key of the party with the id $1.
select party_key as key from store.party where party_id = $1 and party_key > 0;

-- :: cargo
-- Advance cargo that goes by the number $1, letters and digits alone: its own, the one that Customs gave it, or that of a bill, container, document,
-- voyage or conveyance, of the whole or of an item. Of messages that were sent again under one reference the latest; found: how many there are.
with hit as (
    select cargo_key
    from (
        select cargo_key, unnest([reference, transport_document, previous_document, ucr, voyage_number, transport_id]) as value
        from store.advance_cargo
        union all select cargo_key, container_id from store.advance_cargo_item
        union all select cargo_key, container_id from store.container where cargo_key is not null
        union all select cargo_key, reference from store.document where cargo_key is not null
        union all select cargo_key, value from store.advance_cargo_addition where name = 'declaration.transport_document'
        union all
        select c.cargo_key, m.declaration_id
        from store.response_message m join store.advance_cargo c on c.reference = m.local_reference
    )
    where replace(replace(replace(replace(lower(value), '-', ''), ' ', ''), '/', ''), '.', '') = $1
),
latest as (
    select reference, max(cargo_key) as cargo_key
    from store.advance_cargo
    where reference in (select c.reference from store.advance_cargo c where c.cargo_key in (select cargo_key from hit))
    group by reference
)
select
    c.reference, c.type_code, c.lodged_at, c.transport_document, coalesce(c.transport_name, c.transport_id) as conveyance, c.voyage_number,
    c.unloading_place, (select count(*) from store.advance_cargo_item i where i.cargo_key = c.cargo_key) as items, l.file_name,
    (select count(*) from latest) as found
from latest t
join store.advance_cargo c on c.cargo_key = t.cargo_key
join load l on l.load_id = c.load_id
order by c.lodged_at desc, c.cargo_key desc
limit 25;
