-- Which masses are in doubt, for every question that adds up or divides by kilograms. Reads the table weighed that the question has made: one row an
-- item (declaration_key, sequence, hs_code, net_mass_kg, gross_mass_kg, supplementary_quantity, supplementary_unit, price: value of a kilogram, or
-- null).

-- :: step usual_price
-- One row a code with ten items or more: the usual price of a kilogram, as logarithm, and how far half of them lie from it.
create temp table usual_price as
select hs_code, median(x) as med, mad(x) as spread
from (select hs_code, ln(price) as x from weighed where price > 0)
group by hs_code
having count(*) >= 10

-- :: step usual_unit
-- One row a code and unit with 25 items or more: what one of it weighs.
create temp table usual_unit as
select hs_code, supplementary_unit, median(x) as med, mad(x) as spread
from (
    select hs_code, supplementary_unit, ln(cast(net_mass_kg as double) / cast(supplementary_quantity as double)) as x
    from weighed
    where net_mass_kg > 0 and supplementary_quantity > 0 and supplementary_unit is not null
)
group by hs_code, supplementary_unit
having count(*) >= 25

-- :: step doubted_mass
-- One row an item whose mass is in doubt: net above gross; a price of a kilogram more than ten times that of its code, or less than a tenth, and
-- beyond five of the code's own spreads; or the same of the mass of a unit. Ten times, for a lower value alone is not a wrong mass.
create temp table doubted_mass as
select w.declaration_key, w.sequence
from weighed w
left join usual_price p on p.hs_code = w.hs_code
left join usual_unit u on u.hs_code = w.hs_code and u.supplementary_unit = w.supplementary_unit
where w.net_mass_kg > 0 and (
    coalesce(w.net_mass_kg > w.gross_mass_kg, false)
    or coalesce(w.price > 0 and abs(ln(w.price) - p.med) > greatest(ln(10), 5 * p.spread / 0.6745), false)
    or coalesce(w.supplementary_quantity > 0
        and abs(ln(cast(w.net_mass_kg as double) / cast(w.supplementary_quantity as double)) - u.med) > greatest(ln(10), 5 * u.spread / 0.6745),
            false))
