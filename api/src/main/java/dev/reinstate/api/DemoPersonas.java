package dev.reinstate.api;

import dev.reinstate.api.issuer.Persona;
import dev.reinstate.workflows.ports.Accounts;
import dev.reinstate.workflows.ports.Actor;
import java.util.Optional;

/** The demo's cast: the token of a persona is its name. Never for production: anyone can know these tokens. */
public final class DemoPersonas implements SignIn {

    private final Accounts accounts;

    public DemoPersonas(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public Optional<Actor> actor(String bearerToken) {
        return Persona.named(bearerToken).map(persona -> persona.person().actor(accounts));
    }
}
