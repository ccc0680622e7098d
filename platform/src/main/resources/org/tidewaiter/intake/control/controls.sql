-- Results of controls on their way into the workspace. Before: "entered", a row for each row of the source (ControlRows);
-- $load is the number of the load. What stands behind "each field" is written once for each of the fields that FurtherFields knows.

-- :: judged
-- One row for each row entered: the item it is of, or why it cannot be taken; its amount in the national currency by the rate of
-- its declaration or the mean market rate of its month, null where there is neither.
create or replace temp table judged as
with corrected as (
    select e.* replace (
            /* each field */ coalesce(e.{field}, {former}) as {field}, /* and so on */
            coalesce(e.declaration_id, d.declaration_id) as declaration_id,
            coalesce(e.sequence, c.sequence) as sequence,
            coalesce(e.kind, c.kind::varchar) as kind,
            coalesce(e.selected_by, c.selected_by::varchar) as selected_by,
            coalesce(e.selector, nullif(selector.code, '')) as selector,
            coalesce(e.selection_probability, c.selection_probability) as selection_probability,
            coalesce(e.officer_id, nullif(officer.party_id, '')) as officer_id,
            case when e.recorded_at::date = c.recorded_at::date then greatest(e.recorded_at, c.recorded_at)
                else e.recorded_at end as recorded_at),
        /* each field */ {former} as former_{field}, e.{field} as stated_{field}, /* and so on */
        e.sequence as stated_item, e.kind as stated_kind, e.officer_id as stated_officer,
        c.control_key, c.recorded_at as former_at, c.version as former_version, d.declaration_id as former_declaration,
        c.outcome::varchar as former_outcome, nullif(finding.code, '') as former_kinds, c.amount_recovered as former_amount,
        c.sequence as former_item, nullif(officer.party_id, '') as former_officer, c.kind::varchar as former_kind
    from entered e
    left join store.control c on c.control_key = e.corrects
    left join store.declaration d on d.declaration_key = c.declaration_key
    left join store.code selector on selector.code_key = c.selector_key
    left join store.code finding on finding.code_key = c.finding_kind_key
    left join store.party officer on officer.party_key = c.officer_key
    /* each word */ left join {words} {field}_word on {field}_word.{key} = c.{stored} /* and so on */
), declared as (
    select
        e.*, d.declaration_key, d.accepted_at, d.rate, currency.code as declared_currency
    from corrected e
    left join store.declaration_rate d on d.declaration_id = e.declaration_id and d.superseded_by is null
    left join store.code currency on currency.code_key = d.currency_key
), items as (
    select
        d.line, count(*) as items, max(i.sequence) as last_item,
        max(hs.code) filter (where i.sequence = d.sequence) as hs_of_item,
        list(i.sequence order by i.sequence) filter (where starts_with(hs.code, d.hs_code) or starts_with(d.hs_code, hs.code))
            as of_hs
    from declared d
    join store.goods_item i on i.declaration_key = d.declaration_key
    join store.code hs on hs.code_key = i.hs_key
    group by d.line
), chosen as (
    select d.line, arg_max(a.selected_by, a.assessment_id) as chosen_by,
        arg_max(a.selection_probability, a.assessment_id) as chosen_with
    from declared d
    join store.declaration v on v.declaration_id = d.declaration_id
    join assessed a on a.declaration_key = v.declaration_key and a.lane = 'red'
    join assessment r on r.assessment_id = a.assessment_id and r.assessed_at::date <= d.recorded_at::date
    where d.selected_by is null
    group by d.line
), placed as (
    select
        d.* exclude (selected_by, selection_probability, field, value, reason),
        coalesce(d.sequence, of_hs[1]) as item, i.items, i.last_item, i.hs_of_item, i.of_hs,
        case when d.amount is null or d.currency is null then d.amount
             when d.currency = d.declared_currency and d.rate is not null
                then try_cast(cast(d.amount as decimal(20, 3)) * d.rate as decimal(18, 3))
             else try_cast(cast(d.amount as decimal(20, 3)) * d.monthly_rate as decimal(18, 3)) end as recovered,
        recovered is null and d.amount is not null and d.currency is not null
            and case when d.currency = d.declared_currency and d.rate is not null then d.rate else d.monthly_rate end is not null as beyond,
        coalesce(d.selected_by, c.chosen_by, 'unknown') as selected_by,
        case when d.selected_by is null then c.chosen_with else d.selection_probability end as selection_probability,
        d.field as early_field, d.value as early_value, d.reason as early_reason
    from declared d
    left join items i on i.line = d.line
    left join chosen c on c.line = d.line
), replaced as (
    select c.*, coalesce(f.code, '') as kinds, nullif(officer.party_id, '') as officer_id
        /* each field */ , {former} as {field} /* and so on */
    from store.former_control c
    join store.code f on f.code_key = c.finding_kind_key
    join store.party officer on officer.party_key = c.officer_key
    /* each word */ left join {words} {field}_word on {field}_word.{key} = c.{stored} /* and so on */
    where c.declaration_key in (select declaration_key from placed)
), said as (
    -- a correction that is sent once more after a later one is no news
    select p.line, min(r.version) as said_version
    from placed p
    join replaced r on r.control_key = p.corrects and r.version > 1 and r.reason = p.because and r.entered_by = p.entered_by
        and r.outcome::varchar = p.outcome and r.kinds = coalesce(p.finding_kind, '')
        and r.amount_recovered is not distinct from p.recovered
        and r.sequence is not distinct from coalesce(p.stated_item, r.sequence)
        and r.kind::varchar = coalesce(p.stated_kind, r.kind::varchar)
        and r.officer_id is not distinct from coalesce(p.stated_officer, r.officer_id)
        /* each field */ and r.{field} is not distinct from coalesce(p.stated_{field}, r.{field}) /* and so on */
    group by p.line
), told as (
    select p.*, said_version from placed p left join said using (line)
), alone as (
    select p.*,
        case when early_reason is not null then early_field
             when corrects is not null and (control_key is null or row_number() over (partition by corrects order by line) > 1
                or former_declaration <> declaration_id) then 'corrects'
             when corrects is not null and said_version is null and recorded_at::date < former_at::date then 'control.recorded_at'
             when declaration_key is null then 'declaration.declaration_id'
             when sequence is not null and hs_of_item is null then 'goods_item.sequence'
             when hs_code is not null and sequence is not null
                and not (starts_with(hs_of_item, hs_code) or starts_with(hs_code, hs_of_item)) then 'goods_item.hs_code'
             when hs_code is not null and sequence is null and len(coalesce(of_hs, [])) <> 1 then 'goods_item.hs_code'
             when recorded_at::date < accepted_at::date then 'control.recorded_at'
             when beyond then 'control.amount_recovered' end as field,
        case when early_reason is not null then early_reason
             when corrects is not null and control_key is null then 'is the number of no control with a result in force'
             when corrects is not null and former_declaration <> declaration_id
                then 'is the number of a control of declaration ' || former_declaration || ', not of ' || declaration_id
             when corrects is not null and row_number() over (partition by corrects order by line) > 1
                then 'is corrected twice in this file'
             when corrects is not null and said_version is null and recorded_at::date < former_at::date
                then 'lies before the result that it corrects was recorded, on ' || former_at::date
             when declaration_key is null then 'is no declaration of the workspace: load the declarations first'
             when sequence is not null and hs_of_item is null
                then 'is no item of the declaration, which has ' || coalesce(items, 0) || case when items > 1 then ' items'
                    else ' item' end || coalesce(', the last of them number ' || last_item, '')
             when hs_code is not null and sequence is not null
                and not (starts_with(hs_of_item, hs_code) or starts_with(hs_code, hs_of_item))
                then 'is not what item ' || sequence || ' is declared as, ' || hs_of_item || ': look at the item''s number'
             when hs_code is not null and sequence is null and len(coalesce(of_hs, [])) = 0
                then 'is the HS code of no item of the declaration'
             when hs_code is not null and sequence is null and len(of_hs) > 1
                then 'is the HS code of the items ' || array_to_string(of_hs, ', ') || ': give the item''s number'
             when recorded_at::date < accepted_at::date
                then 'lies before the declaration was accepted, on ' || accepted_at::date
             when beyond then 'is in the national currency more than can be kept, which has fifteen digits before the decimal point' end as reason
    from told p
), stored as (
    select c.*, coalesce(f.code, '') as kinds from store.control c join store.code f on f.code_key = c.finding_kind_key
    where c.declaration_key in (select declaration_key from alone)
), same_day as (
    -- what stands of the same control on the same day: this very result, the same finding of another amount, another outcome
    select
        a.line,
        min(s.load_id) filter (where s.outcome::varchar = a.outcome and s.kinds = coalesce(a.finding_kind, '')
            and coalesce(s.amount_recovered, 0) = coalesce(a.recovered, 0)) as known_load,
        min(s.control_key) filter (where a.outcome = 'finding' and s.outcome = 'finding'
            and s.kinds = coalesce(a.finding_kind, '')
            and coalesce(s.amount_recovered, 0) <> coalesce(a.recovered, 0)) as priced_key,
        min(s.control_key) filter (where s.outcome <> 'pending' and a.outcome <> s.outcome::varchar) as other_key
    from alone a
    join stored s on s.declaration_key = a.declaration_key and s.sequence is not distinct from a.item
        and s.kind::varchar = a.kind and s.recorded_at::date = a.recorded_at::date
    where a.corrects is null
    group by a.line
), corrected_since as (
    -- a result that is sent once more after it was corrected is no news either
    select a.line, min(r.control_key) as replaced_key
    from alone a
    join replaced r on r.declaration_key = a.declaration_key and r.sequence is not distinct from a.item
        and r.kind::varchar = a.kind and r.recorded_at::date = a.recorded_at::date and r.outcome::varchar = a.outcome
        and r.kinds = coalesce(a.finding_kind, '')
        and coalesce(r.amount_recovered, 0) = coalesce(a.recovered, 0)
    where a.corrects is null
    group by a.line
), compared as (
    select
        a.*,
        corrects is not null and outcome = former_outcome and finding_kind is not distinct from former_kinds
            and recovered is not distinct from former_amount and item is not distinct from former_item
            and kind = former_kind and officer_id is not distinct from former_officer
            /* each field */ and {field} is not distinct from former_{field} /* and so on */ as nothing_new,
        min(line) over same as first_line,
        count(distinct outcome) filter (where reason is null and corrects is null and outcome <> 'pending') over visit as outcomes,
        min(line) over visit as visit_line, max(line) over visit as visit_end,
        known_load, replaced_key, priced_key, other_key,
        count(distinct coalesce(recovered, 0)) filter (where reason is null and corrects is null and outcome = 'finding')
            over finding as amounts,
        min(line) over finding as finding_line, max(line) over finding as finding_end
    from alone a
    left join same_day using (line)
    left join corrected_since using (line)
    window
        same as (partition by reason is null, corrects, declaration_key, item, kind, recorded_at::date, outcome, finding_kind, recovered,
            officer_id /* each field */ , {field} /* and so on */ order by line rows between unbounded preceding and unbounded following),
        visit as (partition by reason is null, corrects, declaration_key, item, kind, recorded_at::date
            order by line rows between unbounded preceding and unbounded following),
        finding as (partition by reason is null, corrects, declaration_key, item, kind, recorded_at::date, outcome, finding_kind
            order by line rows between unbounded preceding and unbounded following)
)
select
    /* each field */ {field}, /* and so on */
    line, declaration_id, declaration_key, item, kind, selected_by, selector, selection_probability, officer_id, recorded_at,
    outcome, finding_kind, amount, currency, recovered, original, corrects, former_version, because, entered_by,
    c.reason is null and (nothing_new or said_version is not null or first_line < line or known_load is not null
        or replaced_key is not null) as known,
    case when c.reason is not null then c.field
         when nothing_new or said_version is not null then 'corrects'
         when first_line < line or known_load is not null or replaced_key is not null then 'declaration.declaration_id'
         when outcomes > 1 or other_key is not null then 'control.outcome'
         when amounts > 1 or priced_key is not null then 'control.amount_recovered' end as field,
    case when c.reason is not null then
            case when early_reason is not null then early_value
                 when c.field = 'declaration.declaration_id' then declaration_id
                 when c.field = 'corrects' then corrects::varchar
                 when c.field = 'goods_item.sequence' then sequence::varchar
                 when c.field = 'goods_item.hs_code' then hs_code
                 when c.field = 'control.recorded_at' then strftime(recorded_at, '%Y-%m-%d')
                 when c.field = 'control.amount_recovered' then amount::varchar end
         when nothing_new or said_version is not null then corrects::varchar
         when first_line < line or known_load is not null or replaced_key is not null then declaration_id
         when outcomes > 1 or other_key is not null then outcome
         when amounts > 1 or priced_key is not null then coalesce(amount, 0)::varchar end as value,
    case when c.reason is not null then c.reason
         when nothing_new then 'needs no correction: version ' || former_version || ' of its result says the same'
         when said_version is not null then 'was corrected so and for this reason before: version ' || said_version
            || ' of its result said it, and version ' || former_version || ' is in force; give another reason where it is meant anew'
         when first_line < line then 'is given twice: line ' || first_line || ' says the same'
         when known_load is not null then 'has this very result in the workspace already, from load ' || known_load
         when replaced_key is not null then 'had this very result in the workspace, and it was corrected since: control '
            || replaced_key || ' says otherwise now (tidewaiter controls)'
         when outcomes > 1 then 'contradicts line ' || case when visit_line = line then visit_end else visit_line end
            || ', which is of the same control on the same day'
         when other_key is not null then 'contradicts control ' || other_key || ' of the same day, which is in the workspace: '
            || 'correct that one (tidewaiter controls)'
         when amounts > 1 then 'is another amount than that of line ' || case when finding_line = line then finding_end
            else finding_line end || ', which is of the same finding of the same control on the same day'
         when priced_key is not null then 'is another amount than that of control ' || priced_key || ' of the same day, which is of the'
            || ' same finding: correct that one (tidewaiter controls)' end as reason
