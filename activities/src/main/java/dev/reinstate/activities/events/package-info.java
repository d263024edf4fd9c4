/**
 * What the neighbouring systems send, in PostgreSQL. An event is kept and its fact recorded in one transaction under the
 * account's lock; what cannot be recorded yet waits, and what is refused is parked for a person to look at.
 */
@NullMarked
package dev.reinstate.activities.events;

import org.jspecify.annotations.NullMarked;
