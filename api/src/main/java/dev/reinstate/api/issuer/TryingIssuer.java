package dev.reinstate.api.issuer;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.reinstate.api.signin.ClaimNames;
import dev.reinstate.api.signin.IssuerSettings;
import dev.reinstate.api.signin.SignInPages;
import io.javalin.http.Context;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The issuer for trying. Its one client is the console of the same demo. */
public final class TryingIssuer {

    /** Below the address of the one who serves it. */
    public static final String PATH = "/demo/issuer";

    static final String CLIENT = "reinstate-console";
    static final String AUDIENCE = "reinstate";

    private final URI issuer;
    private final URI back;
    private final Codes codes;
    private final Signing signing;
    private final Tokens tokens;

    /**
     * One that serves one console.
     *
     * @param origin where browsers find this issuer, without a path
     * @param console where browsers find the console
     */
    public TryingIssuer(URI origin, URI console, InstantSource clock) {
        this.issuer = URI.create(origin + PATH);
        this.back = URI.create(console + SignInPages.CALLBACK);
        this.codes = new Codes(clock);
        this.signing = new Signing(clock);
        this.tokens = new Tokens(issuer.toString(), codes, signing);
    }

    /** For who wants to be its client. */
    public IssuerSettings settings() {
        return new IssuerSettings(issuer, AUDIENCE, CLIENT, null, ClaimNames.OURS);
    }

    public void discovery(Context context) {
        json(
                context,
                Map.ofEntries(
                        Map.entry("issuer", issuer.toString()),
                        Map.entry("authorization_endpoint", issuer + "/authorize"),
                        Map.entry("token_endpoint", issuer + "/token"),
                        Map.entry("jwks_uri", issuer + "/jwks"),
                        Map.entry("response_types_supported", List.of("code")),
                        Map.entry("response_modes_supported", List.of("query")),
                        Map.entry("grant_types_supported", List.of("authorization_code", "client_credentials")),
                        Map.entry("subject_types_supported", List.of("public")),
                        Map.entry("scopes_supported", List.of("openid", "profile", "email")),
                        Map.entry("id_token_signing_alg_values_supported", List.of("ES256")),
                        Map.entry("token_endpoint_auth_methods_supported", List.of("none")),
                        Map.entry("code_challenge_methods_supported", List.of("S256")),
                        Map.entry("authorization_response_iss_parameter_supported", true)));
    }

    public void keys(Context context) {
        json(context, signing.publicKeys());
    }

    /** The page of personas, or, once one was picked, the way back. */
    public void authorize(Context context) {
        context.header("Cache-Control", "no-store")
                .header("Content-Security-Policy", PersonasPage.POLICY)
                .header("Referrer-Policy", "no-referrer")
                .contentType("text/html; charset=utf-8");
        if (!CLIENT.equals(context.queryParam("client_id"))
                || !back.toString().equals(context.queryParam("redirect_uri"))) {
            // Whoever this is, they are not sent anywhere.
            context.status(400).result(PersonasPage.refusal("It is not from the console of this demo."));
            return;
        }
        String fault = fault(context);
        Optional<Persona> picked =
                Optional.ofNullable(context.queryParam("persona")).flatMap(Persona::named);
        if (fault != null) {
            context.redirect(answer(context, "error", fault));
        } else if (picked.isEmpty()) {
            context.result(PersonasPage.of(query(context)));
        } else {
            String code = codes.mint(
                    picked.get(), given(context, "nonce"), given(context, "code_challenge"), back.toString());
            context.redirect(answer(context, "code", code));
        }
    }

    private static @Nullable String fault(Context context) {
        if (!"code".equals(context.queryParam("response_type"))) {
            return "unsupported_response_type";
        }
        if (!List.of(given(context, "scope").split(" ")).contains("openid")) {
            return "invalid_scope";
        }
        boolean bound = "S256".equals(context.queryParam("code_challenge_method"))
                && given(context, "code_challenge").matches("[A-Za-z0-9_-]{43}");
        return bound && !given(context, "nonce").isEmpty() ? null : "invalid_request";
    }

    private String answer(Context context, String name, String value) {
        return back + "?" + name + "=" + encoded(value) + "&state=" + encoded(given(context, "state")) + "&iss="
                + encoded(issuer.toString());
    }

    /** What came, without a persona that is none. */
    private static String query(Context context) {
        return String.join(
                "&",
                context.queryParamMap().entrySet().stream()
                        .filter(parameter -> !parameter.getKey().equals("persona"))
                        .map(parameter -> encoded(parameter.getKey()) + "="
                                + encoded(parameter.getValue().get(0)))
                        .toList());
    }

    /** A code for tokens; or, since anyone may be anyone here, the name of a persona for a token of the API. */
    public void token(Context context) {
        tokens.token(context);
    }

    /** A token of the API for anybody, also for somebody who is not of the cast. */
    public String accessToken(Persona persona, Duration life) {
        return tokens.access(persona, life);
    }

    static void json(Context context, Map<String, Object> body) {
        context.contentType("application/json").result(JSONObjectUtils.toJSONString(body));
    }

    private static String given(Context context, String name) {
        String value = context.queryParam(name);
        return value == null ? "" : value;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
