/** Tasks as people read and end them. */
@NullMarked
package dev.reinstate.activities.tasks;

import org.jspecify.annotations.NullMarked;
