package dev.reinstate.workflows.cases;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
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

    /**
     * Of a decision against which nothing stands.
     *
     * @param reviews whether whoever decides takes the findings of abuse back with it
     */
    public static Foretold of(Facts facts, Decision.Kind kind, String by, boolean reviews, Instant now) {
        Facts seen = reviews && kind == Decision.Kind.REINSTATE ? reviewed(facts, now) : facts;
        SupportRequest request = Objects.requireNonNull(seen.file().request(), "a decision answers a request");
        Decision decision = new Decision(NOT_TAKEN, kind, seen.file().groundsRevision(), request.id(), now, by);
        return decided(seen.with(seen.file().with(request.answered(kind, now), decision)), decision, now);
    }

    private static Facts reviewed(Facts facts, Instant now) {
        Facts cleared = facts.with(facts.matters().reviewed(now));
        return cleared.with(Derivation.derive(cleared, now, "review").file());
    }

    private static Foretold decided(Facts facts, Decision decision, Instant now) {
        Derived derived = Derivation.derive(facts, now, decision.id());
        Facts after = facts.with(derived.file());
        if (derived.approval() == null) {
            return new Foretold(after, derived.file(), answers(derived, decision));
        }
        Derived end = Derivation.reinstate(after, derived, now);
        @Nullable Hold none = null;
        return new Foretold(after.with(none).with(end.file()), end.file(), answers(end, decision));
    }

    private static List<Notice> answers(Derived derived, Decision decision) {
        return derived.notices().stream()
                .filter(notice -> decision.id().equals(notice.about()))
                .toList();
    }
}
