-- What partners state that they sent here, which questions of several rooms set beside what was declared. Reads the views declaration and
-- partner_statistic.

-- :: step stated_export
-- One row a partner, subheading and month: value FOB in the currency of most rows, and mass; estimated masses are left out with their values.
-- Without partners' statistics it is empty. Where an edition of the Harmonized System cuts a subheading otherwise it finds no partner here, or one
-- that says little.
create temp table stated_export as
select s.reporter as origin_country, left(s.hs_code, 6) as hs6, cast(s.month as date) as month,
    sum(coalesce(s.fob_value, s.trade_value)) as fob, sum(s.net_mass_kg) as kg
from partner_statistic s
where s.flow = 'X' and length(s.hs_code) >= 6 and s.net_mass_kg > 0 and not coalesce(s.mass_estimated, false)
    and s.currency = (select currency from partner_statistic where flow = 'X' group by currency order by count(*) desc, currency limit 1)
    and s.partner = (
        select destination_country from declaration where destination_country is not null and coalesce(left(type_code, 2), '') <> 'EX'
        group by destination_country order by count(*) desc, destination_country limit 1)
    and coalesce(s.second_partner, '') = '' and coalesce(s.customs_procedure, '') = '' and coalesce(s.transport_mode, '') = ''
group by all
