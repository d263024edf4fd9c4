/** Partner accounts in PostgreSQL. */
@NullMarked
package dev.reinstate.activities.accounts;

import org.jspecify.annotations.NullMarked;
