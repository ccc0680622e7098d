-- The tables of the day on which versions began to be numbered. A workspace made before that day has some of them or all:
-- what is missing is added. Never changed again, like every migration that has left the house.

create schema if not exists store;

-- Every distinct coded value (HS codes, countries, offices, procedures, units, …). Key 0 stands for "not given".
create table if not exists store.code (code_key integer not null, code varchar not null);

-- Every distinct party, whatever roles it plays. Key 0 stands for "not given".
create table if not exists store.party (party_key integer not null, party_id varchar not null, name varchar, country varchar);

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
    packages integer
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
    tax_assessed decimal(18, 3)
);

-- Words of short lists are kept as enumerations: a byte each, a fifth of the time that text takes to write.
create type if not exists store.control_kind as enum ('documents', 'goods');
create type if not exists store.control_selected_by as enum ('rule', 'model', 'random', 'officer', 'all', 'unknown');
create type if not exists store.control_outcome as enum ('conform', 'finding', 'pending');

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
);

create table if not exists store.event (
    declaration_key bigint not null,
    load_id integer not null,
    event_key integer not null,
    occurred_at timestamp not null,
    party_key integer not null
);

-- What a declaration (sequence null) or item says beside the columns above: fields of the model that few files have, by
-- their path (goods_item.container_id), and whatever a message held that the model has no place for, by its path there.
create table if not exists store.addition (
    declaration_key bigint not null,
    sequence integer,
    load_id integer not null,
    name varchar not null,
    value varchar not null
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

-- Which loads the checks have looked at, and when.
create table if not exists store.judged_load (load_id integer not null, judged_at timestamp not null);

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
    packages bigint
);

create table if not exists store.advance_cargo_item (
    cargo_key bigint not null,
    sequence integer not null,
    hs_code varchar,
    description varchar,
    gross_mass_kg decimal(18, 6),
    packages bigint,
    package_type varchar,
    container_id varchar
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
    declarations_replaced bigint not null
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

-- A row that could not be taken, with its original text. status: open, or returned (a corrected row was taken back).
create table if not exists quarantine (
    quarantine_id bigint not null,
    load_id integer not null,
    line_number bigint not null,
    original_text varchar not null,
    field varchar,
    value varchar,
    reason varchar not null,
    status varchar not null check (status in ('open', 'returned')),
    returned_by_load integer
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

insert into store.code (code_key, code)
select 0, '' where not exists (select 1 from store.code where code_key = 0);
insert into store.party (party_key, party_id)
select 0, '' where not exists (select 1 from store.party where party_key = 0);

-- Decision runs made before their declarations were counted.
insert into assessed_count (assessment_id, accepted_on, office_code, lane, selected_by, declarations)
select a.assessment_id, d.accepted_at::date, nullif(office.code, ''), a.lane, a.selected_by, count(*)
from assessed a
join store.declaration d on d.declaration_key = a.declaration_key
join store.code office on office.code_key = d.office_key
where a.assessment_id not in (select assessment_id from assessed_count)
group by all
order by all;
