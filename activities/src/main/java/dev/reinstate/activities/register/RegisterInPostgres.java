package dev.reinstate.activities.register;

import dev.reinstate.activities.store.OneMoment;
import dev.reinstate.workflows.cases.Derived;
import dev.reinstate.workflows.cases.Facts;
import dev.reinstate.workflows.contract.DecisionStep;
import dev.reinstate.workflows.contract.Look;
import dev.reinstate.workflows.contract.NoticeStep;
import dev.reinstate.workflows.contract.Step;
import dev.reinstate.workflows.crash.CrashPoint;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.Delivery;
import dev.reinstate.workflows.ports.Letter;
import dev.reinstate.workflows.ports.Register;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The steps of a case as transactions. Each begins by asking whether the run that wants it may still write. */
public final class RegisterInPostgres implements Register {

    private static final Logger LOG = LoggerFactory.getLogger(RegisterInPostgres.class);

    private static final Actor CASE = Actor.system("case");

    private final Transactions transactions;
    private final Runs runs;
    private final NoticeRows notices;

    /**
     * For one process.
     *
     * @param incarnation the engine's: a case that last looked on another one has to be started again
     * @param build ours: kept with each case that looks, so that a deploy sees what it carries
     */
    public RegisterInPostgres(
            Transactions transactions, NoticeRows notices, Supplier<String> incarnation, String build) {
        this.transactions = transactions;
        this.runs = new Runs(incarnation, build);
        this.notices = notices;
    }

    @Override
    public Look look(Step step) {
        return step(step, Moments.OF_A_LOOK, Sitting::look);
    }

    @Override
    public Look placeHold(Step step) {
        return step(step, Moments.OF_A_HOLD, (sitting, facts) -> {
            Derived derived = sitting.look(facts);
            return derived.holdOwed() ? sitting.placeHold(facts.with(derived.file())) : derived;
        });
    }

    @Override
    public Look reinstate(DecisionStep step) {
        return step(step.by(), Moments.OF_A_REINSTATEMENT, (sitting, facts) -> {
            Derived derived = sitting.look(facts);
            boolean stands =
                    derived.approval() != null && derived.approval().id().equals(step.decisionId());
            return stands ? sitting.reinstate(facts.with(derived.file()), derived) : derived;
        });
    }

    /** Claimed first, in a transaction of its own: two tries at once would bring the partner two copies. */
    @Override
    public Optional<Letter> letter(NoticeStep step) {
        boolean ours = transactions
                .jdbi()
                .inTransaction(handle -> !runs.fenced(handle, step.by()) && Tries.claim(handle, step.noticeId()));
        if (!ours) {
            return Optional.empty();
        }
        CrashPoint.NOTICE_CLAIMED.reached();
        return worded(step.noticeId());
    }

    /** Kept before it is sent: of a letter whose answer is lost, too, it is known what it says. */
    private Optional<Letter> worded(String noticeId) {
        return OneMoment.of(transactions.jdbi(), handle -> {
            Optional<Letter> letter = notices.letter(handle, noticeId);
            letter.ifPresent(said -> KeptLetters.keep(handle, noticeId, said));
            return letter;
        });
    }

    @Override
    public Look delivered(NoticeStep step, Delivery delivery) {
        return step(step.by(), Moments.OF_A_NOTICE, (sitting, facts) -> {
            Tries.delivered(sitting, step, delivery);
            return sitting.look(sitting.factsOf(step.by().caseId()));
        });
    }

    private Look step(Step step, Moments moments, BiFunction<Sitting, Facts, Derived> work) {
        return runs.accountOf(transactions.jdbi(), step)
                .map(accountId -> step(step, moments, accountId, work))
                .orElseGet(() -> unknown(step));
    }

    /**
     * Opened after the moment to which the register was restored: nothing can be done for it here, so its run ends. If
     * the register knows the case after all, the relay starts it again.
     */
    private static Look unknown(Step step) {
        LOG.warn("the register has no case {}: its run {} ends", step.caseId(), step.runId());
        return Look.nothingLeft();
    }

    private Look step(Step step, Moments moments, String accountId, BiFunction<Sitting, Facts, Derived> work) {
        return transactions.own(CASE, moments, accountId, sitting -> {
            if (runs.fenced(sitting.handle(), step)) {
                return Look.nothingLeft();
            }
            Derived derived = work.apply(sitting, sitting.factsOf(step.caseId()));
            Look look = Looks.of(derived);
            runs.looked(sitting.handle(), step, look.over());
            return look;
        });
    }
}
