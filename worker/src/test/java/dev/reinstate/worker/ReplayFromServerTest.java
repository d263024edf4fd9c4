package dev.reinstate.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.activities.deploys.DeploysInPostgres;
import dev.reinstate.activities.register.Transactions;
import dev.reinstate.activities.store.Database;
import dev.reinstate.activities.store.DenialsInPostgres;
import dev.reinstate.worker.embedded.Engine;
import dev.reinstate.worker.replay.Gate;
import dev.reinstate.worker.replay.Tally;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.Deploys;
import dev.reinstate.workflows.temporal.HistoriesOverTemporal;
import dev.reinstate.workflows.temporal.Reading;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Before a deploy: the cases that the register knows, with the histories that the engine has of them. */
@Timeout(240)
class ReplayFromServerTest {

    @RegisterExtension
    static final Town town = Town.inJvm();

    private final List<String> said = new ArrayList<>();
    private final List<String> progress = new ArrayList<>();

    @Test
    void open_and_lately_closed_cases_fit_and_one_without_a_run_is_told_apart() throws Exception {
        town.partner().owes("INV-1", "120.00", 61).comesTo("AWAITING_REMEDY");
        town.partner().owes("INV-1", "120.00", 31).comesTo("DETECTED");
        Partner closed = town.partner().owes("INV-1", "120.00", 61).comesTo("AWAITING_REMEDY");
        closed.goesTheWayBack("pay-1", "120.00", "INV-1");
        assertThat(closed.theCase().path("outcome").asText()).isEqualTo("REINSTATED");

        Tally tally = replayed();

        assertThat(said).isEmpty();
        assertThat(tally).isEqualTo(new Tally(3, 0, 0));
        assertThat(builds())
                .singleElement()
                .satisfies(build -> assertThat(build.cases()).isBetween(2L, 3L));

        execute("insert into cases (id, account_id, cloud, stage, opened_at, closed_at, grounds_revision, wanted, seen)"
                + " select 'case_lost', account_id, cloud, 'CLOSED', opened_at, now(), 0, 0, 0 from cases limit 1");
        assertThat(replayed()).isEqualTo(new Tally(3, 0, 1));
        assertThat(progress).singleElement().asString().contains("case_lost", "no run", "./reinstate reconcile");
        execute("delete from cases where id = 'case_lost'");
    }

    private Tally replayed() {
        Engine engine = town.demo().engine();
        try (Database database = Database.connect(town.store());
                HistoriesOverTemporal histories = new HistoriesOverTemporal(engine.stubsOptions(), engine.namespace());
                Gate gate = new Gate(Reading.STRICT, said::add, progress::add)) {
            return gate.server(deploys(database), histories, Duration.ofDays(7));
        }
    }

    private static List<Deploys.Build> builds() {
        try (Database database = Database.connect(town.store())) {
            return deploys(database).builds(Actor.system("test")).orElseThrow();
        }
    }

    private static Deploys deploys(Database database) {
        return new DeploysInPostgres(new Transactions(database, new DenialsInPostgres(database), new LostWakes(null)));
    }

    private static void execute(String sql) throws Exception {
        try (Connection connection = town.database();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
