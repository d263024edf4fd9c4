package dev.reinstate.worker.terms;

import dev.reinstate.worker.embedded.CannotStart;
import dev.reinstate.workflows.cases.Backtest;
import dev.reinstate.workflows.cases.Terms;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.TermsVersions;
import java.util.function.Consumer;

/**
 * Tries terms on all accounts, some at a time, and tells which would come out differently. Only counts and the accounts
 * of one slice are ever in memory.
 */
public final class Trial {

    /** Some seconds at most, so that whoever waits sees that it goes on. */
    static final int SLICE = 500;

    private final TermsVersions versions;
    private final Actor actor;
    private final Consumer<String> out;
    private final Consumer<String> progress;
    private int seen;
    private int compared;
    private int differing;
    private int cases;
    private int earlier;
    private int later;

    public Trial(TermsVersions versions, Actor actor, Consumer<String> out, Consumer<String> progress) {
        this.versions = versions;
        this.actor = actor;
        this.out = out;
        this.progress = progress;
    }

    /** Lists at most so many, counts all; says how many come out differently. */
    public int run(Terms proposed, int most) {
        String after = "";
        while (after != null) {
            TermsVersions.Slice slice =
                    versions.backtest(actor, proposed, after, SLICE).orElseThrow(CannotStart::refused);
            seen += slice.seen();
            compared += slice.compared();
            slice.differing().forEach(one -> count(one, most));
            after = slice.last();
            if (after != null) {
                progress.accept("%d accounts, %d of them differ".formatted(seen, differing));
            }
        }
        out.accept(summary(proposed));
        if (differing > most) {
            out.accept("%d more are not listed: --limit".formatted(differing - most));
        }
        return differing;
    }

    private void count(Backtest.Differing one, int most) {
        differing++;
        cases += one.caseId() == null ? 0 : 1;
        if (one.now().suspendedAt() != null || one.then().suspendedAt() != null) {
            boolean sooner = one.now().suspendedAt() == null
                    || (one.then().suspendedAt() != null
                            && one.then().suspendedAt().isBefore(one.now().suspendedAt()));
            earlier += sooner ? 1 : 0;
            later += !sooner
                            && !java.util.Objects.equals(
                                    one.then().suspendedAt(), one.now().suspendedAt())
                    ? 1
                    : 0;
        }
        if (differing <= most) {
            out.accept("%s%s: %s; under these terms %s"
                    .formatted(
                            one.accountId(),
                            one.caseId() == null ? "" : " (" + one.caseId() + ")",
                            words(one.now()),
                            words(one.then())));
        }
    }

    private String summary(Terms proposed) {
        return "terms %d: %d of %d accounts come out differently, %d of them in an open case; %d suspended earlier, %d later or not at all (%d looked at: no terms concern the others)"
                .formatted(proposed.version(), differing, seen, cases, earlier, later, compared);
    }

    static String words(Backtest.Outlook outlook) {
        String stage = outlook.stage() == null ? "no case" : outlook.stage().name();
        String grounds = outlook.grounds().isEmpty() ? "" : ", " + String.join(" and ", outlook.grounds());
        return stage + grounds + (outlook.suspendedAt() == null ? "" : ", suspended at " + outlook.suspendedAt());
    }
}
