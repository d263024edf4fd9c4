/** Of the planted house. */
@NullMarked
package dev.reinstate.worker.architecture.planted.activities.store;

import org.jspecify.annotations.NullMarked;
