package dev.reinstate.workflows.cases;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why an account is where it is, and what follows: taken from the rules, which say themselves by which number of which
 * terms they decide.
 *
 * @param caseId null where there is no case
 * @param why why the case is in this stage
 * @param nextMove who has the next move, and what it is
 * @param next what the case does next by itself
 * @param nextInWords the same as a sentence
 * @param ifNobodyActs what follows, in order, within {@link #AHEAD} and at most {@link #MOST} things
 */
public record Explanation(
        @Nullable String caseId,
        String accountId,
        @Nullable Stage stage,
        @Nullable Outcome outcome,
        String why,
        List<OfAGround> grounds,
        @Nullable WaitingOn waitingOn,
        String nextMove,
        @Nullable NextAct next,
        String nextInWords,
        List<Foreseen> ifNobodyActs,
        Instant asOf) {

    /** Past the hold and its first reminders. */
    static final Duration AHEAD = Duration.ofDays(100);

    static final int MOST = 20;

    /**
     * A ground.
     *
     * @param reading how the rule came to its answer, and by which term
     * @param holdsFrom when a foreseen ground will hold
     * @param clears what clears it
     * @param clearedBy the fact that has cleared it
     * @param mustAct who has to; null where nobody has to any more
     * @param beingChecked the partner has done their part
     * @param exempts what would exempt it
     * @param exempted what exempts it now
     */
    public record OfAGround(
            Ground ground,
            GroundState state,
            Instant since,
            String anchor,
            String why,
            Reading reading,
            @Nullable Instant holdsFrom,
            Evidence evidence,
            List<DatedFact> facts,
            String clears,
            @Nullable String clearedBy,
            @Nullable WaitingOn mustAct,
            boolean beingChecked,
            List<Requirement.Remedy> remedies,
            String exempts,
            @Nullable Exempted exempted) {

        static OfAGround of(GroundEntry entry, Facts facts, Links links, Instant now) {
            Ground ground = entry.ground();
            Evidence evidence = ground.evidence(entry, facts, now);
            return new OfAGround(
                    ground,
                    entry.state(),
                    entry.since(),
                    entry.anchor(),
                    InWords.ground(entry, facts, now),
                    ground.reading(entry, facts, now),
                    entry.holdsFrom(),
                    evidence,
                    DatedFact.of(evidence),
                    ground.clearedBy(),
                    entry.clearedBy(),
                    entry.standing() ? ground.waitsOn() : null,
                    entry.standing() && ground.beingChecked(facts, now),
                    ground.remedies(links),
                    ground.exemptedBy(),
                    entry.state() == GroundState.EXEMPTED ? Exempted.of(ground.judge(facts, now)) : null);
        }

        private OfAGround with(Evidence other, @Nullable Exempted by) {
            return new OfAGround(
                    ground,
                    state,
                    since,
                    anchor,
                    why,
                    reading,
                    holdsFrom,
                    other,
                    DatedFact.of(other),
                    clears,
                    clearedBy,
                    mustAct,
                    beingChecked,
                    remedies,
                    exempts,
                    by);
        }

        OfAGround forThePartner() {
            return with(evidence.forThePartner(), exempted == null ? null : exempted.byNobody());
        }
    }

    /**
     * What exempts a ground.
     *
     * @param until the first instant at which it no longer counts; null without an end
     * @param by for our own people; null for the partner's
     */
    public record Exempted(
            String id,
            Exemption.Kind kind,
            Instant from,
            @Nullable Instant until,
            @Nullable String by) {

        static @Nullable Exempted of(Judgement judgement) {
            Exemption by = judgement.exemptedBy();
            return by == null ? null : new Exempted(by.id(), by.kind(), by.from(), by.end(), by.by());
        }

        Exempted byNobody() {
            return new Exempted(id, kind, from, until, null);
        }
    }

    public static Explanation of(Facts facts, Derived derived, Links links, Instant now) {
        CaseFile file = derived.file();
        Foresight ahead = Foresight.from(facts, now);
        ahead.until(now.plus(AHEAD));
        boolean none = !file.opened();
        return new Explanation(
                none ? null : file.id(),
                facts.account().id(),
                none ? null : file.stage(),
                file.outcome(),
                InWords.stage(facts, derived),
                file.grounds().stream()
                        .map(entry -> OfAGround.of(entry, facts, links, now))
                        .toList(),
                none ? null : Conduct.waitingOn(file),
                InWords.nextMove(derived),
                derived.next(),
                InWords.next(derived.next()),
                ahead.steps().stream().limit(MOST).toList(),
                now);
    }

    /** Of what has not happened: a case that it supposes has no name yet. */
    public Explanation unnamed() {
        return with(null, grounds);
    }

    /** Without what is for our own people. */
    public Explanation forThePartner() {
        return with(caseId, grounds.stream().map(OfAGround::forThePartner).toList());
    }

    private Explanation with(@Nullable String id, List<OfAGround> other) {
        return new Explanation(
                id, accountId, stage, outcome, why, other, waitingOn, nextMove, next, nextInWords, ifNobodyActs, asOf);
    }
}
