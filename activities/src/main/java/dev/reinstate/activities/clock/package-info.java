/** The database's clock, which demo and tests can move. */
@NullMarked
package dev.reinstate.activities.clock;

import org.jspecify.annotations.NullMarked;
