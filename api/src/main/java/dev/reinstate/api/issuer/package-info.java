/**
 * An issuer for trying: a page with the personas, and whoever picks one is signed in as it. It keeps the rules of the real
 * ones, so that the demo signs in as production does: {@link dev.reinstate.api.issuer.TryingIssuer} is OpenID Connect with
 * the authorization code and PKCE, nothing more.
 */
@NullMarked
package dev.reinstate.api.issuer;

import org.jspecify.annotations.NullMarked;
