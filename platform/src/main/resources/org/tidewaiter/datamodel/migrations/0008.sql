-- Lists of passengers and crew, apart from all that is said of goods: the voyage, the people, and what else is said of them. A row belongs to
-- a message (load_id, message_ordinal); place_in_message leads from a detail to its person or booking.
create table store.journey (
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

create table store.person (
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

create table store.person_detail (
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
