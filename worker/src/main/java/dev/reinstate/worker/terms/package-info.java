/** The terms as a file: what is in it, what is wrong with it and where, and how it is tried on all accounts. */
@NullMarked
package dev.reinstate.worker.terms;

import org.jspecify.annotations.NullMarked;
