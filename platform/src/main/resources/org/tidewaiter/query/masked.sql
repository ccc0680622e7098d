-- What is asked instead of a view that shows officers, unless they are asked for with a reason: the same columns. An officer is
-- officer- and the number of the party, the same in all answers, so that work can be counted by officer without a name. Who
-- entered, promoted or decided something is somebody, and the words in which people give reasons, which name others, are masked. So are
-- issuers of documents, texts of statements, and how people are reached.

-- :: control
select * replace (
    (select 'officer-' || max(p.party_key) from store.party p where p.party_id = officer_id) as officer_id,
    case when selected_by = 'officer' and selector is not null then 'an officer' else selector end as selector)
from control

-- :: control_version
select * replace (
    (select 'officer-' || max(p.party_key) from store.party p where p.party_id = officer_id) as officer_id,
    case when selected_by = 'officer' and selector is not null then 'an officer' else selector end as selector,
    case when entered_by is not null then 'somebody' end as entered_by,
    case when reason is not null then 'masked' end as reason)
from control_version

-- :: event
select * replace (
    coalesce(
        (
            select 'officer-' || max(p.party_key) from store.party p
            where p.party_id = responsible_party
                and p.party_key in (select officer_key from store.control union select officer_key from store.former_control)
        ),
        responsible_party) as responsible_party)
from event

-- :: logged_event
select * replace (case when resource is not null then 'somebody' end as resource)
from logged_event

-- :: response
select * replace (
    coalesce(
        (
            select 'officer-' || max(p.party_key) from store.party p
            where p.party_id = responsible_party
                and p.party_key in (select officer_key from store.control union select officer_key from store.former_control)
        ),
        responsible_party) as responsible_party)
from response

-- :: party
-- Who only controls is no party of anybody's goods.
select * from party
where party_id not in (select party_id from store.only_officer)

-- :: addition
select * replace (
    case when regexp_matches(lower(name), 'officer|inspect|verific|fiscal|examiner') then 'masked' else value end as value)
from addition

-- :: promotion
select * replace ('somebody' as promoted_by, 'masked' as reason) from promotion

-- :: load
select * replace (case when loaded_by is not null then 'somebody' end as loaded_by) from load

-- :: national_currency
select * replace (case when decided_by is not null then 'somebody' end as decided_by) from national_currency

-- :: quarantine
-- A rejected row may hold an officer in any of its columns, and a message about travellers names them.
select * replace (
    'masked' as original_text,
    case when field = 'control.officer_id' or contains(original_text, 'PAXLST') or contains(original_text, 'PNRGOV') then null
        else value end as value)
from quarantine

-- :: document
select * replace (case when issuer is not null then 'masked' end as issuer) from document

-- :: message_document
select * replace (case when issuer is not null then 'masked' end as issuer) from message_document

-- :: invoice
select * replace (case when issuer is not null then 'masked' end as issuer) from invoice

-- :: message_invoice
select * replace (case when issuer is not null then 'masked' end as issuer) from message_invoice

-- :: additional_information
select * replace (
    case when text is not null and category is distinct from 'exchange_rate' then 'masked' else text end as text)
from additional_information

-- :: message_additional_information
select * replace (
    case when text is not null and category is distinct from 'exchange_rate' then 'masked' else text end as text)
from message_additional_information

-- :: declared_party
select * replace (
    case when phone is not null then 'masked' end as phone, case when email is not null then 'masked' end as email,
    case when contact_name is not null then 'masked' end as contact_name,
    case when account is not null then 'masked' end as account)
from declared_party

-- :: message_declared_party
select * replace (
    case when phone is not null then 'masked' end as phone, case when email is not null then 'masked' end as email,
    case when contact_name is not null then 'masked' end as contact_name,
    case when account is not null then 'masked' end as account)
from message_declared_party

-- :: party_contact
-- That two parties share a phone, an account or a director can be seen without seeing it.
select * replace (kind || '-' || dense_rank() over (partition by kind order by md5(value)) as value)
from party_contact
where party_id not in (select party_id from store.only_officer)

-- :: party_name
select * from party_name
where party_id not in (select party_id from store.only_officer)

-- :: person
-- Of passengers and crew what can be counted is shown, with the year of birth. A person is person- and the places of the first row that tells of one
-- of that name, day of birth and document, the same in all answers and loads; where neither day nor document is given, a name alone proves nothing,
-- and each row is a person.
select * replace (
    case when family_name is not null or given_names is not null then 'person-' || first_value(
            load_id || '-' || coalesce(message_ordinal::varchar, 'c' || cargo_key, 'd' || declaration_key) || '-' || ordinal)
        over (partition by lower(family_name), lower(given_names), born_on, document_number,
            case when born_on is null and document_number is null then (load_id, message_ordinal, cargo_key, declaration_key, ordinal) end
            order by load_id, message_ordinal, cargo_key, declaration_key, ordinal) end as family_name,
    case when given_names is not null then 'masked' end as given_names,
    date_trunc('year', born_on) as born_on,
    case when document_number is not null then 'masked' end as document_number,
    case when document_valid_until is not null then date_trunc('year', document_valid_until) end as document_valid_until,
    case when booking_reference is not null then 'masked' end as booking_reference)
from person

-- :: person_detail
select * replace ('masked' as value) from person_detail

-- :: response_addition
select * replace (
    case when regexp_matches(lower(name), 'officer|inspect|verific|fiscal|examiner') then 'masked' else value end as value)
from response_addition

-- :: advance_cargo_addition
select * replace (
    case when regexp_matches(lower(name), 'officer|inspect|verific|fiscal|examiner') then 'masked' else value end as value)
from advance_cargo_addition

-- :: draft_addition
select * replace (
    case when regexp_matches(lower(name), 'officer|inspect|verific|fiscal|examiner') then 'masked' else value end as value)
from draft_addition

-- :: draft_document
select * replace (case when issuer is not null then 'masked' end as issuer) from draft_document

-- :: draft_invoice
select * replace (case when issuer is not null then 'masked' end as issuer) from draft_invoice

-- :: draft_additional_information
select * replace (
    case when text is not null and category is distinct from 'exchange_rate' then 'masked' else text end as text)
from draft_additional_information

-- :: draft_declared_party
select * replace (
    case when phone is not null then 'masked' end as phone, case when email is not null then 'masked' end as email,
    case when contact_name is not null then 'masked' end as contact_name,
    case when account is not null then 'masked' end as account)
from draft_declared_party
