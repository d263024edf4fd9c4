/**
 * The rules. Plain Java over facts, terms and an instant: no framework, no clock, no input or output.
 *
 * <p>Start at {@link dev.reinstate.workflows.cases.Derivation}: it takes the {@link
 * dev.reinstate.workflows.cases.Facts} of one account and says everything that follows from them: the grounds, the
 * case's stage, what is owed, and the next instant at which that answer can change. {@link
 * dev.reinstate.workflows.cases.BillingOverdue} is the rule of one ground and reads like the article it comes from.
 */
@NullMarked
package dev.reinstate.workflows.cases;

import org.jspecify.annotations.NullMarked;
