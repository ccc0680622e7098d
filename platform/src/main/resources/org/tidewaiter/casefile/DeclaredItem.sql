-- The items of the declarations whose keys stand in ? (numbers, commas between them), as they stand now: one row per item.
select d.declaration_key, i.sequence, d.declaration_id, d.accepted_at::date as accepted_on, d.office_code as office,
    d.importer_id as importer, d.declarant_id as declarant, coalesce(d.exporter_id, d.seller_id) as supplier, d.carrier_id as carrier,
    coalesce(i.hs_code, '') as hs_code, i.origin_country as origin, d.export_country as departure, i.procedure_code as procedure,
    i.preference_code as preference, d.transport_mode as mode, i.net_mass_kg, i.item_amount,
    d.currency, i.customs_value
from declaration d join goods_item i on i.declaration_key = d.declaration_key
where d.declaration_key in (select unnest(string_split(?, ','))::bigint)
order by d.declaration_key, i.sequence