from compared c;

-- :: codes
insert into store.code (code_key, code)
select (select max(code_key) from store.code) + row_number() over (order by first), code
from (
    select code, min(line) as first
    from (select finding_kind as code, line from judged where reason is null
        union all select selector, line from judged where reason is null
        /* each code */ union all select {field}, line from judged where reason is null /* and so on */)
    where code is not null and code not in (select code from store.code) group by code);

-- :: parties
insert into store.party (party_key, party_id)
select (select max(party_key) from store.party) + row_number() over (order by first), id
from (
    select id, min(line) as first
    from (select officer_id as id, line from judged where reason is null
        /* each party */ union all select {field}, line from judged where reason is null /* and so on */)
    where id is not null and id not in (select party_id from store.party) group by id);

-- :: answered
-- Controls whose result is replaced: those corrected, and those that were pending and now have one (by the first row that says
-- so).
create or replace temp table answered as
select line, corrects as control_key, former_version as version, because as reason
from judged where reason is null and corrects is not null
union all
select line, control_key, version, 'the result of a control that was pending' from (
    select j.line, c.control_key, c.version,
        row_number() over (partition by c.control_key order by j.line) as of_control,
        row_number() over (partition by j.line order by c.control_key) as of_line
    from judged j
    join store.control c on c.declaration_key = j.declaration_key and c.sequence is not distinct from j.item
        and c.kind::varchar = j.kind and c.outcome = 'pending' and c.recorded_at <= j.recorded_at
    where j.reason is null and j.corrects is null and j.outcome <> 'pending')
