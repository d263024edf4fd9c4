-- Who is signed in to the console, and the keys of scripts. Of both only a digest of the secret is here: it is long and
-- random, so nothing slower than SHA-256 is needed to hide it.

create table sessions (
    id         text primary key,
    sha256     bytea not null unique,
    person     text not null,
    name       text not null,
    roles      text[] not null,
    clouds     text[] not null,
    email      text,
    browser    text not null,
    opened_at  timestamptz not null,
    used_at    timestamptz not null,
    idle_end   timestamptz not null,
    last_end   timestamptz not null,
    -- Null while nobody has ended it; whether it has run out, idle_end says, which is never after last_end.
    ended_at   timestamptz
);
create index sessions_of_person on sessions (person, used_at) where ended_at is null;
create index sessions_to_forget on sessions (last_end);

create table api_keys (
    id           text primary key,
    sha256       bytea not null unique,
    name         text not null,
    role         text not null,
    clouds       text[] not null check (cardinality(clouds) > 0),
    -- What it is scoped to; empty for all that its role may and a key can.
    acts         text[] not null,
    created_at   timestamptz not null,
    created_by   text not null,
    expires_at   timestamptz not null,
    -- Written at most once a minute.
    last_used_at timestamptz,
    revoked_at   timestamptz,
    revoked_by   text
);
create index api_keys_in_order on api_keys (created_at, id);
