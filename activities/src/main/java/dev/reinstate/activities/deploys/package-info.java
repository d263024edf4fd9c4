/** What a deploy asks the register. */
@NullMarked
package dev.reinstate.activities.deploys;

import org.jspecify.annotations.NullMarked;
