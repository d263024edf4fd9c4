-- Terms are loaded from files: by whom, when, and which file it was. A version that is there never changes, since
-- anchors keep it.
alter table terms
    add column loaded_at timestamptz,
    add column loaded_by text,
    add column sha256    text;

create function terms_are_kept() returns trigger language plpgsql as $$
begin
    raise exception 'a version of the terms never changes: load another one';
end $$;
create trigger terms_are_kept before update or delete or truncate on terms
    for each statement execute function terms_are_kept();

-- A version whose accounts are still to be told: once it is valid the relay lets them look, in batches.
create table terms_changes (
    version integer primary key references terms,
    due_at  timestamptz not null,
    -- Whether floors came or went: then an account whose bills nobody waited for is concerned, too.
    floors  boolean not null,
    -- The last account that was told to look.
    told    text not null default ''
);
