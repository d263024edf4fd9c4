/** Records histories from the real engine, for the corpus that every build has to replay. */
@NullMarked
package dev.reinstate.worker.record;

import org.jspecify.annotations.NullMarked;
