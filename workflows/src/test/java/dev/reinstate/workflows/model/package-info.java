/**
 * A second opinion on the rules. {@link dev.reinstate.workflows.model.Reference} states the business in its own, naive
 * way: after each derivation it goes through all facts again with plain loops, and shares nothing with the rules but the
 * records of facts. It lives in a package of its own so that it cannot reach them.
 */
@NullMarked
package dev.reinstate.workflows.model;

import org.jspecify.annotations.NullMarked;
