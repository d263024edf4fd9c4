package dev.reinstate.workflows.cases;

import static java.time.temporal.ChronoUnit.DAYS;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the partner has to be told now, what no longer has to be told, and when there is something to tell next. */
final class WhatToTell {

    private final Facts facts;
    private final GroundsNow grounds;
    private final Stage stage;
    private final Instant now;
    private final CaseFile file;

    private final Warnings warnings;
    private final List<NoticeDraft> drafts = new ArrayList<>();
    private final Set<String> outrun = new HashSet<>();
    private final Set<Warned> unwarned = new HashSet<>();
    private @Nullable NextAct next;
    /** Of the reminder or nudge that belongs to today; an unsent one with another key was outrun by it. */
    private @Nullable String currentKey;

    private WhatToTell(Facts facts, GroundsNow grounds, Stage stage, Instant now, String cause) {
        this.facts = facts;
        this.grounds = grounds;
        this.stage = stage;
        this.now = now;
        this.file = facts.file();
        this.warnings = new Warnings(facts, cause);
    }

    /**
     * Derives it.
     *
     * @param heldFor the grounds for which the hold is placed right now; null if none is
     */
    static WhatToTell of(
            Facts facts, GroundsNow grounds, Stage stage, Instant now, String cause, @Nullable GroundsNow heldFor) {
        WhatToTell tell = new WhatToTell(facts, grounds, stage, now, cause);
        tell.warnings.keepTermsOfWhatHolds(grounds);
        if (heldFor != null) {
            tell.warnings.supersede(heldFor);
        }
        if (stage == Stage.DETECTED) {
            tell.warnings.warn(grounds);
        } else if (stage == Stage.AWAITING_REMEDY) {
            tell.whyAndWhatToDo();
        } else if (stage == Stage.AWAITING_REQUEST) {
            tell.fileARequest();
        } else if (stage == Stage.UNDER_REVIEW) {
            tell.answerTheQuestion();
        }
        tell.answer();
        tell.drafts.addAll(NoticeDraft.ofDisputes(facts));
        tell.file.unsent().stream().filter(tell::isOutrun).forEach(tell::takeBack);
        return tell;
    }

    List<Notice> notices() {
        return Stream.concat(warnings.drafts().stream(), drafts.stream())
                .flatMap(draft -> draft.to(facts.account(), about(draft)).stream())
                .toList();
    }

    /** A warning is about its own ground, everything else about all that have held on this case. */
    private Set<Ground> about(NoticeDraft draft) {
        return draft.anchor() != null ? Set.of(draft.anchor().ground()) : grounds.counting();
    }

    List<Event> events() {
        return warnings.events();
    }

    Telling telling() {
        return new Telling(notices(), outrun, warnings.warned(), unwarned, warnings.kept());
    }

    Set<String> outrun() {
        return outrun;
    }

    @Nullable
    NextAct next() {
        return next;
    }

    private void whyAndWhatToDo() {
        String suspended = "suspended/" + file.id();
        boolean raisedNow = grounds.events().stream().anyMatch(event -> event.kind() == Event.Kind.GROUND_RAISED);
        if (!file.noticeKeys().contains(suspended)) {
            drafts.add(NoticeDraft.of(NoticeKind.SUSPENDED, suspended));
        } else if (raisedNow) {
            drafts.add(NoticeDraft.of(NoticeKind.GROUND_RAISED, raisedKey()));
        }
        Instant told = grounds.latest(Objects.requireNonNull(facts.hold()).placedAt(), GroundState.HOLDS);
        OptionalInt day = facts.terms().current().holdReminders().reached(daysSince(told));
        day.ifPresent(
                reached -> tellOnce(NoticeDraft.of(NoticeKind.REMINDER, "reminder/" + since(told) + "/" + reached)));
        comesBack(NextAct.What.REMIND, told, facts.terms().current().holdReminders());
    }

