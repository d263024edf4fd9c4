/**
 * The guard of the replay gate: what the gate promises to catch, as edits, and a command that makes them one at a time.
 * Start at {@link dev.reinstate.worker.guard.GateGuard}.
 */
@NullMarked
package dev.reinstate.worker.guard;

import org.jspecify.annotations.NullMarked;
