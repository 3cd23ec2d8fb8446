-- The counts and the panel of share series between two editions at a position, by hand, over the table of facts: what a good SQL author would write.
-- $1 earlier edition, $2 later edition, $3 position, $4 boolean questions;
-- $5 series over questions with options, with their question ($6) and the options that make a yes (several: $7, divided by spaces).
-- A city counts where its answer is valid: a missing one is neither yes nor no.
with
earlier as (
    select question, city, yes from study.facts
    where edition = $1 and question = any($4) and valid_from <= $3 and (valid_to is null or valid_to > $3)),
later as (
    select question, city, yes from study.facts
    where edition = $2 and question = any($4) and valid_from <= $3 and (valid_to is null or valid_to > $3)),
chosen as (
    select series, question, string_to_array(options, ' ') as options from unnest($5::text[], $6::text[], $7::text[]) as asked (series, question, options)),
chosen_earlier as (
    select series, city, case jsonb_typeof(answer) when 'array' then answer ?| options end as yes
    from study.facts join chosen using (question)
    where edition = $1 and valid_from <= $3 and (valid_to is null or valid_to > $3)),
chosen_later as (
    select series, city, case jsonb_typeof(answer) when 'array' then answer ?| options end as yes
    from study.facts join chosen using (question)
    where edition = $2 and valid_from <= $3 and (valid_to is null or valid_to > $3)),
sides as (
    select question as series, earlier.yes as was, later.yes as now from earlier full join later using (question, city)
    union all
    select series, chosen_earlier.yes, chosen_later.yes from chosen_earlier full join chosen_later using (series, city))
select
    series,
    count(*) filter (where was) as yes_earlier, count(was) as base_earlier,
    count(*) filter (where now) as yes_later, count(now) as base_later,
    count(*) filter (where was and now) as yes_yes,
    count(*) filter (where was and not now) as yes_no,
    count(*) filter (where not was and now) as no_yes,
    count(*) filter (where not was and not now) as no_no
from sides group by series order by series collate "C"
