package dev.reinstate.workflows.cases;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How a case ends: what it last tells, and what it takes back because it is over. */
final class Ending {

    private Ending() {}

    /** The hold is lifted and the partner told, with the agent's words. */
    static Derived reinstated(Facts facts, Derived approved, Instant now) {
        Approval approval = Objects.requireNonNull(approved.approval());
        CaseFile file = approved.file();
        NoticeDraft told = NoticeDraft.answering(approval.decision(), NoticeKind.REINSTATED, "reinstated/" + file.id());
        Hold hold = Objects.requireNonNull(facts.hold());
        List<Event> events = List.of(
                Event.of(Event.Kind.HOLD_LIFTED, approval.cause(), "hold", hold.id()),
                Event.of(Event.Kind.CASE_CLOSED, approval.cause(), "outcome", approval.outcome()));
        return closing(facts, file, approval.outcome(), told.to(facts.account(), grounds(file)), events, now);
    }

    /** Paid or mended before a hold was placed: there is nothing to tell. */
    static Derived neverSuspended(Facts facts, GroundsNow grounds, Instant now, String cause) {
        List<Event> events = new ArrayList<>(grounds.events());
        events.add(Event.of(Event.Kind.CASE_CLOSED, cause, "outcome", Outcome.NEVER_SUSPENDED));
        CaseFile file = facts.file().derived(Stage.CLOSED, grounds.revision(), grounds.entries(), now);
        return closing(facts, file, Outcome.NEVER_SUSPENDED, List.of(), events, now);
    }

    /** A closed case asks for nothing but its last notices; a dispute may be answered after its stay has closed the case. */
    static Derived afterwards(Facts facts, Instant now) {
        CaseFile before = facts.file();
        List<Notice> answers = NoticeDraft.answersToDisputes(facts);
        CaseFile file =
                before.told(NoticeDraft.keys(before, answers), NoticeDraft.unsent(before.unsent(), answers, now));
        NextAct next = null;
        for (UnsentNotice unsent : file.unsent()) {
            next = NextAct.sooner(next, new NextAct(NextAct.What.SEND_NOTICE, unsent.dueAt()));
        }
        CaseFile watched = file.watching(next == null ? null : next.at());
        return new Derived(watched, Telling.of(answers), List.of(), false, null, next, false, Tasks.of(facts), now);
    }

    private static Derived closing(
            Facts facts, CaseFile file, Outcome outcome, List<Notice> last, List<Event> events, Instant now) {
        List<Notice> told = Stream.concat(NoticeDraft.answersToDisputes(facts.with(file)).stream(), last.stream())
                .toList();
        List<UnsentNotice> answers = file.unsent().stream()
                .filter(notice -> notice.kind().answersADispute())
                .toList();
        CaseFile closed = file.with(closed(file.request(), now))
                .closed(outcome, now)
                .told(NoticeDraft.keys(file, told), NoticeDraft.unsent(answers, told, now));
        NextAct next = new NextAct(NextAct.What.CLOSE, now);
        boolean runs = facts.file().opened();
        return new Derived(closed, takenBack(file, told), events, false, null, next, runs, Tasks.of(facts), now);
    }

    /** Whoever was told of the suspension is told of its end. */
    private static Set<Ground> grounds(CaseFile file) {
        return file.grounds().stream()
                .filter(entry -> entry.state() != GroundState.FORESEEN)
                .map(GroundEntry::ground)
                .collect(Collectors.toSet());
    }

    /** Of a case that is over nothing is told any more but its end, and what was decided on a dispute. */
    private static Telling takenBack(CaseFile file, List<Notice> last) {
        Set<String> outrun = file.unsent().stream()
                .filter(notice -> !notice.kind().answersADispute())
                .map(UnsentNotice::id)
                .collect(Collectors.toSet());
        Set<Warned> unwarned =
                file.unsent().stream().flatMap(UnsentNotice::untold).collect(Collectors.toSet());
        return new Telling(last, outrun, Set.of(), unwarned, Map.of());
    }

    /** With its case, a request comes to its end, whether it was answered or there is nothing left to ask for. */
    private static @Nullable SupportRequest closed(@Nullable SupportRequest request, Instant now) {
        return request == null || !request.open()
                ? request
                : new SupportRequest(
                        request.id(), request.filedAt(), request.filedBy(), SupportRequest.State.CLOSED, now);
    }
}
