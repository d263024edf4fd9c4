/**
 * What somebody might do to the sources, one edit at a time, to measure what notices it. {@link
 * dev.reinstate.worker.edits.Edit} is the edit as data, {@link dev.reinstate.worker.edits.Overlay} makes of it a folder
 * of classes that goes before the real ones on a class path. The sources themselves are never touched.
 */
@NullMarked
package dev.reinstate.worker.edits;

import org.jspecify.annotations.NullMarked;
