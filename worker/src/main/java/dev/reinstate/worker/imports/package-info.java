/**
 * Files of facts on their way to the register: CSV or JSON lines become objects, objects are read as a request's body
 * would be, rows go to the port {@code Imports}. Begin at {@link ImportFiles}.
 */
@NullMarked
package dev.reinstate.worker.imports;

import org.jspecify.annotations.NullMarked;
