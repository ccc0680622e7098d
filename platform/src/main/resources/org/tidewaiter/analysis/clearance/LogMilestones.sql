-- The cases of a log of a process in the place of declarations, where a log is asked of: from its first event (or the activity that starts names) to
-- the first event of the activity that ends it. Reads the view logged_event and of the table parameter log, starts, ends, parties, "from", "to",
-- compare_from, compare_to.

-- :: steps of AskedLog

-- :: step party_word
-- Whose words in a log mean which party, without accents and in small letters: those given in parties (NAME=customs,NAME=trader), then some that are
-- usual. A name that is none of them may be a person's and is not shown.
create temp table party_word as
with given as (
    select lower(strip_accents(trim(split_part(pair, '=', 1)))) as word, lower(trim(split_part(pair, '=', 2))) as party
    from (select unnest(string_split(parties, ',')) as pair from parameter where parties is not null)
),
usual as (
    select unnest(string_split(words, ', ')) as word, party
    from (values
        ('customs, aduana, aduanas, douane, douanes, alfandega, zoll, dogana, customs officer, customs office, oficina de aduana, bureau de douane',
            'customs'),
        ('trader, importer, exporter, importador, exportador, importateur, exportateur, declarant, declarante, broker, customs broker, agent, agente de aduana,'
            || ' agente de aduanas, despachante, transitaire, declarant en douane, operador, operateur, forwarder, freight forwarder, bank, banco, banque', 'trader'),
        ('carrier, transportista, transporteur, transportador, transportadora, shipping line, naviera, airline, aerolinea, compagnie maritime, haulier', 'carrier'),
        ('port, terminal, puerto, porto, port authority, terminal operator, warehouse, deposito, entrepot, almacen, armazem', 'port'),
        ('agency, other agency, otra agencia, otra entidad, autre administration, other government agency, oga, phytosanitary, sanidad, health',
            'agency')
    ) u(words, party)
)
select word, min(party) as party
from (select * from given union all select * from usual where word not in (select word from given))
group by word

-- :: step log_event
-- One row an event that ends something (all, where the log tells no ends), by the clock of the zone of its case's first event where all of them say
-- a zone.
create temp table log_event as
select case_id, activity, position, party, zoned,
    case when zoned then occurred_at + to_minutes(first_offset - utc_offset_minutes) else occurred_at end as occurred_at
from (
    select l.case_id, l.activity, l.position, l.occurred_at, l.utc_offset_minutes, coalesce(w.party, 'other') as party,
        coalesce(l.transition, 'complete') = 'complete' as ends, bool_or(l.transition = 'complete') over () as tells_ends,
        bool_and(l.utc_offset_minutes is not null) over (partition by l.case_id) as zoned,
        first_value(l.utc_offset_minutes) over (partition by l.case_id
            order by l.occurred_at - to_minutes(coalesce(l.utc_offset_minutes, 0)), l.position) as first_offset
    from logged_event l
    join asked_log a on a.log = l.log
    left join party_word w on w.word = lower(strip_accents(trim(l.resource)))
)
where ends or not coalesce(tells_ends, false)

-- :: step log_case
-- One row a case of either period.
create temp table log_case as
select *, row_number() over (order by case_id) as number
from (
    select c.*, case when (p."from" is null or c.began >= p."from") and (p."to" is null or c.began < p."to") then 'asked'
        when c.began >= p.compare_from and c.began < p.compare_to then 'compared' end as period
    from (
        select case_id, min(occurred_at) as began, bool_and(zoned) as zoned, min_by(activity, row(occurred_at, position)) as first_activity,
            max_by(activity, row(occurred_at, position)) as last_activity
        from log_event
        group by case_id
    ) c
    cross join parameter p
)
where period is not null

-- :: step log_ending
-- The activity with which a case is over: the one asked for, else the one that most cases have last.
create temp table log_ending as
select coalesce(p.ends, (select last_activity from log_case group by last_activity order by count(*) desc, last_activity limit 1)) as activity
from parameter p
where p.log is not null

-- :: step without_declarations
delete from told where (select log from parameter) is not null

-- :: step without_declarations_chosen
delete from chosen where (select log from parameter) is not null

-- :: step log_chosen
insert into chosen (declaration_key, declaration_id, accepted_on, office_code, period)
select number, case_id, cast(began as date), '', period from log_case

-- :: step log_told
insert into told (declaration_key, office_code, event_code, occurred_at, milestone, place, party, by_event)
select c.number, '', e.activity, e.occurred_at, case when e.activity = (select activity from log_ending) then 'released' end, e.position, e.party,
    true
from log_event e
join log_case c on c.case_id = e.case_id

-- :: step log_begun
-- Beside its own row, each case's beginning.
insert into told (declaration_key, office_code, event_code, occurred_at, milestone, place, party, by_event)
select c.number, '', min_by(e.activity, row(e.occurred_at, e.position)), min(e.occurred_at), 'arrived', -1, 'trader', false
from log_event e
join log_case c on c.case_id = e.case_id
cross join parameter p
where p.starts is null or e.activity = p.starts
group by c.number
