/** The steps of a case, as Temporal runs them. */
@NullMarked
package dev.reinstate.activities.steps;

import org.jspecify.annotations.NullMarked;
