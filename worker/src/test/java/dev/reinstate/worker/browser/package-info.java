/**
 * The pages in a real Chromium, over the built jar: what they look like, whether everybody can read them, and whether
 * somebody finds their way by them. Pictures are left in {@code worker/target/screenshots}.
 */
@NullMarked
package dev.reinstate.worker.browser;

import org.jspecify.annotations.NullMarked;
