package dev.reinstate.api;

import static dev.reinstate.api.Route.get;
import static dev.reinstate.api.Route.open;
import static dev.reinstate.api.Route.page;
import static dev.reinstate.api.Route.post;
import static dev.reinstate.workflows.ports.Act.ANSWER;
import static dev.reinstate.workflows.ports.Act.CLAIM;
import static dev.reinstate.workflows.ports.Act.DISPUTE;
import static dev.reinstate.workflows.ports.Act.DO_TASK;
import static dev.reinstate.workflows.ports.Act.EXEMPT;
import static dev.reinstate.workflows.ports.Act.KEEP_KEYS;
import static dev.reinstate.workflows.ports.Act.KEEP_VIEWS;
import static dev.reinstate.workflows.ports.Act.REQUEST_SUPPORT;
import static dev.reinstate.workflows.ports.Act.SEE_ACCOUNT;
import static dev.reinstate.workflows.ports.Act.SEE_CASE;
import static dev.reinstate.workflows.ports.Act.SEE_EXEMPTIONS;
import static dev.reinstate.workflows.ports.Act.SEE_ONLOOKERS;
import static dev.reinstate.workflows.ports.Act.SEE_TASKS;
import static dev.reinstate.workflows.ports.Act.SEE_WATCH;
import static dev.reinstate.workflows.ports.Act.WRITE_NOTE;
import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.POST;

import dev.reinstate.api.console.AccountPages;
import dev.reinstate.api.console.Assets;
import dev.reinstate.api.console.CasePages;
import dev.reinstate.api.console.DeedPages;
import dev.reinstate.api.console.DisputePages;
import dev.reinstate.api.console.ExemptionPages;
import dev.reinstate.api.console.KeyPages;
import dev.reinstate.api.console.NoticePages;
import dev.reinstate.api.console.PartnerForms;
import dev.reinstate.api.console.PartnerPages;
import dev.reinstate.api.console.QueuePages;
import dev.reinstate.api.console.SessionPages;
import dev.reinstate.api.console.TaskPages;
import dev.reinstate.api.console.ViewPages;
import dev.reinstate.api.console.WatchPages;
import dev.reinstate.api.docs.DocsPages;
import dev.reinstate.api.issuer.TryingIssuer;
import dev.reinstate.api.signin.SignInPages;
import dev.reinstate.api.signin.Visitors;
import dev.reinstate.workflows.ports.Sessions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Every page: its path, the act that it is, who answers, and the query parameters that it knows. */
final class PageRoutes {

    private PageRoutes() {}

    /** What everybody may read, also where nobody can sign in: problems point to it. */
    private static List<Route> ofReaders() {
        DocsPages docs = DocsPages.written();
        return List.of(
                open("/docs", docs::reference),
                open("/problems", docs::problems),
                open("/problems/{slug}", docs::problem),
                open("/assets/{hash}/{name}", Assets::show));
    }

    /** What browsers are shown. Whoever is not signed in is sent to do so, by {@link Visitors#only}. */
    static List<Route> of(Doors doors) {
        List<Route> pages = new ArrayList<>(ofReaders());
        ConsoleDoors console = doors.console();
        if (console == null) {
            return pages;
        }
        Visitors visitors = new Visitors(console.sessions(), doors.accounts(), doors.denials(), console.origin());
        SignInPages signIn = new SignInPages(console.issuer(), console.sessions(), doors.denials(), console.origin());
        pages.addAll(List.of(
                page(GET, "/sign-in", signIn::begin),
                page(GET, SignInPages.CALLBACK, signIn::back),
                page(POST, "/sign-out", visitors.only(signIn::out)),
                page(GET, "/signed-out", signIn::signedOut)));
        pages.addAll(ofConsole(doors, console.sessions(), visitors));
        pages.addAll(ofPartners(doors, visitors));
        if (doors.demo() != null) {
            pages.addAll(ofIssuer(doors.demo().issuer()));
        }
        return List.copyOf(pages);
    }

    /** For trying only. */
    static List<Route> ofIssuer(TryingIssuer issuer) {
        return List.of(
                page(GET, TryingIssuer.PATH + "/.well-known/openid-configuration", issuer::discovery),
                page(GET, TryingIssuer.PATH + "/authorize", issuer::authorize),
                page(POST, TryingIssuer.PATH + "/token", issuer::token),
                page(GET, TryingIssuer.PATH + "/jwks", issuer::keys));
    }

