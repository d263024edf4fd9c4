/**
 * The process: it wires the doors and the hands to the core, and is the only module that knows both sides. {@link
 * dev.reinstate.worker.Main} reads the command line, {@link dev.reinstate.worker.House} wires, {@link
 * dev.reinstate.worker.Relay} finds what was lost.
 */
@NullMarked
package dev.reinstate.worker;

import org.jspecify.annotations.NullMarked;
