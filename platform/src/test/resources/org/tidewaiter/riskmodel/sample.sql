-- A made-up workspace of {n} declarations from July 2020 to March 2021: everything follows from the row number, so two
-- fillings are the same. Importers whose number is divisible by seven and two of the HS codes are riskier.

create or replace temp macro dice(k, salt) as (hash(k * 7919 + salt) % 1000003) / 1000003.0;

insert into store.code
select row_number() over (), c
from (select unnest([
    '10', '15', '20', '30', '40', '41', 'B', '11', '21', 'KRW', 'CN', 'JP', 'US', 'DE', 'VN', 'IT', 'FR', 'TH',
    '870323', '610910', '640399', '420221', '851712', '220421', '330499', '847130', '900410', '711319', '080610', '392690',
    'undervaluation', 'false origin', 'wrong classification']) as c);

insert into store.party (party_key, party_id, name, country)
select i, upper(substring(md5('party' || i), 1, 7)), null, null from generate_series(1, 900) t(i);

create temp table draw as
select
    k,
    timestamp '2020-07-01' + to_minutes(cast(floor(k * 274.0 / {n}) as bigint) * 1440 + cast(480 + dice(k, 1) * 540 as bigint)) as accepted,
    cast(1 + floor(pow(dice(k, 2), 2) * 6) as integer) as office_key,
    cast(1 + floor(pow(dice(k, 3), 2) * 120) as integer) as importer_key,
    cast(201 + floor(pow(dice(k, 4), 2) * 40) as integer) as declarant_key,
    cast(301 + floor(dice(k, 5) * 250) as integer) as seller_key,
    cast(601 + floor(dice(k, 6) * 20) as integer) as carrier_key,
    cast(19 + floor(pow(dice(k, 7), 1.5) * 12) as integer) as hs_key,
    cast(11 + floor(pow(dice(k, 8), 2) * 8) as integer) as origin_key,
    dice(k, 9) as luck, dice(k, 10) as noise, cast(10 + dice(k, 11) * 4000 as decimal(18, 1)) as mass,
    exp(1.5 + (dice(k, 12) + dice(k, 13) + dice(k, 14) - 1.5) * 1.6) as price
from generate_series(0, {n} - 1) t(k);

create temp table truth as
select *, least(0.97, 0.08 + case when importer_key % 7 = 0 then 0.45 else 0 end + case when hs_key in (21, 28) then 0.25 else 0 end) as risk
from draw;

insert into store.declaration (
    declaration_key, declaration_id, version, superseded_by, load_id, line_number, accepted_at, type_key,
    office_key, transport_mode_key, export_country_key, destination_country_key, incoterm_key, declarant_key,
    importer_key, exporter_key, seller_key, carrier_key, currency_key, invoice_amount, exchange_rate,
    gross_mass_kg, packages)
select
    k, cast(50000000 + k * 7 as varchar), case when k % 401 = 7 then 2 else 1 end, null, case when k % 2 = 0 then 1 else 2 end,
    k + 2, accepted, 7, office_key, case when noise < 0.5 then 8 else 9 end, origin_key, 0, 0, declarant_key, importer_key, 0, seller_key,
    case when noise < 0.4 then carrier_key else 0 end, 10, cast(mass * price as decimal(18, 3)), null, mass * 1.1,
    cast(1 + noise * 40 as integer)
from truth;

-- Former versions of the corrected ones.
insert into store.declaration (
    declaration_key, declaration_id, version, superseded_by, load_id, line_number, accepted_at, type_key,
    office_key, transport_mode_key, export_country_key, destination_country_key, incoterm_key, declarant_key,
    importer_key, exporter_key, seller_key, carrier_key, currency_key, invoice_amount, exchange_rate,
    gross_mass_kg, packages)
select
    {n} + row_number() over (order by k), cast(50000000 + k * 7 as varchar), 1, 2, 1, k + 90000, accepted - interval 1 day, 7, office_key, 8,
    origin_key, 0, 0, declarant_key, importer_key, 0, seller_key, 0, 10, cast(mass * price * 0.8 as decimal(18, 3)), null, mass, 1
from truth where k % 401 = 7;

insert into store.goods_item (
    declaration_key, sequence, hs_key, description, origin_key, origin_type_key, preference_key,
    procedure_key, previous_procedure_key, end_use_key, payment_method_key, valuation_method_key, unit_key,
    net_mass_kg, gross_mass_kg, supplementary_quantity, item_amount, customs_value, statistical_value,
    duty_rate_percent, tax_assessed)
select
    k, s, case when s = 1 then hs_key else 19 + (hs_key + s * 5) % 12 end, case when k % 13 = 0 then 'Assorted goods for retail sale' end, origin_key,
    0, 0, 0, 0,
    0, 0, 0, 0, case when k % 97 = 3 then null else mass / s end, mass * 1.1 / s, null, cast(mass * price / s as decimal(18, 3)),
    null, null, 8.0, cast(mass * price * 0.08 / s as decimal(18, 3))
from truth, generate_series(1, case when k % 9 = 0 then 3 else 1 end) items(s)
order by k, s;

-- Everything was controlled in 2020; since then what the assessment will choose, most of it already concluded.
create temp table ranking as
select k, row_number() over (order by p desc, k) as rank, p, chance
from (
    select k, least(0.98, greatest(0.01, risk + (noise - 0.5) * 0.3)) as p, dice(k, 20) < 0.01 as chance
    from truth where accepted >= timestamp '2021-01-01'
);

insert into store.control (declaration_key, sequence, load_id, kind, selected_by, selector_key,
    selection_probability, officer_key, recorded_at, outcome, finding_kind_key, amount_recovered,
    control_key, version, stated_amount, stated_currency, entered_by, reason)
