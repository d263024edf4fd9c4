/**
 * What is stored beside what follows from the facts. {@link
 * dev.reinstate.activities.reconcile.ReconciliationInPostgres} is the port's adapter, {@link
 * dev.reinstate.activities.reconcile.LostFacts} finds what a restored register has forgotten.
 */
@NullMarked
package dev.reinstate.activities.reconcile;

import org.jspecify.annotations.NullMarked;
