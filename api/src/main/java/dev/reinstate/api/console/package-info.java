/**
 * The pages that our own people work with: what they are asked ({@link dev.reinstate.api.console.CasePages} and the like),
 * what they show (small records that end in {@code Page}), and the words for it ({@link
 * dev.reinstate.api.console.Words}). How it looks is in {@code src/main/jte}, one template for each page, and in the files
 * that {@link dev.reinstate.api.console.Assets} hands out. A page calls the same ports as the REST API; nothing is decided
 * here.
 */
@NullMarked
package dev.reinstate.api.console;

import org.jspecify.annotations.NullMarked;
