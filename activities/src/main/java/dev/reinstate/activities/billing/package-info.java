/** What billing reports, in PostgreSQL. */
@NullMarked
package dev.reinstate.activities.billing;

import org.jspecify.annotations.NullMarked;
