/** What the relay claims, so that no lost wake matters. */
@NullMarked
package dev.reinstate.activities.relay;

import org.jspecify.annotations.NullMarked;
