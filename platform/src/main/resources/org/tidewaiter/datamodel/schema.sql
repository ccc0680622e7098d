-- The model. Schema "store" holds the rows as they are kept: codes and parties as numbers of two dictionaries, which
-- makes ten million declarations small to keep and fast to replay. The views below it speak plain words of the WCO Data
-- Model and are what analyses, officers and other tools read. DICTIONARY.md says what each column means.

create schema if not exists store;

-- Every distinct coded value (HS codes, countries, offices, procedures, units, …). Key 0 stands for "not given".
create table if not exists store.code (code_key integer not null, code varchar not null);

-- Every distinct party, whatever roles it plays. Key 0 stands for "not given".
create table if not exists store.party (
    party_key integer not null,
    party_id varchar not null,
    name varchar,
    country varchar,
    scheme varchar,
    business_kind varchar,
    registered_on date,
    ceased_on date,
    address varchar,
    street varchar,
    postcode varchar,
    city varchar,
    region varchar
);

-- Every name that files of parties gave one, and every phone, e-mail, account and director. load_id: the first that gave it; null of
-- names that were there before loads were kept with them.
create table if not exists store.party_name (party_key integer not null, name varchar not null, kind varchar not null, load_id integer);

create table if not exists store.party_contact (
    party_key integer not null,
    kind varchar not null,
    value varchar not null,
    load_id integer not null
);

-- Where a line says -- :: FIELD and the fields after it, stand the columns of that field of Field.java and of all after it (FieldTables).

-- One row per version of a declaration; declaration_key counts up from 0 in the order of acceptance into the workspace.
-- Identifiers are all different: Zstandard keeps them in half the space that DuckDB's own choice takes, three times as fast.
create table if not exists store.declaration (
    declaration_key bigint not null,
    declaration_id varchar not null using compression zstd,
    version integer not null,
    superseded_by integer,
    load_id integer not null,
    line_number bigint not null,
    accepted_at timestamp not null,
    type_key integer not null,
    office_key integer not null,
    transport_mode_key integer not null,
    export_country_key integer not null,
    destination_country_key integer not null,
    incoterm_key integer not null,
    declarant_key integer not null,
    importer_key integer not null,
    exporter_key integer not null,
    seller_key integer not null,
    carrier_key integer not null,
    currency_key integer not null,
    invoice_amount decimal(18, 3),
    exchange_rate decimal(18, 8),
    gross_mass_kg decimal(18, 6),
    packages integer,
    -- :: declaration.local_reference and the fields after it
);

create table if not exists store.goods_item (
    declaration_key bigint not null,
    sequence integer not null,
    hs_key integer not null,
    description varchar,
    origin_key integer not null,
    origin_type_key integer not null,
    preference_key integer not null,
    procedure_key integer not null,
    previous_procedure_key integer not null,
    end_use_key integer not null,
    payment_method_key integer not null,
    valuation_method_key integer not null,
    unit_key integer not null,
    net_mass_kg decimal(18, 6),
    gross_mass_kg decimal(18, 6),
    supplementary_quantity decimal(18, 6),
    item_amount decimal(18, 3),
    customs_value decimal(18, 3),
    statistical_value decimal(18, 3),
    duty_rate_percent decimal(18, 6),
    tax_assessed decimal(18, 3),
    -- :: goods_item.packages and the fields after it
);

-- Remembers the version of the tables, and by which description they were made, in its comment (Schema).
create type store.made_by as enum ('tidewaiter');

-- Words of short lists are kept as enumerations: a byte each, a fifth of the time that text takes to write.
create type store.control_kind as enum ('documents', 'goods');
create type store.control_selected_by as enum ('rule', 'model', 'random', 'officer', 'all', 'unknown');
create type store.control_outcome as enum ('conform', 'finding', 'pending');

-- A control of a declaration (sequence null) or of one goods item. Its result is known from recorded_at on, not before.
create table if not exists store.control (
    declaration_key bigint not null,
    sequence integer,
    load_id integer not null,
    kind store.control_kind not null,
    selected_by store.control_selected_by not null,
    selector_key integer not null,
    selection_probability double,
    officer_key integer not null,
    recorded_at timestamp not null,
    outcome store.control_outcome not null,
    finding_kind_key integer not null,
    amount_recovered decimal(18, 3),
    control_key bigint not null,
    version integer not null,
    stated_amount decimal(18, 3),
    stated_currency varchar,
    entered_by varchar,
    reason varchar
    -- :: and the further fields of controls
);

-- Results that were corrected, as they stood: what was believed from recorded_at until superseded_at. The version in force is
-- the row of store.control with the same control_key.
create table if not exists store.former_control (
    declaration_key bigint not null,
    sequence integer,
    load_id integer not null,
    kind store.control_kind not null,
    selected_by store.control_selected_by not null,
    selector_key integer not null,
    selection_probability double,
    officer_key integer not null,
    recorded_at timestamp not null,
    outcome store.control_outcome not null,
    finding_kind_key integer not null,
    amount_recovered decimal(18, 3),
    control_key bigint not null,
    version integer not null,
    stated_amount decimal(18, 3),
    stated_currency varchar,
    entered_by varchar,
    reason varchar,
    superseded_at timestamp not null
    -- :: and the further fields of controls
);

create table if not exists store.event (
    declaration_key bigint not null,
    load_id integer not null,
    event_key integer not null,
    occurred_at timestamp not null,
    party_key integer not null
);

-- Events of logs of processes (load --as event_log), of cases that need not be declarations. utc_offset_minutes: what the clock was ahead of UTC;
-- null where the log does not say it.
create table if not exists store.logged_event (
    load_id integer not null,
    log varchar not null,
    case_id varchar not null,
    position bigint not null,
    activity varchar not null,
    transition varchar,
    occurred_at timestamp not null,
    utc_offset_minutes integer,
    resource varchar
);

-- What a declaration (sequence null) or item says beside the columns above: whatever a message held that the model has no
-- place for, by its path there.
create table if not exists store.addition (
    declaration_key bigint not null,
    sequence integer,
    load_id integer not null,
    name varchar not null,
    value varchar not null
);

