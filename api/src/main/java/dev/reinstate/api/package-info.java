/**
 * The doors: REST with JSON, as docs and {@code openapi.yaml} describe it.
 *
 * <p>Start at {@link dev.reinstate.api.Routes}, where every route stands on one screen, and go on to {@link
 * dev.reinstate.api.Route}, which says in which order a request is checked. A handler reads a {@link
 * dev.reinstate.api.Request}, calls one port and makes an {@link dev.reinstate.api.Answer} of its ruling; whatever is
 * wrong is thrown as a {@link dev.reinstate.api.ProblemException} and becomes problem+json in one place, {@link
 * dev.reinstate.api.Problems}. What a body must look like stands in one {@code …Body} per feature, what is answered in
 * one {@code …Json}.
 */
@NullMarked
package dev.reinstate.api;

import org.jspecify.annotations.NullMarked;
