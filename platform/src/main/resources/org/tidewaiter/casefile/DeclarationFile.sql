-- One declaration with all that is known of it. $1 is its id where it is looked for; all else is read by the keys of its
-- versions, which {keys} stands for: whole numbers that the first query gave.

-- :: keys
-- The keys of its versions.
select declaration_key from store.declaration where declaration_id = $1;

-- :: versions
-- Every version, the latest first. Parties carry their names where a file gave them. Of a workbook the sheet is named, and
-- its own row.
select
    d.declaration_key, d.declaration_id, d.version, d.superseded_by, d.load_id,
    d.line_number - coalesce(s.first_line, 1) + 1 as line_number, d.accepted_at,
    d.type_code, d.office_code, d.transport_mode, d.export_country, d.destination_country, d.incoterm,
    d.declarant_id, d.importer_id, d.exporter_id, d.seller_id, d.carrier_id, d.currency, d.invoice_amount,
    d.exchange_rate, d.gross_mass_kg, d.packages, l.file_name || coalesce(' [' || s.sheet || ']', '') as file_name
from declaration_version d
left join load l on l.load_id = d.load_id
left join load_sheet s on s.load_id = d.load_id and d.line_number between s.first_line and s.last_line
where d.declaration_key in ({keys})
order by d.version desc;

-- :: items
-- The goods items of the version with key $1, with the unit price where a mass is given.
select
    i.sequence, hs.code as hs_code, i.description, nullif(origin.code, '') as origin_country,
    nullif(preference.code, '') as preference_code, nullif(procedure.code, '') as procedure_code, i.net_mass_kg,
    i.gross_mass_kg, i.supplementary_quantity, nullif(unit.code, '') as supplementary_unit, i.item_amount,
    i.customs_value, i.duty_rate_percent, i.tax_assessed,
    case when i.net_mass_kg > 0 then cast(m.money as double) / cast(i.net_mass_kg as double) end as price_per_kg
from store.goods_item i
join store.item_money m on m.declaration_key = i.declaration_key and m.sequence = i.sequence and m.declaration_key = $1
join store.code hs on hs.code_key = i.hs_key
join store.code origin on origin.code_key = i.origin_key
join store.code preference on preference.code_key = i.preference_key
join store.code procedure on procedure.code_key = i.procedure_key
join store.code unit on unit.code_key = i.unit_key
where i.declaration_key = $1
order by i.sequence;

-- :: controls
-- The controls of every version of the declaration, the last one first. Officers are masked as in the answers of query: officer- and the number of
-- the party.
select
    c.sequence, d.version, c.kind, c.selected_by,
    case when c.selected_by = 'officer' and selector.code <> '' then 'an officer' else nullif(selector.code, '') end as selector,
    c.selection_probability,
    case when c.officer_key > 0 then 'officer-' || c.officer_key end as officer_id, c.recorded_at, c.outcome,
    nullif(finding.code, '') as finding_kind,
    c.amount_recovered
from store.control c
join store.declaration d on d.declaration_key = c.declaration_key
join store.code selector on selector.code_key = c.selector_key
join store.code finding on finding.code_key = c.finding_kind_key
where c.declaration_key in ({keys})
order by c.recorded_at desc, c.sequence nulls first, c.kind;

-- :: scores
-- Every assessment of the declaration, the last one first.
select
    a.assessment_id, s.assessed_at, s.model_id, d.version, a.rank,
    (select sum(c.declarations)::bigint from assessed_count c where c.assessment_id = a.assessment_id) as of_declarations,
    a.probability, a.expected_amount, a.score, a.lane, a.selected_by, a.selection_probability, a.reasons as reasons_json
from assessed a
join assessment s on s.assessment_id = a.assessment_id
join store.declaration d on d.declaration_key = a.declaration_key
where a.declaration_key in ({keys})
order by a.assessment_id desc;
