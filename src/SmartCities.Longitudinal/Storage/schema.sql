-- What stands beside the log: the table of facts, its position, and the guard on the log itself.
-- Idempotent: run at every start after Marten's own tables exist.

create schema if not exists study;

-- One answer (or one attribute of a participation, its name beginning with @) of one city in one edition, while it stood.
create table if not exists study.facts (
    edition       text     not null,
    city          text     not null,
    question      text     not null,
    answer        jsonb,
    provenance    text,
    questionnaire integer,
    valid_from    bigint   not null,
    valid_to      bigint,
    reply         text,
    last_edition  text,
    yes           boolean  generated always as (case answer when 'true'::jsonb then true when 'false'::jsonb then false end) stored,
    check (valid_to is null or valid_to > valid_from)
);

-- What a city said of its answer beside the one of an earlier edition; few answers have it.
alter table study.facts add column if not exists reply text, add column if not exists last_edition text;
create index if not exists facts_replies on study.facts (edition) where reply is not null;

-- Values that were judged not comparable; few are.
create index if not exists facts_judged on study.facts (edition) where left(question, 8) = '@judged:';

-- A second writer that records the same answer twice breaks here instead of in a report.
create unique index if not exists facts_current on study.facts (edition, city, question) where valid_to is null;

-- A snapshot is a range of this index, question by question, city by city.
create index if not exists facts_snapshot on study.facts (edition, question, city) include (yes, valid_from, valid_to);

-- What a city's answers were at a position: those that stand are in the index above, those that ended after it in this one.
create index if not exists facts_ended on study.facts (edition, city, valid_to) where valid_to is not null;

-- The sequence of the last event whose facts are in the table.
create table if not exists study.facts_position (
    one      boolean primary key default true check (one),
    position bigint  not null
);

-- The events that touched what a reading depends on: facts of an edition, its definitions, series, cities, practices.
create table if not exists study.touches (
    scope    text   not null,
    position bigint not null,
    primary key (scope, position)
);

-- Which editions there are: few of many touches, since answers touch theirs each time.
create index if not exists touches_definitions on study.touches (scope, position) where starts_with(scope, 'definitions:');

-- For each scope the last position that touched it, at or before a position, and the last at which a text was redacted in it; the readable position with each, or
-- alone where no scope is asked for. Asked with every request, and planned once: to plan it takes longer than to find it, whatever the scopes.
create or replace function study.touched(scopes text[], at bigint) returns table (readable bigint, scope text, last bigint, redacted bigint)
language plpgsql stable set plan_cache_mode = force_generic_plan as $$
begin
    return query
        with stands as (select coalesce((select position from study.facts_position), 0) as position)
        select stands.position, asked.scope, (select max(t.position) from study.touches as t where t.scope = asked.scope and t.position <= coalesce(at, stands.position)),
            (select max(t.position) from study.touches as t where t.scope = 'redacted:' || asked.scope)
        from stands left join unnest(scopes) as asked (scope) on true;
end $$;

-- Position → time, strictly increasing whatever the clocks said.
create table if not exists study.moments (
    position bigint      primary key,
    at       timestamptz not null
);
create unique index if not exists moments_at on study.moments (at);

-- Moments that were asked for after the last event: what comes later is later than they are. Survives a rebuild.
create table if not exists study.seals (
    at       timestamptz primary key,
    position bigint not null
);

-- Every page of the facts projection begins here. Raises when another writer has been over this page already, or when this page would leave events
-- behind it: a stale writer's page then fails as a whole instead of leaving holes.
create or replace function study.advance_facts(first_sequence bigint, last_sequence bigint) returns void
language plpgsql as $$
declare
    stood bigint;
begin
    insert into study.facts_position (position) values (0) on conflict do nothing;
    select position into stood from study.facts_position for update;

    if stood >= first_sequence then
        raise exception 'The facts already stand at %, a page that begins at % comes from a stale writer.', stood, first_sequence
            using errcode = 'SC001';
    end if;

    if exists (select 1 from log.mt_events where seq_id > stood and seq_id < first_sequence and not is_archived) then
        raise exception 'The facts stand at %, a page that begins at % would skip events.', stood, first_sequence
            using errcode = 'SC001';
    end if;

    update study.facts_position set position = last_sequence;
end $$;

-- Ends the facts that stand to these questions, each at a sequence. What stands of a city is a short range of the index of what stands: a table that was never
-- analyzed would else be read whole, and a question that was answered over and over be searched in all its answers.
create or replace function study.end_facts(editions text[], cities text[], questions text[], sequences bigint[]) returns void
language plpgsql set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
begin
    with ended as materialized (select * from unnest(editions, cities, questions, sequences) as it (edition, city, question, sequence))
    update study.facts set valid_to = ended.sequence
    from (select distinct edition, city from ended) as participation,
        lateral (
            select it.ctid as row, it.edition, it.city, it.question from study.facts as it
            where it.edition = participation.edition and it.city = participation.city and it.valid_to is null offset 0) as standing
        join ended using (edition, city, question)
    where facts.ctid = standing.row;
