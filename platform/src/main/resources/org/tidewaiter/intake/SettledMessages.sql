-- The declarations and manifests that the loads from $first on brought under one of the numbers $asked, those that were there as they are among them.
select false as cargo, declaration_id as number, office_code, type_code, declarant_id
from declaration
where (load_id >= $first or declaration_key in (select former_key from unchanged)) and declaration_id in $asked
union all
select true, reference, office_code, type_code, declarant_id from advance_cargo where load_id >= $first and reference in $asked
