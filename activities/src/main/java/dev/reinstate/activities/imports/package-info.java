/**
 * Facts of very many accounts at once, in PostgreSQL. Begin at {@link ImportsInPostgres}: rows are copied to staging
 * tables, held against the register in sets, and recorded together with one row of the audit per account.
 */
@NullMarked
package dev.reinstate.activities.imports;

import org.jspecify.annotations.NullMarked;
