-- What was set aside may be closed without a correction: by whom, when and why. A check cannot be altered, so the table is made anew.
alter table quarantine rename to quarantine_before;
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
insert into quarantine (quarantine_id, load_id, line_number, original_text, field, value, reason, status, returned_by_load)
select quarantine_id, load_id, line_number, original_text, field, value, reason, status, returned_by_load from quarantine_before;
drop table quarantine_before;
