-- The history of declarations, for questions that need their goods too.

-- :: step history
create temp table history as
select 'declarations' as basis, max(accepted_on) as latest from day

-- :: step month
create temp table month as
select month, total from declared_month

-- :: step came
-- One row a month and office.
create temp table came as
select month, office_code, sum(total) as total, sum(duty) as duty, sum(vat) as vat, sum(excise) as excise
from day
group by month, office_code
