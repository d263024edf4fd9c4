/** One fact, one transaction: {@link dev.reinstate.activities.register.Transactions} begins each one, {@link dev.reinstate.activities.register.Sitting} is what happens in it, and the rest reads facts and writes what follows from them. */
@NullMarked
package dev.reinstate.activities.register;

import org.jspecify.annotations.NullMarked;
