package dev.reinstate.workflows.cases;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the partner would be told of a decision that nobody has taken: the same derivation, on the facts as they would be
 * after it.
 *
 * @param facts as they would be when the letter is worded
 * @param notices those that answer; none where the decision has no effect yet
 */
public record Foretold(Facts facts, CaseFile file, List<Notice> notices) {

    private static final String NOT_TAKEN = "dec_not-taken";
    private static final String EXEMPTION = "exm_not-taken";
    private static final String NEXT_CASE = "case_not-opened";

    /**
     * Of a decision against which nothing stands.
     *
     * @param reviews whether whoever decides takes the findings of abuse back with it
     */
    public static Foretold of(Facts facts, Decision.Kind kind, String by, boolean reviews, Instant now) {
        Facts seen = reviews && kind == Decision.Kind.REINSTATE ? reviewed(facts, now) : facts;
        SupportRequest request = Objects.requireNonNull(seen.file().request(), "a decision answers a request");
        Decision decision = new Decision(NOT_TAKEN, kind, seen.file().groundsRevision(), request.id(), now, by);
        Facts decided = seen.with(seen.file().with(request.answered(kind, now), decision));
        return carriedOut(decided, Derivation.derive(decided, now, decision.id()), NOT_TAKEN, now);
    }

    private static Facts reviewed(Facts facts, Instant now) {
        Facts cleared = facts.with(facts.matters().reviewed(now));
        return cleared.with(Derivation.derive(cleared, now, "review").file());
    }

    /**
     * Of an answer to a dispute against which nothing stands.
     *
     * @param until when a stay ends by itself
     */
    public static Foretold of(
            Facts facts, Dispute dispute, Dispute.Kind kind, @Nullable Instant until, String by, Instant now) {
        Dispute.Answer answer = new Dispute.Answer(NOT_TAKEN, kind, now, by, EXEMPTION);
        Facts answered = facts.with(facts.matters().answered(dispute, answer, until));
        Derived derived = facts.file().closed()
                ? Derivation.show(answered, now)
                : Derivation.derive(answered, now, "dispute/" + dispute.id());
        return carriedOut(answered, derived, NOT_TAKEN, now);
    }

    /**
     * When the account would be suspended once more if nobody did anything after this, under the terms as they are now; null
     * if that is out of reach, or if this lifts no hold.
     */
    public @Nullable Instant suspendedAgain(Instant now) {
        boolean lifted = facts.hold() == null && file.closed();
        return lifted ? Foresight.suspension(facts.with(CaseFile.fresh(NEXT_CASE, now, file.id())), now) : null;
    }

    private static Foretold carriedOut(Facts facts, Derived derived, String decision, Instant now) {
        Facts after = facts.with(derived.file());
        List<Notice> first = answers(derived, decision);
        if (derived.approval() == null) {
            return new Foretold(after, derived.file(), first);
        }
        Derived end = Derivation.reinstate(after, derived, now);
        @Nullable Hold none = null;
        List<Notice> all =
                Stream.concat(first.stream(), answers(end, decision).stream()).toList();
        return new Foretold(after.with(none).with(end.file()), end.file(), all);
    }

    /** An exemption reinstates without a decision that its letter could name. */
    private static List<Notice> answers(Derived derived, String decision) {
        return derived.notices().stream()
                .filter(notice -> decision.equals(notice.about()) || notice.kind() == NoticeKind.REINSTATED)
                .toList();
    }
}
