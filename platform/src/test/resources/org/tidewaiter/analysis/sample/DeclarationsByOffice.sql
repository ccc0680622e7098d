-- How many declarations has each office. Reads the view declaration and the table parameter.
-- :: step chosen
create temp table chosen as
select d.* from declaration d cross join parameter p
where (p."from" is null or d.accepted_at >= p."from") and (p."to" is null or d.accepted_at < p."to")
-- :: counts
select count(*) as declarations from chosen
-- :: offices
select office_code, count(*) as declarations from chosen group by office_code
having count(*) >= (select least from parameter) order by office_code
-- :: behind offices
select declaration_id, cast(null as integer) as sequence, cast(accepted_at as date) as accepted_on, importer_id,
    cast(null as varchar) as hs_code, cast(null as decimal(18, 3)) as customs_value
from chosen where office_code = $1 order by declaration_id
