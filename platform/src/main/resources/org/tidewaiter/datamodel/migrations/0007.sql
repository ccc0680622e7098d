-- Parties as registers have them, with their names and how they are reached; and every role of a party in a declaration.
alter table store.party add column scheme varchar;
alter table store.party add column business_kind varchar;
alter table store.party add column registered_on date;
alter table store.party add column ceased_on date;
alter table store.party add column address varchar;
alter table store.party add column street varchar;
alter table store.party add column postcode varchar;
alter table store.party add column city varchar;
alter table store.party add column region varchar;

create table if not exists store.party_name (party_key integer not null, name varchar not null, kind varchar not null, load_id integer);
insert into store.party_name (party_key, name, kind) select party_key, name, 'name' from store.party where name is not null;

create table if not exists store.party_contact (
    party_key integer not null,
    kind varchar not null,
    value varchar not null,
    load_id integer not null
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
