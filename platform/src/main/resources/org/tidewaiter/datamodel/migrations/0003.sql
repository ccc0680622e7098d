-- What repeats in declarations and messages gets tables of its own. What earlier loads kept of it stands in their additions.
create table store.tax_line (
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

create table store.document (
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

create table store.container (
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

create table store.packaging (
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

create table store.charge (
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

create table store.invoice (
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

create table store.additional_information (
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
