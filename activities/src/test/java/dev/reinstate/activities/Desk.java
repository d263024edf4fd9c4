package dev.reinstate.activities;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.activities.accounts.AccountsInPostgres;
import dev.reinstate.activities.accounts.RecentStandings;
import dev.reinstate.activities.accounts.StandingsInPostgres;
import dev.reinstate.activities.audit.AuditInPostgres;
import dev.reinstate.activities.billing.LedgerInPostgres;
import dev.reinstate.activities.cases.CasesInPostgres;
import dev.reinstate.activities.cases.DossiersInPostgres;
import dev.reinstate.activities.clock.ClockInPostgres;
import dev.reinstate.activities.deploys.DeploysInPostgres;
import dev.reinstate.activities.events.WaitingEvents;
import dev.reinstate.activities.exemptions.DisputesInPostgres;
import dev.reinstate.activities.exemptions.ExemptionsInPostgres;
import dev.reinstate.activities.notices.Letters;
import dev.reinstate.activities.notices.NoticesInPostgres;
import dev.reinstate.activities.outlook.OutlookInPostgres;
import dev.reinstate.activities.people.ConversationsInPostgres;
import dev.reinstate.activities.people.Effects;
import dev.reinstate.activities.people.RulingsInPostgres;
import dev.reinstate.activities.queue.QueueInPostgres;
import dev.reinstate.activities.queue.ViewsInPostgres;
import dev.reinstate.activities.reconcile.ReconciliationInPostgres;
import dev.reinstate.activities.register.Detection;
import dev.reinstate.activities.register.NoticeRows;
import dev.reinstate.activities.register.RegisterInPostgres;
import dev.reinstate.activities.register.Transactions;
import dev.reinstate.activities.relay.RoundsInPostgres;
import dev.reinstate.activities.reports.ReportsInPostgres;
import dev.reinstate.activities.signin.ApiKeysInPostgres;
import dev.reinstate.activities.signin.SessionEnds;
import dev.reinstate.activities.signin.SessionsInPostgres;
import dev.reinstate.activities.store.Database;
import dev.reinstate.activities.store.DenialsInPostgres;
import dev.reinstate.activities.store.StoreSettings;
import dev.reinstate.activities.tasks.TasksInPostgres;
import dev.reinstate.activities.terms.TermsInPostgres;
import dev.reinstate.workflows.cases.Account;
import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.cases.Contact;
import dev.reinstate.workflows.cases.ContactRole;
import dev.reinstate.workflows.cases.Decision;
import dev.reinstate.workflows.cases.Invoice;
import dev.reinstate.workflows.cases.Links;
import dev.reinstate.workflows.cases.Money;
import dev.reinstate.workflows.cases.PartnerType;
import dev.reinstate.workflows.cases.Payment;
import dev.reinstate.workflows.cases.Programme;
import dev.reinstate.workflows.cases.Reversal;
import dev.reinstate.workflows.contract.DecisionStep;
import dev.reinstate.workflows.contract.Look;
import dev.reinstate.workflows.contract.NoticeStep;
import dev.reinstate.workflows.contract.Step;
import dev.reinstate.workflows.ports.Accounts;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.ApiKeys;
import dev.reinstate.workflows.ports.Audit;
import dev.reinstate.workflows.ports.CaseView;
import dev.reinstate.workflows.ports.Cases;
import dev.reinstate.workflows.ports.Conversations;
import dev.reinstate.workflows.ports.Delivery;
import dev.reinstate.workflows.ports.DemoClock;
import dev.reinstate.workflows.ports.Deploys;
import dev.reinstate.workflows.ports.Disputes;
import dev.reinstate.workflows.ports.Dossiers;
import dev.reinstate.workflows.ports.EventReading;
import dev.reinstate.workflows.ports.EventSource;
import dev.reinstate.workflows.ports.Exemptions;
import dev.reinstate.workflows.ports.Ledger;
import dev.reinstate.workflows.ports.Notices;
import dev.reinstate.workflows.ports.Once;
import dev.reinstate.workflows.ports.Outlook;
import dev.reinstate.workflows.ports.Queue;
import dev.reinstate.workflows.ports.Reconciliation;
import dev.reinstate.workflows.ports.Recorded;
import dev.reinstate.workflows.ports.Register;
import dev.reinstate.workflows.ports.Reports;
import dev.reinstate.workflows.ports.Role;
import dev.reinstate.workflows.ports.Rounds;
import dev.reinstate.workflows.ports.Ruling;
import dev.reinstate.workflows.ports.Rulings;
import dev.reinstate.workflows.ports.Sessions;
import dev.reinstate.workflows.ports.Standings;
import dev.reinstate.workflows.ports.Tasks;
import dev.reinstate.workflows.ports.TermsVersions;
import dev.reinstate.workflows.ports.Views;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** All adapters on a register that is empty at the start of each test; the tests are its engine. */
final class Desk implements BeforeEachCallback, AfterEachCallback {

