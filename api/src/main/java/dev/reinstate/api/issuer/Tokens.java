package dev.reinstate.api.issuer;

import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.Map;

/** Where tokens are had, for a code or for a persona's name. */
final class Tokens {

    /** Only the one who asked for it reads it, at once. */
    private static final Duration ID_TOKEN = Duration.ofMinutes(5);

    private static final Duration ACCESS_TOKEN = Duration.ofHours(1);

    private final String issuer;
    private final Codes codes;
    private final Signing signing;

    Tokens(String issuer, Codes codes, Signing signing) {
        this.issuer = issuer;
        this.codes = codes;
        this.signing = signing;
    }

    void token(Context context) {
        context.header("Cache-Control", "no-store");
        switch (posted(context, "grant_type")) {
            case "authorization_code" -> exchange(context);
            case "client_credentials" ->
                Persona.named(posted(context, "client_id"))
                        .ifPresentOrElse(
                                persona -> TryingIssuer.json(
                                        context,
                                        Map.of(
                                                "access_token",
                                                access(persona),
                                                "token_type",
                                                "Bearer",
                                                "expires_in",
                                                ACCESS_TOKEN.toSeconds())),
                                () -> refuse(context, "invalid_client"));
            default -> refuse(context, "unsupported_grant_type");
        }
    }

    private void exchange(Context context) {
        codes.take(posted(context, "code"))
                .filter(grant -> TryingIssuer.CLIENT.equals(posted(context, "client_id")))
                .filter(grant -> grant.redirect().equals(posted(context, "redirect_uri")))
                .filter(grant -> verified(grant, posted(context, "code_verifier")))
                .ifPresentOrElse(
                        grant -> TryingIssuer.json(
                                context,
                                Map.of(
                                        "access_token",
                                        access(grant.persona()),
                                        "id_token",
                                        signing.token(
                                                issuer, grant.persona(), TryingIssuer.CLIENT, ID_TOKEN, grant.nonce()),
                                        "token_type",
                                        "Bearer",
                                        "expires_in",
                                        ACCESS_TOKEN.toSeconds())),
                        () -> refuse(context, "invalid_grant"));
    }

    private static boolean verified(Codes.Grant grant, String verifier) {
        return verifier.matches("[A-Za-z0-9._~-]{43,128}")
                && CodeChallenge.compute(CodeChallengeMethod.S256, new CodeVerifier(verifier))
                        .getValue()
                        .equals(grant.challenge());
    }

    private String access(Persona persona) {
        return access(persona, ACCESS_TOKEN);
    }

    String access(Persona persona, Duration life) {
        return signing.token(issuer, persona, TryingIssuer.AUDIENCE, life, null);
    }

    private static void refuse(Context context, String error) {
        TryingIssuer.json(context.status(400), Map.of("error", error));
    }

    private static String posted(Context context, String name) {
        String value = context.formParam(name);
        return value == null ? "" : value;
    }
}
