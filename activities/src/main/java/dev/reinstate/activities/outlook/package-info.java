/** Why, what if, and what will be: reads the facts, lets the rules answer, and writes nothing. */
@NullMarked
package dev.reinstate.activities.outlook;

import org.jspecify.annotations.NullMarked;