-- What repeats, a table each. A row belongs to a declaration, or to a response or amendment (load_id, message_ordinal), or to advance
-- cargo (cargo_key): exactly one of the three. sequence: the goods item, null for the whole. ordinal: its place among its like there.
create table if not exists store.tax_line (
    declaration_key bigint,
    cargo_key bigint,
    message_ordinal bigint,
    load_id integer not null,
    sequence integer,
    ordinal integer not null,
    type_code varchar,
    base_amount decimal(18, 3),
    base_quantity decimal(18, 6),
    base_unit varchar,
    rate_percent decimal(18, 6),
    specific_rate decimal(18, 6),
    calculation_type varchar,
    amount decimal(18, 3),
    payable_amount decimal(18, 3),
    suspended_amount decimal(18, 3),
    paid_amount decimal(18, 3),
    deducted_amount decimal(18, 3),
    currency varchar,
    payment_method varchar,
    preference_code varchar,
    relief_code varchar,
    quota_number varchar
);

create table if not exists store.document (
    declaration_key bigint,
    cargo_key bigint,
    message_ordinal bigint,
    load_id integer not null,
    sequence integer,
    ordinal integer not null,
    category varchar,
    category_code varchar,
    type_code varchar,
    reference varchar,
    name varchar,
    status_code varchar,
    issuer varchar,
    issued_at timestamp,
    valid_until timestamp,
    amount decimal(18, 3),
    currency varchar,
    quantity decimal(18, 6),
    unit varchar,
    item_number varchar
);

create table if not exists store.container (
    declaration_key bigint,
    cargo_key bigint,
    message_ordinal bigint,
    load_id integer not null,
    sequence integer,
    ordinal integer not null,
    container_id varchar,
    size_type_code varchar,
    fullness_code varchar,
    seals varchar,
    packages bigint,
    package_type varchar,
    gross_mass_kg decimal(18, 6),
    description varchar
);

create table if not exists store.packaging (
    declaration_key bigint,
    cargo_key bigint,
    message_ordinal bigint,
    load_id integer not null,
    sequence integer,
    ordinal integer not null,
    packages bigint,
    package_type varchar,
    marks varchar,
    material varchar
);

create table if not exists store.charge (
    declaration_key bigint,
    cargo_key bigint,
    message_ordinal bigint,
    load_id integer not null,
    sequence integer,
    ordinal integer not null,
    kind varchar,
    type_code varchar,
    amount decimal(18, 3),
    currency varchar,
    exchange_rate decimal(18, 8),
    national_amount decimal(18, 3)
);

create table if not exists store.invoice (
    declaration_key bigint,
    cargo_key bigint,
    message_ordinal bigint,
    load_id integer not null,
    sequence integer,
    ordinal integer not null,
    invoice_number varchar,
    issued_at timestamp,
    amount decimal(18, 3),
    currency varchar,
    exchange_rate decimal(18, 8),
    national_amount decimal(18, 3),
    incoterm varchar,
    incoterm_place varchar,
    issuer varchar
);

create table if not exists store.additional_information (
    declaration_key bigint,
    cargo_key bigint,
    message_ordinal bigint,
    load_id integer not null,
    sequence integer,
    ordinal integer not null,
    category varchar,
    type_code varchar,
    code varchar,
    previous_code varchar,
    text varchar
);

create table if not exists store.declared_party (
    declaration_key bigint,
    cargo_key bigint,
    message_ordinal bigint,
    load_id integer not null,
    sequence integer,
    ordinal integer not null,
    role_code varchar,
    party_id varchar,
    scheme varchar,
    name varchar,
    street varchar,
    postcode varchar,
    city varchar,
    region varchar,
    country varchar,
    phone varchar,
    email varchar,
    contact_name varchar,
    account varchar
);

-- Lists of passengers and crew, apart from all that is said of goods: the voyage, the people, and what else is said of them. A row belongs to
-- a message (load_id, message_ordinal); place_in_message leads from a detail to its person or booking.
create table if not exists store.journey (
    declaration_key bigint,
    cargo_key bigint,
    message_ordinal bigint,
    load_id integer not null,
    sequence integer,
    ordinal integer not null,
    place_in_message varchar,
    voyage_number varchar,
    carrier_id varchar,
    departure_place varchar,
    arrival_place varchar,
    departs_at timestamp,
    arrives_at timestamp
);

create table if not exists store.person (
    declaration_key bigint,
    cargo_key bigint,
    message_ordinal bigint,
    load_id integer not null,
    sequence integer,
    ordinal integer not null,
    place_in_message varchar,
    role_code varchar,
    family_name varchar,
    given_names varchar,
    sex_code varchar,
    born_on timestamp,
    nationality varchar,
    residence_country varchar,
    document_type varchar,
    document_number varchar,
    document_country varchar,
    document_valid_until timestamp,
    embarked_at varchar,
    disembarked_at varchar,
    booking_reference varchar
);

create table if not exists store.person_detail (
    declaration_key bigint,
    cargo_key bigint,
    message_ordinal bigint,
    load_id integer not null,
    sequence integer,
    ordinal integer not null,
    place_in_message varchar,
    name varchar,
    value varchar
);

-- What the checks found wrong: one row per defect of a declaration (sequence null) or item. money: the customs value it touches;
-- finding: what was found as a JSON list (field, which words, what stands in them), to be said in any language.
create table if not exists store.defect (
    declaration_key bigint not null,
    sequence integer,
    load_id integer not null,
    check_id varchar not null,
    severity varchar not null,
    path varchar not null,
    value varchar,
    message varchar not null,
    money decimal(18, 3),
    finding varchar
);

-- Which loads the checks have looked at, when, and at whose word; null where that was not kept yet.
create table if not exists store.judged_load (load_id integer not null, judged_at timestamp not null, judged_by varchar);

-- What responses of Customs told of declarations: matched by the declaration's number or the declarant's reference.
create table if not exists store.response (
    load_id integer not null,
    ordinal bigint not null,
    declaration_id varchar,
    local_reference varchar,
    event_code varchar not null,
    occurred_at timestamp,
    responsible_party varchar
);

-- What responses, amendments and notices say of the declaration they are about, a row each, whether or not they tell an event.
create table if not exists store.response_message (
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
    tax_assessed decimal(18, 3),
    transport_document varchar
);

