-- Row-level security behind the permission table (docs/decisions/0024). A transaction that an actor asked for becomes the
-- role reinstate_people and says which clouds and accounts are theirs: no setting, no rows. What acts for nobody (cases,
-- relay, imports, reconcile, migrations, dumps) stays what it logged in as: the owner of the tables, or reinstate_house.

-- Roles belong to the whole server: another register on it may have made them, or an administrator.
do $$
declare
    wanted text;
begin
    foreach wanted in array array['reinstate_house', 'reinstate_people'] loop
        if not exists (select from pg_roles where rolname = wanted) then
            begin
                execute format('create role %I nologin', wanted);
            exception
                when duplicate_object or unique_violation then null;
                when insufficient_privilege then
                    raise exception 'the role % is missing, and % may not make it', wanted, current_user
                        using hint = 'as an administrator: create role reinstate_house nologin;'
                            ' create role reinstate_people nologin; (docs/configuration.md)';
            end;
        end if;
    end loop;
    -- The owner may be the user of our processes as well, who must be able to become people.
    begin
        set local role reinstate_people;
        reset role;
    exception when insufficient_privilege then
        begin
            execute format('grant reinstate_people to %I', current_user);
        exception when insufficient_privilege then
            raise warning 'the role reinstate_people is not granted to %', current_user;
        end;
    end;
end $$;

do $$
begin
    execute format('grant usage on schema %I to reinstate_house, reinstate_people', current_schema());
    execute format('grant select, insert, update, delete on all tables in schema %I to reinstate_house, reinstate_people',
        current_schema());
    -- Of the tables to come, too.
    execute format('alter default privileges in schema %I grant select, insert, update, delete on tables
        to reinstate_house, reinstate_people', current_schema());
end $$;
revoke insert, update, delete on flyway_schema_history from reinstate_house, reinstate_people;
-- No actor has business there.
revoke all on sessions, denials from reinstate_people;

create function clouds_seen() returns text[] language sql stable parallel safe as $$
    select nullif(current_setting('reinstate.clouds', true), '')::text[]
$$;
create function accounts_seen() returns text[] language sql stable parallel safe as $$
    select nullif(current_setting('reinstate.accounts', true), '')::text[]
$$;

-- For each table of an account, in the migration that makes it. The subselects are asked once for each statement.
create function guard_rows(guarded regclass, account text default 'account_id', otherwise text default 'false')
returns void language plpgsql as $$
begin
    execute format('alter table %s enable row level security', guarded);
    execute format('create policy house on %s to reinstate_house using (true)', guarded);
    execute format('create policy people on %s to reinstate_people using (
        cloud = any ((select clouds_seen())::text[]) or %I = any ((select accounts_seen())::text[]) or %s)',
        guarded, account, otherwise);
end $$;

-- What the rules, and who is refused, must know of foreign accounts, and no more of them.
create function is_held(account text) returns boolean
language sql stable security definer as $$
    select exists (select from holds where account_id = account and lifted_at is null)
$$;
create function cloud_of(account text) returns text
language sql stable security definer as $$
    select cloud from accounts where id = account
$$;
create function known_accounts(among text[]) returns setof text
language sql stable security definer as $$
    select id from accounts where id = any(among)
$$;
-- No condition on words may be asked before the policy is (it might tell what it saw), so no index of words would serve
-- people: here it does, and the policy stands in the query itself.
create function queue_found(asked tsquery, most integer) returns setof queue_entries
language sql stable security definer rows 100 as $$
    select * from queue_entries
    where words @@ asked
      and (current_setting('role') <> 'reinstate_people'
           or cloud = any ((select clouds_seen())::text[]) or account_id = any ((select accounts_seen())::text[]))
    limit most
$$;
-- They mean these tables, whatever lies in a caller's path.
do $$
declare
    asked text;
begin
    foreach asked in array array['is_held(text)', 'cloud_of(text)', 'known_accounts(text[])',
        'queue_found(tsquery, integer)'] loop
        execute format('alter function %s set search_path = %I, pg_temp', asked, current_schema());
    end loop;
end $$;
revoke execute on function
    is_held(text), cloud_of(text), known_accounts(text[]), queue_found(tsquery, integer) from public;
grant execute on function
    is_held(text), cloud_of(text), known_accounts(text[]), queue_found(tsquery, integer)
    to reinstate_house, reinstate_people;

-- For the same reason no index serves whose expression PostgreSQL does not know to tell nothing, and "coalesce" is one.
drop index queue_first, queue_by_stage, queue_by_waiting, queue_by_assignee, queue_of_abuse, queue_of_profile_rejected,
    queue_of_billing_overdue, queue_of_provider_issue, queue_of_vetting_rejected;
create index queue_first on queue_entries
    (cloud, (case when due_at is null then 'infinity' else due_at end), opened_at, case_id) where open;
create index queue_by_stage on queue_entries
    (cloud, stage, (case when due_at is null then 'infinity' else due_at end), opened_at, case_id) where open;
create index queue_by_waiting on queue_entries
    (cloud, waiting_on, (case when due_at is null then 'infinity' else due_at end), opened_at, case_id) where open;
create index queue_by_assignee on queue_entries
    (cloud, (case when assignee is null then '' else assignee end),
     (case when due_at is null then 'infinity' else due_at end), opened_at, case_id) where open;
do $$
declare
    ground text;
begin
    foreach ground in array
        array['ABUSE', 'PROFILE_REJECTED', 'BILLING_OVERDUE', 'PROVIDER_ISSUE', 'VETTING_REJECTED'] loop
        execute format('create index %I on queue_entries
            (cloud, (case when due_at is null then ''infinity'' else due_at end), opened_at, case_id)
            where open and grounds @> %L::text[]', 'queue_of_' || lower(ground), array[ground]);
    end loop;
end $$;

select guard_rows('accounts', 'id');
-- What belongs to nobody yet is seen by whoever works for us: a task without an account, an event of an unknown one.
select guard_rows('tasks', otherwise => 'account_id is null and cardinality((select clouds_seen())) > 0');
select guard_rows('events', otherwise => 'cloud is null and coalesce(
    cloud_of(account_id) = any ((select clouds_seen())::text[]), cardinality((select clouds_seen())) > 0)');
select guard_rows(of::regclass) from unnest(array[
    'contacts', 'invoices', 'payments', 'reversals', 'write_offs', 'allotments', 'status_reports', 'provider_issues',
    'findings', 'exemptions', 'anchors', 'warnings', 'cases', 'grounds', 'holds', 'texts', 'support_requests', 'messages',
    'decisions', 'disputes', 'dispute_answers', 'notes', 'notices', 'letters', 'queue_entries', 'onlookers',
    'account_events', 'outbox', 'deliveries', 'delivery_lines']) of;

-- The relay's alone.
alter table provider_changes enable row level security;
create policy house on provider_changes to reinstate_house using (true);
