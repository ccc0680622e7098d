-- Every field of the model becomes a column of its table; additions keep only what the model has no place for. Of what came more
-- than once for one field the first stands in the column, as it does in a load of today; the others stay additions.
alter table store.declaration add column local_reference varchar;
alter table store.declaration add column ucr varchar;
alter table store.declaration add column invoice_number varchar;
alter table store.declaration add column transport_document varchar;
alter table store.declaration add column previous_document varchar;
alter table store.declaration add column manifest_number varchar;
alter table store.declaration add column transport_id varchar;
alter table store.declaration add column transport_name varchar;
alter table store.declaration add column voyage_number varchar;
alter table store.declaration add column loading_place varchar;
alter table store.declaration add column unloading_place varchar;
alter table store.declaration add column exit_office varchar;
alter table store.declaration add column entry_office varchar;
alter table store.declaration add column goods_location varchar;
alter table store.declaration add column delivery_place varchar;
alter table store.declaration add column arrived_at timestamp;
alter table store.declaration add column lodged_at timestamp;
alter table store.declaration add column released_at timestamp;
alter table store.declaration add column freight_amount decimal(18, 3);
alter table store.declaration add column insurance_amount decimal(18, 3);
alter table store.declaration add column other_charges decimal(18, 3);
alter table store.declaration add column deductions decimal(18, 3);
alter table store.declaration add column customs_value decimal(18, 3);
alter table store.declaration add column tax_assessed decimal(18, 3);
alter table store.declaration add column tax_suspended decimal(18, 3);
alter table store.declaration add column tax_paid decimal(18, 3);
alter table store.declaration add column item_count bigint;
alter table store.declaration add column declarant_name varchar;
alter table store.declaration add column importer_name varchar;
alter table store.declaration add column importer_address varchar;
alter table store.declaration add column exporter_name varchar;
alter table store.declaration add column exporter_address varchar;
alter table store.declaration add column seller_name varchar;
alter table store.declaration add column buyer_name varchar;
alter table store.declaration add column carrier_name varchar;
alter table store.declaration add column notify_party_name varchar;

alter table store.goods_item add column packages bigint;
alter table store.goods_item add column package_type varchar;
alter table store.goods_item add column marks varchar;
alter table store.goods_item add column container_id varchar;
alter table store.goods_item add column vehicle_id varchar;
alter table store.goods_item add column brand varchar;
alter table store.goods_item add column cas_number varchar;
alter table store.goods_item add column undg_code varchar;
alter table store.goods_item add column quota_number varchar;
alter table store.goods_item add column commercial_quantity decimal(18, 6);
alter table store.goods_item add column commercial_unit varchar;
alter table store.goods_item add column unit_price decimal(18, 6);
alter table store.goods_item add column fob_value decimal(18, 3);
alter table store.goods_item add column freight_amount decimal(18, 3);
alter table store.goods_item add column insurance_amount decimal(18, 3);
alter table store.goods_item add column tax_suspended decimal(18, 3);
alter table store.goods_item add column duty_amount decimal(18, 3);
alter table store.goods_item add column vat_amount decimal(18, 3);
alter table store.goods_item add column excise_amount decimal(18, 3);

create temp table moved_declaration as
select a.declaration_key, a.name, arg_min(a.value, a.rowid) as value, min(a.rowid) as row_number
from store.addition a
join store.declaration i on i.declaration_key = a.declaration_key
where a.sequence is null and (
    a.name in (
        'declaration.local_reference', 'declaration.ucr', 'declaration.invoice_number',
        'declaration.transport_document', 'declaration.previous_document', 'declaration.manifest_number',
        'declaration.transport_id', 'declaration.transport_name', 'declaration.voyage_number',
        'declaration.loading_place', 'declaration.unloading_place', 'declaration.exit_office',
        'declaration.entry_office', 'declaration.goods_location', 'declaration.delivery_place',
        'declaration.declarant_name', 'declaration.importer_name', 'declaration.importer_address',
        'declaration.exporter_name', 'declaration.exporter_address', 'declaration.seller_name',
        'declaration.buyer_name', 'declaration.carrier_name', 'declaration.notify_party_name')
    or try_cast(a.value as timestamp) is not null and a.name in (
        'declaration.arrived_at', 'declaration.lodged_at', 'declaration.released_at')
    or try_cast(a.value as decimal(18, 3)) is not null and a.name in (
        'declaration.freight_amount', 'declaration.insurance_amount', 'declaration.other_charges',
        'declaration.deductions', 'declaration.customs_value', 'declaration.tax_assessed',
        'declaration.tax_suspended', 'declaration.tax_paid')
    or try_cast(a.value as bigint) is not null and a.name in (
        'declaration.item_count'))
