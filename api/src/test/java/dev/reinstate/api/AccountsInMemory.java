package dev.reinstate.api;

import dev.reinstate.workflows.cases.Account;
import dev.reinstate.workflows.cases.Contact;
import dev.reinstate.workflows.cases.ContactRole;
import dev.reinstate.workflows.cases.Event;
import dev.reinstate.workflows.cases.GroundEntry;
import dev.reinstate.workflows.cases.Links;
import dev.reinstate.workflows.cases.Profile;
import dev.reinstate.workflows.cases.Statement;
import dev.reinstate.workflows.cases.StatementEntry;
import dev.reinstate.workflows.ports.AccountView;
import dev.reinstate.workflows.ports.Accounts;
import dev.reinstate.workflows.ports.Act;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.NoticeView;
import dev.reinstate.workflows.ports.Page;
import dev.reinstate.workflows.ports.Paging;
import dev.reinstate.workflows.ports.Permissions;
import dev.reinstate.workflows.ports.Recorded;
import dev.reinstate.workflows.ports.Ruling;
import dev.reinstate.workflows.ports.StatementView;
import dev.reinstate.workflows.ports.Wakes.Happening;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The accounts, each on a shelf. */
record AccountsInMemory(Cabinet cabinet, Scribe scribe) implements Accounts {

    @Override
    public Ruling<Recorded<AccountView>> record(Actor actor, Account account) {
        return scribe.asked(
                actor,
                "records " + account,
                () -> cabinet.ever(actor, Act.RECORD_FACTS, () -> {
                    boolean may = Permissions.on(actor, Act.RECORD_FACTS, account.id(), account.cloud())
                            == Permissions.Verdict.ALLOWED;
                    boolean fresh = !cabinet.knows(account.id());
                    if (fresh && may) {
                        cabinet.establish(account);
                    }
                    return cabinet.on(actor, Act.RECORD_FACTS, account.id())
                            .then(shelf -> shelf.as(actor, () -> record(shelf, account, fresh)));
                }));
    }

    private static Ruling<Recorded<AccountView>> record(Shelf shelf, Account account, boolean fresh) {
        Account known = shelf.account();
        if (known.cloud() != account.cloud()) {
            return Ruling.unprocessable("/cloud", "an account never changes its cloud");
        } else if (known.programme() != account.programme()) {
            return Ruling.unprocessable("/programme", "an account never changes its programme");
        }
        Recorded.How how =
                fresh ? Recorded.How.NEW : known.equals(account) ? Recorded.How.DEDUPLICATED : Recorded.How.CHANGED;
        if (how != Recorded.How.DEDUPLICATED) {
            shelf.memory().account = account;
            shelf.happens(
                    Event.of(Event.Kind.ACCOUNT_RECORDED, "account/" + account.id()),
                    Happening.ACCOUNT_RECORDED,
                    account.id());
        }
        return Ruling.granted(new Recorded<>(view(shelf), how));
    }

    private static AccountView view(Shelf shelf) {
        boolean good = shelf.memory().hold() == null
                && shelf.memory().openOrFresh().grounds().stream().noneMatch(GroundEntry::holds);
        return new AccountView(shelf.account(), good, shelf.openCase());
    }

    @Override
    public Ruling<AccountView> show(Actor actor, String accountId) {
        return scribe.asked(
                actor,
                "looks at " + accountId,
                () -> cabinet.on(actor, Act.SEE_ACCOUNT, accountId).map(AccountsInMemory::view));
    }

    @Override
    public Ruling<Page<AccountView>> list(Actor actor, Query query, Paging paging) {
        return scribe.asked(
                actor,
                "lists " + query + " " + paging,
                () -> cabinet.ever(
                        actor,
                        Act.SEE_ACCOUNT,
                        () -> Ruling.granted(Parts.of(
                                cabinet.seen(actor, Act.SEE_ACCOUNT).stream()
                                        .map(AccountsInMemory::view)
                                        .filter(view -> fits(view, query))
                                        .toList(),
                                paging,
                                view -> view.account().id()))));
    }

    private static boolean fits(AccountView view, Query query) {
        Account account = view.account();
        return (query.text() == null || in(account.id(), query.text()) || in(account.name(), query.text()))
                && (query.programme() == null || query.programme() == account.programme())
                && (query.cloud() == null || query.cloud() == account.cloud())
                && (query.goodStanding() == null || query.goodStanding() == view.goodStanding());
    }

    private static boolean in(String whole, String part) {
        return whole.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }

    @Override
    public Ruling<Profile> profile(Actor actor, String accountId) {
        return scribe.asked(
                actor,
                "sees the profile of " + accountId,
                () -> cabinet.on(actor, Act.SEE_CASE, accountId)
                        .map(shelf -> shelf.as(actor, () -> Profile.of(shelf.facts(), Links.none(), shelf.now()))));
    }

    @Override
    public Ruling<StatementView> statement(Actor actor, String accountId, Paging paging) {
        return scribe.asked(
                actor,
                "reads the statement of " + accountId + " " + paging,
                () -> cabinet.on(actor, Act.SEE_STATEMENT, accountId)
                        .map(shelf -> shelf.as(actor, () -> {
                            Statement statement = Statement.of(shelf.facts(), shelf.now());
                            return new StatementView(
                                    statement, Parts.of(statement.history(), paging, AccountsInMemory::key));
                        })));
    }

    private static String key(StatementEntry entry) {
        return entry.getClass().getSimpleName() + "/" + entry.id();
    }

    @Override
    public Ruling<Page<NoticeView>> notices(Actor actor, String accountId, Paging paging) {
        return scribe.asked(
                actor,
                "reads the notices of " + accountId + " " + paging,
                () -> cabinet.on(actor, Act.SEE_ACCOUNT, accountId)
                        .map(shelf -> Parts.of(shelf.memory().letters(), paging, NoticeView::id)));
    }

    @Override
    public Map<String, ContactRole> of(String email) {
        scribe.write("who is " + email);
        scribe.mayBreak();
        Map<String, ContactRole> roles = new TreeMap<>();
        for (Shelf shelf : cabinet.all()) {
            for (Contact contact : shelf.account().contacts()) {
                if (contact.email().equalsIgnoreCase(email)) {
                    roles.merge(
                            shelf.account().id(),
                            contact.role(),
                            (one, other) -> List.of(one, other).stream()
                                    .sorted()
                                    .toList()
                                    .get(0));
                }
            }
        }
        return roles;
    }
}
