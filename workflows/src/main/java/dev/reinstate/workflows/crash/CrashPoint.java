package dev.reinstate.workflows.crash;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A place between two effects, at which the process can be made to die as if it were killed: by the system property
 * {@code reinstate.crash.at=NAME}, or {@code NAME:3} for the third time. It is a means of the tests. Without the
 * property, which is read once, a point costs a comparison and does nothing.
 */
public enum CrashPoint {
    /** Nothing of the fact may remain; the caller, who has no answer, sends it again as if for the first time. */
    FACT_BEFORE_COMMIT,
    /** The answer is written under its key, but not committed: it must not outlive the fact that it speaks of. */
    ANSWER_KEPT,
    /** The fact is kept and nobody was woken: the relay has to find the case, and the repeat to get the first answer. */
    FACT_COMMITTED,
    /** The fact is kept, the wake under way, the caller without an answer: the repeat must have no second effect. */
    FACT_TOLD,
    /** A decision has had its effect; the answer that is kept still says that it is pending. */
    EFFECT_SEEN,
    /** The kept answer says that the decision took effect; the agent has not heard it. */
    EFFECT_KEPT,

    /** The case has not looked: the wake that it was about to answer must not be taken for seen. */
    LOOK_BEFORE_COMMIT,
    /** The wake is noted as seen and the run does not know what was seen: what is owed has to stay due. */
    LOOK_COMMITTED,
    /** The hold is owed and not placed. */
    HOLD_BEFORE_COMMIT,
    /** The hold is placed and the run does not know: it must not place a second one, and has to tell the partner. */
    HOLD_COMMITTED,
    /** Approved, and the hold not lifted. */
    REINSTATEMENT_BEFORE_COMMIT,
    /** The hold is lifted and the run does not know: it must not lift another, and has to tell the partner. */
    REINSTATEMENT_COMMITTED,
    /** A step is committed and a case that it opened handed on; the engine still waits for the step's answer. */
    STEP_TOLD,

    /** The notice is claimed, and nobody words it: the claim must end by itself. */
    NOTICE_CLAIMED,
    /** The letter is worded, and nobody has it. */
    LETTER_WORDED,
    /** The mail server has the letter, the register does not know: the one place where a copy goes out, under the same Message-ID. */
    LETTER_ACCEPTED,
    /** As before, a moment later: it is written that the letter went out, but not committed. */
    NOTICE_BEFORE_COMMIT,
    /** The letter is recorded as sent and the run does not know: it must not be sent again. */
    NOTICE_COMMITTED,

    /** The relay has claimed, but not committed: another round must be able to claim the same. */
    CLAIM_BEFORE_COMMIT,
    /** A case is claimed and the engine not called: the claim must not keep it off for long. */
    CASE_CLAIMED,
    /** The engine was called for a claimed case; the rest of the portion was not. */
    CASE_CALLED,
    /** An account is claimed and not looked at. */
    ACCOUNT_CLAIMED,
    /** What time has brought is derived, but not committed. */
    DETECTION_BEFORE_COMMIT,
    /** A case is opened in the register, and the engine has never heard of it. */
    DETECTION_COMMITTED,
    /** A case is opened and its start queued; the rest of the portion is not looked at. */
    DETECTION_TOLD,

    /** A new case is about to be started, and is not. */
    START_BEFORE_CALL,
    /** The engine has the new case. */
    STARTED,
    /** A running case is about to be woken, and is not. */
    SIGNAL_BEFORE_CALL,
    /** The engine has the signal. */
    SIGNALLED;

    /** The system property that arms a point. */
    public static final String PROPERTY = "reinstate.crash.at";

    /** What a shell says of a process that was killed. */
    private static final int KILLED = 137;

    private static final @Nullable Trap TRAP = Trap.read(System.getProperty(PROPERTY));
    private static final @Nullable CrashPoint ARMED = TRAP == null ? null : TRAP.at();
    private static final AtomicInteger TIMES_LEFT = new AtomicInteger(TRAP == null ? 0 : TRAP.time());

    /** Halts the process if this point is armed and it is its time: no hook runs, nothing is flushed. */
    public void reached() {
        if (this == ARMED && TIMES_LEFT.decrementAndGet() == 0) {
            Runtime.getRuntime().halt(KILLED);
        }
    }

    /** What to say at the start of a process in which a point is armed. */
    public static Optional<String> warning() {
        return Optional.ofNullable(TRAP)
                .map(trap -> PROPERTY + " is set: this process dies when it reaches " + trap.at() + " (time "
                        + trap.time() + "). That is a means of the tests: leave it away.");
    }
}
