/** What the neighbours report beside billing, in PostgreSQL. */
@NullMarked
package dev.reinstate.activities.reports;

import org.jspecify.annotations.NullMarked;
