/**
 * A small house in which every rule of {@link dev.reinstate.worker.architecture.HouseRules} is broken, so that each is
 * known to fire. A class is named for what it does wrong; those called Innocent do nothing wrong.
 */
@NullMarked
package dev.reinstate.worker.architecture.planted;

import org.jspecify.annotations.NullMarked;
