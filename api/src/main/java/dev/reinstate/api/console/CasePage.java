package dev.reinstate.api.console;

import dev.reinstate.api.TimelineText;
import dev.reinstate.workflows.cases.Broken;
import dev.reinstate.workflows.cases.Explanation;
import dev.reinstate.workflows.ports.CaseView;
import dev.reinstate.workflows.ports.Dossiers.Dossier;
import dev.reinstate.workflows.ports.TimelineItem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A case as it is shown. */
public record CasePage(Dossier dossier, List<Choice> choices, List<Chart> charts, List<Line> story) {

    /** Something to do, or why it cannot be done now. */
    public record Choice(Deed deed, String words, boolean available, List<Broken> broken) {}

    /** A line of the timeline, newest first. */
    public record Line(TimelineItem item, String text, String cause) {}

    static CasePage of(Dossier dossier) {
        return new CasePage(dossier, choices(dossier), charts(dossier), story(dossier));
    }

    private static List<Choice> choices(Dossier dossier) {
        List<Choice> choices = new ArrayList<>();
        for (CaseView.Action action : dossier.view().actions()) {
            Deed.of(action.id())
                    .ifPresent(deed -> choices.add(new Choice(
                            deed, deed.words(dossier.account().name()), action.available(), action.broken())));
        }
        Collections.sort(choices, (one, other) -> one.deed().compareTo(other.deed()));
        return choices;
    }

    private static List<Chart> charts(Dossier dossier) {
        return dossier.statement() == null
                ? List.of()
                : dossier.statement().balances().stream().map(Chart::of).toList();
    }

    private static List<Line> story(Dossier dossier) {
        List<Line> story = new ArrayList<>();
        for (TimelineItem item : dossier.story().items()) {
            story.add(new Line(item, TimelineText.of(item), Causes.words(item.cause())));
        }
        Collections.reverse(story);
        return story;
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
