package dev.reinstate.workflows.ports;

import java.time.Instant;

/** What is written on a case: between the partner and us, and among ourselves. */
public interface Conversations {

    /** Oldest first; the partner's people never see a note. What was erased is left out. */
    Ruling<Page<Said>> conversation(Actor actor, String caseId, Paging paging);

    /** A note for our own people, also on a case that is closed. */
    Ruling<Note> note(Actor actor, Once once, String caseId, String text);

    /** A note, as kept. */
    record Note(String id, String caseId, Instant at, String by) {}
}
