package dev.reinstate.workflows.cases;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * "The account profile is in state failed or rejected."
 *
 * <p>In CSP it holds at once, and until the profile is authorized: one that was edited and is pending again clears
 * nothing.
 */
final class ProfileRejected implements Rule {

    @Override
    public Judgement judge(Facts facts, Instant now, Set<String> exempted) {
        if (facts.account().programme() != Programme.CSP) {
            return Judgement.none(null);
        }
        StatusHistory history = StatusHistory.of(facts.matters().profile(), now);
        return history.rejection()
                .filter(report -> !exempted.contains(id(report)))
                .map(report -> Judgement.holds(anchor(report), report.since(), List.of(), history.nextChange()))
                .orElseGet(() -> Judgement.none(history.nextChange()));
    }

    private static Anchor anchor(StatusReport report) {
        return new Anchor(Ground.PROFILE_REJECTED, id(report));
    }

    /** By its instant, not by the report: the same rejection may be reported twice. */
    private static String id(StatusReport report) {
        return "profile-" + report.since();
    }

    @Override
    public boolean knows(String subject, Facts facts) {
        return facts.matters().profile().stream()
                .anyMatch(report -> report.state().adverse() && id(report).equals(subject));
    }

    @Override
    public Evidence evidence(GroundEntry entry, Facts facts, Instant now) {
        return Evidence.of(StatusHistory.of(facts.matters().profile(), now).latest());
    }

    @Override
    public String why(GroundEntry entry, Facts facts, Instant now) {
        return "The account profile was rejected.";
    }

    @Override
    public Reading reading(GroundEntry entry, Facts facts, Instant now) {
        return Reading.withoutTerm("a profile that failed or was rejected, at once and until it is authorized");
    }

    @Override
    public List<Requirement.Remedy> remedies(Links links) {
        return List.of(new Requirement.Remedy(
                "Verify your partner profile: add what is missing, correct what was rejected, and submit it. The check takes 3 to 5 business days.",
                links.profile(),
                Requirement.Who.GLOBAL_ADMIN));
    }

    @Override
    public String clearedBy() {
        return "a profile that is authorized";
    }

    @Override
    public WaitingOn waitsOn() {
        return WaitingOn.PARTNER;
    }

    @Override
    public boolean beingChecked(Facts facts, Instant now) {
        return StatusHistory.of(facts.matters().profile(), now).is(Status.PENDING);
    }
}
