/**
 * The rules of the house as tests. {@link dev.reinstate.worker.architecture.HouseRules} states them, {@link
 * dev.reinstate.worker.architecture.ArchitectureTest} checks the house and that each rule fires.
 */
@NullMarked
package dev.reinstate.worker.architecture;

import org.jspecify.annotations.NullMarked;
