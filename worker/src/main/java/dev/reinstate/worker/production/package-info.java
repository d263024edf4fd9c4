/**
 * The processes of production: {@link dev.reinstate.worker.production.Production} starts and ends them as a {@link
 * dev.reinstate.worker.production.Plan} says, {@link dev.reinstate.worker.production.Vitals} says how one stands.
 */
@NullMarked
package dev.reinstate.worker.production;

import org.jspecify.annotations.NullMarked;
