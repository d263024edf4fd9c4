/** Of the planted house. */
@NullMarked
package dev.reinstate.worker.architecture.planted.worker;

import org.jspecify.annotations.NullMarked;