end $$;

-- Gives each event of a page its moment: its own time, or a microsecond after the moment before it.
create or replace function study.record_moments(sequences bigint[], times timestamptz[]) returns void
language plpgsql as $$
declare
    latest timestamptz := coalesce((select max(at) from study.moments), '-infinity');
    moment timestamptz;
begin
    for i in 1 .. array_length(sequences, 1) loop
        select greatest(latest, coalesce(max(at), '-infinity')) into latest from study.seals where position < sequences[i] and at > latest;
        moment := greatest(times[i], latest + interval '1 microsecond');
        insert into study.moments (position, at) values (sequences[i], moment);
        latest := moment;
    end loop;
end $$;

-- The position at which the log stood at a moment; null while something may still be recorded in it. The answer never changes: a moment after the last
-- event is sealed by being asked for, and whatever is recorded later is later than it.
create or replace function study.position_at(moment timestamptz) returns bigint
language plpgsql as $$
declare
    latest study.moments;
    sealed timestamptz;
    answer bigint;
begin
    select max(at) into sealed from study.seals;
    select * into latest from study.moments order by position desc limit 1;
    if moment > coalesce(greatest(latest.at, sealed), '-infinity') then
        -- Against the projection: a page that is under way is waited for, and the next one sees the seal. Each statement below looks afresh.
        perform 1 from study.facts_position for share;
        select * into latest from study.moments order by position desc limit 1;
        if latest.position is null or exists (select 1 from log.mt_events where seq_id > latest.position) then
            return (select position from study.seals where at = moment);
        end if;
        if moment > latest.at then
            insert into study.seals (at, position) values (moment, latest.position) on conflict (at) do nothing;
        end if;
    end if;

    select position into answer from study.moments where at <= moment order by at desc limit 1;
    return coalesce(answer, case when latest.position is not null then 0 end);
end $$;

-- The trail of an edition, a city, an actor or a kind of event, newest first, is a range of one of these. Together they add some 10 to 30 µs to an append.
-- The event store is told to leave them alone (StorageModule).
create index if not exists events_by_edition on log.mt_events ((data ->> 'edition'), seq_id);
create index if not exists events_by_city on log.mt_events ((coalesce(data ->> 'city', data -> 'content' ->> 'city')), seq_id);
create index if not exists events_by_actor on log.mt_events (user_name, seq_id);
create index if not exists events_by_type on log.mt_events (type, seq_id);

-- The steps of a JSON pointer.
create or replace function study.pointer(field text) returns text[]
language sql immutable as $$
    select array_agg(replace(replace(step, '~1', '/'), '~0', '~') order by place) from unnest(string_to_array(substr(field, 2), '/')) with ordinality as it (step, place)
$$;

-- The events of streams, each from one version to another, in order: what a decision is taken on. Planned once, as above, and by the index of streams, however
-- small the log was then.
create or replace function study.streams(streams text[], since bigint[], until bigint[])
returns table (place bigint, version bigint, seq_id bigint, id uuid, type text, data jsonb, at timestamptz, actor text, correlation text, causation text, headers jsonb)
language plpgsql stable set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
begin
    return query
        select asked.place, e.version, e.seq_id, e.id, e.type::text, e.data, e.timestamp, e.user_name::text, e.correlation_id::text, e.causation_id::text, e.headers
        from unnest(streams, since, until) with ordinality as asked (stream, since, until, place),
            lateral (select * from log.mt_events as it where it.stream_id = asked.stream and it.version between asked.since and asked.until order by it.version) as e;
end $$;

-- Nothing recorded is changed or taken out. One thing may be: words at one place of an event's data make room for a mark, when this very transaction has
-- recorded the redaction that names the event and the place.
create or replace function study.refuse_change() returns trigger
language plpgsql as $$
declare
    path text[];
