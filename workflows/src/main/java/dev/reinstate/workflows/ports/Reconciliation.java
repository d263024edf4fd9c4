package dev.reinstate.workflows.ports;

import dev.reinstate.workflows.cases.Cloud;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the register stores beside what follows from its facts. Each method is a transaction on one account, and none
 * lifts a hold.
 */
public interface Reconciliation {

    /** Ids of accounts in their order, after one of them ({@code ""} for the first ones). */
    Ruling<List<String>> accounts(Actor actor, String after, int most);

    /** Derives an account anew, as of the instant at which it was last derived. Takes no lock and writes nothing. */
    Ruling<Comparison> compare(Actor actor, String accountId, Duration closedWithin);

    /** Compares again under the account's lock, and writes what is derived over what differs. */
    Ruling<Comparison> mend(Actor actor, String accountId, Duration closedWithin);

    /** Forgets which run a case looked from last, so that one which began earlier may look: that run is gone. */
    Ruling<Boolean> liftFence(Actor actor, String accountId, CaseOnRecord of);

    /**
     * Which facts and acts the register does not know.
     *
     * @param note keep in the audit that these were acknowledged and are lost
     */
    Ruling<Missing> missing(Actor actor, String accountId, Set<Named> named, boolean note);

    /**
     * An account as it is stored.
     *
     * @param differences where that is not what follows from the facts; in {@link #mend}, what was mended
     * @param cases the open one, those with an unsent notice, and those that closed of late
     */
    record Comparison(String accountId, Cloud cloud, List<Difference> differences, List<CaseOnRecord> cases) {
        public Comparison {
            differences = List.copyOf(differences);
            cases = List.copyOf(cases);
        }
    }

    /**
     * One difference.
     *
     * @param mendable false where the schema itself is broken and a person has to look
     */
    record Difference(String what, String register, String derived, boolean mendable) {}

    /**
     * A case as the engine should know it.
     *
     * @param unsent a notice of it is still to be sent
     * @param runOver its run found nothing left to do
     * @param runId the run that looked last; null if none has
     * @param runBegan when that run began, in milliseconds of the engine's clock
     * @param overdue a look was due minutes ago and did not come
     */
    record CaseOnRecord(
            String caseId,
            boolean open,
            boolean unsent,
            boolean runOver,
            @Nullable String runId,
            long runBegan,
            boolean overdue) {

        /** Whether the engine has to run it. */
        public boolean shouldRun() {
            return open || unsent;
        }
    }

    /** A fact or an act that the engine heard of. */
    record Named(Kind kind, String id) implements Comparable<Named> {
        /** What it is, and who can send it again. */
        public enum Kind {
            INVOICE("invoice", true),
            PAYMENT("payment", true),
            REVERSAL("reversal", true),
            ALLOTMENT("allotment", true),
            WRITE_OFF("write-off", true),
            REPORT("report", true),
            ISSUE("issue", true),
            FINDING("finding", true),
            EXEMPTION("exemption", false),
            REQUEST("request", false),
            MESSAGE("message", false),
            DECISION("decision", false);

            private final String word;
            private final boolean reported;

            Kind(String word, boolean reported) {
                this.word = word;
                this.reported = reported;
            }

            /** From a neighbouring system; else people have to do it again. */
            public boolean reported() {
                return reported;
            }
        }

        @Override
        public int compareTo(Named other) {
            return kind == other.kind ? id.compareTo(other.id) : kind.compareTo(other.kind);
        }

        @Override
        public String toString() {
            return kind.word + "/" + id;
        }
    }

    /**
     * What the register does not know.
     *
     * @param found not noted before
     * @param noted noted before, and still not known
     */
    record Missing(List<Named> found, List<Named> noted) {
        public Missing {
            found = List.copyOf(found);
            noted = List.copyOf(noted);
        }
    }
}
