-- The words for events that are known, and whose turn it is until each: a step that the questions about clearance share.

-- :: step event_word
-- The words for events that are known: those of files and of statuses of ASYCUDA (small letters, however a file writes them), and of messages
-- (capitals, which may mean another thing: AMENDED is Customs' yes, amended the trader's act). milestone: the moment that a duration is counted
-- from or to; place: the order of events of one second; party: whose turn it is until then.
create temp table event_word as
select code, nullif(milestone, '') as milestone, place, party
from (values
    ('entry_summary_lodged', '', 1, 'carrier'), ('ARRIVAL_ANNOUNCED', '', 1, 'carrier'), ('RISK_ASSESSED', '', 2, 'customs'),
    ('manifest_lodged', '', 3, 'carrier'), ('arrived', 'arrived', 4, 'carrier'), ('ARRIVED', 'arrived', 4, 'carrier'),
    ('unloaded', '', 5, 'port'), ('GOODS_PRESENTED', '', 6, 'trader'),
    ('lodged', 'lodged', 7, 'trader'), ('RECEIVED', 'lodged', 7, 'trader'), ('REJECTED', '', 8, 'customs'),
    ('stored', '', 7, 'trader'), ('registered', 'accepted', 9, 'customs'), ('selected', '', 10, 'customs'), ('cancelled', '', 19, 'customs'),
    ('accepted', 'accepted', 9, 'customs'), ('ACCEPTED', 'accepted', 9, 'customs'),
    ('lane_green', '', 10, 'customs'), ('lane_yellow', '', 10, 'customs'), ('lane_red', '', 10, 'customs'), ('lane_blue', '', 10, 'customs'),
    ('CONTROL_ORDERED', '', 10, 'customs'),
    ('permit_requested', '', 11, 'trader'), ('permit_granted', '', 12, 'agency'), ('permit_refused', '', 12, 'agency'),
    ('documents_requested', '', 13, 'customs'), ('DOCUMENTS_REQUIRED', '', 13, 'customs'), ('QUERIED', '', 13, 'customs'),
    ('documents_provided', '', 14, 'trader'), ('ANSWERED', '', 14, 'trader'), ('QUERY_ANSWERED', '', 14, 'trader'),
    ('documents_checked', '', 15, 'customs'), ('examination_started', '', 16, 'customs'), ('examination_ended', '', 17, 'customs'),
    ('AMENDMENT_REQUESTED', '', 18, 'trader'), ('CANCELLATION_REQUESTED', '', 18, 'trader'), ('amended', '', 18, 'trader'),
    ('AMENDED', '', 19, 'customs'), ('REQUEST_GRANTED', '', 19, 'customs'), ('REQUEST_REFUSED', '', 19, 'customs'),
    ('REQUEST_ANSWERED', '', 19, 'customs'), ('INVALIDATED', '', 19, 'customs'),
    ('assessed', 'assessed', 20, 'customs'), ('TAX_ASSESSED', 'assessed', 20, 'customs'),
    ('guaranteed', '', 21, 'trader'), ('GUARANTEE_REFUSED', '', 21, 'customs'),
    ('PAYMENT_LACKING', '', 21, 'customs'), ('PAYMENT_REMINDED', '', 21, 'customs'),
    ('paid', 'paid', 22, 'trader'), ('PAID', 'paid', 22, 'trader'), ('RELEASE_REFUSED', '', 23, 'customs'),
    ('released', 'released', 24, 'customs'), ('RELEASED', 'released', 24, 'customs'), ('CLEARED', 'released', 24, 'customs'),
    ('exited', 'exited', 25, 'port'), ('EXITED', 'exited', 25, 'port'), ('DEPARTED', '', 25, 'carrier'),
    ('transit_ended', '', 26, 'trader'), ('warehouse_exited', '', 26, 'trader'), ('EXIT_OVERDUE', '', 27, 'customs')
) w(code, milestone, place, party)

-- :: step known_word
-- The word of each code of the data that has one: as it is written, else in small letters.
create temp table known_word as
select c.event_code as code, coalesce(x.milestone, l.milestone) as milestone, coalesce(x.place, l.place) as place, coalesce(x.party, l.party) as party
from (select distinct event_code from event) c
left join event_word x on x.code = c.event_code
left join event_word l on x.code is null and l.code = lower(c.event_code)
where x.code is not null or l.code is not null
