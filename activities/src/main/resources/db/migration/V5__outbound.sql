-- Webhooks: what happened to a case, told to those whom operators registered.

create table targets (
    id            text primary key,
    url           text not null,
    description   text,
    -- Of whose accounts it is told.
    clouds        text[] not null check (cardinality(clouds) > 0),
    -- Empty for all.
    types         text[] not null,
    state         text not null check (state in ('ACTIVE', 'DISABLED', 'REMOVED')),
    disabled_because text,
    -- They sign, so they are kept as they are: whoever reads this table can forge.
    secret        text not null,
    former_secret text,
    former_until  timestamptz,
    created_at    timestamptz not null,
    created_by    text not null,
    -- What waited while it was disabled is not the older for that.
    enabled_at    timestamptz not null
);
create index targets_in_order on targets (created_at, id);

-- Who did what to a target. Not an account's audit: a target belongs to none.
create table target_acts (
    id        bigint generated always as identity primary key,
    at        timestamptz not null,
    actor     text not null,
    target_id text not null references targets,
    act       text not null
);
create trigger target_acts_insert_only before update or delete or truncate on target_acts
    for each statement execute function insert_only();

-- Written with the audit's rows, in their transaction, only while there is a target for the account's cloud: these rows
-- of this account are news. It lives until the next round spreads it, some second. No foreign key: the one who writes it
-- holds the account's row.
create table outbox (
    id         bigint generated always as identity primary key,
    account_id text not null,
    cloud      text not null,
    first_seq  bigint not null,
    last_seq   bigint not null
);

-- One event for one target.
create table deliveries (
    target_id   text not null references targets,
    account_id  text not null,
    cloud       text not null,
    seq         bigint not null,
    -- Made of the target and of the audit row's hash: the same at each try, another one for another content.
    webhook_id  text not null unique,
    type        text not null,
    state       text not null check (state in ('PENDING', 'DELIVERED', 'GIVEN_UP')),
    tries       integer not null default 0,
    queued_at   timestamptz not null,
    tried_at    timestamptz,
    next_try_at timestamptz,
    last_status integer,
    last_error  text,
    primary key (target_id, account_id, seq)
);
create index deliveries_pending on deliveries (target_id, account_id, seq) where state = 'PENDING';
create index deliveries_oldest on deliveries (queued_at) where state = 'PENDING';
create index deliveries_of_target on deliveries (target_id, queued_at, webhook_id);
create index deliveries_settled on deliveries (tried_at) where state <> 'PENDING';

-- The deliveries of one account to one target, one after the other: whoever sends, or adds to them, locks this row.
create table delivery_lines (
    target_id  text not null references targets,
    account_id text not null,
    cloud      text not null,
    -- When the first of them may be sent, or when the claim on it ends; null while there is none.
    due_at     timestamptz,
    primary key (target_id, account_id)
);
create index delivery_lines_due on delivery_lines (target_id, due_at) where due_at is not null;
