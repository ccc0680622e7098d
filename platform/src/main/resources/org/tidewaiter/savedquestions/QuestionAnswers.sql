-- Answers to saved questions.

-- :: answers
-- The latest answers to a question, the last one first.
select answer, asked_by, asked_at, data_version, method_version, asked, said
from saved_answer where question_id = $1 order by answer desc limit $2

-- :: keep
insert into saved_answer (question_id, answer, asked_by, asked_at, data_version, method_version, asked, said)
select $1, coalesce(max(answer), 0) + 1, $2, $3, $4, $5, $6, $7 from saved_answer where question_id = $1

-- :: let older go
-- Of each question the latest so many answers stay.
delete from saved_answer
where answer <= (select max(l.answer) from saved_answer l where l.question_id = saved_answer.question_id) - cast(? as integer)

-- :: let dropped go
-- Answers of questions that were dropped before that.
delete from saved_answer where question_id in (select question_id from saved_question where dropped_at < ?)

-- :: reach
-- The last day of which a declaration is there.
select cast(max(accepted_at) as date) as day from declaration
