-- Responses say the bill of lading or air waybill that they are about; what earlier loads kept of it stands in their additions. What stood
-- in the view response_message stands in response.
alter table store.response_message add column transport_document varchar;
update store.response_message set transport_document = a.value
from store.response_addition a
where a.load_id = response_message.load_id and a.ordinal = response_message.ordinal and a.sequence is null
    and a.name = 'declaration.transport_document';
drop view if exists response_message;
