-- What is remembered of a load, in the table load.

-- :: one
-- Its values are those of the columns, in their order.
insert into load (load_id, file_name, sha256, bytes, mapping, mapping_sha256, mapping_text, header, started_at,
    finished_at, rows_read, rows_accepted, rows_quarantined, declarations_replaced, loaded_by)
values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)

-- :: several
-- Those of several loads, which loads() hands over.
insert into load (load_id, file_name, sha256, bytes, mapping, mapping_sha256, mapping_text, header, started_at,
    finished_at, rows_read, rows_accepted, rows_quarantined, declarations_replaced, loaded_by)
select load_id, file_name, sha256, bytes, mapping, mapping_sha256, mapping_text, header, started_at,
    finished_at, rows_read, rows_accepted, rows_quarantined, declarations_replaced, loaded_by from loads()
