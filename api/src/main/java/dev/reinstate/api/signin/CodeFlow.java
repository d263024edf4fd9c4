package dev.reinstate.api.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.AuthenticationSuccessResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import dev.reinstate.workflows.ports.Person;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** The authorization-code flow of OpenID Connect, with PKCE, state and nonce; we are the client. */
final class CodeFlow {

    private static final Scope SCOPE = new Scope("openid", "profile", "email");

    private final Issuer issuer;
    private final ClientID client;

    CodeFlow(Issuer issuer) {
        this.issuer = issuer;
        this.client = new ClientID(issuer.settings().client());
    }

    /** Where the browser goes to sign in. */
    URI away(Attempt attempt, URI back) {
        return new AuthenticationRequest.Builder(ResponseType.CODE, SCOPE, client, back)
                .endpointURI(issuer.metadata().getAuthorizationEndpointURI())
                .state(attempt.state())
                .nonce(attempt.nonce())
                .codeChallenge(attempt.verifier(), CodeChallengeMethod.S256)
                .build()
                .toURI();
    }

    /**
     * Who came back.
     *
     * @param parameters of the address that the browser was sent back to
     */
    Person back(Attempt attempt, URI back, Map<String, List<String>> parameters) {
        AuthorizationCode code = code(attempt, back, parameters);
        OIDCTokenResponse tokens = exchanged(new AuthorizationCodeGrant(code, back, attempt.verifier()));
        IDTokenClaimsSet claims = verified(tokens, attempt);
        return new Claims(issuer.settings().claims())
                .person(claims.toJSONObject())
                .orElseThrow(() -> new NotSignedIn(
                        "NO_ROLE",
                        "You are known to the issuer, but you have no role here, and no checked mail address that a"
                                + " partner account could name. Ask whoever keeps the roles."));
    }

    private AuthorizationCode code(Attempt attempt, URI back, Map<String, List<String>> parameters) {
        try {
            AuthenticationResponse answer = AuthenticationResponseParser.parse(back, parameters);
            if (answer.getState() == null
                    || !Digests.same(
                            answer.getState().getValue(), attempt.state().getValue())) {
                throw new NotSignedIn("STATE_MISMATCH", "This browser did not begin this sign-in.");
            }
            if (answer.getIssuer() != null && !answer.getIssuer().equals(issuer.name())) {
                throw new NotSignedIn("OTHER_ISSUER", "The answer is another issuer's.");
            }
            if (answer instanceof AuthenticationSuccessResponse success && success.getAuthorizationCode() != null) {
                return success.getAuthorizationCode();
            }
            throw new NotSignedIn("REFUSED_BY_ISSUER", "The issuer did not let you in.");
        } catch (ParseException broken) {
            throw new NotSignedIn("NO_CODE", "The issuer's answer cannot be read.");
        }
    }

    private OIDCTokenResponse exchanged(AuthorizationCodeGrant grant) {
        try {
            HTTPRequest request = request(grant).toHTTPRequest();
            request.setConnectTimeout((int) Issuer.CONNECTING.toMillis());
            request.setReadTimeout((int) Issuer.ANSWERING.toMillis());
            request.setFollowRedirects(false);
            TokenResponse answer = OIDCTokenResponseParser.parse(request.send());
            if (answer instanceof OIDCTokenResponse tokens) {
                return tokens;
            }
            throw new NotSignedIn("CODE_REFUSED", "The issuer does not know this sign-in any more.");
        } catch (IOException | ParseException away) {
            throw new IssuerAway(
                    "the issuer %s gives no token".formatted(issuer.settings().url()), away);
        }
    }

    private TokenRequest request(AuthorizationCodeGrant grant) {
        URI endpoint = issuer.metadata().getTokenEndpointURI();
        String secret = issuer.settings().clientSecret();
        return secret == null
                ? new TokenRequest.Builder(endpoint, client, grant).build()
                : new TokenRequest.Builder(endpoint, new ClientSecretBasic(client, new Secret(secret)), grant).build();
    }

    private IDTokenClaimsSet verified(OIDCTokenResponse tokens, Attempt attempt) {
        IDTokenValidator validator = new IDTokenValidator(issuer.name(), client, issuer.keys(), null);
        validator.setMaxClockSkew((int) Issuer.SKEW.toSeconds());
        try {
            return validator.validate(tokens.getOIDCTokens().getIDToken(), attempt.nonce());
        } catch (BadJOSEException forged) {
            throw new NotSignedIn("ID_TOKEN_REFUSED", "What the issuer says about you does not hold.");
        } catch (JOSEException away) {
            throw new IssuerAway(
                    "the keys of %s cannot be read".formatted(issuer.settings().url()), away);
        }
    }
}
