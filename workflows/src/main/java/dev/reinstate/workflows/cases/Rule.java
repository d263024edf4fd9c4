package dev.reinstate.workflows.cases;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/** When a ground is foreseen or holds, what it rests on, and how the partner gets rid of it. */
interface Rule {

    /**
     * The rule itself.
     *
     * @param exempted invoices, findings, issues or rejections that do not count
     */
    Judgement judge(Facts facts, Instant now, Set<String> exempted);

    /** Whether the account has something of this name on which the ground can hang. */
    boolean knows(String subject, Facts facts);

    /** The facts behind it, also once it is cleared. */
    Evidence evidence(GroundEntry entry, Facts facts, Instant now);

    /** Why, in a sentence for the partner. */
    String why(GroundEntry entry, Facts facts, Instant now);

    /** How the rule comes to its answer, and by which number of which terms. */
    Reading reading(GroundEntry entry, Facts facts, Instant now);

    /** What the partner can do, in the order in which to do it; Support, which is offered everywhere, is left out. */
    List<Requirement.Remedy> remedies(Links links);

    /** What clears it, as in "unblocked by". */
    String clearedBy();

    /** Who has the next move while it holds. */
    WaitingOn waitsOn();

    /** What would exempt it. */
    default String exemptedBy() {
        return "a supervisor's waiver until a date, stay, upheld dispute or ending";
    }

    /** Whether the partner has done their part and somebody looks at it. */
    default boolean beingChecked(Facts facts, Instant now) {
        return false;
    }
}
