-- Which trade flows do both countries report, and what lies between their values.
-- Reads the view partner_statistic and the table parameter of one row.
-- A flow is an exporting country, an importing country, a subheading and a year. Areas that are no country (world, not elsewhere specified) are left
-- out, as are rows by procedure, mode of transport or second partner: they are parts of rows that are there.
-- Values are in one currency: that of most rows.

-- :: step currency
create temp table currency as
select currency from (select currency, count(*) as n from partner_statistic group by currency) order by n desc, currency limit 1

-- :: step reported
-- One row a report of a flow. In flow X re-exports are included, in M re-imports.
create temp table reported as
select
    case when s.flow = 'X' then 'exporter' else 'importer' end as side,
    case when s.flow = 'X' then s.reporter else s.partner end as exporter,
    case when s.flow = 'X' then s.partner else s.reporter end as importer,
    left(s.hs_code, 6) as hs6, cast(year(s.month) as integer) as year,
    case when s.flow = 'X' then coalesce(s.fob_value, s.trade_value) else coalesce(s.cif_value, s.trade_value) end as amount,
    case when coalesce(s.mass_estimated, false) then null else s.net_mass_kg end as mass_kg
from partner_statistic s
join currency c on c.currency = s.currency
cross join parameter p
where s.flow in ('X', 'M') and length(s.hs_code) >= 6
    and regexp_full_match(s.reporter, '[A-Z]{2}') and regexp_full_match(s.partner, '[A-Z]{2}')
    and s.reporter not in ('XX', 'ZZ') and s.partner not in ('XX', 'ZZ') and s.reporter <> s.partner
    and coalesce(s.second_partner, '') = '' and coalesce(s.customs_procedure, '') = '' and coalesce(s.transport_mode, '') = ''
    and (p."from" is null or s.month >= p."from") and (p."to" is null or s.month < p."to")
    and (p.hs is null or starts_with(s.hs_code, p.hs))

-- :: step flow
-- One row a flow. ratio: the importer's value (CIF) by the exporter's (FOB), where both are at least the least value.
create temp table flow as
select *,
    case when exported >= p.least_value and imported >= p.least_value then cast(imported as double) / cast(exported as double) end as ratio
from (
    select exporter, importer, hs6, year,
        cast(sum(amount) filter (side = 'exporter') as decimal(18, 3)) as exported,
        cast(sum(amount) filter (side = 'importer') as decimal(18, 3)) as imported,
        sum(mass_kg) filter (side = 'exporter') as exported_kg, sum(mass_kg) filter (side = 'importer') as imported_kg
    from reported
    group by all
)
cross join parameter p
where coalesce(exported, 0) > 0 or coalesce(imported, 0) > 0

-- :: counts
select
    (select max(currency) from currency) as currency,
    (select count(*) from flow) as flows,
    (select count(*) from flow where coalesce(imported, 0) > 0) as importer_side,
    (select count(*) from flow where coalesce(exported, 0) > 0) as exporter_side,
    (select count(*) from flow where imported > 0 and exported > 0) as both_sides,
    (select count(ratio) from flow) as compared,
    (select median(ratio) from flow) as median_ratio

-- :: years
select cast(year as varchar) as year, count(*) filter (imported > 0) as importer_side, count(*) filter (exported > 0) as exporter_side,
    count(*) filter (imported > 0 and exported > 0) as both_sides, count(ratio) as compared, round(median(ratio), 6) as median_ratio,
    round(quantile_cont(ratio, 0.25), 6) as lower_quarter, round(quantile_cont(ratio, 0.75), 6) as upper_quarter
from flow
group by year
order by year

-- :: chapters
-- The bridge from FOB to CIF: what importers report by what exporters report of the same flow.
select left(hs6, 2) as chapter, count(*) filter (imported > 0 and exported > 0) as both_sides, count(ratio) as compared,
    round(median(ratio), 6) as median_ratio, round(quantile_cont(ratio, 0.25), 6) as lower_quarter,
    round(quantile_cont(ratio, 0.75), 6) as upper_quarter
from flow
where imported > 0 and exported > 0
group by 1
order by 1
limit (select rows from parameter)

-- :: apart
-- Flows that both report, the largest difference first.
select exporter, importer, hs6 as hs_code, cast(year as varchar) as year, cast(exported as double) as exported, cast(imported as double) as imported,
    round(cast(imported as double) / cast(exported as double), 6) as ratio, cast(exported_kg as double) as exported_kg,
    cast(imported_kg as double) as imported_kg
from flow
where imported > 0 and exported > 0
order by abs(imported - exported) desc, exporter, importer, hs6, year
limit (select rows from parameter)

-- :: ratios
select cast(floor(10 * log10(ratio)) as integer) as tenth, count(*) as flows
from flow
where ratio between 0.01 and 100
group by all
order by tenth
