/**
 * The fault harness: real processes, driven over HTTP by {@link dev.reinstate.worker.faults.Drive} while {@link
 * dev.reinstate.worker.faults.Mischief} kills, stops and cuts them off; begin at {@link
 * dev.reinstate.worker.faults.FaultsIT}. What became of it all is judged in {@code judge}.
 */
@NullMarked
package dev.reinstate.worker.faults;

import org.jspecify.annotations.NullMarked;
