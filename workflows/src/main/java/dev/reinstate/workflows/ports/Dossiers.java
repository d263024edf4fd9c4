package dev.reinstate.workflows.ports;

import dev.reinstate.workflows.cases.Account;
import dev.reinstate.workflows.cases.Explanation;
import dev.reinstate.workflows.cases.Profile;
import dev.reinstate.workflows.cases.Statement;
import org.jspecify.annotations.Nullable;

/** All of a case that somebody wants in front of them at once, read and derived a single time. */
public interface Dossiers {

    Ruling<Dossier> ofCase(Actor actor, String caseId);

    /**
     * A case with what lies around it. All of it is of one instant, so no part contradicts another.
     *
     * @param statement null for whoever may see the case and not the statement
     * @param story the first part of the timeline, oldest first
     */
    record Dossier(
            Account account,
            CaseView view,
            Explanation explanation,
            @Nullable Statement statement,
            Profile profile,
            Page<TimelineItem> story) {}
}
