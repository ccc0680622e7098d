-- Events of logs of processes, of cases that need not be declarations.
create table store.logged_event (
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