    static final String INCARNATION = "engine-1";
    static final Actor BILLING = Actor.staff("billing", Role.BILLING, Set.of(Cloud.values()));
    static final Actor AGENT = Actor.staff("agent", Role.AGENT, Set.of(Cloud.PUBLIC));
    static final Actor SECOND_AGENT = Actor.staff("agent-2", Role.AGENT, Set.of(Cloud.PUBLIC));
    static final Actor AGENT_OF_GOVERNMENT = Actor.staff("agent-gov", Role.AGENT, Set.of(Cloud.US_GOVERNMENT));
    static final Actor SUPERVISOR = Actor.staff("supervisor", Role.SUPERVISOR, Set.of(Cloud.PUBLIC));
    static final Actor TRUST = Actor.staff("trust", Role.TRUST, Set.of(Cloud.PUBLIC));
    static final Actor NEIGHBOUR = Actor.system("neighbour");
    static final Actor ENGINEER = Actor.staff("engineer", Role.ENGINEER, Set.of(Cloud.values()));
    private static final Links LINKS =
            new Links("https://a.example", "https://b.example", "https://c.example", "https://d.example");
    private static final int MANY = 30;
    private static final int CONNECTIONS = 12;

    private StoreSettings settings;
    private Database database;
    WakesDiary wakes;

    /** The clock of what is kept for a second, which stands unless a test moves it. */
    final AtomicLong nanos = new AtomicLong();

    Accounts accounts;
    Standings standings;
    Ledger ledger;
    Cases cases;
    Dossiers dossiers;
    Outlook outlook;
    Rulings rulings;
    Notices notices;
    Reports reports;
    Exemptions exemptions;
    Disputes disputes;
    Tasks tasks;
    Queue queue;
    Conversations conversations;
    Views views;
    Register register;
    Rounds rounds;
    Detection detection;
    Audit audit;
    DemoClock clock;
    Reconciliation reconciliation;

    /** On a register that is there; whoever takes it closes it. */
    static Desk at(StoreSettings register) {
        Desk desk = new Desk();
        desk.open(register);
        return desk;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        open(Postgres.freshRegister(CONNECTIONS));
    }

