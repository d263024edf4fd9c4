package dev.reinstate.worker.demo;

import dev.reinstate.activities.signin.SessionEnds;
import dev.reinstate.activities.signin.SessionsInPostgres;
import dev.reinstate.activities.store.Database;
import dev.reinstate.api.ConsoleDoors;
import dev.reinstate.api.DemoPersonas;
import dev.reinstate.api.SignIn;
import dev.reinstate.api.issuer.TryingIssuer;
import dev.reinstate.api.signin.BearerTokens;
import dev.reinstate.api.signin.Credentials;
import dev.reinstate.api.signin.Issuer;
import dev.reinstate.worker.House;
import java.net.URI;
import java.time.InstantSource;

/** Who comes into the demo: its own issuer, its console's sessions, and the personas' names as tokens. */
final class DemoSignIn {

    private final TryingIssuer issuer;
    private final SignIn bearer;
    private final ConsoleDoors console;

    DemoSignIn(House house, Database database, int port) {
        // The name, not the number: only for it do all browsers keep cookies that ask for TLS.
        URI origin = URI.create("http://localhost:" + port);
        issuer = new TryingIssuer(origin, origin, InstantSource.system());
        Issuer known = new Issuer(issuer.settings());
        SignIn personas = new DemoPersonas(house.accounts());
        SignIn issued = new BearerTokens(known, house.accounts());
        bearer = new Credentials(
                house.keys(), token -> token.startsWith("demo-") ? personas.actor(token) : issued.actor(token));
        console = new ConsoleDoors(new SessionsInPostgres(database, SessionEnds.USUAL), known, origin);
    }

    TryingIssuer issuer() {
        return issuer;
    }

    SignIn bearer() {
        return bearer;
    }

    ConsoleDoors console() {
        return console;
    }
}
