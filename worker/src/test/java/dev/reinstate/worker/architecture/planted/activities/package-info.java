/** Of the planted house. */
@NullMarked
package dev.reinstate.worker.architecture.planted.activities;

import org.jspecify.annotations.NullMarked;
