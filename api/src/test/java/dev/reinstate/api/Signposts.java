package dev.reinstate.api;

import dev.reinstate.workflows.ports.Act;
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
        return Api.doors(
                world,
                (actor, what, why) -> {},
                new DemoPersonas(world.accounts),
                Api.console(URI.create("http://localhost")),
                Api.demo(world));
    }
}
