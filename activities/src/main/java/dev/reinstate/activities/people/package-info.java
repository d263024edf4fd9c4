/** What people do on a case, in PostgreSQL. */
@NullMarked
package dev.reinstate.activities.people;

import org.jspecify.annotations.NullMarked;
