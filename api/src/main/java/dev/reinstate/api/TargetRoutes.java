package dev.reinstate.api;

import dev.reinstate.workflows.ports.Ruling;
import dev.reinstate.workflows.ports.Targets;

/** The targets of webhooks. */
final class TargetRoutes {

    private final Targets targets;

    TargetRoutes(Targets targets) {
        this.targets = targets;
    }

    Answer register(Request request) {
        Targets.Draft draft = TargetBodies.draft(request.body(), request.actor().clouds());
        return Answer.to(
                targets.register(request.actor(), request.once(), draft),
                registered -> Answer.created(TargetJson.WithSecret.of(registered))
                        .with("Location", Addresses.target(registered.target().id())));
    }

    Answer list(Request request) {
        return Answer.to(
                request.query().page(paging -> targets.list(request.actor(), paging)),
                page -> Answer.ok(ListJson.of(page, TargetJson::of)));
    }

    Answer show(Request request) {
        return Answer.to(targets.show(request.actor(), request.id("targetId")), TargetRoutes::shown);
    }

    private static Answer shown(Targets.Target target) {
        return Answer.ok(TargetJson.of(target));
    }

    Answer remove(Request request) {
        return Answer.to(targets.remove(request.actor(), request.id("targetId")), removed -> Answer.of(204, null));
    }

    Answer rotate(Request request) {
        String targetId = request.id("targetId");
        request.noBody();
        return Answer.to(
                targets.rotate(request.actor(), request.once(), targetId),
                rotated -> Answer.ok(TargetJson.WithSecret.of(rotated)));
    }

    Answer enable(Request request) {
        String targetId = request.id("targetId");
        request.noBody();
        return Answer.to(targets.enable(request.actor(), request.once(), targetId), TargetRoutes::shown);
    }

    Answer deliveries(Request request) {
        String targetId = request.id("targetId");
        return Answer.to(
                request.query().page(paging -> targets.deliveries(request.actor(), targetId, paging)),
                page -> Answer.ok(ListJson.of(page, TargetJson.Delivery::of)));
    }

    Answer redeliver(Request request) {
        String targetId = request.id("targetId");
        TargetBodies.Wanted wanted = TargetBodies.redelivery(request.body());
        TargetBodies.From from = wanted.from();
        String deliveryId = wanted.deliveryId();
        Ruling<Targets.Again> ruling = from == null
                ? targets.redeliver(request.actor(), request.once(), targetId, deliveryId == null ? "" : deliveryId)
                : targets.redeliverFrom(request.actor(), request.once(), targetId, from.accountId(), from.sequence());
        return Answer.to(ruling, again -> Answer.of(202, again));
    }
}
