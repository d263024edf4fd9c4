-- What the neighbouring systems sent, verified and as it came: one row per source, id and body, for ever. The account may
-- be unknown, so there is no foreign key, and the cloud follows when it is known.
create table events (
    id          text primary key,
    source      text not null,
    -- The sender's own id. What came first under it counts; another body is kept beside it and never applied.
    webhook_id  text not null,
    first       boolean not null,
    digest      text not null,
    body        text not null,
    type        text not null,
    account_id  text,
    cloud       text,
    state       text not null check (state in ('APPLIED', 'WAITING', 'PARKED', 'IGNORED')),
    why         text,
    -- What an event that waits is waiting for.
    waits_for   text check (waits_for in ('ACCOUNT', 'TYPE')),
    -- The fingerprint of the secret.
    verified_by text not null,
    received_at timestamptz not null,
    applied_at  timestamptz,
    repeats     integer not null default 0,
    try_at      timestamptz,
    tries       integer not null default 0,
    check ((state = 'WAITING') = (waits_for is not null)),
    check ((state = 'APPLIED') = (applied_at is not null))
);
create unique index events_first on events (source, webhook_id) where first;
create unique index events_once on events (source, webhook_id, digest);
create index events_in_order on events (received_at desc, id desc);
create index events_of_account on events (account_id, received_at desc, id desc);
create index events_to_look_at on events (state, received_at desc, id desc) where state in ('WAITING', 'PARKED');
create index events_to_try on events (try_at) where try_at is not null;
create index events_of_unknown_type on events (type) where waits_for = 'TYPE';
