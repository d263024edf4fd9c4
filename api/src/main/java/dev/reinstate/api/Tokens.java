package dev.reinstate.api;

import dev.reinstate.workflows.ports.Accounts;
import dev.reinstate.workflows.ports.Actor;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Sign-in by tokens that an operator has listed. They are random and long, so a plain digest is enough to hide them. */
public final class Tokens implements SignIn {

    private final Map<String, Token> byDigest;
    private final Accounts accounts;

    public Tokens(List<Token> tokens, Accounts accounts) {
        this.byDigest = tokens.stream().collect(Collectors.toMap(Token::sha256, Function.identity(), (a, b) -> a));
        this.accounts = accounts;
    }

    @Override
    public Optional<Actor> actor(String bearerToken) {
        return Optional.ofNullable(byDigest.get(digest(bearerToken))).map(this::actor);
    }

    private Actor actor(Token token) {
        return token.email() == null
                ? Actor.staff(token.actor(), token.role(), token.clouds())
                : Actor.partner(token.actor(), accounts.of(token.email()));
    }

    private static String digest(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException cause) {
            throw new IllegalStateException("every Java has SHA-256", cause);
        }
    }
}