create table if not exists store.response_item (
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

create table if not exists store.response_addition (
    load_id integer not null,
    ordinal bigint not null,
    sequence integer,
    name varchar not null,
    value varchar not null
);

-- Advance cargo: entry summary declarations and manifests, what is coming before it is declared. Additions as above.
create table if not exists store.advance_cargo (
    cargo_key bigint not null,
    reference varchar not null,
    load_id integer not null,
    ordinal bigint not null,
    lodged_at timestamp not null,
    arrives_at timestamp,
    office_code varchar,
    transport_mode varchar,
    declarant_id varchar,
    consignee_id varchar,
    consignor_id varchar,
    carrier_id varchar,
    gross_mass_kg decimal(18, 6),
    packages bigint,
    type_code varchar,
    transport_document varchar,
    ucr varchar,
    previous_document varchar,
    voyage_number varchar,
    transport_id varchar,
    transport_name varchar,
    loading_place varchar,
    unloading_place varchar,
    delivery_place varchar,
    entry_office varchar,
    declarant_name varchar,
    consignee_name varchar,
    consignee_address varchar,
    consignor_name varchar,
    consignor_address varchar,
    carrier_name varchar,
    notify_party_name varchar,
    item_count integer
);

create table if not exists store.advance_cargo_item (
    cargo_key bigint not null,
    sequence integer not null,
    hs_code varchar,
    description varchar,
    gross_mass_kg decimal(18, 6),
    packages bigint,
    package_type varchar,
    container_id varchar,
    net_mass_kg decimal(18, 6),
    origin_country varchar,
    marks varchar,
    undg_code varchar,
    customs_value decimal(18, 3)
);

create table if not exists store.advance_cargo_addition (
    cargo_key bigint not null,
    sequence integer,
    name varchar not null,
    value varchar not null
);

create table if not exists store.advance_cargo_defect (
    cargo_key bigint not null,
    sequence integer,
    load_id integer not null,
    check_id varchar not null,
    severity varchar not null,
    path varchar not null,
    value varchar,
    message varchar not null,
    finding varchar
);

create table if not exists load (
    load_id integer not null,
    file_name varchar not null,
    sha256 varchar not null,
    bytes bigint not null,
    mapping varchar not null,
    mapping_sha256 varchar not null,
    mapping_text varchar not null,
    header varchar not null,
    started_at timestamp not null,
    finished_at timestamp not null,
    rows_read bigint not null,
    rows_accepted bigint not null,
    rows_quarantined bigint not null,
    declarations_replaced bigint not null,
    loaded_by varchar
);

-- What became of each sheet of a workbook. Its row n is the line first_line + n - 1 of the load; not_read says why it was left.
create table if not exists load_sheet (
    load_id integer not null,
    ordinal integer not null,
    sheet varchar not null,
    first_line bigint,
    last_line bigint,
    rows_read bigint not null,
    not_read varchar
);

-- Columns that were not loaded although their names say of which field they are: their values could not be read.
create table if not exists load_left_out (
    load_id integer not null,
    column_name varchar not null,
    field varchar not null,
    example varchar not null,
    reason varchar not null
);

-- In which currency money is added up, decided anew when a load changes what is known; rows are added, the last one counts.
-- currency: the national currency, null where nothing proves it. amounts_in: the currency whose amounts count as they stand:
-- the national one, or the only one there is; '' where no declaration names one; null where several are named and none is
-- proven. basis: given (by a person), rates (declared exchange rates prove it), only (one currency), unnamed, unknown.
create table if not exists national_currency (
    decision integer not null,
    currency varchar,
    amounts_in varchar,
    basis varchar not null,
    decided_by varchar,
    decided_at timestamp not null
);

-- Units of the national currency for one of another, mean of a month, of the currencies and months that declarations have.
create table if not exists store.national_rate (currency_key integer not null, month date not null, rate decimal(18, 10) not null);

-- A row that could not be taken, with its original text. status: open, returned (a corrected row was taken back), or dismissed (a person closed it
-- without one).
create table if not exists quarantine (
    quarantine_id bigint not null,
    load_id integer not null,
    line_number bigint not null,
    original_text varchar not null,
    field varchar,
    value varchar,
    reason varchar not null,
    status varchar not null check (status in ('open', 'returned', 'dismissed')),
    returned_by_load integer,
    dismissed_by varchar,
    dismissed_at timestamp,
    dismissed_why varchar
);

-- What other systems sent to the web under which idempotency key, and the answer they get again. status 0: not answered yet.
create table if not exists load_request (
    idempotency_key varchar not null,
    body_sha256 varchar not null,
    mapping varchar not null,
    status integer not null,
    answer varchar not null,
    requested_at timestamp not null
);

-- Every promotion of a model, in order; the last one is in force. Rows are added, never changed.
create table if not exists promotion (
    promotion_id integer not null,
    model_id varchar not null,
    promoted_at timestamp not null,
    promoted_by varchar not null,
    reason varchar not null
);

-- A decision run: which declarations of a period to control, under which budget, with which model and key.
create table if not exists assessment (
    assessment_id integer not null,
    assessed_at timestamp not null,
    model_id varchar not null,
    period_from date not null,
    period_to date not null,
    budget double not null,
    budget_per varchar not null,
    random_share double not null,
    random_key_sha256 varchar not null,
    ranking varchar not null,
    data_version varchar not null
);

-- One row per declaration of a decision run: its lane (red, green), what selected it (model, random, none) and the
-- probability with which it was chosen. No check constraints: the appender of DuckDB 2.0 fails on them.
create table if not exists assessed (
    assessment_id integer not null,
    declaration_key bigint not null,
    rank integer not null,
    probability double not null,
    expected_amount double,
    score double not null,
    lane varchar not null,
    selected_by varchar not null,
    selection_probability double not null,
    reasons varchar not null
);

-- How many declarations of a decision run there are, by day, office, lane and what selected them: written with the run, so
-- that pages need not count its rows.
create table if not exists assessed_count (
    assessment_id integer not null,
    accepted_on date not null,
    office_code varchar,
    lane varchar not null,
    selected_by varchar not null,
    declarations bigint not null
);

-- What was decided or brought in, an entry each, in order: entry_hash covers the entry and previous_hash, so that none can be
-- changed, left out or put in unnoticed. content: JSON with the digests of the rows and files that the entry stands for.
create table if not exists trail (
    entry_id bigint not null,
    recorded_at timestamp not null,
    actor varchar not null,
    action varchar not null,
    subject varchar not null,
    content varchar not null,
    previous_hash varchar not null,
    entry_hash varchar not null
);

-- Questions that are asked again and again: an analysis with its parameters (JSON), under a name. schedule: weekly or monthly. What is dropped stays.
create table if not exists saved_question (
    question_id integer not null,
    name varchar not null,
    analysis varchar not null,
    parameters varchar not null,
    schedule varchar not null,
    saved_by varchar not null,
    saved_at timestamp not null,
    dropped_by varchar,
    dropped_at timestamp,
    period varchar
);

-- What was answered to a saved question, in order; said: JSON of sentences and tables as they were shown. Rows are added and never changed; the
-- latest 60 of a question stay, and those of one that was dropped for a year.
create table if not exists saved_answer (
    question_id integer not null,
    answer integer not null,
    asked_by varchar not null,
    asked_at timestamp not null,
    data_version varchar not null,
    method_version varchar not null,
    said varchar not null,
    asked varchar not null
);

create or replace view declaration_version as
select
    d.declaration_key, d.declaration_id, d.version, d.superseded_by, d.load_id, d.line_number, d.accepted_at,
    nullif(type.code, '') as type_code, nullif(office.code, '') as office_code, nullif(mode.code, '') as transport_mode,
    nullif(export.code, '') as export_country, nullif(destination.code, '') as destination_country,
    nullif(incoterm.code, '') as incoterm, nullif(declarant.party_id, '') as declarant_id,
    nullif(importer.party_id, '') as importer_id, nullif(exporter.party_id, '') as exporter_id,
    nullif(seller.party_id, '') as seller_id, nullif(carrier.party_id, '') as carrier_id,
    nullif(currency.code, '') as currency, d.invoice_amount, d.exchange_rate, d.gross_mass_kg, d.packages,
    -- :: d: declaration.local_reference and the fields after it
from store.declaration d
join store.code type on type.code_key = d.type_key
join store.code office on office.code_key = d.office_key
join store.code mode on mode.code_key = d.transport_mode_key
join store.code export on export.code_key = d.export_country_key
join store.code destination on destination.code_key = d.destination_country_key
join store.code incoterm on incoterm.code_key = d.incoterm_key
join store.code currency on currency.code_key = d.currency_key
join store.party declarant on declarant.party_key = d.declarant_key
join store.party importer on importer.party_key = d.importer_key
join store.party exporter on exporter.party_key = d.exporter_key
join store.party seller on seller.party_key = d.seller_key
join store.party carrier on carrier.party_key = d.carrier_key;

-- Declarations as they stand: the latest version of each.
create or replace view declaration as
select * exclude (superseded_by) from declaration_version where superseded_by is null;

-- Drafts: declarations that have neither registration number nor reference, never in force and in no sum. identified_by: what they
-- go by, own id or file name; replaced_by: the registered declaration that took the place, null while a draft stands.
create or replace view draft as
select
    d.declaration_id as draft_id, d.declaration_key, d.version, d.load_id, d.line_number, d.accepted_at, a.value as identified_by,
    u.value as ucr, nullif(type.code, '') as type_code, nullif(office.code, '') as office_code,
    nullif(declarant.party_id, '') as declarant_id, nullif(importer.party_id, '') as importer_id,
    nullif(exporter.party_id, '') as exporter_id, nullif(currency.code, '') as currency, d.invoice_amount, d.gross_mass_kg,
    d.superseded_by = 0 as stands, r.declaration_id as replaced_by
from store.declaration d
join store.addition a on a.declaration_key = d.declaration_key and a.name = 'declaration.draft'
left join store.addition u on u.declaration_key = d.declaration_key and u.name = 'declaration.draft.ucr'
left join (
    select x.value, x.load_id, n.declaration_id from store.addition x
    join store.declaration n on n.declaration_key = x.declaration_key where x.name = 'declaration.replaces'
) r on r.value = d.declaration_id and r.load_id = d.superseded_by
join store.code type on type.code_key = d.type_key
join store.code office on office.code_key = d.office_key
join store.code currency on currency.code_key = d.currency_key
join store.party declarant on declarant.party_key = d.declarant_key
join store.party importer on importer.party_key = d.importer_key
join store.party exporter on exporter.party_key = d.exporter_key;

-- What one unit of a declaration's currency is in the national one, and how that is known: national (it is that currency),
-- declared (the declaration's own rate), month (the mean market rate of its month). Null where nothing says it. An own rate
-- must be within half and double the month's; an own rate of 1 says nothing of another currency unless the market agrees.
create or replace view store.declaration_rate as
select
    d.declaration_key, d.declaration_id, d.load_id, d.accepted_at, d.superseded_by, d.currency_key,
    case d.rate_source
        when 'national' then 1.0 when 'declared' then try_cast(d.exchange_rate as decimal(18, 10)) else d.month_rate
    end::decimal(18, 10) as rate,
    d.rate_source
from (
    select
        d.*, m.rate as month_rate,
        case
            when d.currency_key = par.code_key then 'national'
            when m.rate is null and d.exchange_rate > 0 and d.exchange_rate <> 1 then 'declared'
            when d.exchange_rate between m.rate * 0.5 and m.rate * 2
                and (d.exchange_rate <> 1 or m.rate between 0.97 and 1.03) then 'declared'
            when m.rate is not null then 'month'
        end as rate_source
    from store.declaration d
    left join (
        select code_key from store.code
        where code = case when (select count(*) from national_currency) = 0 then ''
            else (select amounts_in from national_currency order by decision desc limit 1) end
    ) par on true
    left join store.national_rate m
        on m.currency_key = d.currency_key and m.month = cast(date_trunc('month', d.accepted_at) as date)
) d;

-- What an item is worth. money: the customs value, or else the amount in the national currency;
-- null where the amount's currency cannot be converted.
create or replace view store.item_money as
select
    i.declaration_key, i.sequence, r.load_id, r.accepted_at, r.superseded_by, r.currency_key, i.item_amount, i.tax_assessed,
    try_cast(cast(i.item_amount as decimal(20, 3)) * r.rate as decimal(18, 3)) as item_amount_national, r.rate, r.rate_source,
    coalesce(i.customs_value, try_cast(cast(i.item_amount as decimal(20, 3)) * r.rate as decimal(18, 3))) as money
from store.goods_item i
join store.declaration_rate r on r.declaration_key = i.declaration_key;

-- The goods items of every version of every declaration, drafts too.
create or replace view goods_item_version as
select
    d.declaration_id, i.declaration_key, d.superseded_by, i.sequence, nullif(hs.code, '') as hs_code, i.description,
    nullif(origin.code, '') as origin_country, nullif(origin_type.code, '') as origin_type,
    nullif(preference.code, '') as preference_code, nullif(procedure.code, '') as procedure_code,
    nullif(previous.code, '') as previous_procedure_code, nullif(end_use.code, '') as end_use_code,
    nullif(payment.code, '') as payment_method, nullif(valuation.code, '') as valuation_method,
    i.net_mass_kg, i.gross_mass_kg, i.supplementary_quantity, nullif(unit.code, '') as supplementary_unit,
    i.item_amount, i.customs_value, i.statistical_value, i.duty_rate_percent, i.tax_assessed,
    try_cast(cast(i.item_amount as decimal(20, 3)) * d.rate as decimal(18, 3)) as item_amount_national, d.rate_source,
    -- :: i: goods_item.packages and the fields after it
from store.goods_item i
join store.declaration_rate d on d.declaration_key = i.declaration_key
join store.code hs on hs.code_key = i.hs_key
join store.code origin on origin.code_key = i.origin_key
join store.code origin_type on origin_type.code_key = i.origin_type_key
join store.code preference on preference.code_key = i.preference_key
join store.code procedure on procedure.code_key = i.procedure_key
join store.code previous on previous.code_key = i.previous_procedure_key
join store.code end_use on end_use.code_key = i.end_use_key
join store.code payment on payment.code_key = i.payment_method_key
join store.code valuation on valuation.code_key = i.valuation_method_key
join store.code unit on unit.code_key = i.unit_key;

-- Those of the declarations that stand.
create or replace view goods_item as
select * exclude (superseded_by) from goods_item_version where superseded_by is null;

create or replace view draft_item as
select * exclude (superseded_by) rename (declaration_id as draft_id)
from goods_item_version
where declaration_key in (select declaration_key from draft);

create or replace view control as
select
    d.declaration_id, c.declaration_key, c.sequence, c.kind::varchar as kind, c.selected_by::varchar as selected_by,
    nullif(selector.code, '') as selector,
    c.selection_probability, nullif(officer.party_id, '') as officer_id, c.recorded_at, c.outcome::varchar as outcome,
    nullif(finding.code, '') as finding_kind, c.amount_recovered, c.control_key, c.version, c.stated_amount, c.stated_currency
    -- :: c: and the further fields of controls
from store.control c
join store.declaration d on d.declaration_key = c.declaration_key and d.superseded_by is null
join store.code selector on selector.code_key = c.selector_key
join store.party officer on officer.party_key = c.officer_key
join store.code finding on finding.code_key = c.finding_kind_key;

-- Every version of every result, corrected ones too. superseded_by: the version that replaced it; null for the one in force.
create or replace view control_version as
select
    d.declaration_id, c.declaration_key, c.sequence, c.kind::varchar as kind, c.selected_by::varchar as selected_by,
    nullif(selector.code, '') as selector, c.selection_probability, nullif(officer.party_id, '') as officer_id, c.recorded_at,
    c.outcome::varchar as outcome, nullif(finding.code, '') as finding_kind, c.amount_recovered, c.control_key, c.version,
    c.stated_amount, c.stated_currency, c.load_id, c.entered_by, c.reason,
    case when c.superseded_at is null then null else c.version + 1 end as superseded_by, c.superseded_at
    -- :: c: and the further fields of controls
from (select *, null::timestamp as superseded_at from store.control union all by name select * from store.former_control) c
join store.declaration d on d.declaration_key = c.declaration_key and d.superseded_by is null
join store.code selector on selector.code_key = c.selector_key
join store.party officer on officer.party_key = c.officer_key
join store.code finding on finding.code_key = c.finding_kind_key;

-- The kinds of finding of the results in force, one a row.
create or replace view control_finding as
select declaration_id, declaration_key, sequence, control_key, unnest(string_split(finding_kind, chr(59) || ' ')) as finding_kind
from control where finding_kind is not null;

-- What every response, amendment and notice is about: the declaration as it stands, advance cargo, or neither as long as none is in the
-- workspace. It is known by the number that the message names, else by the declarant's reference, else by the reference that another
-- message gives for the same number (a registration says MRN and LRN, what follows the MRN alone, an amendment the MRN and a reference of
-- its own, which names nothing); cargo also by its bill. A name that
-- several could go by names none; of cargo that was sent again under one reference the latest is meant.
create or replace view response_subject as
with message as (
    select load_id, ordinal, declaration_id, local_reference from store.response_message
    union
    select load_id, ordinal, declaration_id, local_reference from store.response
), called as (
    select declaration_id as number, min(local_reference) as reference
    from message
    where declaration_id <> local_reference
        and local_reference in (
            select local_reference from store.declaration union all select declaration_id from store.declaration
            union all select reference from store.advance_cargo)
    group by declaration_id
    having min(local_reference) = max(local_reference)
), name as (
    select load_id, ordinal, 1 as place, declaration_id as name from message
    union
    select load_id, ordinal, 2, local_reference from message
    union
    select m.load_id, m.ordinal, 3, c.reference from message m join called c on c.number = m.declaration_id
), declared as (
    select declaration_id as name, declaration_key, 0 as place from store.declaration where superseded_by is null
    union all
    select local_reference, min(declaration_key), 3
    from store.declaration
    where superseded_by is null and local_reference is not null
    group by local_reference
    having count(*) = 1
), of_declaration as (
    select n.load_id, n.ordinal, arg_min(d.declaration_key, n.place + d.place) as declaration_key
    from name n
    join declared d on d.name = n.name
    group by n.load_id, n.ordinal
), of_cargo as (
    select n.load_id, n.ordinal, arg_min(c.cargo_key, n.place) as cargo_key
    from name n
    join (select reference, max(cargo_key) as cargo_key from store.advance_cargo group by reference) c on c.reference = n.name
    group by n.load_id, n.ordinal
), bill as (
    select name, min(cargo_key) as cargo_key
    from (
        select transport_document as name, cargo_key from store.advance_cargo
        union
        select value, cargo_key from store.advance_cargo_addition where name = 'declaration.transport_document'
    )
    group by name
    having min(cargo_key) = max(cargo_key)
)
select
    m.load_id, m.ordinal, d.declaration_key, coalesce(c.cargo_key, bill.cargo_key) as cargo_key
from (select distinct load_id, ordinal from message) m
left join of_declaration d on d.load_id = m.load_id and d.ordinal = m.ordinal
left join of_cargo c on c.load_id = m.load_id and c.ordinal = m.ordinal
left join store.response_message r on r.load_id = m.load_id and r.ordinal = m.ordinal
left join bill on bill.name = r.transport_document;

create or replace view event as
select d.declaration_id, e.declaration_key, code.code as event_code, e.occurred_at, nullif(party.party_id, '') as responsible_party
from store.event e
join store.declaration d on d.declaration_key = e.declaration_key and d.superseded_by is null
join store.code code on code.code_key = e.event_key
join store.party party on party.party_key = e.party_key
union all
select d.declaration_id, d.declaration_key, r.event_code, r.occurred_at, r.responsible_party
from store.response r
join response_subject s on s.load_id = r.load_id and s.ordinal = r.ordinal
join store.declaration d on d.declaration_key = s.declaration_key;

create or replace view logged_event as
select log, case_id, position, activity, transition, occurred_at, utc_offset_minutes, resource, load_id
from store.logged_event;

-- What responses, amendments and notices said, as they came, a row a message and event (one without an event has a row too): what is said of
-- the whole stands in each of its rows, so that amounts are added where event_ordinal is 1. declaration_id and reference are those of what
-- the message is about. The events of declarations are in the view event as well.
create or replace view response as
select
    d.declaration_id, s.declaration_key, s.cargo_key, c.reference,
    coalesce(m.declaration_id, r.declaration_id) as stated_declaration_id,
    coalesce(m.local_reference, r.local_reference) as local_reference, r.event_code, r.occurred_at, r.responsible_party,
    s.load_id, s.ordinal,
    row_number() over (partition by s.load_id, s.ordinal order by r.occurred_at nulls last, r.event_code) as event_ordinal,
    m.type_code, m.office_code, m.accepted_at, m.declarant_id, m.importer_id, m.exporter_id, m.ucr, m.transport_document,
    m.currency, m.invoice_amount, m.gross_mass_kg, m.packages, m.tax_assessed
from response_subject s
left join store.response_message m on m.load_id = s.load_id and m.ordinal = s.ordinal
left join store.response r on r.load_id = s.load_id and r.ordinal = s.ordinal
left join store.declaration d on d.declaration_key = s.declaration_key
left join store.advance_cargo c on c.cargo_key = s.cargo_key;

create or replace view response_item as select * from store.response_item;

create or replace view response_addition as select * from store.response_addition;

create or replace view party as
select
    p.party_id, p.name, p.country, p.scheme, p.business_kind, p.registered_on, p.ceased_on, p.address, p.street, p.postcode, p.city,
    p.region, a.type_code as aeo_type, a.valid_from as aeo_from, a.valid_until as aeo_until
from store.party p
left join (
    select distinct on (party_id) party_id, type_code, valid_from, valid_until from aeo_certificate
    order by party_id, valid_from desc nulls last, certificate
) a on a.party_id = p.party_id
where p.party_key > 0;

-- Names of parties: those of files of parties, and those that declarations gave them, a row a kind: a name of the register may be declared too.
-- script: of their letters.
create or replace view party_name as
select
    n.party_id, n.name, n.kind,
    nullif(concat_ws('+', case when regexp_matches(n.name, '\p{Latin}') then 'Latin' end,
        case when regexp_matches(n.name, '\p{Cyrillic}') then 'Cyrillic' end,
        case when regexp_matches(n.name, '\p{Greek}') then 'Greek' end,
        case when regexp_matches(n.name, '\p{Arabic}') then 'Arabic' end,
        case when regexp_matches(n.name, '\p{Hebrew}') then 'Hebrew' end,
        case when regexp_matches(n.name, '[\p{Hiragana}\p{Katakana}]') then 'Japanese' end,
        case when regexp_matches(n.name, '\p{Han}') then 'Han' end,
        case when regexp_matches(n.name, '\p{Hangul}') then 'Hangul' end,
        case when regexp_matches(n.name, '\p{Thai}') then 'Thai' end,
        case when regexp_matches(n.name, '\p{Devanagari}') then 'Devanagari' end), '') as script,
    min(n.first_seen) as first_seen
from (
    select p.party_id, x.name, x.kind, l.started_at as first_seen
    from store.party_name x join store.party p on p.party_key = x.party_key left join load l on l.load_id = x.load_id
    union all
    /* each role union all */
    select {role}_id, {role}_name, 'declared', accepted_at from declaration
    /* and so on */
) n
where n.party_id is not null and n.name is not null
group by n.party_id, n.name, n.kind;

-- Officers, whom answers mask: those that a register calls so, and the numbers under which controls are recorded, of those who are no party of
-- anybody's goods.
create or replace view store.only_officer as
select p.party_id
from store.party p
where p.business_kind = 'officer'
    or p.party_key in (select officer_key from store.control union select officer_key from store.former_control)
        and p.party_key not in (
            /* each role union all */ select {role}_key from store.declaration /* and so on */);

create or replace view party_contact as
select p.party_id, c.kind, c.value, l.started_at as first_seen, c.load_id
from store.party_contact c join store.party p on p.party_key = c.party_key left join load l on l.load_id = c.load_id;

create or replace view addition as
select d.declaration_id, a.declaration_key, a.sequence, a.name, a.value
from store.addition a
join store.declaration d on d.declaration_key = a.declaration_key and d.superseded_by is null;

-- What repeats, of the declarations as they stand; and, as message_…, of responses, amendments and advance cargo.
create or replace view tax_line as
select
    d.declaration_id, l.declaration_key, l.sequence, l.ordinal, l.type_code, l.base_amount, l.base_quantity,
    l.base_unit, l.rate_percent, l.specific_rate, l.calculation_type, l.amount, l.payable_amount, l.suspended_amount,
    l.paid_amount, l.deducted_amount, l.currency, l.payment_method, l.preference_code, l.relief_code, l.quota_number
from store.tax_line l
join store.declaration d on d.declaration_key = l.declaration_key and d.superseded_by is null;

create or replace view message_tax_line as
select
    load_id, message_ordinal, cargo_key, sequence, ordinal, type_code, base_amount, base_quantity, base_unit,
    rate_percent, specific_rate, calculation_type, amount, payable_amount, suspended_amount, paid_amount,
    deducted_amount, currency, payment_method, preference_code, relief_code, quota_number
from store.tax_line
where declaration_key is null;

create or replace view document as
select
    d.declaration_id, l.declaration_key, l.sequence, l.ordinal, l.category, l.category_code, l.type_code, l.reference,
    l.name, l.status_code, l.issuer, l.issued_at, l.valid_until, l.amount, l.currency, l.quantity, l.unit, l.item_number
from store.document l
join store.declaration d on d.declaration_key = l.declaration_key and d.superseded_by is null;

create or replace view message_document as
select
    load_id, message_ordinal, cargo_key, sequence, ordinal, category, category_code, type_code, reference, name,
    status_code, issuer, issued_at, valid_until, amount, currency, quantity, unit, item_number
from store.document
where declaration_key is null;

create or replace view container as
select
    d.declaration_id, l.declaration_key, l.sequence, l.ordinal, l.container_id, l.size_type_code, l.fullness_code,
    l.seals, l.packages, l.package_type, l.gross_mass_kg, l.description
from store.container l
join store.declaration d on d.declaration_key = l.declaration_key and d.superseded_by is null;

create or replace view message_container as
select
    load_id, message_ordinal, cargo_key, sequence, ordinal, container_id, size_type_code, fullness_code, seals,
    packages, package_type, gross_mass_kg, description
from store.container
where declaration_key is null;

create or replace view packaging as
select
    d.declaration_id, l.declaration_key, l.sequence, l.ordinal, l.packages, l.package_type, l.marks, l.material
from store.packaging l
join store.declaration d on d.declaration_key = l.declaration_key and d.superseded_by is null;

create or replace view message_packaging as
select
    load_id, message_ordinal, cargo_key, sequence, ordinal, packages, package_type, marks, material
from store.packaging
where declaration_key is null;

create or replace view charge as
select
    d.declaration_id, l.declaration_key, l.sequence, l.ordinal, l.kind, l.type_code, l.amount, l.currency,
    l.exchange_rate, l.national_amount
from store.charge l
join store.declaration d on d.declaration_key = l.declaration_key and d.superseded_by is null;

create or replace view message_charge as
select
    load_id, message_ordinal, cargo_key, sequence, ordinal, kind, type_code, amount, currency, exchange_rate,
    national_amount
from store.charge
where declaration_key is null;

create or replace view invoice as
select
    d.declaration_id, l.declaration_key, l.sequence, l.ordinal, l.invoice_number, l.issued_at, l.amount, l.currency,
    l.exchange_rate, l.national_amount, l.incoterm, l.incoterm_place, l.issuer
from store.invoice l
join store.declaration d on d.declaration_key = l.declaration_key and d.superseded_by is null;

create or replace view message_invoice as
select
    load_id, message_ordinal, cargo_key, sequence, ordinal, invoice_number, issued_at, amount, currency, exchange_rate,
    national_amount, incoterm, incoterm_place, issuer
from store.invoice
where declaration_key is null;

create or replace view additional_information as
select
    d.declaration_id, l.declaration_key, l.sequence, l.ordinal, l.category, l.type_code, l.code, l.previous_code, l.text
from store.additional_information l
join store.declaration d on d.declaration_key = l.declaration_key and d.superseded_by is null;

create or replace view message_additional_information as
select
    load_id, message_ordinal, cargo_key, sequence, ordinal, category, type_code, code, previous_code, text
from store.additional_information
where declaration_key is null;

create or replace view declared_party as
select
    d.declaration_id, l.declaration_key, l.sequence, l.ordinal, l.role_code, l.party_id, l.scheme, l.name, l.street, l.postcode,
    l.city, l.region, l.country, l.phone, l.email, l.contact_name, l.account
from store.declared_party l
join store.declaration d on d.declaration_key = l.declaration_key and d.superseded_by is null
union all
select
    d.declaration_id, d.declaration_key, null, null, r.role_code, r.party_id, null, r.name, r.street, null, null, null, null, null,
    null, null, null
from (
    /* each role union all */
    select declaration_key, '{code}' as role_code, {role}_id as party_id, {role}_name as name, {role address} as street from declaration
    /* and so on */
    union all select declaration_key, 'BY', null, buyer_name, null from declaration
    union all select declaration_key, 'NI', null, notify_party_name, null from declaration
) r
join store.declaration d on d.declaration_key = r.declaration_key
where (r.party_id is not null or r.name is not null) and not exists (
    select 1 from store.declared_party l
    where l.declaration_key = r.declaration_key and l.role_code = r.role_code and l.sequence is null);

create or replace view message_declared_party as
select
    load_id, message_ordinal, cargo_key, sequence, ordinal, role_code, party_id, scheme, name, street, postcode, city, region, country, phone, email,
    contact_name, account
from store.declared_party
where declaration_key is null;

-- The same of drafts; parties of the heading's own roles are columns of declaration_version.
create or replace view draft_addition as
select
    d.draft_id, l.declaration_key, l.sequence, l.name, l.value
from store.addition l
join draft d on d.declaration_key = l.declaration_key;

create or replace view draft_tax_line as
select
    d.draft_id, l.declaration_key, l.sequence, l.ordinal, l.type_code, l.base_amount, l.base_quantity, l.base_unit,
    l.rate_percent, l.specific_rate, l.calculation_type, l.amount, l.payable_amount, l.suspended_amount, l.paid_amount,
    l.deducted_amount, l.currency, l.payment_method, l.preference_code, l.relief_code, l.quota_number
from store.tax_line l
join draft d on d.declaration_key = l.declaration_key;

create or replace view draft_document as
select
    d.draft_id, l.declaration_key, l.sequence, l.ordinal, l.category, l.category_code, l.type_code, l.reference, l.name,
    l.status_code, l.issuer, l.issued_at, l.valid_until, l.amount, l.currency, l.quantity, l.unit, l.item_number
from store.document l
join draft d on d.declaration_key = l.declaration_key;

create or replace view draft_container as
select
    d.draft_id, l.declaration_key, l.sequence, l.ordinal, l.container_id, l.size_type_code, l.fullness_code, l.seals,
    l.packages, l.package_type, l.gross_mass_kg, l.description
from store.container l
join draft d on d.declaration_key = l.declaration_key;

create or replace view draft_packaging as
select
    d.draft_id, l.declaration_key, l.sequence, l.ordinal, l.packages, l.package_type, l.marks, l.material
from store.packaging l
join draft d on d.declaration_key = l.declaration_key;

create or replace view draft_charge as
select
    d.draft_id, l.declaration_key, l.sequence, l.ordinal, l.kind, l.type_code, l.amount, l.currency, l.exchange_rate,
    l.national_amount
from store.charge l
join draft d on d.declaration_key = l.declaration_key;

create or replace view draft_invoice as
select
    d.draft_id, l.declaration_key, l.sequence, l.ordinal, l.invoice_number, l.issued_at, l.amount, l.currency,
    l.exchange_rate, l.national_amount, l.incoterm, l.incoterm_place, l.issuer
from store.invoice l
join draft d on d.declaration_key = l.declaration_key;

create or replace view draft_additional_information as
select
    d.draft_id, l.declaration_key, l.sequence, l.ordinal, l.category, l.type_code, l.code, l.previous_code, l.text
from store.additional_information l
join draft d on d.declaration_key = l.declaration_key;

create or replace view draft_declared_party as
select
    d.draft_id, l.declaration_key, l.sequence, l.ordinal, l.role_code, l.party_id, l.scheme, l.name, l.street, l.postcode,
    l.city, l.region, l.country, l.phone, l.email, l.contact_name, l.account
from store.declared_party l
join draft d on d.declaration_key = l.declaration_key;

-- Lists of passengers and crew. Queries mask what tells who somebody is.
create or replace view journey as
select load_id, message_ordinal, ordinal, place_in_message, voyage_number, carrier_id, departure_place, arrival_place, departs_at, arrives_at
from store.journey;

create or replace view person as
select load_id, message_ordinal, ordinal, place_in_message, role_code, family_name, given_names, sex_code, born_on, nationality, residence_country,
    document_type, document_number, document_country, document_valid_until, embarked_at, disembarked_at, booking_reference, declaration_key,
    cargo_key, sequence
from store.person;

create or replace view person_detail as
select load_id, message_ordinal, ordinal, place_in_message, name, value, declaration_key, cargo_key, sequence
from store.person_detail;

create or replace view defect as
select d.declaration_id, f.declaration_key, f.sequence, f.load_id, f.check_id, f.severity, f.path, f.value, f.message, f.money, f.finding
from store.defect f
join store.declaration d on d.declaration_key = f.declaration_key and d.superseded_by is null;

-- stands: whether none of the same reference came later.
create or replace view advance_cargo as
select c.*, c.cargo_key = max(c.cargo_key) over (partition by c.reference) as stands from store.advance_cargo c;

-- transport_document: the bill of the item, where a manifest has several, else the one of the whole.
create or replace view advance_cargo_item as
select c.reference, i.*, coalesce(b.bill, c.transport_document) as transport_document
from store.advance_cargo_item i
join store.advance_cargo c on c.cargo_key = i.cargo_key
left join (
    select cargo_key, sequence, string_agg(value, ', ' order by value) as bill from store.advance_cargo_addition
    where name = 'declaration.transport_document'
    group by cargo_key, sequence
) b on b.cargo_key = i.cargo_key and b.sequence = i.sequence;

create or replace view advance_cargo_addition as
select c.reference, a.* from store.advance_cargo_addition a join store.advance_cargo c on c.cargo_key = a.cargo_key;

-- What checks have looked at: declarations as they stand, entry summaries and manifests of loads that were judged. document_key
-- is the key of a declaration, or -1 - cargo_key: one number names either, so cards, lists and letters ask once for both. The
-- declarant of advance cargo is who lodged it, or the carrier where nobody is named.
create or replace view judged_document as
select
    declaration_key as document_key, 'declaration' as kind, declaration_id as document_id, load_id, line_number,
    accepted_at as declared_at, office_code, declarant_id, importer_id
from declaration where load_id in (select load_id from store.judged_load)
union all
select
    -1 - cargo_key, 'advance_cargo', reference, load_id, ordinal, lodged_at, office_code,
    coalesce(declarant_id, carrier_id), consignee_id
from store.advance_cargo where load_id in (select load_id from store.judged_load);

-- The goods items of both. money: the customs value, or the item's amount in the national currency, null where that is not
-- known; advance cargo has none.
create or replace view judged_item as
select declaration_key as document_key, sequence, money from store.item_money
union all
select -1 - cargo_key, sequence, null from store.advance_cargo_item;

-- The defects of both, also of versions that were replaced: judged_document has those that stand. That a check was stopped is no defect of the
-- document at which it was.
create or replace view judged_defect as
select declaration_key as document_key, sequence, check_id, severity, path, value, message, money, finding from store.defect
where check_id <> 'check-stopped'
union all
select -1 - cargo_key, sequence, check_id, severity, path, value, message, null, finding from store.advance_cargo_defect
where check_id <> 'check-stopped';
