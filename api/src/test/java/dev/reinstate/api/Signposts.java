package dev.reinstate.api;

import dev.reinstate.workflows.ports.Act;
import dev.reinstate.workflows.ports.Health;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every route that is not open to everybody, for tests that walk all of them. */
public final class Signposts {

    /**
     * A route.
     *
     * @param act its row in the permission table; null for a page of the console that everybody has who is signed in
     * @param console whether it is a page
     */
    public record Signpost(
            String method, String path, @Nullable Act act, boolean console) {}

    private Signposts() {}

    /** Of the API and of the console. */
    public static List<Signpost> all() {
        Doors doors = doors(new World());
        List<Route> routes = new ArrayList<>(Routes.of(doors));
        routes.addAll(PageRoutes.of(doors));
        return routes.stream()
                .filter(route -> route.act() != null || route.visitors() != null)
                .map(route -> new Signpost(route.method().name(), route.path(), route.act(), route.visitors() != null))
                .toList();
    }

    static Doors doors(World world) {
        return new Doors(
                world.accounts,
                world.standings,
                world.ledger,
                world.cases,
                world.dossiers,
                world.rulings,
                world.notices,
                world.exemptions,
                world.disputes,
                world.outlook,
                world.tasks,
                world.queue,
                world.conversations,
                world.views,
                world.targets,
                world.events,
                Senders.ofDemo(),
                (actor, what, why) -> {},
                () -> new Health.State(world.faults, world.concerns),
                new DemoPersonas(world.accounts),
                world.keys,
                Api.console(URI.create("http://localhost")),
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                Api.demo(world));
    }
}
