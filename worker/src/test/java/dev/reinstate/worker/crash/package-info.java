/**
 * A process that dies at each {@link dev.reinstate.workflows.crash.CrashPoint}, and whether all comes to the same end as
 * if it had not. The stores live in the test's own process and outlive it. Begin with {@code CrashPointsIT}.
 */
package dev.reinstate.worker.crash;
