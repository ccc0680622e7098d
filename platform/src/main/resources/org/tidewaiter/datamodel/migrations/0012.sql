-- Saved questions of a period that moves with the calendar, and with what each answer was asked.
alter table saved_question add column period varchar;
alter table saved_answer add column asked varchar default '{}';
alter table saved_answer alter column asked set not null;
alter table saved_answer alter column asked drop default;
update saved_answer set asked = q.parameters from saved_question q where q.question_id = saved_answer.question_id;
