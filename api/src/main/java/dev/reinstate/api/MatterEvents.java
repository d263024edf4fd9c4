package dev.reinstate.api;

import dev.reinstate.workflows.cases.AbuseFinding;
import dev.reinstate.workflows.cases.ProviderIssue;
import dev.reinstate.workflows.ports.Carried;
import java.time.Instant;
import java.util.Locale;

/** What provider operations and the trust system tell. */
final class MatterEvents {

    private MatterEvents() {}

    static Carried raised(Body data, Instant at) {
        return new Carried.Raised(new ProviderIssue(
                data.required("issueId", Shapes.ID),
                data.required("provider", Shapes.ID),
                data.optional("description", Shapes.PROSE),
                at,
                null));
    }

    static Carried cleared(Body data, Instant at) {
        return new Carried.Cleared(data.required("issueId", Shapes.ID), at);
    }

    /** A severity is the trust system's own word; only its case is ours. */
    static Carried found(Body data, Instant at) {
        return new Carried.Found(new AbuseFinding(
                data.required("findingId", Shapes.ID),
                data.required("severity", Shapes.WORD).toUpperCase(Locale.ROOT),
                data.required("summary", Shapes.PROSE),
                at,
                null));
    }
}
