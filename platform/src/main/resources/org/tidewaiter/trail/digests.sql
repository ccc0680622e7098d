-- The rows that entries of the trail stand for. Each section gives (id, line): the number that the entry names, and one row as text.
-- In braces: fields, each written as its length in bytes, a colon and its text, or a minus sign where it is null, so that no two
-- rows have one text. Rows stand in one order whatever wrote them. Forms are never changed, or former entries would not fit: a
-- table that gets a column gets a new section.

-- :: load
select load_id::bigint as id, {load_id, file_name, sha256, bytes, mapping, mapping_sha256, mapping_text, header, started_at,
    finished_at, rows_read, rows_accepted, rows_quarantined, declarations_replaced} as line
from load where load_id between $from and $to
order by id, line

-- :: promotion
select promotion_id::bigint as id, {promotion_id, model_id, promoted_at, promoted_by, reason} as line
from promotion where promotion_id between $from and $to
order by id, line

-- :: assessment
select assessment_id::bigint as id, {assessment_id, assessed_at, model_id, period_from, period_to, budget, budget_per, random_share,
    random_key_sha256, ranking, data_version} as line
from assessment where assessment_id between $from and $to
order by id, line

-- :: assessed
select assessment_id::bigint as id, {declaration_key, rank, probability, expected_amount, score, lane, selected_by,
    selection_probability, reasons} as line
from assessed where assessment_id between $from and $to and $within
order by assessment_id, declaration_key, line

-- :: assessed bounds
-- Every $slice-th row in that order: what it is of and its key, where a slice of the digest ends.
select assessment_id as id, declaration_key as key
from (
    select assessment_id, declaration_key, row_number() over (order by assessment_id, declaration_key) as place
    from assessed where assessment_id between $from and $to
)
where place % $slice = 0
order by assessment_id, declaration_key

-- :: results
-- Results of controls as loads brought them, whether they were corrected since or not.
select c.load_id::bigint as id, {declaration_id, sequence, kind, selected_by, selector.code, selection_probability, officer.party_id,
    recorded_at, outcome, finding.code, amount_recovered, control_key, c.version, stated_amount, stated_currency, entered_by,
    reason} as line
from (select * from store.control union all by name select * exclude (superseded_at) from store.former_control) c
join store.declaration d using (declaration_key)
join store.code selector on selector.code_key = c.selector_key
join store.party officer on officer.party_key = c.officer_key
join store.code finding on finding.code_key = c.finding_kind_key
where c.load_id between $from and $to and $within
order by id, control_key, line

-- :: results bounds
-- Every $slice-th result in that order: load and control_key, where a slice of the digest ends.
select load_id as id, control_key as key
from (
    select load_id, control_key, row_number() over (order by load_id, control_key) as place
    from (select load_id, control_key from store.control union all select load_id, control_key from store.former_control)
    where load_id between $from and $to
)
where place % $slice = 0
order by load_id, control_key

-- :: reports
-- The numbers of reports of results, which the form of results does not have; stated by an entry wherever it states results.
select c.load_id::bigint as id, {control_key, c.version, report_number} as line
from (select * from store.control union all by name select * exclude (superseded_at) from store.former_control) c
where c.report_number is not null and c.load_id between $from and $to and $within
order by id, control_key, line

-- :: reports bounds
-- Every $slice-th of them in that order.
select load_id as id, control_key as key
from (
    select load_id, control_key, row_number() over (order by load_id, control_key) as place
    from (
        select load_id, control_key, report_number from store.control
        union all select load_id, control_key, report_number from store.former_control)
    where report_number is not null and load_id between $from and $to
)
where place % $slice = 0
order by load_id, control_key

-- :: corrections
-- Declarations that replaced others, as they were loaded, with their goods.
select d.load_id::bigint as id, {d.declaration_id, d.version, d.line_number, d.accepted_at, type_code, office_code, transport_mode,
    export_country, destination_country, incoterm, declarant_id, importer_id, exporter_id, seller_id, carrier_id, d.currency,
    d.invoice_amount, d.exchange_rate, d.gross_mass_kg, d.packages, i.sequence, hs.code, i.description, origin.code, i.net_mass_kg,
    i.supplementary_quantity, i.item_amount, i.customs_value, i.statistical_value, i.duty_rate_percent, i.tax_assessed} as line
from declaration_version d
left join store.goods_item i on i.declaration_key = d.declaration_key
left join store.code hs on hs.code_key = i.hs_key
left join store.code origin on origin.code_key = i.origin_key
where d.version > 1 and d.load_id between $from and $to and $within
order by id, d.declaration_id, i.sequence, line

-- :: corrections bounds
-- The declarations of every $slice-th row in that order.
select load_id as id, declaration_key as key
from (
    select
        load_id, declaration_id, d.declaration_key, row_number() over (order by load_id, declaration_id, d.declaration_key) as place
    from store.declaration d
    left join store.goods_item i on i.declaration_key = d.declaration_key
    where version > 1 and d.load_id between $from and $to
)
where place % $slice = 0
order by load_id, declaration_id, declaration_key

-- :: quarantine
-- What loads set aside, as it was set aside: what becomes of it later (status) is compared with the entries that say so.
select load_id::bigint as id, {quarantine_id, load_id, line_number, original_text, field, value, reason} as line
from quarantine where load_id between $from and $to and $within
order by id, quarantine_id, line

-- :: quarantine bounds
-- Every $slice-th of them in that order.
select load_id as id, quarantine_id as key
from (
    select load_id, quarantine_id, row_number() over (order by load_id, quarantine_id) as place
    from quarantine where load_id between $from and $to
)
where place % $slice = 0
order by load_id, quarantine_id

-- :: currency
select decision::bigint as id, {decision, currency, amounts_in, basis, decided_by, decided_at} as line
from national_currency where decision between $from and $to
order by id, line