group by all;

create temp table wide_declaration as
select declaration_key,
    any_value(value) filter (where name = 'declaration.local_reference') as local_reference,
    any_value(value) filter (where name = 'declaration.ucr') as ucr,
    any_value(value) filter (where name = 'declaration.invoice_number') as invoice_number,
    any_value(value) filter (where name = 'declaration.transport_document') as transport_document,
    any_value(value) filter (where name = 'declaration.previous_document') as previous_document,
    any_value(value) filter (where name = 'declaration.manifest_number') as manifest_number,
    any_value(value) filter (where name = 'declaration.transport_id') as transport_id,
    any_value(value) filter (where name = 'declaration.transport_name') as transport_name,
    any_value(value) filter (where name = 'declaration.voyage_number') as voyage_number,
    any_value(value) filter (where name = 'declaration.loading_place') as loading_place,
    any_value(value) filter (where name = 'declaration.unloading_place') as unloading_place,
    any_value(value) filter (where name = 'declaration.exit_office') as exit_office,
    any_value(value) filter (where name = 'declaration.entry_office') as entry_office,
    any_value(value) filter (where name = 'declaration.goods_location') as goods_location,
    any_value(value) filter (where name = 'declaration.delivery_place') as delivery_place,
    try_cast(any_value(value) filter (where name = 'declaration.arrived_at') as timestamp) as arrived_at,
    try_cast(any_value(value) filter (where name = 'declaration.lodged_at') as timestamp) as lodged_at,
    try_cast(any_value(value) filter (where name = 'declaration.released_at') as timestamp) as released_at,
    try_cast(any_value(value) filter (where name = 'declaration.freight_amount') as decimal(18, 3)) as freight_amount,
    try_cast(any_value(value) filter (where name = 'declaration.insurance_amount') as decimal(18, 3)) as insurance_amount,
    try_cast(any_value(value) filter (where name = 'declaration.other_charges') as decimal(18, 3)) as other_charges,
    try_cast(any_value(value) filter (where name = 'declaration.deductions') as decimal(18, 3)) as deductions,
    try_cast(any_value(value) filter (where name = 'declaration.customs_value') as decimal(18, 3)) as customs_value,
    try_cast(any_value(value) filter (where name = 'declaration.tax_assessed') as decimal(18, 3)) as tax_assessed,
    try_cast(any_value(value) filter (where name = 'declaration.tax_suspended') as decimal(18, 3)) as tax_suspended,
    try_cast(any_value(value) filter (where name = 'declaration.tax_paid') as decimal(18, 3)) as tax_paid,
    try_cast(any_value(value) filter (where name = 'declaration.item_count') as bigint) as item_count,
    any_value(value) filter (where name = 'declaration.declarant_name') as declarant_name,
    any_value(value) filter (where name = 'declaration.importer_name') as importer_name,
    any_value(value) filter (where name = 'declaration.importer_address') as importer_address,
    any_value(value) filter (where name = 'declaration.exporter_name') as exporter_name,
    any_value(value) filter (where name = 'declaration.exporter_address') as exporter_address,
    any_value(value) filter (where name = 'declaration.seller_name') as seller_name,
    any_value(value) filter (where name = 'declaration.buyer_name') as buyer_name,
    any_value(value) filter (where name = 'declaration.carrier_name') as carrier_name,
    any_value(value) filter (where name = 'declaration.notify_party_name') as notify_party_name
from moved_declaration
group by all;

update store.declaration t set
    local_reference = w.local_reference, ucr = w.ucr, invoice_number = w.invoice_number,
    transport_document = w.transport_document, previous_document = w.previous_document,
    manifest_number = w.manifest_number, transport_id = w.transport_id, transport_name = w.transport_name,
    voyage_number = w.voyage_number, loading_place = w.loading_place, unloading_place = w.unloading_place,
    exit_office = w.exit_office, entry_office = w.entry_office, goods_location = w.goods_location,
    delivery_place = w.delivery_place, arrived_at = w.arrived_at, lodged_at = w.lodged_at,
    released_at = w.released_at, freight_amount = w.freight_amount, insurance_amount = w.insurance_amount,
    other_charges = w.other_charges, deductions = w.deductions, customs_value = w.customs_value,
    tax_assessed = w.tax_assessed, tax_suspended = w.tax_suspended, tax_paid = w.tax_paid, item_count = w.item_count,
    declarant_name = w.declarant_name, importer_name = w.importer_name, importer_address = w.importer_address,
    exporter_name = w.exporter_name, exporter_address = w.exporter_address, seller_name = w.seller_name,
    buyer_name = w.buyer_name, carrier_name = w.carrier_name, notify_party_name = w.notify_party_name
