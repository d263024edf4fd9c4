package dev.reinstate.worker.cli;

import dev.reinstate.activities.deploys.DeploysInPostgres;
import dev.reinstate.activities.register.Transactions;
import dev.reinstate.activities.store.Database;
import dev.reinstate.activities.store.DenialsInPostgres;
import dev.reinstate.activities.store.Schema;
import dev.reinstate.activities.store.StoreSettings;
import dev.reinstate.worker.demo.RunningDemo;
import dev.reinstate.worker.embedded.CannotStart;
import dev.reinstate.worker.embedded.EmbeddedPostgres;
import dev.reinstate.worker.settings.EngineSettings;
import dev.reinstate.worker.settings.InvalidSettings;
import dev.reinstate.worker.settings.Settings;
import dev.reinstate.workflows.ports.Deploys;
import dev.reinstate.workflows.ports.Wakes;
import dev.reinstate.workflows.temporal.HistoriesOverTemporal;
import io.grpc.StatusRuntimeException;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.JdbiException;
import picocli.CommandLine.Mixin;

/** Which register and which engine a tool reads: those that the settings name; without settings, or with --data, a running demo's. */
final class StoresOption {

    /** A tool works on one account at a time; another connection is for what is recorded beside. */
    private static final int CONNECTIONS = 3;

    /** Where they are; the engine's is a new builder at each call, since each client sets its own limits. */
    record Where(
            boolean production,
            StoreSettings register,
            Supplier<WorkflowServiceStubsOptions.Builder> engine,
            String namespace) {}

    @Mixin
    private DataOption data = new DataOption();

    @Mixin
    private ConfigOption config = new ConfigOption();

    /** Reads the register, and says so if it cannot be. */
    <T> T register(Function<Deploys, T> reading) {
        return transactions(where(), transactions -> reading.apply(new DeploysInPostgres(transactions)));
    }

    /** The same for what needs the register as this build knows it. */
    <T> T current(Function<Transactions, T> work) {
        Where where = where();
        List<String> faults = where.production() ? Schema.faults(where.register()) : List.of();
        if (!faults.isEmpty()) {
            throw new InvalidSettings(faults);
        }
        return transactions(where, work);
    }

    private static <T> T transactions(Where where, Function<Transactions, T> work) {
        try (Database database = Database.connect(where.register())) {
            return work.apply(new Transactions(database, new DenialsInPostgres(database), Wakes.NOBODY));
        } catch (JdbiException failed) {
            throw new CannotStart("the register could not be read: " + failed.getMessage(), failed);
        } catch (com.zaxxer.hikari.pool.HikariPool.PoolInitializationException away) {
            throw new CannotStart(
                    "the register at %s does not answer: %s"
                            .formatted(where.register().jdbcUrl(), away.getMessage()),
                    away);
        }
    }

    /** Reads histories, and says so if the engine does not answer. */
    <T> T engine(Function<HistoriesOverTemporal, T> reading) {
        Where where = where();
        try (HistoriesOverTemporal engine =
                new HistoriesOverTemporal(where.engine().get(), where.namespace())) {
            return reading.apply(engine);
        } catch (StatusRuntimeException away) {
            throw new CannotStart(
                    "the engine at %s does not answer for namespace %s: %s"
                            .formatted(
                                    where.engine().get().build().getTarget(),
                                    where.namespace(),
                                    away.getStatus().getCode() + ", "
                                            + away.getStatus().getDescription()),
                    away);
        }
    }

    Where where() {
        return data.named() || !config.given() ? ofTheDemo() : ofProduction();
    }

    private Where ofTheDemo() {
        RunningDemo demo = RunningDemo.in(data.folder());
        return new Where(
                false,
                new StoreSettings(
                        demo.jdbcUrl(), EmbeddedPostgres.USER, EmbeddedPostgres.passwordIn(data.folder()), CONNECTIONS),
                // Asked only by who needs the engine: one inside the demo cannot be reached, its register can.
                () -> WorkflowServiceStubsOptions.newBuilder().setTarget(demo.target()),
                demo.namespace());
    }

    /** The schema may be a step older: a build is tried before the register is brought up to it. */
    private Where ofProduction() {
        Settings settings = config.settings();
        StoreSettings register = settings.register();
        EngineSettings engine = settings.engine();
        settings.sound();
        return new Where(
                true,
                new StoreSettings(register.jdbcUrl(), register.user(), register.password(), CONNECTIONS),
                engine::stubsOptions,
                engine.namespace());
    }
}
