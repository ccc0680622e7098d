-- What partners' statistics say for and against an importer's low prices, as steps of a ranking. Reads the views declaration and partner_statistic,
-- and the table judged that was made before: importer_id, origin_country, hs6, sent_month, value, net_mass_kg, ratio (price by that of its peers), z.

-- :: common steps of stated_export

-- :: step compared_price
-- One row an origin, subheading and month of sending that both sides have. off: value of one kg here by that of the partner, as logarithm, less what
-- is usual in that month, which takes out freight and the currency. spread: how far off one is usually; half where the masses differ twice, so that
-- it is not the same goods.
create temp table compared_price as
with flow as (
    select j.origin_country, j.hs6, j.sent_month, sum(j.value) as value,
        cast(any_value(s.kg) as double) / cast(sum(j.net_mass_kg) as double) as mass_ratio,
        ln(cast(sum(j.value) as double) / cast(sum(j.net_mass_kg) as double) * cast(any_value(s.kg) as double) / cast(any_value(s.fob) as double))
            as x
    from judged j
    join stated_export s on s.origin_country = j.origin_country and s.hs6 = j.hs6 and s.month = j.sent_month
    where j.net_mass_kg > 0 and s.fob > 0
    group by all
), month as (
    select sent_month, median(x) as usual from flow group by sent_month having count(*) >= 30
), apart as (
    select f.*, f.x - m.usual as off, f.mass_ratio between 0.5 and 2 as same_goods from flow f join month m on m.sent_month = f.sent_month
)
select origin_country, hs6, sent_month, value, off, case when same_goods then w.spread else 0.5 end as spread
from apart
cross join (select greatest(0.1, 1.4826 * mad(off)) as spread from apart where same_goods) w

-- :: step partner_price
-- One row an importer with low prices (z below -1) in such flows. short: how low the flow's price would be, as logarithm, were the importer's low
-- prices half-truths and its peers' price paid. How much likelier is what the flow is off in that case than if the prices are true? One in five
-- flows is off for other reasons (reported otherwise, or coded), by a half or so. The importer's flows are not independent: their logarithms
-- together count half, and a factor of two at most.
create temp table partner_price as
with low as (
    select importer_id, origin_country, hs6, sent_month,
        sum(cast(round(cast(value as double) * least(99, 1 / ratio - 1), 3) as decimal(18, 3))) as short
    from judged
    where z < -1 and importer_id is not null and sent_month is not null
    group by all
), case_of as (
    select l.importer_id, c.off, c.spread, ln(cast(c.value as double) / cast(c.value + l.short as double)) as short
    from low l
    join compared_price c on c.origin_country = l.origin_country and c.hs6 = l.hs6 and c.sent_month = l.sent_month
), likelier as (
    select importer_id, cast(round(greatest(-1.6, least(1.6, ln(
        (0.8 * exp(-power((off - short) / spread, 2) / 2) / spread + 0.2 * exp(-power((off - short) / 0.5, 2) / 2) / 0.5)
        / (0.8 * exp(-power(off / spread, 2) / 2) / spread + 0.2 * exp(-power(off / 0.5, 2) / 2) / 0.5)))), 4) as decimal(9, 4)) as evidence
    from case_of
)
select importer_id, count(*) as flows, round(exp(greatest(-ln(2), least(ln(2), cast(sum(evidence) as double) / 2))), 4) as weight
from likelier
group by importer_id
