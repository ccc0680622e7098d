create table goods (name varchar not null);
insert into goods values ('tea; green'), ('nails -- iron'), ('rice');
