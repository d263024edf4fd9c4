-- What a notice said when it was last tried: a letter is worded anew at each try (docs/decisions/0023). It holds what
-- people wrote, so it is erased by deleting the row. No foreign keys: their locks would let a letter wait for its account.
create table letters (
    notice_id  text primary key,
    account_id text not null,
    cloud      text not null,
    language   text not null,
    subject    text not null,
    text       text not null,
    html       text not null
);
create index letters_of_account on letters (account_id);
