create temp table kcs as select row_number() over () - 1 as n, * from read_csv([${files}], all_varchar = true, header = true);
insert into store.code
select row_number() over (order by c) + (select max(code_key) from store.code), c from (
    select distinct unnest(["Office ID", "Process Type", "Import Type", "Import Use", "Payment Type", "Mode of Transport",
        "HS6 Code", "Country of Departure", "Country of Origin", "Tax Type", "Country of Origin Indicator"]) as c from kcs)
where c <> '';
insert into store.party
select row_number() over (order by c) + (select max(party_key) from store.party), c, null, null from (
    select distinct unnest(["Declarant ID", "Importer ID", "Seller ID", "Courier ID"]) as c from kcs)
where c <> '';
insert into store.declaration
select n, "Declaration ID", 1, null, 1, n + 2, "Date"::timestamp, t.code_key, o.code_key, m.code_key, e.code_key, 0, 0,
    d.party_key, i.party_key, 0, coalesce(s.party_key, 0), coalesce(c.party_key, 0), 0, null, null, null, null
from kcs
join store.code t on t.code = "Process Type"
join store.code o on o.code = "Office ID"
join store.code m on m.code = "Mode of Transport"
join store.code e on e.code = "Country of Departure"
join store.party d on d.party_id = "Declarant ID"
join store.party i on i.party_id = "Importer ID"
left join store.party s on s.party_id = "Seller ID"
left join store.party c on c.party_id = "Courier ID"
order by n;
insert into store.goods_item
select n, 1, h.code_key, null, o.code_key, x.code_key, t.code_key, p.code_key, 0, u.code_key, y.code_key, 0, 0,
    "Net Mass"::decimal(18, 6), null, null, "Item Price"::decimal(18, 3), null, null, "Tax Rate"::decimal(18, 6), null
from kcs
join store.code h on h.code = "HS6 Code"
join store.code o on o.code = "Country of Origin"
join store.code x on x.code = "Country of Origin Indicator"
join store.code t on t.code = "Tax Type"
join store.code p on p.code = "Import Type"
join store.code u on u.code = "Import Use"
join store.code y on y.code = "Payment Type"
order by n;
insert into store.control
select n, 1, 1, 'goods', 'all', 0, 1, 0, "Date"::timestamp, if("Fraud" = '1', 'finding', 'conform'), 0, null
from kcs order by n;
drop table kcs;