    private void open(StoreSettings given) {
        settings = given;
        database = Database.connect(settings);
        DenialsInPostgres denials = new DenialsInPostgres(database);
        wakes = new WakesDiary();
        RecentStandings recent = new RecentStandings(nanos::get);
        Transactions transactions = new Transactions(database, denials, wakes, recent::forget);
        accounts = new AccountsInPostgres(database, transactions, LINKS);
        standings = new StandingsInPostgres(transactions, denials, LINKS, recent);
        ledger = new LedgerInPostgres(transactions);
        cases = new CasesInPostgres(transactions);
        dossiers = new DossiersInPostgres(transactions, LINKS);
        outlook = new OutlookInPostgres(transactions, LINKS);
        rulings = new RulingsInPostgres(transactions, new Effects(database));
        notices = new NoticesInPostgres(transactions, new NoticeRows(new Letters("reinstate.example", LINKS), LINKS));
        reports = new ReportsInPostgres(transactions);
        exemptions = new ExemptionsInPostgres(transactions);
        disputes = new DisputesInPostgres(transactions);
        tasks = new TasksInPostgres(transactions);
        queue = new QueueInPostgres(transactions);
        conversations = new ConversationsInPostgres(transactions);
        views = new ViewsInPostgres(transactions);
        register = registerOn(INCARNATION);
        rounds = roundsOf(INCARNATION);
        detection = new Detection(transactions);
        audit = new AuditInPostgres(database);
        clock = new ClockInPostgres(database, denials, recent::forgetAll);
        reconciliation = new ReconciliationInPostgres(transactions);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        close();
        if (settings != null) {
            Postgres.drop(settings);
        }
    }

    void close() {
        if (database != null) {
            database.close();
        }
    }

    Transactions transactions() {
        return new Transactions(database, new DenialsInPostgres(database), wakes);
    }

    /** As another process sees it, whose engine has another incarnation. */
    Register registerOn(String incarnation) {
        return registerOf("0.1.0-test", incarnation);
    }

    /** As a process of another build sees it. */
    Register registerOf(String build, String incarnation) {
        return new RegisterInPostgres(
                transactions(),
                new NoticeRows(new Letters("reinstate.example", LINKS), LINKS),
                () -> incarnation,
                build);
    }

    /** As one process has them; another one has its own memory of keys. */
    ApiKeys keys() {
        return new ApiKeysInPostgres(transactions());
    }

    Sessions sessions() {
        return new SessionsInPostgres(database, SessionEnds.USUAL);
    }

    TermsVersions terms() {
        return new TermsInPostgres(transactions());
    }

    Deploys deploys() {
        return new DeploysInPostgres(transactions());
    }

    Rounds roundsOf(String incarnation) {
        return new RoundsInPostgres(
                database,
                new Detection(transactions()),
                new WaitingEvents(database, transactions(), new NoEvents()),
                () -> incarnation);
    }

    /** No event is sent to a desk. */
    private static final class NoEvents implements EventReading {
        @Override
        public Reading read(EventSource source, String body) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Set<String> types() {
            return Set.of();
        }
    }

    StoreSettings settings() {
        return settings;
    }

    Jdbi jdbi() {
        return database.jdbi();
    }

    // What billing reports.

    /** A direct-bill account with one global admin. */
    String account() {
        return account(PartnerType.DIRECT_BILL, null);
    }

    String account(PartnerType type, String provider) {
        String id = "acc-" + UUID.randomUUID();
        record(id, type, provider);
        return id;
    }

    void record(String id, PartnerType type, String provider) {
        Account account = new Account(
                id,
                "Partner",
                Programme.CSP,
                type,
                provider,
                Cloud.PUBLIC,
                ZoneOffset.UTC,
                List.of(new Contact("One", id + "@example.test", ContactRole.GLOBAL_ADMIN, "en")));
        granted(accounts.record(BILLING, account));
    }

    LocalDate today() {
        return clock.now().atOffset(ZoneOffset.UTC).toLocalDate();
    }

    void owes(String account, String number, String amount, int daysOverdue) {
        LocalDate due = today().minusDays(daysOverdue);
        Invoice invoice =
                new Invoice(number, Invoice.Kind.INVOICE, eur(amount), due.minusDays(14), due, null, null, null);
        granted(ledger.record(BILLING, account, invoice));
    }

    Ruling<Recorded<Payment>> pays(String account, Once once, String id, String amount, String invoice) {
        return ledger.record(BILLING, once, account, new Payment(id, eur(amount), today(), invoice));
    }

    void pays(String account, String id, String amount, String invoice) {
        granted(pays(account, once(), id, amount, invoice));
    }

    void takesBack(String account, String payment) {
        granted(ledger.record(BILLING, once(), account, new Reversal("rev-" + payment, payment, today()), null));
    }

