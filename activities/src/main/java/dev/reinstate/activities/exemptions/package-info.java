/** Exemptions, disputes and the review of abuse, in PostgreSQL. */
@NullMarked
package dev.reinstate.activities.exemptions;

import org.jspecify.annotations.NullMarked;
