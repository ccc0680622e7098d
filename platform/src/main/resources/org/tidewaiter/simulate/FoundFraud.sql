-- What only the truth can tell of a decision run: of the frauds planted in its period, by typology, how many are in its list and how
-- many the selection of the time controlled. ?1 truth/fraud.csv.gz, ?2 the run. The truth is read beside the workspace, never into it.
with planted as (
    select distinct declaration_id, typology
    from read_csv($1, header = true, delim = ',', quote = '"', escape = '"', all_varchar = true)
),
decided as (
    select d.declaration_id, a.lane = 'red' as listed, a.selected_by = 'model' as ranked,
        exists (select 1 from store.control c where c.declaration_key = a.declaration_key and c.kind = 'goods') as examined
    from assessed a join declaration d on d.declaration_key = a.declaration_key
    where a.assessment_id = $2
),
judged as (
    select typology, declaration_id, listed, ranked, examined from decided join planted using (declaration_id)
    union all
    select 'any fraud', declaration_id, listed, ranked, examined
    from decided where declaration_id in (select declaration_id from planted)
),
every as (select 'every declaration' as typology, declaration_id, listed, ranked, examined from decided)
select typology, count(*) as declarations, count(*) filter (listed) as listed, count(*) filter (ranked) as ranked,
    count(*) filter (examined) as examined
from (select * from judged union all select * from every)
group by typology
order by typology = 'every declaration' desc, typology = 'any fraud' desc, count(*) desc, typology
