/**
 * Named places at which a test can have the process die, one at each boundary between two effects. In production none is
 * armed. Begin with {@link dev.reinstate.workflows.crash.CrashPoint}.
 */
@NullMarked
package dev.reinstate.workflows.crash;

import org.jspecify.annotations.NullMarked;
