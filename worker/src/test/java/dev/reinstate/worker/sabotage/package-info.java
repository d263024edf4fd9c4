/**
 * Whether our own tests are worth something: each {@link dev.reinstate.worker.sabotage.Sabotage} takes one guard out of
 * the code, and a named test has to notice. Begin with {@code Sabotages}.
 */
package dev.reinstate.worker.sabotage;
