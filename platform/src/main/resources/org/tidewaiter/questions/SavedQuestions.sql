-- Questions that are in use, and their answers.

-- :: questions
select q.question_id, q.name, q.analysis, q.parameters, q.schedule, q.saved_by, q.saved_at, cast(count(a.answer) as integer) as answers,
    max(a.asked_at) as last_asked
from saved_question q
left join saved_answer a on a.question_id = q.question_id
where q.dropped_at is null
group by all
order by q.name

-- :: answers
-- The latest two answers to a question, the last one first.
select answer, asked_by, asked_at, data_version, method_version, said
from saved_answer where question_id = ? order by answer desc limit 2

-- :: next question
select coalesce(max(question_id), 0) + 1 from saved_question

-- :: save
insert into saved_question (question_id, name, analysis, parameters, schedule, saved_by, saved_at) values (?, ?, ?, ?, ?, ?, ?)

-- :: drop
update saved_question set dropped_by = ?, dropped_at = ? where question_id = ? and dropped_at is null

-- :: keep
insert into saved_answer (question_id, answer, asked_by, asked_at, data_version, method_version, said)
select $1, coalesce(max(answer), 0) + 1, $2, $3, $4, $5, $6 from saved_answer where question_id = $1
