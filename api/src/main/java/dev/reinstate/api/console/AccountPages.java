package dev.reinstate.api.console;

import dev.reinstate.api.Answer;
import dev.reinstate.api.Query;
import dev.reinstate.api.Request;
import dev.reinstate.api.Shape;
import dev.reinstate.api.Shapes;
import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.cases.Profile;
import dev.reinstate.workflows.cases.Programme;
import dev.reinstate.workflows.cases.Statement;
import dev.reinstate.workflows.ports.AccountView;
import dev.reinstate.workflows.ports.Accounts;
import dev.reinstate.workflows.ports.Act;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.CaseSummary;
import dev.reinstate.workflows.ports.Exemptions;
import dev.reinstate.workflows.ports.Paging;
import dev.reinstate.workflows.ports.Permissions;
import dev.reinstate.workflows.ports.Queue;
import dev.reinstate.workflows.ports.Standings;
import dev.reinstate.workflows.ports.StatementView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The accounts: a list of them, and one with all that is known of it. */
public final class AccountPages {

    /** What the list can be narrowed by. */
    public static String[] filters() {
        return new String[] {"q", "programme", "goodStanding", "cloud"};
    }

    private static final Shape<Programme> PROGRAMME = Shapes.oneOf(Programme.class);
    private static final Shape<Cloud> CLOUD = Shapes.oneOf(Cloud.class);

    /** More than any page shows of a history; the rest is in the API. */
    private static final Paging ENOUGH = new Paging(Paging.MOST, null);

    private final Accounts accounts;
    private final Standings standings;
    private final Queue queue;
    private final Exemptions exemptions;

    public AccountPages(Accounts accounts, Standings standings, Queue queue, Exemptions exemptions) {
        this.accounts = accounts;
        this.standings = standings;
        this.queue = queue;
        this.exemptions = exemptions;
    }

    public Answer list(Request request) {
        Query query = request.query().filled();
        Accounts.Query which = new Accounts.Query(
                query.value("q", Shapes.LINE),
                query.value("programme", PROGRAMME),
                query.flag("goodStanding"),
                query.value("cloud", CLOUD));
        return Shown.of(
                query.page(paging -> accounts.list(request.actor(), which, paging)),
                page -> Templates.answer(
                        request,
                        "accounts",
                        "Accounts",
                        "accounts",
                        new AccountsPage(
                                page.items(),
                                which,
                                request.actor().clouds().stream().sorted().toList(),
                                Pager.after("/console/accounts", query.toGoOn(), page.next()))));
    }

    public Answer show(Request request) {
        AccountPage page = page(request.actor(), request.id("accountId"));
        Frame frame = Frame.of(request.visitor(), page.account().name(), "accounts")
                .saying(ExemptionPages.said(request.query().value("done", Shapes.WORD)));
        return Templates.answer(200, "account", frame, page);
    }

    /** What a role may not see is left out; what is foreign is not there at all. */
    private AccountPage page(Actor actor, String accountId) {
        AccountView view = Shown.granted(accounts.show(actor, accountId));
        boolean seesCases = may(actor, Act.SEE_CASE, view);
        Statement statement = may(actor, Act.SEE_STATEMENT, view) ? statement(actor, accountId) : null;
        return new AccountPage(
                view,
                Shown.granted(standings.standing(actor, accountId, Standings.Freshness.EXACT)),
                statement,
                statement == null
                        ? List.of()
                        : statement.balances().stream().map(Chart::of).toList(),
                seesCases ? profile(actor, accountId) : null,
                seesCases ? Shown.granted(exemptions.of(actor, accountId)) : List.of(),
                seesCases ? cases(actor, accountId) : List.of(),
                Shown.granted(accounts.notices(actor, accountId, ENOUGH)).items(),
                may(actor, Act.EXEMPT, view));
    }

    private static boolean may(Actor actor, Act act, AccountView view) {
        return Permissions.on(actor, act, view.account().id(), view.account().cloud()) == Permissions.Verdict.ALLOWED;
    }

    private @Nullable Statement statement(Actor actor, String accountId) {
        StatementView view = Shown.granted(accounts.statement(actor, accountId, ENOUGH));
        return view.statement();
    }

    private Profile profile(Actor actor, String accountId) {
        return Shown.granted(accounts.profile(actor, accountId));
    }

    private List<CaseSummary> cases(Actor actor, String accountId) {
        Queue.Query ofAccount =
                new Queue.Query(null, null, null, null, null, accountId, null, null, null, null, Queue.Order.OLDEST);
        return Shown.granted(queue.page(actor, ofAccount, ENOUGH)).items().stream()
                .map(Queue.Row::summary)
                .toList();
    }
}
