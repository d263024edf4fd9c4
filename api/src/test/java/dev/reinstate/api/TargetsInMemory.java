package dev.reinstate.api;

import dev.reinstate.workflows.ports.Act;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.Once;
import dev.reinstate.workflows.ports.Page;
import dev.reinstate.workflows.ports.Paging;
import dev.reinstate.workflows.ports.Ruling;
import dev.reinstate.workflows.ports.Targets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The targets of webhooks. Nothing is ever sent: {@link Papers#SENT} was, to {@code tgt_1}, before the story began. */
final class TargetsInMemory implements Targets {

    private final Cabinet cabinet;
    private final Scribe scribe;
    private final Map<String, Target> targets = new LinkedHashMap<>();

    TargetsInMemory(Cabinet cabinet, Scribe scribe) {
        this.cabinet = cabinet;
        this.scribe = scribe;
        targets.put(cabinet.mint("tgt"), Papers.TARGET);
    }

    private Ruling<Target> find(Actor actor, Act act, String targetId) {
        return cabinet.ever(actor, act, () -> {
            Target target = targets.get(targetId);
            boolean seen =
                    target != null && actor.clouds().containsAll(target.draft().clouds());
            return seen ? Ruling.granted(target) : Ruling.notFound();
        });
    }

    private Target put(Target of, State state, @Nullable Instant rotates) {
        Target after = new Target(
                of.id(),
                of.draft(),
                state,
                state == State.ACTIVE ? null : of.disabledBecause(),
                of.createdAt(),
                of.createdBy(),
                rotates);
        targets.put(of.id(), after);
        return after;
    }

    private Secret withSecret(Target target) {
        return new Secret(target, cabinet.mint("whsec"));
    }

    @Override
    public Ruling<Secret> register(Actor actor, Once once, Draft draft) {
        String words = "%s %s %s %s"
                .formatted(
                        draft.url(), new TreeSet<>(draft.types()), new TreeSet<>(draft.clouds()), draft.description());
        return scribe.asked(
                actor,
                once,
                "registers " + words,
                () -> cabinet.ever(
                        actor,
                        Act.MANAGE_TARGETS,
                        () -> actor.clouds().containsAll(draft.clouds())
                                ? Ruling.granted(registered(actor, draft))
                                : Ruling.unprocessable("/clouds", "must be among yours")));
    }

    private Secret registered(Actor actor, Draft draft) {
        Target target = new Target(cabinet.mint("tgt"), draft, State.ACTIVE, null, cabinet.now(), actor.id(), null);
        return withSecret(put(target, State.ACTIVE, null));
    }

    @Override
    public Ruling<Page<Target>> list(Actor actor, Paging paging) {
        return scribe.asked(
                actor,
                "lists targets " + paging,
                () -> cabinet.ever(
                        actor,
                        Act.SEE_TARGETS,
                        () -> Ruling.granted(Parts.of(
                                targets.values().stream()
                                        .filter(target -> actor.clouds()
                                                .containsAll(target.draft().clouds()))
                                        .toList(),
                                paging,
                                Target::id))));
    }

    @Override
    public Ruling<Target> show(Actor actor, String targetId) {
        return scribe.asked(actor, "looks at " + targetId, () -> find(actor, Act.SEE_TARGETS, targetId));
    }

    @Override
    public Ruling<Target> remove(Actor actor, String targetId) {
        return scribe.asked(
                actor,
                "removes " + targetId,
                () -> find(actor, Act.MANAGE_TARGETS, targetId).map(target -> targets.remove(target.id())));
    }

    @Override
    public Ruling<Secret> rotate(Actor actor, Once once, String targetId) {
        Instant rotates = cabinet.now().plus(Duration.ofDays(1));
        return changes(
                actor,
                once,
                "rotates the secret of " + targetId,
                targetId,
                target -> withSecret(put(target, target.state(), rotates)));
    }

    @Override
    public Ruling<Target> enable(Actor actor, Once once, String targetId) {
        return changes(
                actor,
                once,
                "enables " + targetId,
                targetId,
                target -> put(target, State.ACTIVE, target.secretRotates()));
    }

    private <T> Ruling<T> changes(Actor actor, Once once, String what, String targetId, Function<Target, T> change) {
        return scribe.asked(
                actor,
                once,
                what,
                () -> find(actor, Act.MANAGE_TARGETS, targetId).map(change));
    }

    private static List<Sent> sentTo(Target target) {
        return target.id().equals(Papers.TARGET.id()) ? List.of(Papers.SENT) : List.of();
    }

    @Override
    public Ruling<Page<Sent>> deliveries(Actor actor, String targetId, Paging paging) {
        return scribe.asked(
                actor,
                "reads what was sent to " + targetId + " " + paging,
                () -> find(actor, Act.SEE_TARGETS, targetId)
                        .map(target -> Parts.of(sentTo(target), paging, Sent::webhookId)));
    }

    @Override
    public Ruling<Again> redeliverFrom(Actor actor, Once once, String targetId, String accountId, long sequence) {
        String what = "redelivers to %s from %d of %s".formatted(targetId, sequence, accountId);
        return again(
                actor, once, what, targetId, sent -> sent.accountId().equals(accountId) && sent.sequence() >= sequence);
    }

    @Override
    public Ruling<Again> redeliver(Actor actor, Once once, String targetId, String webhookId) {
        String what = "redelivers to %s %s".formatted(targetId, webhookId);
        return again(actor, once, what, targetId, sent -> sent.webhookId().equals(webhookId));
    }

    private Ruling<Again> again(Actor actor, Once once, String what, String targetId, Predicate<Sent> which) {
        return scribe.asked(
                actor,
                once,
                what,
                () -> find(actor, Act.MANAGE_TARGETS, targetId).then(target -> {
                    int queued = (int) sentTo(target).stream().filter(which).count();
                    return queued == 0
                            ? Ruling.unprocessable("", "there is nothing to send again")
                            : Ruling.granted(new Again(targetId, queued));
                }));
    }
}
