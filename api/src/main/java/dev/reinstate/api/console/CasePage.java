package dev.reinstate.api.console;

import dev.reinstate.api.TimelineText;
import dev.reinstate.workflows.cases.Broken;
import dev.reinstate.workflows.cases.Claim;
import dev.reinstate.workflows.cases.Explanation;
import dev.reinstate.workflows.ports.CaseView;
import dev.reinstate.workflows.ports.Dossiers.Dossier;
import dev.reinstate.workflows.ports.Said;
import dev.reinstate.workflows.ports.TimelineItem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A case as it is shown.
 *
 * @param conversation with the notes among ourselves
 * @param notes whether whoever looks may write one
 */
public record CasePage(
        Dossier dossier,
        List<Said> conversation,
        List<Choice> choices,
        List<Chart> charts,
        List<Line> story,
        boolean notes) {

    /**
     * Something to do, or why it cannot be done now.
     *
     * @param look of its button
     * @param path its address below that of the case
     */
    public record Choice(String look, String path, String key, String words, boolean available, List<Broken> broken) {}

    /** A line of the timeline, newest first. */
    public record Line(TimelineItem item, String text, String cause) {}

    static CasePage of(Dossier dossier, List<Said> conversation, boolean notes) {
        return new CasePage(dossier, conversation, choices(dossier), charts(dossier), story(dossier), notes);
    }

    private static List<Choice> choices(Dossier dossier) {
        String account = dossier.account().name();
        List<Choice> choices = new ArrayList<>();
        for (Deed deed : Deed.values()) {
            action(dossier, deed.action())
                    .ifPresent(action -> choices.add(new Choice(
                            deed.action(),
                            deed.action(),
                            deed.key(),
                            deed.words(account),
                            action.available(),
                            action.broken())));
        }
        for (CaseView.DisputeView dispute : dossier.view().disputes()) {
            for (Reply reply : Reply.values()) {
                action(dossier, reply.action(dispute))
                        .ifPresent(action -> choices.add(new Choice(
                                reply.look(),
                                reply.path(dispute),
                                reply.key(),
                                reply.words(dispute),
                                action.available(),
                                action.broken())));
            }
        }
        return choices;
    }

    private static Optional<CaseView.Action> action(Dossier dossier, String id) {
        return dossier.view().actions().stream()
                .filter(action -> action.id().equals(id))
                .findFirst();
    }

    private static List<Chart> charts(Dossier dossier) {
        return dossier.statement() == null
                ? List.of()
                : dossier.statement().balances().stream().map(Chart::of).toList();
    }

    static List<Line> story(Dossier dossier) {
        List<Line> story = new ArrayList<>();
        for (TimelineItem item : dossier.story().items()) {
            story.add(new Line(item, TimelineText.of(item), Causes.words(item.cause())));
        }
        Collections.reverse(story);
        return story;
    }

    /** Whether an act that asks for no words is allowed now. */
    public boolean can(String action) {
        return view().actions().stream().anyMatch(each -> each.id().equals(action) && each.available());
    }

    /** Whose it is, if it is somebody else's. */
    public @Nullable String othersClaim(String me) {
        CaseView.Desk desk = view().desk();
        Claim claim = desk == null ? null : desk.claim();
        return claim == null || claim.assignee().equals(me) ? null : claim.assignee();
    }

    public boolean free() {
        CaseView.Desk desk = view().desk();
        return desk == null || desk.claim() == null;
    }

    public CaseView view() {
        return dossier.view();
    }

    public Explanation explanation() {
        return dossier.explanation();
    }

    public List<Choice> possible() {
        return choices.stream().filter(Choice::available).toList();
    }

    public List<Choice> impossible() {
        return choices.stream().filter(choice -> !choice.available()).toList();
    }
}
