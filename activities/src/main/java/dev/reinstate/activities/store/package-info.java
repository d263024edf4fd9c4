/** The connection to PostgreSQL: pool, migrations, and the tables that belong to no account. */
@NullMarked
package dev.reinstate.activities.store;

import org.jspecify.annotations.NullMarked;
