-- The queue: who is next, whose a case is, what is said about it, and who else is looking.

-- A row for each case, with what it is picked by. It lies apart from the cases: every look of a case writes there, and
-- hardly one changes anything here, so the indexes of the queue cost the looks nothing.
create table queue_entries (
    case_id       text primary key references cases on delete cascade,
    account_id    text not null references accounts,
    cloud         text not null,
    open          boolean not null,
    stage         text not null,
    waiting_on    text,
    opened_at     timestamptz not null,
    -- Those that are not cleared.
    grounds       text[] not null,
    -- While the next move is ours: since when, until when, and when it was put on record that this was too long.
    waiting_since timestamptz,
    due_at        timestamptz,
    escalated_at  timestamptz,
    -- Whose it is. Nothing follows from it; it ends with the case.
    assignee      text,
    claimed_at    timestamptz,
    -- What it is found by: the case's id, the account's id and name, and their words.
    words         tsvector not null,
    check ((waiting_since is null) = (due_at is null)),
    check (due_at is not null or escalated_at is null),
    check ((assignee is null) = (claimed_at is null)),
    check (open or (due_at is null and assignee is null))
);

-- One shape for what is written and what is asked for. Letters outside ASCII fold as the database's locale has it.
create function queue_words(case_id text, account_id text, name text) returns tsvector language sql immutable as $$
    select array_to_tsvector(array_remove(
        regexp_split_to_array(lower(account_id || ' ' || name), '[\s!-/:-@\[-`{-~]+')
            || array[lower(account_id), lower(case_id)], ''))
$$;

insert into queue_entries (case_id, account_id, cloud, open, stage, waiting_on, opened_at, grounds, words)
select c.id, c.account_id, c.cloud, c.closed_at is null, c.stage, c.waiting_on, c.opened_at,
       coalesce((select array_agg(g.ground order by g.ground) from grounds g
                 where g.case_id = c.id and g.state <> 'CLEARED'), '{}'),
       queue_words(c.id, c.account_id, a.name)
from cases c join accounts a on a.id = c.account_id;

-- Since when these wait on us follows from their facts: they look.
update cases set next_look_at = least(next_look_at, clock_timestamp() + (select moved from clock))
where closed_at is null and waiting_on = 'AGENT';

-- What is due first, then what nobody waits on us for, oldest first. The cloud leads, so that whoever is cleared for a
-- small one does not read through a large one.
create index queue_first on queue_entries (cloud, coalesce(due_at, 'infinity'), opened_at, case_id) where open;
create index queue_by_stage on queue_entries (cloud, stage, coalesce(due_at, 'infinity'), opened_at, case_id) where open;
create index queue_by_waiting on queue_entries (cloud, waiting_on, coalesce(due_at, 'infinity'), opened_at, case_id)
    where open;
create index queue_by_assignee on queue_entries
    (cloud, coalesce(assignee, ''), coalesce(due_at, 'infinity'), opened_at, case_id) where open;
create index queue_free on queue_entries (cloud, due_at, opened_at, case_id)
    where open and waiting_on = 'AGENT' and assignee is null;
create index queue_oldest on queue_entries (cloud, opened_at, case_id);
create index queue_of_account on queue_entries (account_id, opened_at, case_id);
-- Pending lists would be read through by each search.
create index queue_words on queue_entries using gin (words) with (fastupdate = off);
-- One for each ground, with no case in it that has another one: of those that wait on us hardly any has a ground left, so
-- the order would have to be read through them. A new ground wants one too; without it its cases are found, more slowly.
create index queue_of_abuse on queue_entries (cloud, coalesce(due_at, 'infinity'), opened_at, case_id)
    where open and grounds @> '{ABUSE}'::text[];
create index queue_of_profile_rejected on queue_entries (cloud, coalesce(due_at, 'infinity'), opened_at, case_id)
    where open and grounds @> '{PROFILE_REJECTED}'::text[];
create index queue_of_billing_overdue on queue_entries (cloud, coalesce(due_at, 'infinity'), opened_at, case_id)
    where open and grounds @> '{BILLING_OVERDUE}'::text[];
create index queue_of_provider_issue on queue_entries (cloud, coalesce(due_at, 'infinity'), opened_at, case_id)
    where open and grounds @> '{PROVIDER_ISSUE}'::text[];
create index queue_of_vetting_rejected on queue_entries (cloud, coalesce(due_at, 'infinity'), opened_at, case_id)
    where open and grounds @> '{VETTING_REJECTED}'::text[];
-- What is to be put on record, for the relay.
create index queue_escalates on queue_entries (due_at) where escalated_at is null and due_at is not null;

create index holds_of_case on holds (case_id);

-- Among our own people.
create table notes (
    id         text primary key,
    case_id    text not null references cases,
    account_id text not null references accounts,
    cloud      text not null,
    at         timestamptz not null,
    by         text not null,
    note_text  text not null references texts
);
create index notes_of_case on notes (case_id, at);
create index messages_of_case on messages (case_id, at);
create index support_requests_of_case on support_requests (case_id, filed_at);

-- A person's named filters. They belong to no account.
create table queue_views (
    owner      text not null,
    name       text not null,
    query      jsonb not null,
    changed_at timestamptz not null,
    primary key (owner, name)
);

-- Who looks at a case: true for seconds, so it need not outlive a crash.
create unlogged table onlookers (
    case_id    text not null,
    actor      text not null,
    account_id text not null,
    cloud      text not null,
    seen_at    timestamptz not null,
    primary key (case_id, actor)
);
create index onlookers_gone on onlookers (seen_at);
