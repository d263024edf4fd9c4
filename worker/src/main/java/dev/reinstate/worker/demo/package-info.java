/** The demo: everything that production brings from outside is embedded here, and the clock can be moved. */
@NullMarked
package dev.reinstate.worker.demo;

import org.jspecify.annotations.NullMarked;