begin
    if tg_table_name = 'mt_events' and tg_op = 'UPDATE' then
        if to_jsonb(new) - 'data' = to_jsonb(old) - 'data' then
            for path in
                select study.pointer(data ->> 'field') from log.mt_events
                where type = 'redaction.text-redacted.v1' and (data ->> 'position')::bigint = old.seq_id and xmin = pg_current_xact_id()::xid
            loop
                if jsonb_typeof(old.data #> path) = 'string' and jsonb_typeof(new.data #> path) = 'string' and strpos(new.data #>> path, '[redacted]') > 0
                    and jsonb_set(old.data, path, new.data #> path) = new.data then
                    return new;
                end if;
            end loop;
        end if;
    end if;
    raise exception 'Events are never changed or deleted: what was recorded stays recorded.' using errcode = 'SC002';
end $$;

create or replace trigger events_stay before update or delete on log.mt_events for each row execute function study.refuse_change();
create or replace trigger events_stay_all before truncate on log.mt_events for each statement execute function study.refuse_change();

-- What a decision relied on still stands, and goes on standing until the decision is recorded: who would change it waits that long. Of a stream at version
-- 0 there is nothing yet.
create or replace function study.require_version(stream text, expected bigint) returns void
language plpgsql as $$
begin
    perform from log.mt_streams where id = stream and (expected = 0 or version = expected) for share;
    if found = (expected = 0) then
        raise exception '% is no longer at version %.', stream, expected using errcode = 'SC003';
    end if;
end $$;

-- Positions that were drawn for events which then were not recorded: what the event store itself says at such a position. Nothing where something is after all.
create or replace function study.give_up(positions bigint[]) returns void
language sql as $$
    insert into log.mt_streams (id, tenant_id, version, is_archived) values ('mt_tombstone', '*DEFAULT*', 0, false) on conflict do nothing;
    insert into log.mt_events (seq_id, id, stream_id, version, data, type, tenant_id, timestamp, mt_dotnet_type, is_archived)
    select position, gen_random_uuid(), 'mt_tombstone', position, '{}', 'tombstone', '*DEFAULT*', now(), 'JasperFx.Events.Tombstone, JasperFx.Events', false
    from unnest(positions) as drawn (position) on conflict do nothing;
$$;

-- Packages that were loaded whole: the same files need not be read again at the next start.
create table if not exists study.packages (
    fingerprint text primary key,
    edition     text not null
);

-- Requests with an Idempotency-Key: recorded with what they recorded, answered again with their first answer. Where an answer was lost, what was recorded
-- says what it was.
create table if not exists study.answered (
    who          text        not null,
    key          text        not null,
    asked        bytea       not null,
    stream       text,
    version      bigint,
    added        integer,
    status       integer,
    etag         text,
    location     text,
    content_type text,
    body         bytea,
    at           timestamptz not null default clock_timestamp(),
    primary key (who, key)
);
create index if not exists answered_at on study.answered (at);

-- Takes a text, or the whole, out of one field of an event that the same transaction records the redaction of, and out of what was made of it: the fact, and the
-- answers that are given again. Of those, what was recorded says anew what the answer was; what recorded nothing may be asked again.
create or replace function study.redact(redacted bigint, field text, part text, fact text, fact_path text[], forms text[]) returns void
language plpgsql as $$
declare
    path text[] := study.pointer(field);
    it log.mt_events;
    was text;
    now text;
begin
    select * into it from log.mt_events where seq_id = redacted for update;
    was := it.data #>> path;
    now := case when part is null then '[redacted]' else replace(was, part, '[redacted]') end;
    if now is null or now = was then
        raise exception 'What is recorded at % changed meanwhile.', redacted using errcode = 'SC003';
    end if;

    update log.mt_events set data = jsonb_set(data, path, to_jsonb(now)) where seq_id = redacted;
    update study.facts set answer = case when cardinality(fact_path) = 0 then to_jsonb(now) else jsonb_set(answer, fact_path, to_jsonb(now)) end
    where edition = it.data ->> 'edition' and city = it.data ->> 'city' and question = fact and valid_from = redacted and answer #>> fact_path = was;

    delete from study.answered where stream is null and exists (select from unnest(forms) as form where position(convert_to(form, 'UTF8') in body) > 0);
    update study.answered set status = null, etag = null, location = null, content_type = null, body = null
    where stream is not null and exists (select from unnest(forms) as form where position(convert_to(form, 'UTF8') in body) > 0);
end $$;

-- Keys of services, issued and revoked by events: here only what tells that a secret is the right one, and when it was used last.
create table if not exists study.keys (
    id     text        primary key,
    hash   bytea       not null,
    issued timestamptz not null default clock_timestamp(),
    used   timestamptz
);

-- What subscriptions do beside what their events say: with which secret, how far, who drives them and until when. What is written is written by who holds
-- the fence: a node that froze and comes back writes nothing.
create table if not exists study.subscriptions (
    id           text    primary key,
    owner        text    not null,
    secret       bytea   not null,
    old_secret   bytea,
    old_until    timestamptz,
    made_at      bigint  not null,
    position     bigint  not null,
    previous     bigint,
    rewinds      integer not null default 0,
    delivered    bigint  not null default 0,
    last_success timestamptz,
    last_failure jsonb,
    asked        bigint  not null default 0,
    node         text,
    lease_until  timestamptz,
    fence        bigint  not null default 0
);

-- Deliveries that did not go as they should: tried again, held behind such a one, or parked. All others are told by the position.
create table if not exists study.deliveries (
    subscription text        not null references study.subscriptions on delete cascade,
    position     bigint      not null,
    id           text        not null,
    type         text        not null,
    subject      text        not null,
    recorded     timestamptz not null,
    attempts     jsonb       not null,
    failures     integer     not null,
    first        timestamptz,
    next         timestamptz,
    parked       timestamptz,
    primary key (subscription, position)
);

-- The actor directory: names and addresses lie here, beside the log, where they can be erased. The log knows persons by their id alone.
create table if not exists study.people (
    id       text        primary key,
    name     text        not null,
    address  text        not null,
    language text        not null,
    digest   boolean     not null default false,
    since    timestamptz not null default clock_timestamp()
);
create unique index if not exists people_address on study.people (lower(address));

-- Where a city's office is reached, whoever works there.
create table if not exists study.mailboxes (
    city     text primary key,
    address  text not null,
    language text not null
);

-- As whom people sign in at a provider, bound to the person they are here.
create table if not exists study.sign_ins (
    issuer  text not null,
    subject text not null,
    person  text not null,
    primary key (issuer, subject)
);
create index if not exists sign_ins_of on study.sign_ins (person);

-- Who is signed in. Of the secret in a cookie only a hash is kept; the one before the newest is good for a moment longer.
create table if not exists study.sessions (
    id        text        primary key,
    person    text        not null,
    role      text,
    cities    text[]      not null,
    hash      bytea       not null unique,
    old_hash  bytea,
    old_until timestamptz,
    since     timestamptz not null,
    made      timestamptz not null,
    seen      timestamptz not null,
    browser   text
);
create index if not exists sessions_old on study.sessions (old_hash) where old_hash is not null;
create index if not exists sessions_of on study.sessions (person);

-- What cookies are sealed with.
create table if not exists study.cookie_keys (
    name text primary key,
    xml  text not null
);

-- Links in mails, good once. Of the secret only a hash is kept.
create table if not exists study.links (
    hash    bytea       primary key,
    purpose text        not null,
    city    text,
    edition text,
    person  text,
    made    timestamptz not null,
    until   timestamptz not null,
    opened  timestamptz,
    used    timestamptz,
    revoked timestamptz
);
create index if not exists links_to on study.links (edition, city);

-- Nothing more is sent to an address that bounced, until there is another.
alter table study.people add column if not exists unreachable timestamptz;
alter table study.mailboxes add column if not exists unreachable timestamptz;
alter table study.mailboxes add column if not exists digest boolean not null default false;
create or replace function study.reach_again() returns trigger
language plpgsql as $$
begin
    new.unreachable := null;
    return new;
end $$;
create or replace trigger people_reached before update of address on study.people for each row when (old.address is distinct from new.address) execute function study.reach_again();
create or replace trigger mailboxes_reached before update of address on study.mailboxes for each row when (old.address is distinct from new.address) execute function study.reach_again();

-- Up to where mail was taken from the log: since mail was first configured, each event once.
create table if not exists study.mailer (
    one      boolean primary key default true check (one),
    position bigint  not null
);

-- Messages on their way and those that went out: whom each is for, by id. What it says and where it goes is made when it is sent.
create table if not exists study.mail (
    id          text        primary key,
    recipient   text        not null,
    due         timestamptz not null,
    state       text        not null default 'queued',
    attempts    integer     not null default 0,
    answer      integer,
    settled     timestamptz,
    node        text,
    lease_until timestamptz
);
create index if not exists mail_due on study.mail (due) where state = 'queued';
create index if not exists mail_recipient on study.mail (recipient);

-- What a message is about: several where a recipient wants one a day. Nothing is told to anybody twice.
create table if not exists study.mail_items (
    position  bigint not null,
    kind      text   not null,
    recipient text   not null,
    edition   text,
    city      text,
    message   text   not null references study.mail on delete cascade,
    primary key (position, kind, recipient)
);
create index if not exists mail_items_message on study.mail_items (message);
create index if not exists mail_items_edition on study.mail_items (edition, city);

-- The texts of personal answers: the log holds a reference and a salted commitment to each, so that nothing of one can be guessed once it is erased here.
create table if not exists study.vault (
    id       text        primary key,
    edition  text        not null,
    city     text        not null,
    question text        not null,
    text     text        not null,
    salt     bytea       not null,
    since    timestamptz not null default clock_timestamp()
);
create index if not exists vault_city on study.vault (edition, city);
