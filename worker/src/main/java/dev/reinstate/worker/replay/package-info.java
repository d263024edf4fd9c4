/** The replay gate over many histories: of a folder, or of the cases that are at work on a server. */
@NullMarked
package dev.reinstate.worker.replay;

import org.jspecify.annotations.NullMarked;
