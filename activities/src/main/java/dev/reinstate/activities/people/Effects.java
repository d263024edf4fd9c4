package dev.reinstate.activities.people;

import dev.reinstate.activities.register.Answers;
import dev.reinstate.activities.register.CaseReading;
import dev.reinstate.activities.register.CaseRows;
import dev.reinstate.activities.register.Patience;
import dev.reinstate.activities.store.Database;
import dev.reinstate.activities.store.OneMoment;
import dev.reinstate.workflows.cases.CaseFile;
import dev.reinstate.workflows.crash.CrashPoint;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.CaseView.Effect;
import dev.reinstate.workflows.ports.Once;
import dev.reinstate.workflows.ports.Rulings.Decided;
import java.time.Duration;
import org.jdbi.v3.core.Jdbi;

/** Waits for what a decision leads to. The decision itself is committed; who does not wait loses nothing. */
public final class Effects {

    private final Jdbi jdbi;

    public Effects(Database database) {
        this.jdbi = database.jdbi();
    }

    Decided await(Actor actor, Once once, Decided decided, Duration atMost) {
        Patience patience = new Patience(atMost);
        Effect effect = decided.effect();
        while (effect == Effect.PENDING && patience.again()) {
            effect = effect(decided);
        }
        if (effect != Effect.DONE || decided.effect() == Effect.DONE) {
            return decided;
        }
        Decided done = new Decided(decided.decision(), decided.caseId(), effect);
        CrashPoint.EFFECT_SEEN.reached();
        jdbi.useTransaction(handle -> Answers.keep(handle, actor, once, done));
        CrashPoint.EFFECT_KEPT.reached();
        return done;
    }

    /** Of one moment: a reinstatement between two statements of ours would look like an approval that is void. */
    private Effect effect(Decided decided) {
        CaseFile file = OneMoment.of(jdbi, handle -> CaseRows.read(handle, decided.caseId()));
        return CaseReading.effect(file, decided.decision());
    }
}
