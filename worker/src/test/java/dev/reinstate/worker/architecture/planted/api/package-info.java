/** Of the planted house. */
@NullMarked
package dev.reinstate.worker.architecture.planted.api;

import org.jspecify.annotations.NullMarked;
