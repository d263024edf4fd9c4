package dev.reinstate.api.signin;

import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.Denials;
import dev.reinstate.workflows.ports.Person;
import dev.reinstate.workflows.ports.Sessions;
import io.javalin.http.Context;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way of a browser to a session, and out of it. */
public final class SignInPages {

    /** Where the issuer sends a browser back to, below the console's own address. */
    public static final String CALLBACK = "/sign-in/callback";

    private static final Logger LOG = LoggerFactory.getLogger(SignInPages.class);

    private final CodeFlow flow;
    private final Sessions sessions;
    private final Denials denials;
    private final URI origin;

    /**
     * The sign-in of one console.
     *
     * @param origin where browsers find it, such as {@code https://reinstate.example.com}
     */
    public SignInPages(Issuer issuer, Sessions sessions, Denials denials, URI origin) {
        this.flow = new CodeFlow(issuer);
        this.sessions = sessions;
        this.denials = denials;
        this.origin = origin;
    }

    /** Sends the browser to the issuer. */
    public void begin(Context context) {
        context.header("Cache-Control", "no-store").header("Referrer-Policy", "same-origin");
        Attempt attempt = Attempt.fresh(LocalPath.or(context.queryParam("to"), "/"));
        if (cameByNumber(context)) {
            // The issuer sends people back to one name of this machine: a cookie for another would be missing there.
            String to = URLEncoder.encode(attempt.to(), StandardCharsets.UTF_8);
            context.redirect(origin + "/sign-in?to=" + to);
            return;
        }
        try {
            String address = flow.away(attempt, callback()).toString();
            Cookies.keepAttempt(context, attempt);
            context.redirect(address);
        } catch (IssuerAway away) {
            away(context, away);
        }
    }

    /** Takes the browser back; it gets a session that it never had before, whatever it brought along. */
    public void back(Context context) {
        context.header("Cache-Control", "no-store").header("Referrer-Policy", "same-origin");
        Optional<Attempt> attempt = Cookies.attempt(context);
        Cookies.forgetAttempt(context);
        try {
            Attempt begun = attempt.orElseThrow(
                    () -> new NotSignedIn("NOT_BEGUN", "This browser did not begin this sign-in, or too long ago."));
            Person person = flow.back(begun, callback(), context.queryParamMap());
            endFormer(context);
            String browser = Optional.ofNullable(context.userAgent()).orElse("");
            Cookies.keepSession(context, sessions.open(person, browser).token());
            context.redirect(begun.to());
        } catch (NotSignedIn refused) {
            denials.record(null, "GET " + CALLBACK, refused.code());
            Notes note = refused.code().equals("NO_ROLE") ? Notes.NO_ROLE : Notes.NOT_SIGNED_IN;
            note.write(context, String.valueOf(refused.getMessage()));
        } catch (IssuerAway away) {
            away(context, away);
        }
    }

    /** Behind {@link Visitors#only}. */
    public void out(Context context, Visitor visitor) {
        sessions.end(visitor.actor(), visitor.sessionId());
        Cookies.forgetSession(context);
        context.redirect("/signed-out", io.javalin.http.HttpStatus.SEE_OTHER);
    }

    public void signedOut(Context context) {
        Notes.SIGNED_OUT.write(context);
    }

    private boolean cameByNumber(Context context) {
        String host = String.valueOf(context.host());
        return origin.getHost().equals("localhost") && (host.startsWith("127.") || host.startsWith("[::1]"));
    }

    /** A browser has one session: what was signed in before is signed out. */
    private void endFormer(Context context) {
        Cookies.session(context).flatMap(sessions::find).ifPresent(former -> {
            Person person = former.person();
            sessions.end(Actor.staff(person.id(), person.roles(), person.clouds()), former.id());
        });
    }

    private URI callback() {
        return URI.create(origin + CALLBACK);
    }

    private static void away(Context context, IssuerAway away) {
        LOG.warn("nobody can sign in", away);
        Notes.ISSUER_AWAY.write(context);
    }
}
