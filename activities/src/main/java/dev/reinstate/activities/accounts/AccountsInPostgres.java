package dev.reinstate.activities.accounts;

import dev.reinstate.activities.events.WaitingEvents;
import dev.reinstate.activities.register.AccountRows;
import dev.reinstate.activities.register.DatabaseClock;
import dev.reinstate.activities.register.FactsReader;
import dev.reinstate.activities.register.Sitting;
import dev.reinstate.activities.register.Transactions;
import dev.reinstate.activities.store.Database;
import dev.reinstate.workflows.cases.Account;
import dev.reinstate.workflows.cases.ContactRole;
import dev.reinstate.workflows.cases.Event;
import dev.reinstate.workflows.cases.Links;
import dev.reinstate.workflows.cases.Profile;
import dev.reinstate.workflows.cases.Statement;
import dev.reinstate.workflows.ports.AccountView;
import dev.reinstate.workflows.ports.Accounts;
import dev.reinstate.workflows.ports.Act;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.NoticeView;
import dev.reinstate.workflows.ports.Page;
import dev.reinstate.workflows.ports.Paging;
import dev.reinstate.workflows.ports.Recorded;
import dev.reinstate.workflows.ports.Ruling;
import dev.reinstate.workflows.ports.StatementView;
import dev.reinstate.workflows.ports.Wakes;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** Partner accounts in PostgreSQL. */
public final class AccountsInPostgres implements Accounts {

    private final Jdbi jdbi;
    private final Transactions transactions;
    private final Links links;

    public AccountsInPostgres(Database database, Transactions transactions, Links links) {
        this.jdbi = database.jdbi();
        this.transactions = transactions;
        this.links = links;
    }

    @Override
    public Ruling<Recorded<AccountView>> record(Actor actor, Account account) {
        return transactions.as(actor).establish(Act.RECORD_FACTS, account, sitting -> {
            Account known = sitting.facts().account();
            if (known.cloud() != account.cloud()) {
                return Ruling.unprocessable(
                        "/cloud",
                        "account %s is in %s, and an account never changes its cloud"
                                .formatted(known.id(), known.cloud()));
            }
            if (known.programme() != account.programme()) {
                return Ruling.unprocessable(
                        "/programme",
                        "account %s is in %s: record a second account for another programme"
                                .formatted(known.id(), known.programme()));
            }
            return record(sitting, known, account);
        });
    }

    private static Ruling<Recorded<AccountView>> record(Sitting sitting, Account known, Account account) {
        Recorded.How how = sitting.first()
                ? Recorded.How.NEW
                : known.equals(account) ? Recorded.How.DEDUPLICATED : Recorded.How.CHANGED;
        if (how != Recorded.How.DEDUPLICATED) {
            AccountRows.write(sitting.handle(), account);
            sitting.journal(recorded(known, account), null);
            sitting.derive("account/" + account.id(), Wakes.Happening.ACCOUNT_RECORDED, account.id());
            WaitingEvents.accountRecorded(sitting.handle(), account.id());
        }
        return Ruling.granted(new Recorded<>(AccountQueries.view(sitting.handle(), account.id()), how));
    }

    private static Event recorded(Account known, Account account) {
        boolean moved = !known.billingZone().equals(account.billingZone());
        String zone = account.billingZone().getId();
        return new Event(
                Event.Kind.ACCOUNT_RECORDED,
                "account/" + account.id(),
                moved
                        ? Map.of(
                                "billingZone",
                                zone,
                                "billingZoneBefore",
                                known.billingZone().getId())
                        : Map.of("billingZone", zone));
    }

    @Override
    public Ruling<AccountView> show(Actor actor, String accountId) {
        return transactions
                .as(actor)
                .read(Act.SEE_ACCOUNT, accountId, handle -> Optional.of(AccountQueries.view(handle, accountId)));
    }

    @Override
    public Ruling<Page<AccountView>> list(Actor actor, Query query, Paging paging) {
        return transactions
                .as(actor)
                .list(Act.SEE_ACCOUNT, handle -> AccountQueries.list(handle, actor, query, paging));
    }

    @Override
    public Ruling<Profile> profile(Actor actor, String accountId) {
        return transactions.as(actor).read(Act.SEE_CASE, accountId, handle -> {
            Instant now = DatabaseClock.now(handle, accountId);
            return Optional.of(Profile.of(FactsReader.read(handle, accountId, now), links, now));
        });
    }

    @Override
    public Ruling<StatementView> statement(Actor actor, String accountId, Paging paging) {
        return transactions.as(actor).read(Act.SEE_STATEMENT, accountId, handle -> {
            Instant now = DatabaseClock.now(handle, accountId);
            Statement statement = Statement.of(FactsReader.read(handle, accountId, now), now);
            return Optional.of(new StatementView(statement, StatementPages.of(statement.history(), paging)));
        });
    }

    @Override
    public Ruling<Page<NoticeView>> notices(Actor actor, String accountId, Paging paging) {
        return transactions
                .as(actor)
                .read(
                        Act.SEE_ACCOUNT,
                        accountId,
                        handle -> Optional.of(AccountQueries.notices(handle, accountId, paging)));
    }

    @Override
    public Map<String, ContactRole> of(String email) {
        // Where one address has two roles on an account, the one that may do more counts; the enum is in that order.
        return jdbi.withHandle(handle -> handle
                .createQuery("select account_id, role from contacts where lower(email) = lower(:email)")
                .bind("email", email)
                .map((row, context) ->
                        Map.entry(row.getString("account_id"), ContactRole.valueOf(row.getString("role"))))
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        Map.Entry::getValue,
                        (one, other) -> one.compareTo(other) <= 0 ? one : other)));
    }
}
