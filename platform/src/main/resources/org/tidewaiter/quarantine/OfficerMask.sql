-- The numbers under which controls are recorded, of those who are no party of anybody's goods.
select p.party_id
from store.party p
where p.party_key in (select officer_key from store.control union select officer_key from store.former_control)
    and p.party_key not in (
        select importer_key from store.declaration union select declarant_key from store.declaration
        union select exporter_key from store.declaration union select seller_key from store.declaration
        union select carrier_key from store.declaration)
