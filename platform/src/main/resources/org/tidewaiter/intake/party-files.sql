-- Rows of files of parties: judged, and written to the parties, their names and how they are reached.

-- :: staged
select r.*,
    case when coalesce(r.party_id, '') = '' or n > 1 then 'party_id'
         when coalesce(r.country, '') not similar to '([A-Z]{2})?' then 'country' end as field,
    case when coalesce(r.party_id, '') = '' or n > 1 then r.party_id
         when coalesce(r.country, '') not similar to '([A-Z]{2})?' then r.country end as value,
    case when coalesce(r.party_id, '') = '' then 'is not given, and must be'
         when n > 1 then 'is given twice in this file'
         when coalesce(r.country, '') not similar to '([A-Z]{2})?' then 'is not a country code of two letters'
         end as reason
from (select *, row_number() over (partition by party_id order by line) as n from companion_text) r

-- :: new
insert into store.party (party_key, party_id)
select (select max(party_key) from store.party) + row_number() over (order by line), party_id
from companion_row where reason is null and party_id not in (select party_id from store.party)

-- :: names
insert into store.party_name (party_key, name, kind, load_id)
select distinct p.party_key, n.name, n.kind, $load
from (
    select party_id, name, 'name' as kind, line from companion_row where reason is null
    union all select party_id, trim(unnest(string_split(name_at_home, ';'))), 'name at home', line from companion_row where reason is null
    union all select party_id, trim(unnest(string_split(trade_name, ';'))), 'trade name', line from companion_row where reason is null
) n
join store.party p on p.party_id = n.party_id
where coalesce(n.name, '') <> ''
    and not exists (select 1 from store.party_name x where x.party_key = p.party_key and x.name = n.name and x.kind = n.kind)
order by p.party_key, n.name, n.kind

-- :: contacts
insert into store.party_contact (party_key, kind, value, load_id)
select distinct p.party_key, c.kind, c.value, $load
from (
    select party_id, kind, trim(unnest(string_split(given, ';'))) as value
    from (
        select party_id, 'phone' as kind, phone as given from companion_row where reason is null
        union all select party_id, 'email', email from companion_row where reason is null
        union all select party_id, 'account', account from companion_row where reason is null
        union all select party_id, 'director', director from companion_row where reason is null
    )
) c
join store.party p on p.party_id = c.party_id
where coalesce(c.value, '') <> '' and not exists (
    select 1 from store.party_contact x where x.party_key = p.party_key and x.kind = c.kind and x.value = c.value)
order by p.party_key, c.kind, c.value

-- :: write
update store.party p set
    name = coalesce(nullif(b.name, ''), p.name),
    country = coalesce(nullif(b.country, ''), p.country),
    scheme = coalesce(nullif(b.scheme, ''), p.scheme),
    business_kind = coalesce(nullif(b.business_kind, ''), p.business_kind),
    registered_on = coalesce(try_cast(b.registered_on as date), p.registered_on),
    ceased_on = coalesce(try_cast(b.ceased_on as date), p.ceased_on),
    address = coalesce(nullif(b.address, ''), p.address),
    street = coalesce(nullif(b.street, ''), p.street),
    postcode = coalesce(nullif(b.postcode, ''), p.postcode),
    city = coalesce(nullif(b.city, ''), p.city),
    region = coalesce(nullif(b.region, ''), p.region)
from companion_row b where b.party_id = p.party_id and b.reason is null
