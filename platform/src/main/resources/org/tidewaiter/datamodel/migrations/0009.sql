-- Questions that are asked again and again, and what was answered each time.
create table saved_question (
    question_id integer not null,
    name varchar not null,
    analysis varchar not null,
    parameters varchar not null,
    schedule varchar not null,
    saved_by varchar not null,
    saved_at timestamp not null,
    dropped_by varchar,
    dropped_at timestamp
);

create table saved_answer (
    question_id integer not null,
    answer integer not null,
    asked_by varchar not null,
    asked_at timestamp not null,
    data_version varchar not null,
    method_version varchar not null,
    said varchar not null
);
