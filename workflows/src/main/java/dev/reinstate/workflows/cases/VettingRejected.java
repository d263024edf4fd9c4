package dev.reinstate.workflows.cases;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * "The vetting status is rejected for more than 30 days."
 *
 * <p>In MAICPP. The days that begin rejected in the billing zone are counted; the count pauses while the vetting is
 * pending, and only an authorization ends it. The ground holds from the start of day 31, and is foreseen from the first
 * warning day.
 */
final class VettingRejected implements Rule {

    @Override
    public Judgement judge(Facts facts, Instant now, Set<String> exempted) {
        if (facts.account().programme() != Programme.MAICPP) {
            return Judgement.none(null);
        }
        StatusHistory history = StatusHistory.of(facts.matters().vetting(), now);
        return history.rejection()
                .filter(report -> !exempted.contains(id(report)))
                .map(report -> counted(facts, history, anchor(report), now))
                .orElseGet(() -> Judgement.none(null))
                .orAt(history.nextChange());
    }

    private static Judgement counted(Facts facts, StatusHistory history, Anchor anchor, Instant now) {
        Terms terms = facts.terms().of(anchor);
        RejectedDays days = new RejectedDays(facts.account(), history, now);
        int limit = terms.vettingLimit() + 1;
        List<Integer> reached = terms.vettingWarnings().stream()
                .filter(day -> day <= days.count())
                .toList();
        Instant holdsFrom = days.startOf(limit);
        if (days.count() >= limit) {
            return Judgement.holds(anchor, known(holdsFrom), reached, null);
        }
        Instant next = next(terms, days, limit);
        return days.count() < terms.vettingForeseenFrom()
                ? Judgement.none(next)
                : Judgement.foreseen(
                        anchor, known(days.startOf(terms.vettingForeseenFrom())), holdsFrom, reached, next);
    }

    private static @Nullable Instant next(Terms terms, RejectedDays days, int limit) {
        return IntStream.concat(terms.vettingWarnings().stream().mapToInt(day -> day), IntStream.of(limit))
                .filter(day -> day > days.count())
                .mapToObj(days::startOf)
                .reduce(null, Instants::earlier);
    }

    private static Instant known(@Nullable Instant reached) {
        if (reached == null) {
            throw new IllegalStateException("a day that was counted has a beginning");
        }
        return reached;
    }

    private static Anchor anchor(StatusReport report) {
        return new Anchor(Ground.VETTING_REJECTED, id(report));
    }

    /** By its instant, not by the report: the same rejection may be reported twice. */
    private static String id(StatusReport report) {
        return "vetting-" + report.since();
    }

    @Override
    public boolean knows(String subject, Facts facts) {
        return facts.matters().vetting().stream()
                .anyMatch(report -> report.state().adverse() && id(report).equals(subject));
    }

    @Override
    public Evidence evidence(GroundEntry entry, Facts facts, Instant now) {
        StatusHistory history = StatusHistory.of(facts.matters().vetting(), now);
        return Evidence.of(history.latest()).rejectedFor(new RejectedDays(facts.account(), history, now).count());
    }

    @Override
    public String why(GroundEntry entry, Facts facts, Instant now) {
        StatusHistory history = StatusHistory.of(facts.matters().vetting(), now);
        int days = new RejectedDays(facts.account(), history, now).count();
        return "Vetting has been rejected for " + days + " days.";
    }

    @Override
    public Reading reading(GroundEntry entry, Facts facts, Instant now) {
        Terms terms = facts.terms().of(entry.on());
        StatusHistory history = StatusHistory.of(facts.matters().vetting(), now);
        return Reading.by(
                "rejected for more than " + terms.vettingLimit() + " days",
                new Reading.Term("vettingLimit", String.valueOf(terms.vettingLimit()), terms.version()),
                new RejectedDays(facts.account(), history, now).count());
    }

    @Override
    public List<Requirement.Remedy> remedies(Links links) {
        return List.of(new Requirement.Remedy(
                "Correct what vetting rejected and submit it again. The check takes 3 to 5 business days.",
                links.profile(),
                Requirement.Who.GLOBAL_ADMIN));
    }

    @Override
    public String clearedBy() {
        return "a vetting that is authorized";
    }

    @Override
    public WaitingOn waitsOn() {
        return WaitingOn.PARTNER;
    }

    @Override
    public boolean beingChecked(Facts facts, Instant now) {
        return StatusHistory.of(facts.matters().vetting(), now).is(Status.PENDING);
    }
}