    private void fileARequest() {
        SupportRequest answered = file.request();
        Instant clear = grounds.latest(Objects.requireNonNull(facts.hold()).placedAt(), GroundState.CLEARED);
        boolean answeredLast = answered != null && !answered.stateSince().isBefore(clear);
        Instant start = answeredLast ? Objects.requireNonNull(answered).stateSince() : clear;
        OptionalInt day = facts.terms().current().requestNudges().reached(daysSince(start));
        // The first nudge goes at once, unless the partner has just had an agent's answer.
        if (day.isPresent() || !answeredLast) {
            tellOnce(NoticeDraft.of(NoticeKind.NUDGE, "nudge/" + since(start) + "/" + day.orElse(0)));
        }
        comesBack(NextAct.What.NUDGE, start, facts.terms().current().requestNudges());
    }

    /** A partner who was asked and says nothing is asked again, more and more rarely. */
    private void answerTheQuestion() {
        Decision decision = file.decision();
        if (decision == null || !asked()) {
            return;
        }
        SupportRequest request = Objects.requireNonNull(file.request());
        Series again = facts.terms().current().requestNudges();
        OptionalInt day = again.reached(daysSince(request.stateSince()));
        day.ifPresent(reached -> tellOnce(
                NoticeDraft.about(decision, NoticeKind.QUESTION, "question/" + decision.id() + "/" + reached)));
        comesBack(NextAct.What.NUDGE, request.stateSince(), again);
    }

    private void answer() {
        Decision decision = file.decision();
        if (decision == null || decision.kind() == Decision.Kind.REINSTATE) {
            return;
        }
        boolean asks = decision.kind() == Decision.Kind.ASK_PARTNER;
        String key = "decision/" + decision.id();
        boolean answered = asks && !asked();
        if (!answered && !file.noticeKeys().contains(key)) {
            drafts.add(NoticeDraft.about(decision, asks ? NoticeKind.QUESTION : NoticeKind.KEPT_SUSPENDED, key));
        }
    }

    private void tellOnce(NoticeDraft draft) {
        currentKey = draft.key();
        if (!file.noticeKeys().contains(draft.key())) {
            drafts.add(draft);
        }
    }

    private void comesBack(NextAct.What what, Instant start, Series series) {
        LocalDate day = facts.account().dayAt(start).plusDays(series.after(daysSince(start)));
        next = NextAct.sooner(next, new NextAct(what, facts.account().startOf(day)));
    }

    /** A warning that nobody got and that may become true again is to be written again then. */
    private void takeBack(UnsentNotice notice) {
        outrun.add(notice.id());
        notice.untold().forEach(unwarned::add);
    }

    private boolean isOutrun(UnsentNotice notice) {
        return switch (notice.kind()) {
            case WARNING ->
                stage != Stage.DETECTED || !grounds.foreseenOn(notice.anchor()) || warnings.replaces(notice);
            case SUSPENDED -> stage != Stage.AWAITING_REMEDY;
            case GROUND_RAISED ->
                stage != Stage.AWAITING_REMEDY || !notice.key().equals(raisedKey());
            case REMINDER, NUDGE -> !notice.key().equals(currentKey);
            case QUESTION -> !asked();
            case KEPT_SUSPENDED, REINSTATED, DISPUTE_STAYED, DISPUTE_UPHELD, DISPUTE_REJECTED -> false;
        };
    }

    private boolean asked() {
        SupportRequest request = file.request();
        return request != null && request.state() == SupportRequest.State.WAITING_ON_PARTNER;
    }

    private String raisedKey() {
        return "raised/" + file.id() + "/" + grounds.revision();
    }

    private String since(Instant start) {
        return file.id() + "/" + start.getEpochSecond();
    }

    private int daysSince(Instant start) {
        Account account = facts.account();
        return Math.toIntExact(DAYS.between(account.dayAt(start), account.dayAt(now)));
    }
}
