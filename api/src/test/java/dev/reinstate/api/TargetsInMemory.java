package dev.reinstate.api;

import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.Once;
import dev.reinstate.workflows.ports.Page;
import dev.reinstate.workflows.ports.Paging;
import dev.reinstate.workflows.ports.Ruling;
import dev.reinstate.workflows.ports.Targets;
import java.util.List;

/** One target, whoever asks. */
record TargetsInMemory(Cabinet cabinet, Scribe scribe) implements Targets {

    @Override
    public Ruling<Secret> register(Actor actor, Once once, Draft draft) {
        return asked(actor, once, "registers " + words(draft), new Secret(Cast.TARGET, Cast.SECRET));
    }

    @Override
    public Ruling<Page<Target>> list(Actor actor, Paging paging) {
        return asked(actor, "lists targets " + paging, new Page<>(List.of(Cast.TARGET), null));
    }

    @Override
    public Ruling<Target> show(Actor actor, String targetId) {
        return asked(actor, "looks at " + targetId, Cast.TARGET);
    }

    @Override
    public Ruling<Target> remove(Actor actor, String targetId) {
        return asked(actor, "removes " + targetId, Cast.TARGET);
    }

    @Override
    public Ruling<Secret> rotate(Actor actor, Once once, String targetId) {
        return asked(actor, once, "rotates the secret of " + targetId, new Secret(Cast.TARGET, Cast.SECRET));
    }

    @Override
    public Ruling<Target> enable(Actor actor, Once once, String targetId) {
        return asked(actor, once, "enables " + targetId, Cast.TARGET);
    }

    @Override
    public Ruling<Page<Sent>> deliveries(Actor actor, String targetId, Paging paging) {
        return asked(actor, "reads what was sent to " + targetId + " " + paging, new Page<>(List.of(Cast.SENT), "n2"));
    }

    @Override
    public Ruling<Again> redeliverFrom(Actor actor, Once once, String targetId, String accountId, long sequence) {
        String what = "redelivers to %s from %d of %s".formatted(targetId, sequence, accountId);
        return asked(actor, once, what, new Again(targetId, 3));
    }

    @Override
    public Ruling<Again> redeliver(Actor actor, Once once, String targetId, String webhookId) {
        return asked(actor, once, "redelivers to %s %s".formatted(targetId, webhookId), new Again(targetId, 1));
    }

    private String words(Draft draft) {
        return "%s %s %s %s"
                .formatted(
                        draft.url(),
                        new java.util.TreeSet<>(draft.types()),
                        new java.util.TreeSet<>(draft.clouds()),
                        draft.description());
    }

    private <T> Ruling<T> asked(Actor actor, String what, T usual) {
        return scribe.asked(actor, what, () -> Ruling.granted(usual));
    }

    private <T> Ruling<T> asked(Actor actor, Once once, String what, T usual) {
        return scribe.asked(actor, once, what, () -> Ruling.granted(usual));
    }
}
