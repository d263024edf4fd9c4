package dev.reinstate.api.console;

import dev.reinstate.api.Answer;
import dev.reinstate.api.Problem;
import dev.reinstate.api.Query;
import dev.reinstate.api.Request;
import dev.reinstate.api.Shapes;
import dev.reinstate.workflows.cases.Profile;
import dev.reinstate.workflows.cases.Standing;
import dev.reinstate.workflows.cases.Statement;
import dev.reinstate.workflows.ports.AccountView;
import dev.reinstate.workflows.ports.Accounts;
import dev.reinstate.workflows.ports.Act;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.CaseView;
import dev.reinstate.workflows.ports.Conversations;
import dev.reinstate.workflows.ports.Dossiers;
import dev.reinstate.workflows.ports.Dossiers.Dossier;
import dev.reinstate.workflows.ports.Page;
import dev.reinstate.workflows.ports.Paging;
import dev.reinstate.workflows.ports.Permissions;
import dev.reinstate.workflows.ports.Queue;
import dev.reinstate.workflows.ports.Said;
import dev.reinstate.workflows.ports.Standings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a partner's people see: their accounts, and on one page the way back. */
public final class PartnerPages {

    private static final String HOME = "/partner";
    private static final Accounts.Query ALL = new Accounts.Query(null, null, null, null);

    /** Longer ones go on in the API. */
    private static final Paging FIRST_PART = new Paging(Paging.MOST, null);

    private final Accounts accounts;
    private final Standings standings;
    private final Dossiers dossiers;
    private final Conversations conversations;
    private final Queue queue;

    public PartnerPages(
            Accounts accounts, Standings standings, Dossiers dossiers, Conversations conversations, Queue queue) {
        this.accounts = accounts;
        this.standings = standings;
        this.dossiers = dossiers;
        this.conversations = conversations;
        this.queue = queue;
    }

    /**
     * Whoever belongs to several accounts chooses one.
     *
     * @param next address of the next part; null on the last
     */
    public record PartnersPage(
            List<AccountView> rows, @Nullable String next) {}

    public Answer list(Request request) {
        if (ofOurPeople(request.actor())) {
            return Shown.goOn("/");
        }
        Query query = request.query();
        Page<AccountView> own = Shown.granted(query.page(paging -> accounts.list(request.actor(), ALL, paging)));
        boolean whole = own.next() == null && query.value("cursor", Shapes.LINE_OF_1000) == null;
        if (whole && own.items().size() == 1) {
            return Shown.goOn(HOME + "/" + own.items().get(0).account().id());
        }
        PartnersPage page = new PartnersPage(own.items(), Pager.after(HOME, query.toGoOn(), own.next()));
        return Templates.answer(request, "partners", "Your accounts", "partner", page);
    }

    /** Our own people have another page of the same account, which says more. */
    public Answer show(Request request) {
        String accountId = request.id("accountId");
        return ofOurPeople(request.actor())
                ? Shown.goOn("/console/accounts/" + accountId)
                : answer(request, 200, PartnerDraft.none());
    }

    static boolean ofOurPeople(Actor actor) {
        return Permissions.ever(actor, Act.ENTER_CONSOLE);
    }

    Answer answer(Request request, int status, PartnerDraft draft) {
        PartnerPage page = page(request.actor(), request.id("accountId"), draft);
        Frame frame = Frame.of(request.visitor(), page.account().name(), "partner")
                .saying(status == 200 ? said(request) : null);
        return Templates.answer(status, "partner", frame, page);
    }

    /** The case that a form is about: on this account, or it is not there. */
    String caseId(Request request) {
        String caseId = request.form().text("case");
        if (!Shapes.isId(caseId)) {
            throw Problem.MALFORMED.because(
                    "The form has lost its case: go back, load the page again and send it anew.");
        }
        Dossier dossier = Shown.granted(dossiers.ofCase(request.actor(), caseId));
        if (!dossier.account().id().equals(request.id("accountId"))) {
            throw Problem.NOT_FOUND.because("There is no such thing here, or it is not yours to see.");
        }
        return caseId;
    }

    private PartnerPage page(Actor actor, String accountId, PartnerDraft draft) {
        AccountView view = Shown.granted(accounts.show(actor, accountId));
        Standing standing = Shown.granted(standings.standing(actor, accountId, Standings.Freshness.EXACT));
        String caseId = standing.caseId() == null ? lastCase(actor, accountId) : standing.caseId();
        Dossier dossier = caseId == null ? null : Shown.granted(dossiers.ofCase(actor, caseId));
        Statement statement = dossier == null ? statement(actor, accountId) : dossier.statement();
        Profile profile = dossier == null ? Shown.granted(accounts.profile(actor, accountId)) : dossier.profile();
        return new PartnerPage(
                view.account(),
                standing,
                dossier,
                caseId == null ? List.of() : conversation(actor, caseId),
                statement,
                profile,
                steps(standing, profile, statement, dossier),
                draft);
    }

    private static List<PartnerStep> steps(
            Standing standing, Profile profile, @Nullable Statement statement, @Nullable Dossier dossier) {
        CaseView view = dossier == null ? null : dossier.view();
        return view == null || view.closedAt() != null ? List.of() : WayBack.of(standing, profile, statement, view);
    }

    private Statement statement(Actor actor, String accountId) {
        return Shown.granted(accounts.statement(actor, accountId, FIRST_PART)).statement();
    }

    private List<Said> conversation(Actor actor, String caseId) {
        return Shown.granted(conversations.conversation(actor, caseId, FIRST_PART))
                .items();
    }

    private @Nullable String lastCase(Actor actor, String accountId) {
        Queue.Query ofAccount =
                new Queue.Query(null, null, null, null, null, accountId, null, null, null, null, Queue.Order.OLDEST);
        List<Queue.Row> cases =
                Shown.granted(queue.page(actor, ofAccount, FIRST_PART)).items();
        return cases.isEmpty() ? null : cases.get(cases.size() - 1).summary().id();
    }

    private static @Nullable String said(Request request) {
        String done = request.query().value("done", Shapes.WORD);
        if (done == null) {
            return null;
        }
        return switch (done) {
            case "request" -> "Your support request is filed. You are told what was decided.";
            case "answer" -> "Your answer is with the agent.";
            case "dispute" -> "Your dispute is filed. Somebody who has not decided on this case looks at it.";
            default -> throw Problem.MALFORMED.because("'done' in the address is nothing that can be done here.");
        };
    }
}
