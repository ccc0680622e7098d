-- The numbers of officers who are no party of anybody's goods.
select party_id from store.only_officer
