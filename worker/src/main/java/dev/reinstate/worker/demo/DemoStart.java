package dev.reinstate.worker.demo;

import dev.reinstate.activities.notices.MailSettings;
import dev.reinstate.activities.notices.NoticesByMail;
import dev.reinstate.activities.outbound.Network;
import dev.reinstate.activities.store.Database;
import dev.reinstate.activities.store.StoreSettings;
import dev.reinstate.api.ApiServer;
import dev.reinstate.api.Doors;
import dev.reinstate.api.Senders;
import dev.reinstate.worker.House;
import dev.reinstate.worker.Parts;
import dev.reinstate.worker.Relay;
import dev.reinstate.worker.embedded.DataFolder;
import dev.reinstate.worker.embedded.EmbeddedPostgres;
import dev.reinstate.worker.embedded.Engine;
import dev.reinstate.worker.embedded.Engines;
import dev.reinstate.worker.embedded.Progress;
import dev.reinstate.workflows.cases.Links;
import dev.reinstate.workflows.contract.CaseSteps;
import dev.reinstate.workflows.ports.EngineInfo;
import dev.reinstate.workflows.ports.Wakes;
import dev.reinstate.workflows.temporal.CaseWorkers;
import dev.reinstate.workflows.temporal.WakesOverTemporal;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;

/** Starts the parts of a demo, each on top of the one before. */
final class DemoStart {

    private static final String LOOPBACK = "127.0.0.1";
    private static final int CONNECTIONS = 12;

    /** Detection of the sample takes a second or two; a demo that starts on old data has nothing to wait for. */
    private static final Duration FIRST_ROUND = Duration.ofSeconds(20);

    private static final Duration BETWEEN_TWO_LOOKS = Duration.ofMillis(50);

    private static final Links LINKS = new Links(
            "https://support.example.test",
            "https://billing.example.test",
            "https://partner.example.test/profile",
            "https://partner.example.test/enrol");

    /** A receiver that somebody tries out runs beside the demo. */
    private static final List<Network> OWN_MACHINE = Network.list("127.0.0.0/8, ::1");

    private final DemoSettings settings;
    private final Progress progress;
    private final Parts parts;

    DemoStart(DemoSettings settings, Progress progress, Parts parts) {
        this.settings = settings;
        this.progress = progress;
        this.parts = parts;
    }

    Demo start() {
        int port = DemoPort.free(settings.port());
        Path data =
                parts.add(DataFolder.open(settings.data(), settings.fresh())).path();
        RunningDemo.forget(data);
        // The two servers take a second or two each, side by side.
        CompletableFuture<Engine> starting =
                CompletableFuture.supplyAsync(() -> settings.experiment().line().apply(parts.add(engine(data))));
        EmbeddedPostgres postgres;
        Database database;
        try {
            postgres = parts.add(EmbeddedPostgres.start(data, progress));
            database = parts.add(Database.open(
                    new StoreSettings(postgres.jdbcUrl(), postgres.user(), postgres.password(), CONNECTIONS)));
        } finally {
            settled(starting);
        }
        return onTop(data, port, postgres, database, starting.join());
    }

    private Engine engine(Path data) {
        return settings.experiment().limits().isEmpty()
                ? Engines.start(data, settings.engine(), progress)
                : Engines.devServer(data, settings.experiment().limits(), progress);
    }

    private Demo onTop(Path data, int port, EmbeddedPostgres postgres, Database database, Engine engine) {
        DemoMailbox mailbox = parts.add(DemoMailbox.start(data, () -> now(database)));
        Wakes wakes = settings.experiment()
                .wakes()
                .apply(parts.add(new WakesOverTemporal(engine.stubsOptions(), engine.namespace())));
        House house = House.build(
                database,
                wakes,
                new House.Plan(
                        "reinstate.example.test", LINKS, engine::incarnation, House.Plan.version(), OWN_MACHINE));
        CaseWorkers workers =
                work(engine, settings.experiment().steps().apply(house.steps(new NoticesByMail(mail(mailbox)))));
        boolean sample = load(house);
        Relay relay = parts.add(new Relay(house.rounds(), wakes));
        relay.start();
        lookAtEverything(house);
        if (sample) {
            SamplePeople.act(house);
        }
        PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        parts.add(house.outbound(metrics)).start();
        ApiServer api = parts.add(ApiServer.start(
                doors(house, engine, mailbox, relay, metrics, new DemoSignIn(house, database, port)), LOOPBACK, port));
        parts.add(() -> RunningDemo.forget(data));
        RunningDemo.write(data, api.port(), postgres.jdbcUrl(), engine);
        return new Demo(settings, parts, house, engine, workers.client(), api.port());
    }

    private CaseWorkers work(Engine engine, CaseSteps steps) {
        boolean inJvm = engine.kind() == Engine.Kind.IN_JVM;
        CaseWorkers workers = parts.add(new CaseWorkers(engine.stubsOptions(), engine.namespace(), steps, inJvm));
        workers.start();
        engine.onReplaced(workers::start);
        return workers;
    }

    private boolean load(House house) {
        boolean wanted = settings.sample() && SampleData.isWantedBy(house.accounts());
        if (wanted) {
            int accounts = SampleData.load(
                    house.accounts(),
                    house.ledger(),
                    house.reports(),
                    house.clock().now());
            progress.say("loaded " + accounts + " sample accounts");
        }
        return wanted;
    }

    /** What takes longer goes on in the background. */
    private static void lookAtEverything(House house) {
        long giveUp = System.nanoTime() + FIRST_ROUND.toNanos();
        while (!house.rounds().settled() && System.nanoTime() < giveUp) {
            LockSupport.parkNanos(BETWEEN_TWO_LOOKS.toNanos());
        }
    }

    private static Doors doors(
            House house,
            Engine engine,
            DemoMailbox mailbox,
            Relay relay,
            PrometheusMeterRegistry metrics,
            DemoSignIn signIn) {
        EngineInfo info = new EngineInfo(engine.kind().name(), engine.target(), engine.namespace(), engine.durable());
        return house.doors(
                Senders.ofDemo(),
                house.health(),
                signIn.bearer(),
                signIn.console(),
                metrics,
                new dev.reinstate.api.Demo(
                        house.clock(), mailbox, info, house.rounds(), relay::hurry, signIn.issuer()));
    }

    private MailSettings mail(DemoMailbox mailbox) {
        MailSettings own = settings.mail();
        return own != null
                ? own
                : new MailSettings(LOOPBACK, mailbox.port(), "noreply@reinstate.example.test", null, null, false);
    }

    private static Instant now(Database database) {
        return database.jdbi().withHandle(dev.reinstate.activities.register.DatabaseClock::now);
    }

    /** Waits for the engine, so that it is among the parts that are ended if the database could not be started. */
    private static void settled(CompletableFuture<Engine> starting) {
        try {
            starting.join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failure;
        }
    }
}
