package dev.reinstate.api;

import dev.reinstate.workflows.cases.Event;
import dev.reinstate.workflows.ports.Act;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.Conversations;
import dev.reinstate.workflows.ports.Once;
import dev.reinstate.workflows.ports.Page;
import dev.reinstate.workflows.ports.Paging;
import dev.reinstate.workflows.ports.Ruling;
import dev.reinstate.workflows.ports.Said;

/** What is written on the cases of all shelves. */
record ConversationsInMemory(Cabinet cabinet, Scribe scribe) implements Conversations {

    @Override
    public Ruling<Page<Said>> conversation(Actor actor, String caseId, Paging paging) {
        return scribe.asked(
                actor,
                "reads what is said on " + caseId + " " + paging,
                () -> cabinet.ofCase(actor, Act.SEE_CASE, caseId).map(shelf -> page(actor, shelf, caseId, paging)));
    }

    private static Page<Said> page(Actor actor, Shelf shelf, String caseId, Paging paging) {
        Page<Words.Line> lines = Parts.of(shelf.words.all(actor, shelf.memory().file(caseId)), paging, Words.Line::id);
        return new Page<>(lines.items().stream().map(Words.Line::said).toList(), lines.next());
    }

    @Override
    public Ruling<Note> note(Actor actor, Once once, String caseId, String text) {
        return scribe.asked(
                actor,
                once,
                "notes on " + caseId + ": " + text,
                () -> cabinet.ofCase(actor, Act.WRITE_NOTE, caseId)
                        .map(shelf -> shelf.as(actor, () -> note(actor, shelf, caseId, text))));
    }

    private Note note(Actor actor, Shelf shelf, String caseId, String text) {
        Note note = new Note(cabinet.mint("note"), caseId, shelf.now(), actor.id());
        shelf.words.say(caseId, note.id(), new Said(note.at(), note.by(), Said.Kind.NOTE, text, null));
        shelf.notes(Event.of(Event.Kind.NOTE_WRITTEN, "note/" + note.id()), caseId);
        return note;
    }
}
