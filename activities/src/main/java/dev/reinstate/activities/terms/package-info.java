/** The versions of the terms as rows: loaded once, tried on all accounts before, and carried to them after. */
@NullMarked
package dev.reinstate.activities.terms;

import org.jspecify.annotations.NullMarked;
