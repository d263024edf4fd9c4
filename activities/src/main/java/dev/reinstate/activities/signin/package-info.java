/**
 * Sessions of the console and keys of scripts: who is let in. Secrets come in and go out once and are kept as a digest
 * ({@link dev.reinstate.activities.signin.Secret}).
 */
@NullMarked
package dev.reinstate.activities.signin;

import org.jspecify.annotations.NullMarked;
