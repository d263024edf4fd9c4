/** Of the planted house. */
@NullMarked
package dev.reinstate.worker.architecture.planted.workflows.temporal;

import org.jspecify.annotations.NullMarked;
