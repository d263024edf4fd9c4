package dev.reinstate.worker.crash;

import dev.reinstate.activities.notices.MailSettings;
import dev.reinstate.activities.notices.NoticesByMail;
import dev.reinstate.activities.store.Database;
import dev.reinstate.activities.store.StoreSettings;
import dev.reinstate.api.ApiServer;
import dev.reinstate.api.DemoPersonas;
import dev.reinstate.api.Senders;
import dev.reinstate.worker.House;
import dev.reinstate.worker.Relay;
import dev.reinstate.workflows.cases.Links;
import dev.reinstate.workflows.crash.CrashPoint;
import dev.reinstate.workflows.temporal.CaseWorkers;
import dev.reinstate.workflows.temporal.WakesOverTemporal;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;

/** API and worker in one process, on stores that are not its own. */
final class Doomed {

    private static final String LOOPBACK = "127.0.0.1";
    private static final int CONNECTIONS = 12;
    private static final Links LINKS =
            new Links("https://a.example", "https://b.example", "https://c.example", "https://d.example");

    private Doomed() {}

    public static void main(String[] where) throws InterruptedException {
        String jdbcUrl = where[0];
        String user = where[1];
        String password = where[2];
        String temporal = where[3];
        String namespace = where[4];
        String incarnation = where[5];
        int mailPort = Integer.parseInt(where[6]);
        int apiPort = Integer.parseInt(where[7]);
        CrashPoint.warning().ifPresent(System.err::println);
        Database database = Database.open(new StoreSettings(jdbcUrl, user, password, CONNECTIONS));
        WakesOverTemporal wakes = new WakesOverTemporal(target(temporal), namespace);
        MailSettings mail = new MailSettings(LOOPBACK, mailPort, "noreply@example.test", null, null, false);
        House house = House.build(database, wakes, new House.Plan("reinstate.example.test", LINKS, () -> incarnation));
        new CaseWorkers(target(temporal), namespace, house.steps(new NoticesByMail(mail)), false).start();
        new Relay(house.rounds(), wakes).start();
        ApiServer.start(
                house.doors(
                        Senders.ofDemo(),
                        house.health(),
                        new DemoPersonas(house.accounts()),
                        null,
                        new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                        null),
                LOOPBACK,
                apiPort);
        Thread.currentThread().join();
    }

    private static WorkflowServiceStubsOptions.Builder target(String temporal) {
        return WorkflowServiceStubsOptions.newBuilder().setTarget(temporal);
    }
}
