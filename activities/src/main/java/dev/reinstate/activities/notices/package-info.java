/** Letters to partners: how they are worded and how they are mailed. */
@NullMarked
package dev.reinstate.activities.notices;

import org.jspecify.annotations.NullMarked;
