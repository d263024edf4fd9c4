package dev.reinstate.worker.terms;

import dev.reinstate.workflows.cases.TermsMigration;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.Recorded;
import dev.reinstate.workflows.ports.Ruling;
import dev.reinstate.workflows.ports.TermsVersions;
import java.util.List;
import java.util.function.Consumer;

/** Moves accounts to a version of the terms one by one, each in its own transaction, and says what comes of it. */
public final class Migrating {

    private final TermsVersions versions;
    private final Actor actor;
    private final Consumer<String> out;
    private final Consumer<String> err;

    public Migrating(TermsVersions versions, Actor actor, Consumer<String> out, Consumer<String> err) {
        this.versions = versions;
        this.actor = actor;
        this.out = out;
        this.err = err;
    }

    /** Says how many were refused. */
    public int run(int version, List<String> accounts, boolean confirm) {
        int refused = 0;
        int open = 0;
        for (String accountId : accounts) {
            Ruling<TermsMigration> ruling = one(accountId, version, confirm);
            if (ruling instanceof Ruling.Granted<TermsMigration> granted) {
                tell(granted.value(), confirm);
                open += confirm || granted.value().moved().isEmpty() ? 0 : 1;
            } else if (ruling instanceof Ruling.Refused<TermsMigration> no) {
                refused++;
                err.accept("%s: %s".formatted(accountId, why(no)));
            }
        }
        if (open > 0) {
            out.accept("nothing was changed: again with --confirm to do it");
        }
        return refused;
    }

    private Ruling<TermsMigration> one(String accountId, int version, boolean confirm) {
        return confirm
                ? versions.migrate(actor, accountId, version).then(Migrating::fact)
                : versions.migration(actor, accountId, version);
    }

    private static Ruling<TermsMigration> fact(Recorded<TermsMigration> recorded) {
        return Ruling.granted(recorded.fact());
    }

    private static String why(Ruling.Refused<TermsMigration> no) {
        return no.why() == Ruling.Why.NOT_FOUND ? "there is no such account" : no.detail();
    }

    private void tell(TermsMigration migration, boolean done) {
        String account = migration.accountId();
        if (migration.moved().isEmpty()) {
            out.accept("%s: %s".formatted(account, nothing(migration)));
            return;
        }
        for (TermsMigration.Moved one : migration.moved()) {
            out.accept("%s: %s %s %s from terms %d to %d"
                    .formatted(
                            account,
                            one.anchor().ground(),
                            one.anchor().id(),
                            done ? "moved" : "would move",
                            one.from(),
                            migration.version()));
        }
        out.accept("%s: %s; %s %s"
                .formatted(
                        account, Trial.words(migration.now()), done ? "now" : "then", Trial.words(migration.then())));
    }

    private static String nothing(TermsMigration migration) {
        return migration.caseId() == null
                ? "no open case, so nothing keeps other terms"
                : "nothing of %s keeps other terms than %d".formatted(migration.caseId(), migration.version());
    }
}
