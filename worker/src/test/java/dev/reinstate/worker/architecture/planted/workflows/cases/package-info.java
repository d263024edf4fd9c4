/** Of the planted house. */
@NullMarked
package dev.reinstate.worker.architecture.planted.workflows.cases;

import org.jspecify.annotations.NullMarked;
