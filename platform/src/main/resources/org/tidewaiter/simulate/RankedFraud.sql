-- What only the truth can tell of a ranking. $1 the list in its order (declaration_id), $2 the part of all declarations, $3 the kind
-- of fraud, $4 truth/fraud.csv.gz, $5 truth/look_alikes.csv.gz. The truth is read beside the workspace, never into it.
-- :: row
with first as (
    select declaration_id
    from (
        select declaration_id, row_number() over () as place
        from read_csv($1, header = true, delim = ',', quote = '"', escape = '"', columns = {'declaration_id': 'VARCHAR'}, parallel = false)
    )
    where place <= floor((select count(*) from declaration) * $2)
),
planted as (
    select distinct declaration_id
    from read_csv($4, header = true, delim = ',', quote = '"', escape = '"', all_varchar = true)
    where typology = $3 and declaration_id in (select declaration_id from declaration)
),
alike as (
    select distinct declaration_id
    from read_csv($5, header = true, delim = ',', quote = '"', escape = '"', all_varchar = true)
    where looks_like = $3 and declaration_id in (select declaration_id from declaration)
        and declaration_id not in (select declaration_id from planted)
)
select
    $3 as typology, $2 as share, (select count(*) from first) as looked,
    (select count(*) from planted) as planted,
    (select count(*) from planted where declaration_id in (select declaration_id from first)) as found,
    (select count(*) from alike) as alike,
    (select count(*) from alike where declaration_id in (select declaration_id from first)) as alike_found
