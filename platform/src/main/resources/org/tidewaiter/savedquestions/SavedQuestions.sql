-- Questions that are in use.

-- :: questions
select q.question_id as id, q.name, q.analysis, q.parameters, q.period, q.schedule, q.saved_by, q.saved_at, coalesce(max(a.answer), 0) as answers,
    max(a.asked_at) as last_asked
from saved_question q
left join saved_answer a on a.question_id = q.question_id
where q.dropped_at is null
group by all
order by q.name

-- :: next question
select coalesce(max(question_id), 0) + 1 from saved_question

-- :: save
insert into saved_question (question_id, name, analysis, parameters, period, schedule, saved_by, saved_at) values (?, ?, ?, ?, ?, ?, ?, ?)

-- :: drop
update saved_question set dropped_by = ?, dropped_at = ? where question_id = ? and dropped_at is null
