package dev.reinstate.api.signin;

import dev.reinstate.api.SignIn;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.ApiKeys;
import java.util.Optional;

/** Whatever comes as a bearer token: a key of ours, or else a token of the issuer's. */
public final class Credentials implements SignIn {

    private final ApiKeys keys;
    private final SignIn issued;

    public Credentials(ApiKeys keys, SignIn issued) {
        this.keys = keys;
        this.issued = issued;
    }

    @Override
    public Optional<Actor> actor(String bearerToken) {
        return bearerToken.startsWith(ApiKeys.PREFIX)
                ? Optional.ofNullable(keys.actor(bearerToken))
                : issued.actor(bearerToken);
    }
}
