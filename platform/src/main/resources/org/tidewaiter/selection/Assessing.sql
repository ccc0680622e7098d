-- What a decision run reads and writes. Columns are named, whatever their order in the tables.

-- :: headers
-- The declarations that stand, accepted from the first ? to before the second: the key, the id, and the office with the day.
select d.declaration_key, d.declaration_id, office.code || ' ' || (d.accepted_at::date)::varchar as office_day
from store.declaration d join store.code office on office.code_key = d.office_key
where d.superseded_by is null and d.accepted_at >= ? and d.accepted_at < ?;

-- :: next_id
-- The number of the next decision run.
select coalesce(max(assessment_id), 0) + 1 from assessment;

-- :: run
-- The decision run itself.
insert into assessment (
    assessment_id, assessed_at, model_id, period_from, period_to, budget, budget_per, random_share, random_key_sha256, ranking,
    data_version)
values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

-- :: decisions
-- Its decisions, one row per declaration, which decided() gives.
insert into assessed (
    assessment_id, declaration_key, rank, probability, expected_amount, score, lane, selected_by, selection_probability, reasons)
select assessment_id, declaration_key, rank, probability, expected_amount, score, lane, selected_by, selection_probability, reasons
from decided();
