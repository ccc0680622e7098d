-- What remembers the version of the tables in its comment: to read that of a table took half the time of opening a workspace.
create type if not exists store.made_by as enum ('tidewaiter');
