/**
 * Who somebody is: the sign-in of the console and the tokens of the API.
 *
 * <p>An {@link dev.reinstate.api.signin.Issuer} vouches for people. A browser is sent to it and comes back with a code
 * ({@link dev.reinstate.api.signin.SignInPages}, {@link dev.reinstate.api.signin.CodeFlow}); from then on its cookie
 * leads to a session, and {@link dev.reinstate.api.signin.Visitors} lets pages be written for whoever it belongs to. A
 * script or another system sends what the issuer signed for it with each request ({@link
 * dev.reinstate.api.signin.BearerTokens}).
 */
@NullMarked
package dev.reinstate.api.signin;

import org.jspecify.annotations.NullMarked;
