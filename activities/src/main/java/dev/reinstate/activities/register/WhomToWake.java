package dev.reinstate.activities.register;

import dev.reinstate.workflows.ports.CaseRef;
import dev.reinstate.workflows.ports.Wakes;
import dev.reinstate.workflows.ports.Wakes.Happening;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a transaction has for the engine: the cases that it opened, and the one that has to look. */
final class WhomToWake {

    private final List<CaseRef> opened = new ArrayList<>();
    private @Nullable String woken;
    private Happening what = Happening.FELL_DUE;
    private String whatId = "";

    /** Why it looks; the last reason is as good as all of them. */
    void after(Happening happening, String id) {
        what = happening;
        whatId = id;
    }

    void opened(CaseRef ref) {
        opened.add(ref);
    }

    void mustLook(String caseId) {
        woken = caseId;
    }

    /** One signal, however many derivations asked for it. */
    void tell(Wakes wakes) {
        opened.forEach(wakes::opened);
        if (woken != null) {
            wakes.happened(woken, what, whatId);
        }
    }
}
