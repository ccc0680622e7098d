-- The items of the declarations whose keys stand in ? (numbers, commas between them), as they stand now: one row per item.
select d.declaration_key, i.sequence, d.declaration_id, d.accepted_at::date, d.office_code, d.importer_id,
    d.declarant_id, coalesce(d.exporter_id, d.seller_id), d.carrier_id, i.hs_code, i.origin_country,
    d.export_country, i.procedure_code, i.preference_code, d.transport_mode, i.net_mass_kg, i.item_amount,
    d.currency, i.customs_value
from declaration d join goods_item i on i.declaration_key = d.declaration_key
where d.declaration_key in (select unnest(string_split(?, ','))::bigint)
order by d.declaration_key, i.sequence
