/** The one place that makes a Temporal client. The rest of the house wakes cases through a port. */
@NullMarked
package dev.reinstate.workflows.temporal;

import org.jspecify.annotations.NullMarked;
