package dev.reinstate.api;

import dev.reinstate.workflows.ports.ApiKeys;

/** The keys of scripts. */
final class KeyRoutes {

    private final ApiKeys keys;

    KeyRoutes(ApiKeys keys) {
        this.keys = keys;
    }

    Answer make(Request request) {
        ApiKeys.Draft draft = KeyBodies.draft(request.body(), request.actor().clouds());
        return Answer.to(
                keys.make(request.actor(), request.once(), draft), made -> Answer.created(KeyJson.WithSecret.of(made)));
    }

    Answer list(Request request) {
        return Answer.to(
                request.query().page(paging -> keys.list(request.actor(), paging)),
                page -> Answer.ok(ListJson.of(page, KeyJson::of)));
    }

    Answer revoke(Request request) {
        return Answer.to(keys.revoke(request.actor(), request.id("keyId")), revoked -> Answer.of(204, null));
    }
}