where of_control = 1 and of_line = 1;

-- :: former
insert into store.former_control by name
select c.*, j.recorded_at as superseded_at
from store.control c join answered a on a.control_key = c.control_key join judged j on j.line = a.line;

-- :: replaced
delete from store.control where control_key in (select control_key from answered);

-- :: controls
insert into store.control by name
select
    j.declaration_key, j.item as sequence, $load as load_id, j.kind, j.selected_by, coalesce(s.code_key, 0) as selector_key,
    j.selection_probability, coalesce(p.party_key, 0) as officer_key, j.recorded_at, j.outcome,
    coalesce(f.code_key, 0) as finding_kind_key, j.recovered as amount_recovered,
    coalesce(a.control_key, $last + row_number() over (order by j.line)) as control_key, coalesce(a.version + 1, 1) as version,
    case when j.currency is not null then j.amount end as stated_amount, j.currency as stated_currency,
    /* each field */ {new} as {stored}, /* and so on */
    j.entered_by, a.reason
from judged j
left join answered a on a.line = j.line
left join store.code s on s.code = j.selector
left join store.code f on f.code = j.finding_kind
left join store.party p on p.party_id = j.officer_id
/* each word */ left join {words} {field}_word on {field}_word.{word} = j.{field} /* and so on */
where j.reason is null
order by j.line;

-- :: quarantine
insert into quarantine (quarantine_id, load_id, line_number, original_text, field, value, reason, status)
select (select coalesce(max(quarantine_id), 0) from quarantine) + row_number() over (order by line), $load, line, original,
    field, value, reason, 'open'
from judged where reason is not null order by line;

-- :: answer
-- What becomes of each row, for who entered it.
select j.line, case when j.reason is null then 'accepted' when j.known then 'known' else 'refused' end as status,
    j.declaration_id, j.field, j.value, j.reason
from judged j order by j.line;

-- :: keys
-- The control and version that each row became.
select j.line, c.control_key, c.version
from judged j join store.control c on c.load_id = $load and c.declaration_key = j.declaration_key
    and c.sequence is not distinct from j.item and c.kind::varchar = j.kind and c.recorded_at = j.recorded_at
    and c.outcome::varchar = j.outcome and c.amount_recovered is not distinct from j.recovered
where j.reason is null
qualify row_number() over (partition by j.line order by c.control_key) = 1
order by j.line;

-- :: corrected
-- Results that were corrected, for the trail.
select corrects as control_key, declaration_id, former_version + 1 as version, outcome, because as reason, entered_by as actor
from judged where reason is null and corrects is not null order by line;