select
    t.k, 1, 1, 'goods', case when r.k is null then 'all' when r.chance then 'random' else 'model' end, 0,
    case when r.k is null then 1.0 else 0.01 end, 801 + t.k % 9, t.accepted + interval 26 hour,
    case when t.luck < t.risk then 'finding' when t.k % 50 = 1 then 'pending' else 'conform' end,
    case when t.luck < t.risk then 31 + t.k % 3 else 0 end, case when t.luck < t.risk then cast(t.mass * t.price * 0.1 as decimal(18, 3)) end,
    t.k, 1, null, null, null, null
from truth t
left join ranking r on r.k = t.k
where t.accepted < timestamp '2021-01-01' or ((r.rank <= (select count(*) from ranking) * 0.05 or r.chance) and t.k % 5 <> 2);

insert into assessment values (
    1, timestamp '2021-04-01 06:30:00', '{model}', date '2021-01-01', date '2021-04-01', 0.05, 'office_day', 0.01,
    'c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00', 'probability', 'd-5f2e9c11');

insert into assessed
select
    1, r.k, r.rank, r.p, round(r.p * t.mass * t.price * 0.1), ln(r.p / (1 - r.p)),
    case when r.rank <= {n} * 0.0165 or r.chance then 'red' else 'green' end,
    case when r.rank <= {n} * 0.0165 then 'model' when r.chance then 'random' else 'none' end,
    case when r.rank <= {n} * 0.0165 then 1.0 else 0.01 end,
    format('[{{"about":"importer and HS 4","contribution":{:.3f},"sentence":"This importer''s declarations under this heading were wrong in {} of {} controls since July; all importers: 12 of 100.","figures":{{"controls":{},"findings":{},"finding_rate":{:.4f},"overall_rate":0.1204,"first_seen":"2020-07-03"}}}},', (r.p - 0.12) * 4, t.k % 9, 9 + t.k % 22, 9 + t.k % 22, t.k % 9, (t.k % 9) / (9.0 + t.k % 22))
    || format('{{"about":"unit price","contribution":{:.3f},"sentence":"The price per kg, {:.2f}, is {:.0f} % below the median of the same product from the same origin: ask how it came about.","figures":{{"price_per_kg":{:.3f},"peers":{},"robust_deviation":{:.2f}}}}},', (r.p - 0.2) * 2, t.price, 10 + t.noise * 60, t.price, 40 + t.k % 300, -2 * t.noise)
    || format('{{"about":"declarant","contribution":{:.3f},"sentence":"This declarant''s past {} declarations held {} findings, fewer than usual.","figures":{{"declarations":{},"findings":{}}}}}]', -0.1 - t.noise * 0.5, 100 + t.k % 400, t.k % 11, 100 + t.k % 400, t.k % 11)
from ranking r join truth t on t.k = r.k;

insert into load (load_id, file_name, sha256, bytes, mapping, mapping_sha256, mapping_text, header, started_at, finished_at,
    rows_read, rows_accepted, rows_quarantined, declarations_replaced) values
    (1, 'declarations-2020-h2.csv', md5('a') || md5('b'), 48210331, 'kcs', md5('m') || md5('m'),
        '{name: kcs, columns: {Declaration ID: declaration.declaration_id, Date: declaration.accepted_at}, constants: {goods_item.hs_code: "440890"}}', 'Declaration ID;Date', timestamp '2021-04-01 05:58:10', timestamp '2021-04-01 05:58:41', {n} / 2 + 61, {n} / 2, 61, 0),
    (2, 'declarations-2021-q1-with-a-rather-long-file-name-from-the-regional-office.csv', md5('c') || md5('d'), 17003410, 'kcs', md5('m') || md5('m'),
        '{name: kcs, columns: {Declaration ID: declaration.declaration_id, Date: declaration.accepted_at}, constants: {goods_item.hs_code: "440890"}}', 'Declaration ID;Date', timestamp '2021-04-01 06:01:02', timestamp '2021-04-01 06:01:19', {n} / 2 + 9, {n} / 2, 9, 4);

insert into quarantine (quarantine_id, load_id, line_number, original_text, field, value, reason, status, returned_by_load)
select
    i, case when i <= 61 then 1 else 2 end, i * 37 + 2,
    '5' || (1000000 + i) || ';2020-09-1' || i % 10 || ';30;B;11;21;11;10;ZZR1LT6;QLRUBN9;0VKY2BR;<script>alert(1)</script>;44089' || i % 10
        || ';BE;BE;0.0;FEU1;G;108.0;372254.4',
    case i % 3 when 0 then 'goods_item.hs_code' when 1 then 'goods_item.net_mass_kg' else 'declaration.accepted_at' end,
    case i % 3 when 0 then '44089' when 1 then '-108.0' else '2020-13-10' end,
    case i % 3 when 0 then 'no subheading of HS 2022 starts with these six digits' when 1 then 'a mass cannot be negative'
        else 'not a date of the form yyyy-MM-dd' end,
    case when i % 20 = 0 then 'returned' else 'open' end, case when i % 20 = 0 then 2 end
from generate_series(1, 70) t(i);

insert into promotion values
    (1, '{former_model}', timestamp '2020-10-02 09:12:00', 'h.lindqvist', 'First model; better than the smoothed rate on September.'),
    (2, '{model}', timestamp '2021-01-04 08:40:00', 'h.lindqvist',
        'Precision at 5 % up from 91 to 97 %, calibration checked; agreed with the head of targeting.');

drop table draw;
drop table truth;
drop table ranking;
