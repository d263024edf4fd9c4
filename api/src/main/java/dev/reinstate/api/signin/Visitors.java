package dev.reinstate.api.signin;

import dev.reinstate.workflows.ports.Accounts;
import dev.reinstate.workflows.ports.Denials;
import dev.reinstate.workflows.ports.Sessions;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets pages be written for whoever is signed in. Somebody who is not is sent to sign in and comes back; whatever changes
 * something is done only if one of our own pages asked for it.
 */
public final class Visitors {

    private static final Set<String> SAFE = Set.of("GET", "HEAD");

    private final Sessions sessions;
    private final Accounts accounts;
    private final Denials denials;
    private final URI origin;

    /**
     * Visitors of one console.
     *
     * @param origin where browsers find it, such as {@code https://reinstate.example.com}
     */
    public Visitors(Sessions sessions, Accounts accounts, Denials denials, URI origin) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.denials = denials;
        this.origin = origin;
    }

    /** Answers one visitor. */
    public interface Page {
        void show(Context context, Visitor visitor) throws Exception;
    }

    /** The page for visitors only: of any method; unless it is GET, the form has to bear the visitor's token. */
    public Handler only(Page page) {
        return context -> {
            context.header("Cache-Control", "no-store");
            Optional<Visitor> visitor = of(context);
            boolean safe = SAFE.contains(context.req().getMethod());
            if (visitor.isEmpty()) {
                signIn(context, safe);
            } else if (safe || genuine(context, visitor.get())) {
                page.show(context, visitor.get());
            } else {
                Notes.FORGED.write(context);
            }
        };
    }

    /** Who is signed in, if anybody is: for a page that everybody may see. */
    public Optional<Visitor> of(Context context) {
        Optional<String> token = Cookies.session(context);
        Optional<Visitor> visitor = token.flatMap(sessions::find).map(session -> visitor(session, token.get()));
        if (token.isPresent() && visitor.isEmpty()) {
            denials.record(null, asked(context), "UNKNOWN_SESSION");
            Cookies.forgetSession(context);
        }
        return visitor;
    }

    private Visitor visitor(Sessions.Session session, String token) {
        return new Visitor(
                session.id(),
                session.person().actor(accounts),
                session.person().name(),
                Digests.of("anti-forgery", token));
    }

    private static void signIn(Context context, boolean safe) {
        String path = context.path() + (context.queryString() == null ? "" : "?" + context.queryString());
        String address = "/sign-in?to=" + URLEncoder.encode(safe ? path : "/", StandardCharsets.UTF_8);
        if (context.header("HX-Request") != null) {
            // A part of a page: the whole page has to go.
            context.header("HX-Redirect", "/sign-in?to=" + current(context)).status(401);
        } else if (safe) {
            context.redirect(address);
        } else {
            Notes.SIGNED_OUT_MEANWHILE.write(context);
        }
    }

    /** The page of which a part was asked for. */
    private static String current(Context context) {
        String address = context.header("HX-Current-URL");
        try {
            URI page = URI.create(address == null ? "/" : address);
            String query = page.getRawQuery() == null ? "" : "?" + page.getRawQuery();
            return URLEncoder.encode(page.getRawPath() + query, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            return "/";
        }
    }

    /** Whether one of our pages, written for this session, sent it. */
    private boolean genuine(Context context, Visitor visitor) {
        String fault = fault(context, visitor);
        if (fault != null) {
            denials.record(visitor.actor().id(), asked(context), fault);
        }
        return fault == null;
    }

    private @Nullable String fault(Context context, Visitor visitor) {
        String site = context.header("Sec-Fetch-Site");
        String from = context.header("Origin");
        if (site != null ? !site.equals("same-origin") : from != null && !from.equals(origin.toString())) {
            return "FORGED_ORIGIN";
        }
        String header = context.header("X-Anti-Forgery");
        String token = header == null ? context.formParam("token") : header;
        return token != null && Digests.same(token, visitor.antiForgery()) ? null : "FORGED_FORM";
    }

    static String asked(Context context) {
        return context.req().getMethod() + " " + context.path();
    }
}
