/** The hash-chained audit trail. */
@NullMarked
package dev.reinstate.activities.audit;

import org.jspecify.annotations.NullMarked;
