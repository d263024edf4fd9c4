package dev.reinstate.api.console;

import dev.reinstate.api.Answer;
import dev.reinstate.api.Problem;
import dev.reinstate.api.Query;
import dev.reinstate.api.Request;
import dev.reinstate.api.Shapes;
import dev.reinstate.workflows.ports.ApiKeys;
import dev.reinstate.workflows.ports.Page;
import dev.reinstate.workflows.ports.Ruling;
import org.jspecify.annotations.Nullable;

/** The keys of scripts: made, with a secret that is shown once, and revoked. */
public final class KeyPages {

    private static final String HOME = "/console/keys";

    private final ApiKeys keys;

    public KeyPages(ApiKeys keys) {
        this.keys = keys;
    }

    public Answer list(Request request) {
        return page(request, 200, KeyDraft.none(), null, null);
    }

    /** The answer is the page itself: a secret has no address at which one could find it again. */
    public Answer make(Request request) {
        KeyDraft typed = KeyDraft.of(request.form());
        ApiKeys.Draft asked = typed.asked().orElse(null);
        if (asked == null) {
            return page(request, Problem.UNPROCESSABLE.status(), typed, null, null);
        }
        Ruling<ApiKeys.Made> ruling = keys.make(request.actor(), request.formOnce(), asked);
        if (ruling instanceof Ruling.Refused<ApiKeys.Made> refused
                && (refused.why() == Ruling.Why.UNPROCESSABLE || refused.why() == Ruling.Why.AGAINST_THE_RULES)) {
            return page(request, Problem.UNPROCESSABLE.status(), typed, null, refused.detail());
        }
        return page(request, 201, KeyDraft.none(), Shown.granted(ruling), null);
    }

    public Answer revoke(Request request) {
        Shown.granted(keys.revoke(request.actor(), request.id("keyId")));
        return Shown.goOn(HOME + "?done=revoked");
    }

    private Answer page(
            Request request, int status, KeyDraft draft, ApiKeys.@Nullable Made made, @Nullable String refused) {
        Query query = request.query();
        Page<ApiKeys.Key> page = Shown.granted(query.page(paging -> keys.list(request.actor(), paging)));
        KeysPage shown = new KeysPage(
                page.items(),
                draft,
                made,
                refused,
                request.actor().clouds().stream().sorted().toList(),
                Pager.after(HOME, query.toGoOn(), page.next()));
        Frame frame = Frame.of(request.visitor(), "Keys", "keys").saying(said(query.value("done", Shapes.WORD)));
        return Templates.answer(status, "keys", frame, shown);
    }

    private static @Nullable String said(@Nullable String done) {
        if (done == null) {
            return null;
        }
        if (done.equals("revoked")) {
            return "The key is revoked: within %d seconds nobody gets in by it."
                    .formatted(ApiKeys.REVOKED_WITHIN.toSeconds());
        }
        throw Problem.MALFORMED.because("'done' in the address is nothing that can be done here.");
    }
}
