-- What the partner disputes, and what our people answer. The first of two approvals needs nothing here: it is a decision
-- like any other, and the rules count persons.

create table disputes (
    id           text primary key,
    case_id      text not null references cases,
    account_id   text not null references accounts,
    cloud        text not null,
    ground       text not null,
    subject      text not null,
    filed_at     timestamptz not null,
    filed_by     text not null,
    message_text text not null references texts,
    -- On one case a thing is disputed once.
    unique (case_id, ground, subject)
);
create index disputes_of_account on disputes (account_id);

-- A stay while it is looked at, then whether the partner was right. What an answer exempts is an exemption.
create table dispute_answers (
    id           text primary key,
    dispute_id   text not null references disputes,
    case_id      text not null references cases,
    account_id   text not null references accounts,
    cloud        text not null,
    kind         text not null check (kind in ('STAY', 'UPHOLD', 'REJECT')),
    answered_at  timestamptz not null,
    answered_by  text not null,
    exemption_id text references exemptions,
    reason_text  text not null references texts,
    reply_text   text not null references texts
);
create index dispute_answers_of_dispute on dispute_answers (dispute_id, answered_at);
-- It is settled once, whoever asks.
create unique index dispute_answers_settle_once on dispute_answers (dispute_id) where kind <> 'STAY';
