/** Of the planted house. */
@NullMarked
package dev.reinstate.worker.architecture.planted.workflows.contract;

import org.jspecify.annotations.NullMarked;
