/** Sample events. */
@NullMarked
package dev.reinstate.worker.trigger;

import org.jspecify.annotations.NullMarked;
