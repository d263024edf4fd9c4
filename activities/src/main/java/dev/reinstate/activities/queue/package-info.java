/**
 * Cases as work, from PostgreSQL: {@code QueueInPostgres} pages through {@code queue_entries}, which the register writes
 * where it writes the case, and says whose a case is. {@code Filters} is the one place where a query becomes SQL.
 */
@NullMarked
package dev.reinstate.activities.queue;

import org.jspecify.annotations.NullMarked;
