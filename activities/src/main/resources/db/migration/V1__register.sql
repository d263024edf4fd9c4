-- The register: facts, what people did, and a projection of what follows from them.
-- Every table that belongs to an account bears its cloud, so that row-level security can stand behind each query.
-- What a person wrote lies in "texts", apart from the audit, so that it can be erased.

create table clock (
    only_one boolean primary key default true check (only_one),
    -- How far the demo and the tests have moved this database's clock. It only grows.
    moved    interval not null default '0',
    -- What was due by this instant when the clock was last moved is claimed without the relay's grace.
    moved_to timestamptz
);
insert into clock default values;

create table terms (
    version    integer primary key,
    valid_from timestamptz not null,
    body       jsonb not null
);
-- The article's numbers, and this project's where the article is silent. All days are calendar days.
insert into terms (version, valid_from, body) values (1, '2022-03-08T00:00:00Z', '{
  "overdueLimit": 60,
  "overdueWarnings": [30, 45, 55],
  "holdReminders": {"days": [7, 14, 28], "thenEvery": 30},
  "requestNudges": {"days": [3, 10], "thenEvery": 30},
  "ignoreBelow": {}
}');

create table accounts (
    id           text primary key,
    cloud        text not null,
    name         text not null,
    programme    text not null,
    partner_type text,
    provider     text,
    billing_zone text not null,
    -- Instants never go backwards for an account, whichever process writes.
    last_at      timestamptz not null,
    -- While no case is open: when a ground can first be foreseen. Detection is the index on it.
    next_look_at timestamptz,
    not_before   timestamptz,
    relay_tries  integer not null default 0,
    -- Head of the audit chain.
    audit_seq    bigint not null default 0,
    audit_hash   text not null default ''
);
create index accounts_due on accounts (next_look_at) where next_look_at is not null;

create table contacts (
    account_id text not null references accounts,
    cloud      text not null,
    place      integer not null,
    name       text not null,
    email      text not null,
    role       text not null,
    language   text not null,
    primary key (account_id, place)
);
create index contacts_by_email on contacts (lower(email));

create table invoices (
    account_id          text not null references accounts,
    cloud               text not null,
    number              text not null,
    kind                text not null,
    currency            text not null,
    total               numeric not null check (total >= 0),
    issued_on           date not null,
    due_on              date,
    credits             text,
    invoice_link        text,
    reconciliation_link text,
    recorded_at         timestamptz not null,
    primary key (account_id, number)
);

create table payments (
    account_id  text not null references accounts,
    cloud       text not null,
    payment_id  text not null,
    currency    text not null,
    amount      numeric not null check (amount > 0),
    received_on date not null,
    invoice     text,
    recorded_at timestamptz not null,
    primary key (account_id, payment_id)
);

create table reversals (
    account_id  text not null references accounts,
    cloud       text not null,
    reversal_id text not null,
    -- No foreign key: a reversal may be known before its payment is.
    payment_id  text not null,
    reversed_on date not null,
    reason_text text,
    recorded_at timestamptz not null,
    primary key (account_id, reversal_id)
);

-- An anchor keeps the terms of its first warning, else of the day its ground was raised.
create table anchors (
    account_id    text not null references accounts,
    cloud         text not null,
    ground        text not null,
    anchor        text not null,
    terms_version integer not null references terms,
    primary key (account_id, ground, anchor)
);

-- Warning days that are dealt with: by account, ground, anchor and day, never by case.
create table warnings (
    account_id text not null references accounts,
    cloud      text not null,
    ground     text not null,
    anchor     text not null,
    day        integer not null,
    at         timestamptz not null,
    primary key (account_id, ground, anchor, day)
);

create table cases (
    id               text primary key,
    account_id       text not null references accounts,
    cloud            text not null,
    stage            text not null,
    outcome          text,
    opened_at        timestamptz not null,
    closed_at        timestamptz,
    previous_case_id text references cases,
    grounds_revision bigint not null,
    waiting_on       text,
    next_act         text,
    next_look_at     timestamptz,
    assignee         text,
    -- Rises when the case must look; seen is what it was at the last look.
    wanted           bigint not null,
    seen             bigint not null,
    wanted_at        timestamptz,
    -- The run that may write. One that began earlier than it may not.
    run_id           text,
    run_began        bigint,
    run_over         boolean not null default false,
    -- The engine's incarnation on which the case last looked.
    engine           text,
    not_before       timestamptz,
    relay_tries      integer not null default 0,
    check ((stage = 'CLOSED') = (closed_at is not null))
);
-- One open case per account: this index, and nothing else.
create unique index cases_one_open on cases (account_id) where closed_at is null;
create index cases_of_account on cases (account_id, opened_at);
create index cases_in_order on cases (opened_at, id);
create index cases_due on cases (next_look_at) where not run_over;
create index cases_wanted on cases (wanted_at) where not run_over and wanted > seen;

