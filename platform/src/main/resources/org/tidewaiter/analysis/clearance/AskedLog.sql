-- Which log of a process is asked of: a step that the questions about clearance share.

-- :: step asked_log
-- The log of the name asked for; else the only one that has this name but for the endings of its file.
create temp table asked_log as
with named as (
    select log, regexp_replace(log, '([.](xes|csv|tsv|txt|json|xml|xlsx|parquet|gz|zip|bz2|xz|zst))+$', '', 'i') as bare
    from (select distinct log from logged_event)
)
select n.log
from named n
cross join parameter p
where n.log = p.log
    or n.bare = p.log and not exists (select 1 from named where log = p.log) and (select count(*) from named where bare = p.log) = 1
