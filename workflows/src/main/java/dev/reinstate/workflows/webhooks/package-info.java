/**
 * Signed webhooks as Standard Webhooks has them: what a sender puts into its headers, and whether what came in was
 * signed by somebody who knows a secret. No clock and no I/O: bytes, instants and secrets come as parameters.
 */
@NullMarked
package dev.reinstate.workflows.webhooks;

import org.jspecify.annotations.NullMarked;
