package dev.reinstate.api.signin;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Whom we believe who somebody is.
 *
 * @param url the issuer as its tokens name it
 * @param audience what a token of the API is for; never the client, or a token that was made for a browser would do
 * @param client as which the console is known to it
 * @param clientSecret null for a client that has none; the code is bound to the browser either way
 */
public record IssuerSettings(
        URI url, String audience, String client, @Nullable String clientSecret, ClaimNames claims) {}
