/** Sample events, signed and sent as a neighbouring system would send them. Begin at {@link Sample}. */
@NullMarked
package dev.reinstate.worker.trigger;

import org.jspecify.annotations.NullMarked;