create table grounds (
    case_id    text not null references cases,
    account_id text not null references accounts,
    cloud      text not null,
    ground     text not null,
    state      text not null,
    since      timestamptz not null,
    anchor     text not null,
    holds_from timestamptz,
    cleared_by text,
    primary key (case_id, ground)
);

create table holds (
    id         text primary key,
    account_id text not null references accounts,
    cloud      text not null,
    case_id    text not null references cases,
    placed_at  timestamptz not null,
    lifted_at  timestamptz,
    lifted_by  text
);
create unique index holds_one_placed on holds (account_id) where lifted_at is null;

-- What people wrote. Erasable; nothing else holds it.
create table texts (
    id         text primary key,
    account_id text not null references accounts,
    cloud      text not null,
    body       text not null
);

create table support_requests (
    id           text primary key,
    case_id      text not null references cases,
    account_id   text not null references accounts,
    cloud        text not null,
    filed_at     timestamptz not null,
    filed_by     text not null,
    state        text not null,
    state_since  timestamptz not null,
    message_text text not null references texts,
    contact_text text references texts
);
create unique index support_requests_one_open on support_requests (case_id) where state <> 'CLOSED';

create table messages (
    id           text primary key,
    case_id      text not null references cases,
    account_id   text not null references accounts,
    cloud        text not null,
    at           timestamptz not null,
    by           text not null,
    message_text text not null references texts
);

create table decisions (
    id               text primary key,
    case_id          text not null references cases,
    account_id       text not null references accounts,
    cloud            text not null,
    request_id       text not null references support_requests,
    kind             text not null,
    grounds_revision bigint not null,
    decided_at       timestamptz not null,
    decided_by       text not null,
    reason_text      text not null references texts,
    reply_text       text not null references texts
);
create index decisions_of_case on decisions (case_id, decided_at);

create table notices (
    id          text primary key,
    account_id  text not null references accounts,
    cloud       text not null,
    case_id     text not null references cases,
    kind        text not null,
    key         text not null,
    recipient   text not null,
    language    text not null,
    -- What a warning is about.
    ground      text,
    anchor      text,
    days        integer[] not null default '{}',
    about       text,
    state       text not null,
    due_at      timestamptz not null,
    sent_at     timestamptz,
    -- When to try (again); null once sent, superseded or given up.
    next_try_at timestamptz,
    tries       integer not null default 0,
    last_error  text,
    unique (account_id, key, recipient)
);
create index notices_of_account on notices (account_id, due_at desc, id);
create index notices_unsent on notices (case_id) where next_try_at is not null;

-- The audit: ids and codes only, each row bound to the one before it.
create table account_events (
    account_id text not null references accounts,
    seq        bigint not null,
    cloud      text not null,
    at         timestamptz not null,
    actor      text not null,
    kind       text not null,
    case_id    text,
    cause      text not null,
    codes      jsonb not null,
    prev_hash  text not null,
    hash       text not null,
    primary key (account_id, seq)
);
create index account_events_of_case on account_events (case_id, seq);

create function insert_only() returns trigger language plpgsql as $$
begin
    raise exception 'the audit is insert-only';
end $$;
create trigger account_events_insert_only before update or delete or truncate on account_events
    for each statement execute function insert_only();

-- Who was refused what. Not the account's audit: a stranger must not take an account's lock.
create table denials (
    id    bigint generated always as identity primary key,
    at    timestamptz not null default clock_timestamp(),
    actor text,
    what  text not null,
    why   text not null
);

create table idempotency_keys (
    actor       text not null,
    key         text not null,
    fingerprint text not null,
    answer      jsonb not null,
    at          timestamptz not null default clock_timestamp(),
    primary key (actor, key)
);
