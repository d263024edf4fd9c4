/** The commands of the command line. Each is a class; what it does lies elsewhere. */
@NullMarked
package dev.reinstate.worker.cli;

import org.jspecify.annotations.NullMarked;
