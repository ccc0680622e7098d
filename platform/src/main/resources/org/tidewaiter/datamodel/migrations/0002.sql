-- Responses, amendments and advance cargo get columns for what they say beside their events and totals. What earlier loads
-- kept of it stands in their additions; responses that were loaded before are known by their events.
alter table store.advance_cargo add column type_code varchar;
alter table store.advance_cargo add column transport_document varchar;
alter table store.advance_cargo add column ucr varchar;
alter table store.advance_cargo add column previous_document varchar;
alter table store.advance_cargo add column voyage_number varchar;
alter table store.advance_cargo add column transport_id varchar;
alter table store.advance_cargo add column transport_name varchar;
alter table store.advance_cargo add column loading_place varchar;
alter table store.advance_cargo add column unloading_place varchar;
alter table store.advance_cargo add column delivery_place varchar;
alter table store.advance_cargo add column entry_office varchar;
alter table store.advance_cargo add column declarant_name varchar;
alter table store.advance_cargo add column consignee_name varchar;
alter table store.advance_cargo add column consignee_address varchar;
alter table store.advance_cargo add column consignor_name varchar;
alter table store.advance_cargo add column consignor_address varchar;
alter table store.advance_cargo add column carrier_name varchar;
alter table store.advance_cargo add column notify_party_name varchar;
alter table store.advance_cargo add column item_count integer;

alter table store.advance_cargo_item add column net_mass_kg decimal(18, 6);
alter table store.advance_cargo_item add column origin_country varchar;
alter table store.advance_cargo_item add column marks varchar;
alter table store.advance_cargo_item add column undg_code varchar;
alter table store.advance_cargo_item add column customs_value decimal(18, 3);

-- What responses, amendments and notices say of the declaration they are about, a row each, whether or not they tell an event.
create table store.response_message (
    load_id integer not null,
    ordinal bigint not null,
    declaration_id varchar,
    local_reference varchar,
    type_code varchar,
    office_code varchar,
    accepted_at timestamp,
    declarant_id varchar,
    importer_id varchar,
    exporter_id varchar,
    ucr varchar,
    currency varchar,
    invoice_amount decimal(18, 3),
    gross_mass_kg decimal(18, 6),
    packages bigint,
    tax_assessed decimal(18, 3)
);

create table store.response_item (
    load_id integer not null,
    ordinal bigint not null,
    sequence integer not null,
    hs_code varchar,
    description varchar,
    origin_country varchar,
    net_mass_kg decimal(18, 6),
    gross_mass_kg decimal(18, 6),
    item_amount decimal(18, 3),
    customs_value decimal(18, 3),
    statistical_value decimal(18, 3),
    duty_rate_percent decimal(18, 6),
    tax_assessed decimal(18, 3),
    duty_amount decimal(18, 3),
    vat_amount decimal(18, 3)
);

insert into store.response_message (load_id, ordinal, declaration_id, local_reference)
select distinct load_id, ordinal, declaration_id, local_reference from store.response order by all;
