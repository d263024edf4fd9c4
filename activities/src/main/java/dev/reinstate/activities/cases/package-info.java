/** Cases as people read them, from PostgreSQL. */
@NullMarked
package dev.reinstate.activities.cases;

import org.jspecify.annotations.NullMarked;
