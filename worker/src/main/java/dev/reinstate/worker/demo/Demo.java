package dev.reinstate.worker.demo;

import dev.reinstate.activities.notices.MailSettings;
import dev.reinstate.activities.store.Database;
import dev.reinstate.activities.store.StoreSettings;
import dev.reinstate.api.ApiServer;
import dev.reinstate.api.DemoPersonas;
import dev.reinstate.api.Doors;
import dev.reinstate.worker.House;
import dev.reinstate.worker.Relay;
import dev.reinstate.worker.embedded.DataFolder;
import dev.reinstate.worker.embedded.EmbeddedPostgres;
import dev.reinstate.worker.embedded.Engine;
import dev.reinstate.worker.embedded.Engines;
import dev.reinstate.worker.embedded.Progress;
import dev.reinstate.workflows.cases.Links;
import dev.reinstate.workflows.ports.AccountView;
import dev.reinstate.workflows.ports.Accounts;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.EngineInfo;
import dev.reinstate.workflows.ports.Page;
import dev.reinstate.workflows.ports.Paging;
import dev.reinstate.workflows.ports.Ruling;
import dev.reinstate.workflows.ports.Wakes;
import dev.reinstate.workflows.temporal.CaseWorkers;
import dev.reinstate.workflows.temporal.WakesOverTemporal;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.temporal.client.WorkflowClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything in one process, on one data folder. What was started last is closed first. */
public final class Demo implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Demo.class);

    private static final String LOOPBACK = "127.0.0.1";

    private static final int CONNECTIONS = 12;

    /** Detection of the sample takes a second or two; a demo that starts on old data has nothing to wait for. */
    private static final Duration FIRST_ROUND = Duration.ofSeconds(20);

    private static final Links LINKS = new Links(
            "https://support.example.test",
            "https://billing.example.test",
            "https://partner.example.test/profile",
            "https://partner.example.test/enrol");

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final DemoSettings settings;
    private final Progress progress;

    private @Nullable EmbeddedPostgres postgres;
    private @Nullable Database database;
    private @Nullable Engine engine;
    private @Nullable DemoMailbox mailbox;
    private @Nullable House house;
    private @Nullable CaseWorkers workers;
    private @Nullable Relay relay;
    private @Nullable ApiServer api;

    private Demo(DemoSettings settings, Progress progress) {
        this.settings = settings;
        this.progress = progress;
    }

    /** Starts it; what was started is ended again if a later part cannot start. */
    public static Demo start(DemoSettings settings, Progress progress) {
        Demo demo = new Demo(settings, progress);
        try {
            demo.start();
            return demo;
        } catch (RuntimeException failure) {
            demo.close();
            throw failure;
        }
    }

    private void start() {
        DataFolder folder = opened(DataFolder.open(settings.data(), settings.fresh()));
        CompletableFuture<Engine> starting =
                CompletableFuture.supplyAsync(() -> Engines.start(folder.path(), settings.engine(), progress));
        try {
            postgres = opened(EmbeddedPostgres.start(folder.path(), progress));
            database = opened(Database.open(
                    new StoreSettings(postgres.jdbcUrl(), postgres.user(), postgres.password(), CONNECTIONS)));
            RunningDemo.forget(folder.path());
        } finally {
            engine = opened(started(starting));
        }
        mailbox = opened(DemoMailbox.start(folder.path(), () -> house().clock().now()));
        Wakes wakes = settings.wakes().apply(opened(new WakesOverTemporal(engine.stubsOptions(), engine.namespace())));
        house = House.build(
                database, wakes, new House.Plan(mail(), "reinstate.example.test", LINKS, engine.incarnation()));
        work(wakes);
        openTheDoors(folder.path());
    }

    private void work(Wakes wakes) {
        boolean inJvm = engine().kind() == Engine.Kind.IN_JVM;
        workers = opened(new CaseWorkers(engine().stubsOptions(), engine().namespace(), house().steps(), inJvm));
        workers.start();
        engine().onReplaced(workers::start);
        if (settings.sample() && empty()) {
            int accounts = SampleData.load(
                    house().accounts(), house().ledger(), house().clock().now());
            progress.say("loaded " + accounts + " sample accounts");
        }
        relay = opened(new Relay(house().rounds(), wakes));
        relay.start();
        detect();
    }

    /** The first look at everything; what takes longer goes on in the background. */
    private void detect() {
        long giveUp = System.nanoTime() + FIRST_ROUND.toNanos();
        while (!house().rounds().settled() && System.nanoTime() < giveUp) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private void openTheDoors(Path folder) {
        EngineInfo info =
                new EngineInfo(engine().kind().name(), engine().target(), engine().namespace(), engine().durable());
        Relay hurried = Objects.requireNonNull(relay);
        Doors doors = new Doors(
                house().accounts(),
                house().ledger(),
                house().cases(),
                house().rulings(),
                house().denials(),
                house().health(),
                new DemoPersonas(house().accounts()),
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                new dev.reinstate.api.Demo(
                        house().clock(), Objects.requireNonNull(mailbox), info, house().rounds(), hurried::hurry));
        api = opened(ApiServer.start(doors, LOOPBACK, settings.port()));
        RunningDemo.write(folder, api.port(), Objects.requireNonNull(postgres).jdbcUrl());
        opened(() -> RunningDemo.forget(folder));
    }

    private MailSettings mail() {
        MailSettings own = settings.mail();
        return own != null
                ? own
                : new MailSettings(
                        LOOPBACK,
                        Objects.requireNonNull(mailbox).port(),
                        "noreply@reinstate.example.test",
                        null,
                        null,
                        false);
    }

    private boolean empty() {
        Ruling<Page<AccountView>> first = house().accounts()
                .list(Actor.system("demo"), new Accounts.Query(null, null, null, null), new Paging(1, null));
        return first instanceof Ruling.Granted<Page<AccountView>> granted
                && granted.value().items().isEmpty();
    }

    private static Engine started(CompletableFuture<Engine> starting) {
        try {
            return starting.join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
        }
    }

    public House house() {
        return Objects.requireNonNull(house, "not started");
    }

    public Engine engine() {
        return Objects.requireNonNull(engine, "not started");
    }

    /** The client that the workers use, for tools that read histories. */
    public WorkflowClient client() {
        return Objects.requireNonNull(workers, "not started").client();
    }

    public int port() {
        return Objects.requireNonNull(api, "not started").port();
    }

    public Path data() {
        return settings.data();
    }

    private <T extends AutoCloseable> T opened(T part) {
        open.push(part);
        return part;
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            AutoCloseable part = open.pop();
            try {
                part.close();
            } catch (Exception failure) {
                LOG.warn("{} did not end cleanly", part.getClass().getSimpleName(), failure);
            }
        }
    }
}
