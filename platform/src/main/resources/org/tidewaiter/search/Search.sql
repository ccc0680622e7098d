-- What is shown of hits. {keys} stands for whole numbers.

-- :: numbers
-- The numbers of those that stand.
select declaration_id from store.declaration where declaration_key in ({keys}) and superseded_by is null;

-- :: party
-- The key of the party with the id $1.
select party_key as key from store.party where party_id = $1 and party_key > 0;
