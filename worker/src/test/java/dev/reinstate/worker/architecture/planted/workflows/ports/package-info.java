/** Of the planted house. */
@NullMarked
package dev.reinstate.worker.architecture.planted.workflows.ports;

import org.jspecify.annotations.NullMarked;
