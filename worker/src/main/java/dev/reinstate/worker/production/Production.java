package dev.reinstate.worker.production;

import dev.reinstate.activities.notices.NoticesByMail;
import dev.reinstate.activities.signin.SessionsInPostgres;
import dev.reinstate.activities.store.Database;
import dev.reinstate.api.ApiServer;
import dev.reinstate.api.ConsoleDoors;
import dev.reinstate.api.Doors;
import dev.reinstate.api.Senders;
import dev.reinstate.api.signin.BearerTokens;
import dev.reinstate.api.signin.Credentials;
import dev.reinstate.api.signin.Issuer;
import dev.reinstate.worker.House;
import dev.reinstate.worker.Parts;
import dev.reinstate.worker.Relay;
import dev.reinstate.worker.embedded.Progress;
import dev.reinstate.worker.settings.SignInSettings;
import dev.reinstate.workflows.temporal.CaseAttributes;
import dev.reinstate.workflows.temporal.CaseWorkers;
import dev.reinstate.workflows.temporal.EngineWatch;
import dev.reinstate.workflows.temporal.WakesOverTemporal;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One process of production: the doors, the hands, or both, on a register and an engine that others run. */
public final class Production implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Production.class);

    private final Plan plan;
    private final Progress progress;
    private final Parts parts = new Parts();
    private final Database database;
    private final EngineWatch engine;
    private final WakesOverTemporal wakes;
    private final House house;
    private final Vitals vitals;
    private final PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    private Production(Plan plan, Progress progress) {
        this.plan = plan;
        this.progress = progress;
        database = parts.add(Database.connect(plan.register()));
        engine = parts.add(
                EngineWatch.start(plan.engine().stubsOptions(), plan.engine().namespace()));
        wakes = parts.add(new WakesOverTemporal(
                plan.engine().stubsOptions(), plan.engine().namespace()));
        house = House.build(
                database,
                wakes,
                new House.Plan(plan.mailDomain(), plan.links(), engine::incarnation, plan.build(), plan.outbound()));
        vitals = new Vitals(house.health(), engine);
    }

    /** Starts what the plan names; what was started is ended again if a later part cannot start. */
    public static Production start(Plan plan, Progress progress) throws InterruptedException {
        Production production = new Production(plan, progress);
        try {
            production.start();
            return production;
        } catch (RuntimeException | InterruptedException failure) {
            production.parts.close();
            throw failure;
        }
    }

    /** The doors open at once, with or without an engine; the hands wait for one. */
    private void start() throws InterruptedException {
        Plan.Api api = plan.api();
        if (api != null) {
            ApiServer server = parts.add(ApiServer.start(
                    doors(api), api.listen().host(), api.listen().port()));
            progress.say("the API listens on %s:%s".formatted(api.listen().host(), server.port()));
        }
        Plan.Worker worker = plan.worker();
        if (worker != null) {
            if (api == null) {
                ApiServer server = parts.add(ApiServer.forOperators(
                        vitals,
                        house.denials(),
                        metrics,
                        worker.listen().host(),
                        worker.listen().port()));
                progress.say("health and metrics are on %s:%s"
                        .formatted(worker.listen().host(), server.port()));
            }
            work(worker);
        }
    }

    private Doors doors(Plan.Api api) {
        SignInSettings signIn = api.signIn();
        Issuer issuer = new Issuer(signIn.issuer());
        return house.doors(
                senders(api),
                vitals,
                new Credentials(house.keys(), new BearerTokens(issuer, house.accounts())),
                new ConsoleDoors(new SessionsInPostgres(database, signIn.sessions()), issuer, signIn.console()),
                metrics,
                null);
    }

    private static Senders senders(Plan.Api api) {
        Senders senders = new Senders(api.secrets(), InstantSource.system());
        senders.closed()
                .forEach(source -> LOG.warn(
                        "events of {} are not taken: no secret is set (REINSTATE_EVENTS_{}_SECRETS)",
                        source.word(),
                        source.name()));
        return senders;
    }

    private void work(Plan.Worker worker) throws InterruptedException {
        engine.awaitFirstAnswer();
        register(plan.engine().stubsOptions().build());
        CaseWorkers workers = parts.add(new CaseWorkers(
                plan.engine().stubsOptions(),
                plan.engine().namespace(),
                house.steps(new NoticesByMail(worker.mail())),
                false,
                worker.release()));
        workers.start();
        Relay relay = parts.add(new Relay(house.rounds(), wakes));
        relay.start();
        parts.add(house.outbound(metrics)).start();
        progress.say("works on the cases of namespace %s at %s"
                .formatted(plan.engine().namespace(), plan.engine().target()));
    }

    private void register(WorkflowServiceStubsOptions target) {
        try {
            CaseAttributes.register(target, plan.engine().namespace());
        } catch (RuntimeException refused) {
            LOG.warn(
                    "the search attributes {} could not be registered ({}): without them cases are not found by account",
                    CaseAttributes.NAMES,
                    refused.getMessage());
        }
    }

    /** Says that it is ending, lets callers notice, finishes what is under way, and ends. */
    @Override
    public void close() {
        vitals.drain();
        try {
            // A load balancer asks only now and then, and sends callers here until it has heard.
            Thread.sleep(plan.drain().toMillis());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        parts.close();
    }
}
