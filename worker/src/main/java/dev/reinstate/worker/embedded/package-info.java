/**
 * What makes {@code demo} and the tests need nothing installed: a real PostgreSQL and a Temporal engine that this process brings along, starts and takes
 * away again.
 *
 * <p>Begin at {@link dev.reinstate.worker.embedded.DataFolder} (one folder, one owner), then {@link dev.reinstate.worker.embedded.EmbeddedPostgres} and
 * {@link dev.reinstate.worker.embedded.Engines}. Every child process hangs on a {@link dev.reinstate.worker.embedded.Leash}, so that it ends with this JVM
 * however this JVM ends. Production uses none of this: there, PostgreSQL and Temporal are configured, not started.
 */
@NullMarked
package dev.reinstate.worker.embedded;

import org.jspecify.annotations.NullMarked;
