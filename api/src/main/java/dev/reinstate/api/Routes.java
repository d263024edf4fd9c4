package dev.reinstate.api;

import static dev.reinstate.api.Route.delete;
import static dev.reinstate.api.Route.get;
import static dev.reinstate.api.Route.open;
import static dev.reinstate.api.Route.post;
import static dev.reinstate.api.Route.put;
import static dev.reinstate.api.Route.signed;
import static dev.reinstate.workflows.ports.Act.ANSWER;
import static dev.reinstate.workflows.ports.Act.ASK_AT_THE_GATE;
import static dev.reinstate.workflows.ports.Act.CLAIM;
import static dev.reinstate.workflows.ports.Act.DECIDE;
import static dev.reinstate.workflows.ports.Act.DECIDE_DISPUTE;
import static dev.reinstate.workflows.ports.Act.DISPUTE;
import static dev.reinstate.workflows.ports.Act.DO_TASK;
import static dev.reinstate.workflows.ports.Act.EXEMPT;
import static dev.reinstate.workflows.ports.Act.KEEP_KEYS;
import static dev.reinstate.workflows.ports.Act.KEEP_VIEWS;
import static dev.reinstate.workflows.ports.Act.MANAGE_TARGETS;
import static dev.reinstate.workflows.ports.Act.MOVE_CLOCK;
import static dev.reinstate.workflows.ports.Act.OPEN_CASE;
import static dev.reinstate.workflows.ports.Act.RECORD_FACTS;
import static dev.reinstate.workflows.ports.Act.REDELIVER_EVENT;
import static dev.reinstate.workflows.ports.Act.REQUEST_SUPPORT;
import static dev.reinstate.workflows.ports.Act.REVIEW_ABUSE;
import static dev.reinstate.workflows.ports.Act.SEE_ACCOUNT;
import static dev.reinstate.workflows.ports.Act.SEE_CASE;
import static dev.reinstate.workflows.ports.Act.SEE_DEMO;
import static dev.reinstate.workflows.ports.Act.SEE_EVENTS;
import static dev.reinstate.workflows.ports.Act.SEE_ONLOOKERS;
import static dev.reinstate.workflows.ports.Act.SEE_STATEMENT;
import static dev.reinstate.workflows.ports.Act.SEE_TARGETS;
import static dev.reinstate.workflows.ports.Act.SEE_TASKS;
import static dev.reinstate.workflows.ports.Act.SEE_WATCH;
import static dev.reinstate.workflows.ports.Act.WRITE_NOTE;

import dev.reinstate.workflows.ports.Health;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.ArrayList;
import java.util.List;

/** Every route of the API: its path, the act that it is, who answers, and the query parameters that it knows. */
final class Routes {

    private Routes() {}

    /** What those who run a process want of it. */
    static List<Route> ofOperator(Health health, PrometheusMeterRegistry metrics) {
        OperatorRoutes operator = new OperatorRoutes(health, metrics);
        return List.of(
                open("/healthz", operator::alive),
                open("/readyz", operator::ready),
                open("/metrics", operator::metrics));
    }

