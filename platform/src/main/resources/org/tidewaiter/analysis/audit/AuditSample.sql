-- Which items of a trader are to be audited, and what the results say of the whole.
-- Reads the views declaration, goods_item and control, and the table parameter of one row. One row of entry is an item of the trader.

-- :: common steps of claims

-- :: step result
-- One row an item that has results from the day of the audit on. A result of a whole declaration counts for its items where it is conform;
-- a finding that names no item cannot be given to one.
create temp table result as
select
    declaration_key, sequence, bool_or(outcome = 'pending') as pending, bool_or(outcome = 'finding') as found,
    bool_or(outcome = 'finding' and amount_recovered is null) as amount_unknown, sum(amount_recovered) as recovered
from control c
cross join parameter p
where p.results_from is not null and c.recorded_at >= p.results_from
group by declaration_key, sequence

-- :: step entry
create temp table entry as
select
    i.declaration_key, i.sequence, d.declaration_id, cast(d.accepted_at as date) as accepted_on, d.importer_id, coalesce(i.hs_code, '') as hs_code,
    i.description,
    i.customs_value, i.tax_assessed,
    case when p.measure = 'tax' then cast(i.tax_assessed as double) else cast(i.customs_value as double) * p.highest_rate end as book,
    concat_ws(', ', 'invoice ' || coalesce(d.invoice_number, '(number not declared)'),
        'transport document ' || coalesce(d.transport_document, '(number not declared)'), 'packing list', 'order and payment',
        case when i.preference_code in (select preference_code from preference_claim) then 'proof of origin for preference ' || i.preference_code end,
        case when i.end_use_code in (select end_use_code from relief_claim) then 'relief and use under ' || i.end_use_code end) as ask_for,
    case
        when r.pending or w.pending then 'pending'
        when w.found then 'finding of the whole declaration'
        when r.amount_unknown then 'finding without an amount'
        when r.found then 'finding'
        when r.found is not null or w.found is not null then 'conform'
    end as result,
    case when r.found and not r.pending then r.recovered end as recovered
from goods_item i
join declaration d on d.declaration_key = i.declaration_key
cross join parameter p
left join result r on r.declaration_key = i.declaration_key and r.sequence = i.sequence
left join result w on w.declaration_key = i.declaration_key and w.sequence is null
where d.importer_id = p.importer
    and (p."from" is null or d.accepted_at >= p."from") and (p."to" is null or d.accepted_at < p."to")
    and (p.hs is null or starts_with(i.hs_code, p.hs))

-- :: entries
select declaration_id, sequence, accepted_on, hs_code, description, customs_value, tax_assessed, coalesce(book, 0) as book, ask_for, result, recovered
from entry
order by declaration_id, sequence

-- :: counts
select count(*) as items, count(*) filter (book > 0) as drawable, count(*) filter (book is null or book = 0) as zero,
    count(*) filter (book < 0) as negative,
    coalesce(sum(customs_value) filter (book is null or book = 0), 0) as zero_value
from entry
