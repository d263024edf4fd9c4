package dev.reinstate.api;

import dev.reinstate.workflows.cases.Broken;
import dev.reinstate.workflows.ports.Act;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.Queue;
import dev.reinstate.workflows.ports.Recorded;
import dev.reinstate.workflows.ports.Ruling;
import dev.reinstate.workflows.ports.Views;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The views of each person, by name. */
final class ViewsInMemory implements Views {

    private final Cabinet cabinet;
    private final Scribe scribe;
    private final Map<String, Map<String, View>> views = new ConcurrentHashMap<>();

    ViewsInMemory(Cabinet cabinet, Scribe scribe) {
        this.cabinet = cabinet;
        this.scribe = scribe;
    }

    private Map<String, View> of(Actor actor) {
        return views.computeIfAbsent(actor.id(), none -> new TreeMap<>());
    }

    private static Ruling<View> orNone(@Nullable View view) {
        return view == null ? Ruling.notFound() : Ruling.granted(view);
    }

    @Override
    public Ruling<List<View>> list(Actor actor) {
        return scribe.asked(
                actor,
                "lists views",
                () -> cabinet.ever(
                        actor,
                        Act.KEEP_VIEWS,
                        () -> Ruling.granted(List.copyOf(of(actor).values()))));
    }

    @Override
    public Ruling<View> show(Actor actor, String name) {
        return scribe.asked(
                actor,
                "opens view " + name,
                () -> cabinet.ever(actor, Act.KEEP_VIEWS, () -> orNone(of(actor).get(name))));
    }

    @Override
    public Ruling<Recorded<View>> keep(Actor actor, String name, Queue.Query query) {
        return scribe.asked(
                actor,
                "keeps view " + name + " " + query,
                () -> cabinet.ever(actor, Act.KEEP_VIEWS, () -> {
                    boolean known = of(actor).containsKey(name);
                    if (!known && of(actor).size() >= MOST) {
                        Broken many = new Broken("few-views", "You keep " + MOST + " already.", "one less");
                        return Ruling.againstTheRules("The view was not kept.", List.of(many));
                    }
                    View view = new View(name, query, cabinet.now());
                    of(actor).put(name, view);
                    return Ruling.granted(new Recorded<>(view, known ? Recorded.How.DEDUPLICATED : Recorded.How.NEW));
                }));
    }

    @Override
    public Ruling<View> remove(Actor actor, String name) {
        return scribe.asked(
                actor,
                "removes view " + name,
                () -> cabinet.ever(actor, Act.KEEP_VIEWS, () -> orNone(of(actor).remove(name))));
    }
}