    static List<Route> of(Doors doors) {
        AccountRoutes accounts = new AccountRoutes(doors.accounts());
        StandingRoutes standings = new StandingRoutes(doors.standings());
        LedgerRoutes ledger = new LedgerRoutes(doors.ledger());
        CaseRoutes cases = new CaseRoutes(doors.cases());
        RulingRoutes rulings = new RulingRoutes(doors.rulings());
        NoticeRoutes notices = new NoticeRoutes(doors.notices());
        ExemptionRoutes exemptions = new ExemptionRoutes(doors.exemptions());
        DisputeRoutes disputes = new DisputeRoutes(doors.disputes());
        OutlookRoutes outlook = new OutlookRoutes(doors.outlook());
        QueueRoutes queue = new QueueRoutes(doors.queue());
        ConversationRoutes conversations = new ConversationRoutes(doors.conversations());
        TaskRoutes tasks = new TaskRoutes(doors.tasks());
        KeyRoutes keys = new KeyRoutes(doors.keys());
        TargetRoutes targets = new TargetRoutes(doors.targets());
        List<Route> routes = new ArrayList<>(ofOperator(doors.health(), doors.metrics()));
        routes.addAll(List.of(
                open("/openapi.yaml", OperatorRoutes::openApi),
                get("/v1/accounts", SEE_ACCOUNT, accounts::list, "q", "programme", "goodStanding", "cloud")
                        .paged(),
                put("/v1/accounts/{accountId}", RECORD_FACTS, accounts::record),
                get("/v1/accounts/{accountId}", SEE_ACCOUNT, accounts::show),
                get("/v1/accounts/{accountId}/standing", SEE_ACCOUNT, standings::standing, "operation", "exact"),
                post("/v1/gate", ASK_AT_THE_GATE, standings::gate),
                get("/v1/accounts/{accountId}/profile", SEE_CASE, accounts::profile),
                get("/v1/accounts/{accountId}/exemptions", SEE_CASE, exemptions::list),
                post("/v1/accounts/{accountId}/exemptions", EXEMPT, exemptions::record),
                post("/v1/accounts/{accountId}/exemptions/{exemptionId}/end", EXEMPT, exemptions::end),
                post("/v1/accounts/{accountId}/findings/{findingId}/review", REVIEW_ABUSE, exemptions::review),
                get("/v1/tasks", SEE_TASKS, tasks::list, "kind", "state", "account")
                        .paged(),
                post("/v1/tasks/{taskId}/done", DO_TASK, tasks::done),
                get("/v1/accounts/{accountId}/notices", SEE_ACCOUNT, accounts::notices)
                        .paged(),
                get("/v1/accounts/{accountId}/statement", SEE_STATEMENT, accounts::statement)
                        .paged(),
                put("/v1/accounts/{accountId}/invoices/{number}", RECORD_FACTS, ledger::invoice),
                post("/v1/accounts/{accountId}/payments", RECORD_FACTS, ledger::payment),
                post("/v1/accounts/{accountId}/payments/{paymentId}/reversal", RECORD_FACTS, ledger::reversal),
                post("/v1/accounts/{accountId}/cases", OPEN_CASE, cases::open),
                get("/v1/cases", SEE_CASE, queue::list, QueueFilters.NAMES).paged(),
                get("/v1/cases/{caseId}", SEE_CASE, cases::show),
                get("/v1/cases/{caseId}/timeline", SEE_CASE, cases::timeline).paged(),
                get("/v1/cases/{caseId}/explanation", SEE_CASE, outlook::explain),
                post("/v1/accounts/{accountId}/what-if", SEE_CASE, outlook::suppose),
                get("/v1/watch", SEE_WATCH, outlook::watch, "cloud", "ground", "before")
                        .paged(),
                post("/v1/cases/{caseId}/support-requests", REQUEST_SUPPORT, rulings::request),
                post("/v1/cases/{caseId}/messages", ANSWER, rulings::message),
                post("/v1/cases/{caseId}/decisions", DECIDE, rulings::decide),
                post("/v1/cases/{caseId}/disputes", DISPUTE, disputes::file),
                post("/v1/cases/{caseId}/disputes/{disputeId}/decision", DECIDE_DISPUTE, disputes::answer),
                get("/v1/cases/{caseId}/conversation", SEE_CASE, conversations::read)
                        .paged(),
                post("/v1/cases/{caseId}/notes", WRITE_NOTE, conversations::note),
                post("/v1/cases/{caseId}/claim", CLAIM, queue::claim),
                post("/v1/cases/{caseId}/release", CLAIM, queue::release),
                post("/v1/cases/{caseId}/presence", SEE_ONLOOKERS, queue::look),
                post("/v1/queue/next", CLAIM, queue::next),
                post("/v1/keys", KEEP_KEYS, keys::make),
                get("/v1/keys", KEEP_KEYS, keys::list).paged(),
                delete("/v1/keys/{keyId}", KEEP_KEYS, keys::revoke),
                post("/v1/cases/{caseId}/decisions/preview", DECIDE, notices::preview),
                get("/v1/cases/{caseId}/notices/{noticeId}", SEE_CASE, notices::show),
                post("/v1/targets", MANAGE_TARGETS, targets::register),
                get("/v1/targets", SEE_TARGETS, targets::list).paged(),
                get("/v1/targets/{targetId}", SEE_TARGETS, targets::show),
                delete("/v1/targets/{targetId}", MANAGE_TARGETS, targets::remove),
                post("/v1/targets/{targetId}/secret", MANAGE_TARGETS, targets::rotate),
                post("/v1/targets/{targetId}/enable", MANAGE_TARGETS, targets::enable),
                get("/v1/targets/{targetId}/deliveries", SEE_TARGETS, targets::deliveries)
                        .paged(),
                post("/v1/targets/{targetId}/redeliver", MANAGE_TARGETS, targets::redeliver)));
        routes.addAll(ofEvents(doors));
        routes.addAll(ofViews(doors));
        if (doors.demo() != null) {
            DemoRoutes demo = new DemoRoutes(doors.demo());
            routes.add(get("/v1/demo/clock", SEE_DEMO, demo::now));
            routes.add(post("/v1/demo/clock", MOVE_CLOCK, demo::advance));
            routes.add(get("/v1/demo/mailbox", SEE_DEMO, demo::mailbox, "to"));
            routes.add(get("/v1/demo/engine", SEE_DEMO, demo::engine));
        }
        return List.copyOf(routes);
    }

    private static List<Route> ofViews(Doors doors) {
        ViewRoutes views = new ViewRoutes(doors.views());
        return List.of(
                get("/v1/views", KEEP_VIEWS, views::list),
                get("/v1/views/{name}", KEEP_VIEWS, views::show),
                put("/v1/views/{name}", KEEP_VIEWS, views::keep),
                delete("/v1/views/{name}", KEEP_VIEWS, views::remove));
    }

    /** One address takes a source's events and shows an event: {@code id} is the source, or the event. */
    private static List<Route> ofEvents(Doors doors) {
        EventRoutes events = new EventRoutes(doors.events(), doors.senders());
        return List.of(
                signed(EventRoutes.DOOR, events::take),
                get(EventRoutes.DOOR, SEE_EVENTS, events::show),
                get("/v1/events", SEE_EVENTS, events::list, "source", "state", "account")
                        .paged(),
                post("/v1/events/{eventId}/redeliver", REDELIVER_EVENT, events::redeliver));
    }
}
