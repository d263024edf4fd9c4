-- Every ground: what the neighbours report beside invoices and payments, exemptions, and what is left to people.

update terms set body = body || '{
  "vettingLimit": 30,
  "vettingWarnings": [15, 25],
  "insignificant": ["LOW"]
}' where version = 1;

create table write_offs (
    account_id     text not null references accounts,
    cloud          text not null,
    invoice        text not null,
    written_off_on date not null,
    recorded_at    timestamptz not null,
    primary key (account_id, invoice)
);

create table allotments (
    account_id   text not null references accounts,
    cloud        text not null,
    allotment_id text not null,
    -- No foreign keys: a fact may be known before what it names.
    payment_id   text not null,
    invoice      text not null,
    currency     text not null,
    amount       numeric not null check (amount > 0),
    recorded_at  timestamptz not null,
    primary key (account_id, allotment_id)
);

-- Reports on the profile and on the vetting: one of many, of which the latest by its own instant counts.
create table status_reports (
    account_id  text not null references accounts,
    cloud       text not null,
    of          text not null check (of in ('PROFILE', 'VETTING')),
    report_id   text not null,
    state       text not null,
    since       timestamptz not null,
    reported_at timestamptz not null,
    reason      text,
    steps       jsonb not null,
    missing     jsonb not null,
    recorded_at timestamptz not null,
    primary key (account_id, of, report_id)
);

create table provider_issues (
    account_id  text not null references accounts,
    cloud       text not null,
    issue_id    text not null,
    -- Null while only the end is known.
    provider    text,
    description text,
    raised_at   timestamptz,
    cleared_at  timestamptz,
    recorded_at timestamptz not null,
    primary key (account_id, issue_id)
);

create table findings (
    account_id  text not null references accounts,
    cloud       text not null,
    finding_id  text not null,
    severity    text not null,
    summary     text not null,
    found_at    timestamptz not null,
    -- Only a trust officer's review clears it.
    cleared_at  timestamptz,
    cleared_by  text,
    reason_text text references texts,
    recorded_at timestamptz not null,
    primary key (account_id, finding_id)
);

create table exemptions (
    id          text primary key,
    account_id  text not null references accounts,
    cloud       text not null,
    kind        text not null,
    ground      text not null,
    subject     text not null,
    recorded_at timestamptz not null,
    recorded_by text not null,
    until       timestamptz,
    ended_at    timestamptz,
    ended_by    text,
    reason_text text not null references texts
);
create index exemptions_of_account on exemptions (account_id);

-- What no rule settles. Derived with everything else, so each closes itself when its cause goes.
create table tasks (
    id         text primary key,
    -- Null for an event whose account is not known.
    account_id text references accounts,
    cloud      text,
    kind       text not null,
    subject    text not null,
    state      text not null check (state in ('OPEN', 'DONE', 'CLOSED')),
    since      timestamptz not null,
    ended_at   timestamptz,
    ended_by   text,
    note_text  text references texts
);
create unique index tasks_once on tasks (kind, coalesce(account_id, ''), subject);
create index tasks_of_account on tasks (account_id) where state <> 'CLOSED';
create index tasks_open on tasks (since, id) where state = 'OPEN';

create index accounts_by_provider on accounts (provider) where provider is not null;

-- A provider whose hold was placed or lifted: the relay lets its resellers look, in batches.
create table provider_changes (
    provider   text primary key references accounts,
    changed_at timestamptz not null,
    -- The last reseller that was told to look.
    told       text not null default ''
);
