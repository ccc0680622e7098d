-- Rows of companion files of what repeats in declarations: judged, and written to their table. One row is one line.

-- :: staged
select r.*, r.bad.field as field, r.bad.value as value, r.bad.reason as reason
from (
    select r.*, case
            when declaration_key is null then {'field': 'declaration_id', 'value': r.declaration_id,
                'reason': 'is no declaration of the workspace: load the declarations first'}
            when trim(coalesce(r.sequence, '')) <> '' and not exists (
                select 1 from store.goods_item i where i.declaration_key = r.declaration_key and i.sequence = r.item)
                then {'field': 'sequence', 'value': r.sequence, 'reason': 'is no goods item of the declaration'}
            :nothing
            :branches
            when repeated > 1 or exists (select 1 from store.:table t where t.declaration_key = r.declaration_key
                    and t.sequence is not distinct from r.item and :same)
                then {'field': ':main', 'value': r.:main,
                    'reason': 'is in the workspace already, or earlier in this file, with all that the row says'}
        end as bad
    from (
        select r.*, row_number() over (partition by r.declaration_key, r.item, :said order by r.line) as repeated
        from (
            select r.*, d.declaration_key,
                case when trim(r.sequence) similar to '[0-9]{1,9}' then trim(r.sequence)::integer end as item
            from companion_text r
            left join store.declaration d on d.declaration_id = r.declaration_id and d.superseded_by is null
        ) r
    ) r
) r

-- :: write
insert into store.:table (declaration_key, load_id, sequence, ordinal, :columns)
select b.declaration_key, $load, b.item,
    coalesce(before.last, 0) + row_number() over (partition by b.declaration_key, b.item order by b.line), :values
from companion_row b
left join (select declaration_key, sequence, max(ordinal) as last from store.:table group by all) before
    on before.declaration_key = b.declaration_key and before.sequence is not distinct from b.item
where b.reason is null
order by b.line