    /** What people read and press. */
    private static List<Route> ofConsole(Doors doors, Sessions sessions, Visitors visitors) {
        QueuePages queue = new QueuePages(doors.queue(), doors.views());
        ViewPages views = new ViewPages(doors.views());
        CasePages cases = new CasePages(doors.dossiers(), doors.conversations());
        DeedPages deeds = new DeedPages(doors.dossiers(), doors.rulings(), doors.notices());
        DisputePages disputes = new DisputePages(doors.dossiers(), doors.disputes(), doors.notices());
        AccountPages accounts =
                new AccountPages(doors.accounts(), doors.standings(), doors.queue(), doors.exemptions());
        ExemptionPages exemptions = new ExemptionPages(doors.exemptions(), doors.accounts());
        WatchPages watch = new WatchPages(doors.outlook());
        TaskPages tasks = new TaskPages(doors.tasks());
        NoticePages notices = new NoticePages(doors.notices());
        KeyPages keys = new KeyPages(doors.keys());
        SessionPages own = new SessionPages(sessions);
        return Stream.of(
                        get("/", null, Pages::home),
                        get("/console/queue", SEE_CASE, queue::queue, QueuePages.filters())
                                .paged(),
                        get("/console/cases/{caseId}", SEE_CASE, cases::show, "done"),
                        post("/console/queue/next", CLAIM, queue::next),
                        post("/console/queue/views", KEEP_VIEWS, views::keep),
                        post("/console/queue/views/{name}/remove", KEEP_VIEWS, views::remove),
                        post("/console/cases/{caseId}/claim", CLAIM, queue::claim),
                        post("/console/cases/{caseId}/release", CLAIM, queue::release),
                        post("/console/cases/{caseId}/presence", SEE_ONLOOKERS, queue::look),
                        post("/console/cases/{caseId}/notes", WRITE_NOTE, cases::note),
                        get("/console/cases/{caseId}/disputes/{disputeId}/{answer}", SEE_CASE, disputes::compose),
                        post("/console/cases/{caseId}/disputes/{disputeId}/{answer}", SEE_CASE, disputes::send),
                        get("/console/cases/{caseId}/notices/{noticeId}", SEE_CASE, notices::letter),
                        get("/console/cases/{caseId}/notices/{noticeId}/html", SEE_CASE, notices::letterHtml),
                        get("/console/cases/{caseId}/{action}", SEE_CASE, deeds::compose),
                        post("/console/cases/{caseId}/{action}", SEE_CASE, deeds::send),
                        get("/console/accounts", SEE_ACCOUNT, accounts::list, AccountPages.filters())
                                .paged(),
                        get("/console/accounts/{accountId}", SEE_ACCOUNT, accounts::show, "done"),
                        post("/console/accounts/{accountId}/exemptions", EXEMPT, exemptions::record),
                        post("/console/accounts/{accountId}/exemptions/{exemptionId}/end", EXEMPT, exemptions::end),
                        get("/console/exemptions", SEE_EXEMPTIONS, exemptions::list, ExemptionPages.filters())
                                .paged(),
                        get("/console/watch", SEE_WATCH, watch::watch, WatchPages.filters())
                                .paged(),
                        get("/console/tasks", SEE_TASKS, tasks::list, TaskPages.filters())
                                .paged(),
                        post("/console/tasks/{taskId}/done", DO_TASK, tasks::done),
                        get("/console/notices", SEE_CASE, notices::show, NoticePages.filters()),
                        get("/console/notices/html", SEE_CASE, notices::html, NoticePages.filters()),
                        get("/console/keys", KEEP_KEYS, keys::list, "done").paged(),
                        post("/console/keys", KEEP_KEYS, keys::make),
                        post("/console/keys/{keyId}/revoke", KEEP_KEYS, keys::revoke),
                        get("/console/sessions", null, own::list),
                        post("/console/sessions/end-all", null, own::endAll),
                        post("/console/sessions/{sessionId}/end", null, own::end))
                .map(route -> route.forVisitors(visitors))
                .toList();
    }

    /** What a partner's people read and send; which of the forms, the permission table says. */
    private static List<Route> ofPartners(Doors doors, Visitors visitors) {
        PartnerPages partners = new PartnerPages(
                doors.accounts(), doors.standings(), doors.dossiers(), doors.conversations(), doors.queue());
        PartnerForms forms = new PartnerForms(partners, doors.rulings(), doors.disputes(), doors.denials());
        return Stream.of(
                        get("/partner", SEE_ACCOUNT, partners::list).paged(),
                        get("/partner/{accountId}", SEE_ACCOUNT, partners::show, "done"),
                        post("/partner/{accountId}/support-request", REQUEST_SUPPORT, forms::request),
                        post("/partner/{accountId}/answer", ANSWER, forms::answer),
                        post("/partner/{accountId}/disputes", DISPUTE, forms::dispute))
                .map(route -> route.forVisitors(visitors))
                .toList();
    }
}
