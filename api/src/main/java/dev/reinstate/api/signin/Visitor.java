package dev.reinstate.api.signin;

import dev.reinstate.workflows.ports.Actor;

/**
 * Who looks at a page.
 *
 * @param name for people to read
 * @param antiForgery has to come with every form, as {@code token}; only pages of this session have it
 */
public record Visitor(String sessionId, Actor actor, String name, String antiForgery) {}