    static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }

    static Once once() {
        return new Once(UUID.randomUUID().toString(), "the only body");
    }

    static <T> T granted(Ruling<T> ruling) {
        assertThat(ruling).isInstanceOf(Ruling.Granted.class);
        return ((Ruling.Granted<T>) ruling).value();
    }

    static Ruling.Why refused(Ruling<?> ruling) {
        assertThat(ruling).isInstanceOf(Ruling.Refused.class);
        return ((Ruling.Refused<?>) ruling).why();
    }

    // What people do.

    Actor globalAdmin(String account) {
        return Actor.partner("admin-of-" + account, Map.of(account, ContactRole.GLOBAL_ADMIN));
    }

    void files(String account) {
        granted(rulings.request(globalAdmin(account), once(), caseOf(account), "We have paid.", null));
    }

    Decision decides(String account, Decision.Kind kind) {
        return granted(decides(AGENT, account, kind)).decision();
    }

    Ruling<Rulings.Decided> decides(Actor actor, String account, Decision.Kind kind) {
        CaseView view = granted(cases.show(actor, caseOf(account)));
        return rulings.decide(
                actor, once(), view.id(), view.tag(), new Rulings.Draft(kind, "Looked at it.", "Dear partner."));
    }

    // What time and the engine do.

    void advance(Duration by) {
        granted(clock.advance(ENGINEER, by));
    }

    /** A run that began at so many milliseconds of the engine's clock. */
    Step run(String account, String runId, long began) {
        return new Step(caseOf(account), runId, began);
    }

    /** Does what a run does until it would sleep; each letter goes out. */
    Look runs(Step step) {
        Look look = register.look(step);
        for (int i = 0; i < MANY; i++) {
            Look next = act(step, look);
            if (next == null) {
                return look;
            }
            look = next;
        }
        throw new AssertionError("the case never sleeps: " + look);
    }

    private Look act(Step step, Look look) {
        if (look.over()) {
            return null;
        }
        if (look.holdOwed()) {
            return register.placeHold(step);
        }
        if (look.approvedBy() != null) {
            return register.reinstate(new DecisionStep(step, look.approvedBy()));
        }
        if (look.notices().isEmpty()) {
            return null;
        }
        NoticeStep notice = new NoticeStep(step, look.notices().get(0));
        return register.letter(notice).isPresent() ? register.delivered(notice, Delivery.sent()) : register.look(step);
    }

    /** An account that was suspended and told so by run {@code r1}, which began at 100. */
    String suspended() {
        String account = account();
        owes(account, "INV-1", "120.00", 61);
        runs(run(account, "r1", 100));
        return account;
    }

    // What is in the register.

    String caseOf(String account) {
        return text("select id from cases where account_id = '%s' order by opened_at desc limit 1".formatted(account));
    }

    long count(String query) {
        return jdbi().withHandle(
                        handle -> handle.createQuery(query).mapTo(Long.class).one());
    }

    String text(String query) {
        return jdbi().withHandle(
                        handle -> handle.createQuery(query).mapTo(String.class).one());
    }

    Instant instant(String query) {
        return jdbi().withHandle(handle -> handle.createQuery(query)
                .mapTo(java.time.OffsetDateTime.class)
                .one()
                .toInstant());
    }

    /** What is in every table, in a few characters each. */
    Map<String, String> contents() {
        return jdbi().withHandle(handle -> {
            Map<String, String> contents = new TreeMap<>();
            handle.createQuery("select tablename from pg_tables where schemaname = 'public'")
                    .mapTo(String.class)
                    .forEach(table -> contents.put(
                            table,
                            handle.createQuery(
                                            "select md5(coalesce(string_agg(row::text, E'\\n' order by row::text), '')) from %s row"
                                                    .formatted(table))
                                    .mapTo(String.class)
                                    .one()));
            return contents;
        });
    }

    void execute(String sql) {
        jdbi().useHandle(handle -> handle.execute(sql));
    }
}
