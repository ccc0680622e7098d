create table surplus (name varchar);
create table total as select sum(mass_kg) as mass_kg from goods;
