package dev.reinstate.workflows.cases;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Which warning days have come, and whether anybody is still to be warned of them. Kept by anchor, never by case. */
final class Warnings {

    private final Facts facts;
    private final String cause;

    private final List<NoticeDraft> drafts = new ArrayList<>();
    private final Set<Warned> warned = new HashSet<>();
    private final Map<Anchor, Integer> kept = new HashMap<>();
    private final List<Event> events = new ArrayList<>();

    Warnings(Facts facts, String cause) {
        this.facts = facts;
        this.cause = cause;
    }

    /** Also under a hold, where nobody is warned any more: a ground that joins is of the terms of its day. */
    void keepTermsOfWhatHolds(GroundsNow grounds) {
        grounds.entries().stream().filter(GroundEntry::holds).forEach(entry -> keepTerms(entry.on()));
    }

    /**
     * Missed days become one warning that names them all. What holds is not warned of any more, and its days stay open
     * until the hold is placed: if the hold does not come after all, they may still matter.
     */
    void warn(GroundsNow grounds) {
        for (GroundEntry entry : grounds.entries()) {
            List<Integer> days = open(entry, grounds);
            if (entry.standing() && !entry.holds() && !days.isEmpty()) {
                write(entry.on(), withUntold(entry.on(), days));
            }
        }
    }

    /** The hold came before a warning of these days did. */
    void supersede(GroundsNow grounds) {
        for (GroundEntry entry : grounds.entries()) {
            if (entry.holds()) {
                dealtWith(entry.on(), withUntold(entry.on(), open(entry, grounds)), Event.Kind.WARNING_SUPERSEDED);
            }
        }
    }

    /** Days that have come and are not dealt with. */
    private List<Integer> open(GroundEntry entry, GroundsNow grounds) {
        Judgement judgement = grounds.judgements().get(entry.ground());
        return judgement == null || !entry.standing()
                ? List.of()
                : judgement.warnings().stream()
                        .filter(day -> !facts.warned().contains(new Warned(entry.on(), day)))
                        .toList();
    }

    /** An account without a contact to write to stays unwarned, until it has one. */
    private void write(Anchor anchor, List<Integer> days) {
        int latest = days.get(days.size() - 1);
        String key = "warning/" + anchor.ground() + "/" + anchor.id() + "/" + latest;
        NoticeDraft draft = new NoticeDraft(NoticeKind.WARNING, key, anchor, days, null);
        if (!draft.to(facts.account(), Set.of(anchor.ground())).isEmpty()) {
            drafts.add(draft);
            keepTerms(anchor);
            dealtWith(anchor, days, Event.Kind.WARNING_WRITTEN);
        }
    }

    /** Days whose warning is written and could not be sent yet are named by the new one, which takes its place. */
    private List<Integer> withUntold(Anchor anchor, List<Integer> days) {
        Stream<Integer> untold = facts.file().unsent().stream()
                .flatMap(UnsentNotice::untold)
                .filter(day -> day.anchor().equals(anchor))
                .map(Warned::day);
        return Stream.concat(untold, days.stream()).distinct().sorted().toList();
    }

    private void keepTerms(Anchor anchor) {
        if (!facts.terms().kept().containsKey(anchor)) {
            kept.put(anchor, facts.terms().current().version());
        }
    }

    private void dealtWith(Anchor anchor, List<Integer> days, Event.Kind how) {
        days.forEach(day -> warned.add(new Warned(anchor, day)));
        if (!days.isEmpty()) {
            events.add(new Event(
                    how,
                    cause,
                    Map.of("ground", anchor.ground().name(), "anchor", anchor.id(), "days", days.toString())));
        }
    }

    /** Whether a warning that is written now takes the place of one that is still unsent. */
    boolean replaces(UnsentNotice notice) {
        return drafts.stream().anyMatch(draft -> Objects.equals(draft.anchor(), notice.anchor()));
    }

    List<NoticeDraft> drafts() {
        return drafts;
    }

    Set<Warned> warned() {
        return warned;
    }

    Map<Anchor, Integer> kept() {
        return kept;
    }

    List<Event> events() {
        return events;
    }
}
