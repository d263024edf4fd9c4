/**
 * What an operator can set. {@link dev.reinstate.worker.settings.Setting} lists every setting, {@link
 * dev.reinstate.worker.settings.Settings} reads them from the environment and a file, and all that is wrong is said at
 * once ({@link dev.reinstate.worker.settings.InvalidSettings}). Temporal's own settings are read by its own library.
 */
@NullMarked
package dev.reinstate.worker.settings;

import org.jspecify.annotations.NullMarked;
