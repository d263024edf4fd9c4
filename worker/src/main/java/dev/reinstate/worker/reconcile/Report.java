package dev.reinstate.worker.reconcile;

import dev.reinstate.workflows.ports.Reconciliation.Named;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Tells each difference in a line, counts, and sums up. */
public final class Report {

    private final Consumer<String> out;
    private final Map<Named.Kind, Set<String>> lost = new EnumMap<>(Named.Kind.class);
    private long accounts;
    private long cases;
    private long differences;
    private long unsettled;
    private long notedBefore;

    public Report(Consumer<String> out) {
        this.out = out;
    }

    void looked(int moreAccounts) {
        accounts += moreAccounts;
    }

    void asked(int moreCases) {
        cases += moreCases;
    }

    void difference(String where, String what, String register, String other, String done) {
        differences++;
        out.accept("%s: %s: register says %s; %s; %s".formatted(where, what, register, other, done));
    }

    void lost(String where, Named fact, String done) {
        differences++;
        lost.computeIfAbsent(fact.kind(), any -> new TreeSet<>()).add(where + " " + fact.id());
        out.accept("%s: %s: register does not know it; engine heard of it; %s%s"
                .formatted(
                        where,
                        fact,
                        fact.kind().reported() ? "its sender has to send it again" : "people have to do it again",
                        done));
    }

    void stillLost(String where, Named fact, boolean tell) {
        if (fact.kind().reported()) {
            notedBefore++;
        }
        if (tell) {
            out.accept("%s: %s: still not known; noted before".formatted(where, fact));
        }
    }

    void unsettled(String where, String why) {
        unsettled++;
        out.accept("%s: NOT SETTLED: %s".formatted(where, why));
    }

    public boolean differs() {
        return differences > 0;
    }

    /** Somebody has to do something: a person here, or a neighbour who sends again what is lost. */
    public boolean leavesWork() {
        return unsettled > 0 || !lost.isEmpty();
    }

    public String summary() {
        StringBuilder text = new StringBuilder("%d accounts, %d cases asked for: %d differences, %d not settled"
                .formatted(accounts, cases, differences, unsettled));
        if (!lost.isEmpty()) {
            text.append("\nlost, at least these; only who sent them can bring them back:");
            lost(text, "neighbours", true);
            lost(text, "people", false);
        }
        if (notedBefore > 0) {
            text.append("\n%d reported facts that were noted as lost before are still not here (--missing lists them)"
                    .formatted(notedBefore));
        }
        return text.toString();
    }

    private void lost(StringBuilder text, String who, boolean reported) {
        Map<Named.Kind, Set<String>> theirs = new EnumMap<>(lost);
        theirs.keySet().removeIf(kind -> kind.reported() != reported);
        theirs.forEach((kind, ids) -> text.append("\n  %s: %d %s".formatted(who, ids.size(), plural(kind))));
    }

    private static String plural(Named.Kind kind) {
        return kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-') + "s";
    }

    Map<Named.Kind, Set<String>> lost() {
        return Collections.unmodifiableMap(lost);
    }
}
