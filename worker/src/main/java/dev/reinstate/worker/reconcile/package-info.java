/**
 * Lays the register beside itself and beside the engine. {@link dev.reinstate.worker.reconcile.Reconcile} goes through
 * the accounts, {@link dev.reinstate.worker.reconcile.OneAccount} says what is wrong with one and puts it right, {@link
 * dev.reinstate.worker.reconcile.Report} tells it. No I/O here: the register, the engine and the passing of time are
 * ports.
 */
@NullMarked
package dev.reinstate.worker.reconcile;

import org.jspecify.annotations.NullMarked;
