-- The columns of the tables of a database, without those that are kept for reference, which follow from their entries. $reference is their schema.
select c.schema_name || '.' || c.table_name as "table", c.column_name as name, c.data_type as type, c.is_nullable as nullable,
    c.column_default as initial
from duckdb_columns() c join duckdb_tables() t using (database_name, schema_name, table_name)
where not c.internal and not t.temporary and c.schema_name <> '$reference'
order by c.schema_name, c.table_name, c.column_index
