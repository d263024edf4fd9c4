/**
 * What the doors and the steps need of the world, by feature. One port method is one transaction, its audit row and its
 * idempotency key included; whoever calls it passes the {@link dev.reinstate.workflows.ports.Actor} who acts or looks,
 * and gets a {@link dev.reinstate.workflows.ports.Ruling}: granted, or refused with the reason. A failure (a machine
 * broke) is an exception.
 */
@NullMarked
package dev.reinstate.workflows.ports;

import org.jspecify.annotations.NullMarked;
