/** Of the planted house. */
@NullMarked
package dev.reinstate.worker.architecture.planted.workflows.workflow;

import org.jspecify.annotations.NullMarked;
