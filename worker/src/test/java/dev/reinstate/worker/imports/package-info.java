/** Imports, from the file to the case. */
@NullMarked
package dev.reinstate.worker.imports;

import org.jspecify.annotations.NullMarked;