from wide_declaration w
where w.declaration_key = t.declaration_key;

delete from store.addition where rowid in (select row_number from moved_declaration);

drop table moved_declaration;

drop table wide_declaration;

create temp table moved_goods_item as
select a.declaration_key, a.sequence, a.name, arg_min(a.value, a.rowid) as value, min(a.rowid) as row_number
from store.addition a
join store.goods_item i on i.declaration_key = a.declaration_key and i.sequence = a.sequence
where a.sequence is not null and (
    try_cast(a.value as bigint) is not null and a.name in (
        'goods_item.packages')
    or a.name in (
        'goods_item.package_type', 'goods_item.marks', 'goods_item.container_id', 'goods_item.vehicle_id',
        'goods_item.brand', 'goods_item.cas_number', 'goods_item.undg_code', 'goods_item.quota_number',
        'goods_item.commercial_unit')
    or try_cast(a.value as decimal(18, 6)) is not null and a.name in (
        'goods_item.commercial_quantity', 'goods_item.unit_price')
    or try_cast(a.value as decimal(18, 3)) is not null and a.name in (
        'goods_item.fob_value', 'goods_item.freight_amount', 'goods_item.insurance_amount',
        'goods_item.tax_suspended', 'goods_item.duty_amount', 'goods_item.vat_amount', 'goods_item.excise_amount'))
group by all;

create temp table wide_goods_item as
select declaration_key, sequence,
    try_cast(any_value(value) filter (where name = 'goods_item.packages') as bigint) as packages,
    any_value(value) filter (where name = 'goods_item.package_type') as package_type,
    any_value(value) filter (where name = 'goods_item.marks') as marks,
    any_value(value) filter (where name = 'goods_item.container_id') as container_id,
    any_value(value) filter (where name = 'goods_item.vehicle_id') as vehicle_id,
    any_value(value) filter (where name = 'goods_item.brand') as brand,
    any_value(value) filter (where name = 'goods_item.cas_number') as cas_number,
    any_value(value) filter (where name = 'goods_item.undg_code') as undg_code,
    any_value(value) filter (where name = 'goods_item.quota_number') as quota_number,
    try_cast(any_value(value) filter (where name = 'goods_item.commercial_quantity') as decimal(18, 6)) as commercial_quantity,
    any_value(value) filter (where name = 'goods_item.commercial_unit') as commercial_unit,
    try_cast(any_value(value) filter (where name = 'goods_item.unit_price') as decimal(18, 6)) as unit_price,
    try_cast(any_value(value) filter (where name = 'goods_item.fob_value') as decimal(18, 3)) as fob_value,
    try_cast(any_value(value) filter (where name = 'goods_item.freight_amount') as decimal(18, 3)) as freight_amount,
    try_cast(any_value(value) filter (where name = 'goods_item.insurance_amount') as decimal(18, 3)) as insurance_amount,
    try_cast(any_value(value) filter (where name = 'goods_item.tax_suspended') as decimal(18, 3)) as tax_suspended,
    try_cast(any_value(value) filter (where name = 'goods_item.duty_amount') as decimal(18, 3)) as duty_amount,
    try_cast(any_value(value) filter (where name = 'goods_item.vat_amount') as decimal(18, 3)) as vat_amount,
    try_cast(any_value(value) filter (where name = 'goods_item.excise_amount') as decimal(18, 3)) as excise_amount
from moved_goods_item
group by all;

update store.goods_item t set
    packages = w.packages, package_type = w.package_type, marks = w.marks, container_id = w.container_id,
    vehicle_id = w.vehicle_id, brand = w.brand, cas_number = w.cas_number, undg_code = w.undg_code,
    quota_number = w.quota_number, commercial_quantity = w.commercial_quantity, commercial_unit = w.commercial_unit,
    unit_price = w.unit_price, fob_value = w.fob_value, freight_amount = w.freight_amount,
    insurance_amount = w.insurance_amount, tax_suspended = w.tax_suspended, duty_amount = w.duty_amount,
    vat_amount = w.vat_amount, excise_amount = w.excise_amount
from wide_goods_item w
where w.declaration_key = t.declaration_key and w.sequence = t.sequence;

delete from store.addition where rowid in (select row_number from moved_goods_item);

drop table moved_goods_item;

drop table wide_goods_item;
