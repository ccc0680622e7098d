-- Masses; ten kilograms each.
alter table goods add column mass_kg integer;
update goods set mass_kg = 10;
