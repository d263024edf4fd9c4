/**
 * The guard of the replay gate: what the gate promises to catch, as edits, and a command that makes them one at a time.
 * Start at {@link dev.reinstate.worker.replay.GateGuard}.
 */
@NullMarked
package dev.reinstate.worker.replay;

import org.jspecify.annotations.NullMarked;
