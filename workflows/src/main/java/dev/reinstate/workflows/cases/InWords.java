package dev.reinstate.workflows.cases;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What was derived, as sentences. It decides nothing. */
final class InWords {

    private InWords() {}

    static String ground(GroundEntry entry, Facts facts, Instant now) {
        String why = entry.ground().why(entry, facts, now) + disputed(entry, facts);
        return switch (entry.state()) {
            case HOLDS -> why + " It holds since " + entry.since() + ".";
            case FORESEEN -> why + foreseen(entry);
            case EXEMPTED -> why + " It is exempted since " + entry.since() + ".";
            case CLEARED -> "It was cleared at " + entry.since() + " by " + entry.clearedBy() + ".";
        };
    }

    private static String disputed(GroundEntry entry, Facts facts) {
        boolean disputed =
                facts.disputes().stream().anyMatch(dispute -> dispute.about().equals(entry.on()) && !dispute.settled());
        return disputed ? " The partner disputes it." : "";
    }

    private static String foreseen(GroundEntry entry) {
        return entry.holdsFrom() == null
                ? " It will hold if it goes on; the count is paused."
                : " It will hold from " + entry.holdsFrom() + " on.";
    }

    static String stage(Facts facts, Derived derived) {
        CaseFile file = derived.file();
        if (!file.opened()) {
            return "There is no case: no ground is foreseen or holds, and no hold is placed.";
        }
        return switch (file.stage()) {
            case DETECTED -> detected(file);
            case AWAITING_REMEDY -> held(facts) + ", and " + holding(file);
            case AWAITING_REQUEST -> held(facts) + ", no ground holds any more, and no support request is open.";
            case UNDER_REVIEW ->
                held(facts) + ", no ground holds any more, and "
                        + (Conduct.awaitsSecond(file)
                                ? "one of two persons has approved the reinstatement."
                                : "a support request is open.");
            case REINSTATING -> held(facts) + ", no ground holds any more, and the reinstatement is approved.";
            case CLOSED -> "The case was closed at " + file.closedAt() + ": " + file.outcome() + ".";
        };
    }

    private static String detected(CaseFile file) {
        List<GroundEntry> standing =
                file.grounds().stream().filter(GroundEntry::standing).toList();
        return standing.stream().anyMatch(GroundEntry::holds)
                ? "No hold is placed yet, and " + holding(file)
                : "No hold is placed, and " + names(file, GroundState.FORESEEN) + " is foreseen.";
    }

    private static String held(Facts facts) {
        Hold hold = facts.hold();
        return hold == null ? "A hold is placed" : "A hold is placed since " + hold.placedAt();
    }

    private static String holding(CaseFile file) {
        boolean several = file.grounds().stream().filter(GroundEntry::holds).count() > 1;
        return names(file, GroundState.HOLDS) + (several ? " hold." : " holds.");
    }

    private static String names(CaseFile file, GroundState state) {
        return file.grounds().stream()
                .filter(entry -> entry.state() == state)
                .map(entry -> entry.ground().name())
                .collect(Collectors.joining(" and "));
    }

    static String nextMove(Derived derived) {
        CaseFile file = derived.file();
        if (!file.opened()) {
            return "Nobody has to do anything.";
        }
        WaitingOn on = Conduct.waitingOn(file);
        return switch (file.stage()) {
            case DETECTED, AWAITING_REMEDY ->
                on == WaitingOn.SYSTEM ? "The system places the hold." : on + ": " + clearing(file) + ".";
            case AWAITING_REQUEST -> "PARTNER: the global admin files a support request.";
            case UNDER_REVIEW ->
                on == WaitingOn.PARTNER
                        ? "PARTNER: the global admin answers the agent's question."
                        : Conduct.awaitsSecond(file)
                                ? "AGENT: a second person approves the reinstatement."
                                : "AGENT: an agent decides on the support request.";
            case REINSTATING -> "The system lifts the hold.";
            case CLOSED -> "Nobody has to do anything: the case is over.";
        };
    }

    private static String clearing(CaseFile file) {
        return file.grounds().stream()
                .filter(GroundEntry::standing)
                .map(entry -> entry.ground().clearedBy())
                .distinct()
                .collect(Collectors.joining("; and "));
    }

    static String next(@Nullable NextAct next) {
        if (next == null) {
            return "Nothing happens by itself.";
        }
        String what = switch (next.what()) {
            case WARN -> "the partner is warned";
            case PLACE_HOLD -> "the hold is placed: new sales are denied";
            case REMIND -> "the partner is reminded of what is to do";
            case NUDGE -> "the partner is asked once more";
            case SEND_NOTICE -> "a notice goes out";
            case REINSTATE -> "the hold is lifted";
            case CLOSE -> "the case comes to its end";
            case LOOK -> "the facts are looked at again";
        };
        return "At " + next.at() + " " + what + ".";
    }
}
