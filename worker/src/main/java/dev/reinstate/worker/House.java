package dev.reinstate.worker;

import dev.reinstate.activities.accounts.AccountsInPostgres;
import dev.reinstate.activities.accounts.RecentStandings;
import dev.reinstate.activities.accounts.StandingsInPostgres;
import dev.reinstate.activities.audit.AuditInPostgres;
import dev.reinstate.activities.billing.LedgerInPostgres;
import dev.reinstate.activities.cases.CasesInPostgres;
import dev.reinstate.activities.cases.DossiersInPostgres;
import dev.reinstate.activities.clock.ClockInPostgres;
import dev.reinstate.activities.events.EventsInPostgres;
import dev.reinstate.activities.events.WaitingEvents;
import dev.reinstate.activities.exemptions.DisputesInPostgres;
import dev.reinstate.activities.exemptions.ExemptionsInPostgres;
import dev.reinstate.activities.notices.Letters;
import dev.reinstate.activities.notices.NoticesInPostgres;
import dev.reinstate.activities.outbound.AddressGuard;
import dev.reinstate.activities.outbound.CourierByHttp;
import dev.reinstate.activities.outbound.Names;
import dev.reinstate.activities.outbound.Network;
import dev.reinstate.activities.outbound.OutboxInPostgres;
import dev.reinstate.activities.outbound.TargetsInPostgres;
import dev.reinstate.activities.outlook.OutlookInPostgres;
import dev.reinstate.activities.people.ConversationsInPostgres;
import dev.reinstate.activities.people.Effects;
import dev.reinstate.activities.people.RulingsInPostgres;
import dev.reinstate.activities.queue.QueueInPostgres;
import dev.reinstate.activities.queue.ViewsInPostgres;
import dev.reinstate.activities.register.Detection;
import dev.reinstate.activities.register.NoticeRows;
import dev.reinstate.activities.register.RegisterInPostgres;
import dev.reinstate.activities.register.Transactions;
import dev.reinstate.activities.relay.RoundsInPostgres;
import dev.reinstate.activities.reports.ReportsInPostgres;
import dev.reinstate.activities.signin.ApiKeysInPostgres;
import dev.reinstate.activities.steps.StepsOfACase;
import dev.reinstate.activities.store.Database;
import dev.reinstate.activities.store.DenialsInPostgres;
import dev.reinstate.activities.store.HealthOfPostgres;
import dev.reinstate.activities.tasks.TasksInPostgres;
import dev.reinstate.api.ConsoleDoors;
import dev.reinstate.api.Demo;
import dev.reinstate.api.Doors;
import dev.reinstate.api.EventBodies;
import dev.reinstate.api.Senders;
import dev.reinstate.api.SignIn;
import dev.reinstate.workflows.cases.Links;
import dev.reinstate.workflows.contract.CaseSteps;
import dev.reinstate.workflows.ports.Accounts;
import dev.reinstate.workflows.ports.ApiKeys;
import dev.reinstate.workflows.ports.Audit;
import dev.reinstate.workflows.ports.Cases;
import dev.reinstate.workflows.ports.Conversations;
import dev.reinstate.workflows.ports.DemoClock;
import dev.reinstate.workflows.ports.Denials;
import dev.reinstate.workflows.ports.Disputes;
import dev.reinstate.workflows.ports.Dossiers;
import dev.reinstate.workflows.ports.EventReading;
import dev.reinstate.workflows.ports.Events;
import dev.reinstate.workflows.ports.Exemptions;
import dev.reinstate.workflows.ports.Health;
import dev.reinstate.workflows.ports.Ledger;
import dev.reinstate.workflows.ports.Notices;
import dev.reinstate.workflows.ports.Outbox;
import dev.reinstate.workflows.ports.Outlook;
import dev.reinstate.workflows.ports.Post;
import dev.reinstate.workflows.ports.Queue;
import dev.reinstate.workflows.ports.Register;
import dev.reinstate.workflows.ports.Reports;
import dev.reinstate.workflows.ports.Rounds;
import dev.reinstate.workflows.ports.Rulings;
import dev.reinstate.workflows.ports.Standings;
import dev.reinstate.workflows.ports.Targets;
import dev.reinstate.workflows.ports.Tasks;
import dev.reinstate.workflows.ports.Views;
import dev.reinstate.workflows.ports.Wakes;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Everything wired: each port with its adapter. */
public record House(
        Accounts accounts,
        Standings standings,
        Ledger ledger,
        Cases cases,
        Dossiers dossiers,
        Rulings rulings,
        Notices notices,
        Reports reports,
        Exemptions exemptions,
        Disputes disputes,
        Outlook outlook,
        Tasks tasks,
        Queue queue,
        Conversations conversations,
        Views views,
        Targets targets,
        ApiKeys keys,
        Outbox outbox,
        AddressGuard guard,
        Events events,
        Denials denials,
        Health health,
        Audit audit,
        DemoClock clock,
        Rounds rounds,
        Register register) {

    /**
     * What differs from one deployment to another.
     *
     * @param mailDomain the right-hand side of each Message-ID
     * @param links where partners are sent
     * @param incarnation of the engine, which can be replaced while we run
     * @param build the one that runs here, kept with each case that looks
     * @param outbound networks that webhooks may go to although they are not public
     */
    public record Plan(
            String mailDomain, Links links, Supplier<String> incarnation, String build, List<Network> outbound) {

        public Plan {
            outbound = List.copyOf(outbound);
        }

        /** The build goes by its version; webhooks go to public addresses only. */
        public Plan(String mailDomain, Links links, Supplier<String> incarnation) {
            this(mailDomain, links, incarnation, version(), List.of());
        }

        /** As the jar's manifest has it. */
        public static String version() {
            String version = House.class.getPackage().getImplementationVersion();
            return version == null ? "not packaged" : version;
        }
    }

    public static House build(Database database, Wakes wakes, Plan plan) {
        Denials denials = new DenialsInPostgres(database);
        RecentStandings recent = new RecentStandings();
        Transactions transactions = new Transactions(database, denials, wakes, recent::forget);
        NoticeRows notices = new NoticeRows(new Letters(plan.mailDomain(), plan.links()), plan.links());
        Register register = new RegisterInPostgres(transactions, notices, plan.incarnation(), plan.build());
        AddressGuard guard = new AddressGuard(plan.outbound(), Names.SYSTEM);
        EventReading reading = new EventBodies();
        return new House(
                new AccountsInPostgres(database, transactions, plan.links()),
                new StandingsInPostgres(transactions, denials, plan.links(), recent),
                new LedgerInPostgres(transactions),
                new CasesInPostgres(transactions),
                new DossiersInPostgres(transactions, plan.links()),
                new RulingsInPostgres(transactions, new Effects(database)),
                new NoticesInPostgres(transactions, notices),
                new ReportsInPostgres(transactions),
                new ExemptionsInPostgres(transactions),
                new DisputesInPostgres(transactions),
                new OutlookInPostgres(transactions, plan.links()),
                new TasksInPostgres(transactions),
                new QueueInPostgres(transactions),
                new ConversationsInPostgres(transactions),
                new ViewsInPostgres(transactions),
                new TargetsInPostgres(transactions, guard),
                new ApiKeysInPostgres(transactions),
                new OutboxInPostgres(database),
                guard,
                new EventsInPostgres(database, transactions, reading),
                denials,
                new HealthOfPostgres(database),
                new AuditInPostgres(database),
                new ClockInPostgres(database, denials, recent::forgetAll),
                new RoundsInPostgres(
                        database,
                        new Detection(transactions),
                        new WaitingEvents(database, transactions, reading),
                        plan.incarnation()),
                register);
    }

    /**
     * All that the API opens onto.
     *
     * @param senders whose events are taken
     * @param demo the demo's routes; null elsewhere
     */
    public Doors doors(
            Senders senders,
            Health condition,
            SignIn signIn,
            @Nullable ConsoleDoors console,
            PrometheusMeterRegistry metrics,
            @Nullable Demo demo) {
        return new Doors(
                accounts,
                standings,
                ledger,
                cases,
                dossiers,
                rulings,
                notices,
                exemptions,
                disputes,
                outlook,
                tasks,
                queue,
                conversations,
                views,
                targets,
                events,
                senders,
                denials,
                condition,
                signIn,
                keys,
                console,
                metrics,
                demo);
    }

    /** Sends what happened to those who want to know; for a process that works on cases. */
    public Outbound outbound(MeterRegistry metrics) {
        return new Outbound(outbox, new CourierByHttp(guard), metrics);
    }

    /** What a process that works on cases does for them. */
    public CaseSteps steps(Post post) {
        return new StepsOfACase(register, post);
    }
}
