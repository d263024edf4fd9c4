package dev.reinstate.activities.register;

import dev.reinstate.activities.audit.Journal;
import dev.reinstate.workflows.cases.Account;
import dev.reinstate.workflows.cases.CaseFile;
import dev.reinstate.workflows.cases.Derivation;
import dev.reinstate.workflows.cases.Derived;
import dev.reinstate.workflows.cases.Event;
import dev.reinstate.workflows.cases.Facts;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.CaseRef;
import dev.reinstate.workflows.ports.Wakes;
import dev.reinstate.workflows.ports.Wakes.Happening;
import java.time.Instant;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** One transaction on one account, whose row it has locked. */
public final class Sitting {

    private final Handle handle;
    private final Actor actor;
    private final String accountId;
    private final Instant now;
    private final Journal journal;
    private final WhomToWake whom = new WhomToWake();
    private boolean written;

    Sitting(Handle handle, Actor actor, String accountId) {
        this.handle = handle;
        this.actor = actor;
        this.accountId = accountId;
        this.now = DatabaseClock.now(handle, accountId);
        this.journal = Journal.of(handle, accountId, actor.id(), now);
    }

    public Handle handle() {
        return handle;
    }

    public Actor actor() {
        return actor;
    }

    public String accountId() {
        return accountId;
    }

    public Instant now() {
        return now;
    }

    /** Whether nothing was ever written about this account before. */
    public boolean first() {
        return journal.empty();
    }

    public Facts facts() {
        return FactsReader.read(handle, accountId, now);
    }

    /** With one of the account's cases, open or closed. */
    public Facts factsOf(String caseId) {
        return FactsReader.ofCase(handle, accountId, caseId, now);
    }

    public void journal(Event event, @Nullable String caseId) {
        written = true;
        journal.write(event, caseId);
    }

    /** Keeps what a person wrote, apart from the audit, so that it can be erased; returns its id. */
    public String keepText(String id, String body) {
        handle.execute(
                "insert into texts (id, account_id, cloud, body) select ?, id, cloud, ? from accounts where id = ?",
                id,
                body,
                accountId);
        return id;
    }

    /** What a fact led to. The open case is woken after the commit, and only if it must look. */
    public Derived derive(String cause, Happening happening, String id) {
        Facts facts = facts();
        Derived derived = Derivation.derive(facts, now, cause);
        CaseFile file = derived.fileAfterFact();
        store(facts, file, derived);
        whom.after(happening, id);
        if (!facts.file().opened() && file.opened()) {
            whom.opened(new CaseRef(file.id(), accountId, facts.account().cloud()));
        } else if (derived.wakes()) {
            whom.mustLook(file.id());
        }
        return derived;
    }

    /**
     * Derives anew and writes all that follows, also where the stored values seem to say so already. A hold whose case is
     * gone gets a linked one, and stays placed: only a decision lifts it.
     */
    public void rewrite() {
        Derived derived = derive("reconcile", Happening.FELL_DUE, accountId);
        new CaseWriter(handle, facts().account()).rewrite(derived.file(), derived);
        Mending.beyondTheDerivation(handle, accountId);
    }

    /** What time alone led to. */
    void detect() {
        derive("time", Happening.FELL_DUE, accountId);
    }

    /** A case as it stands at this moment, what time has changed included. */
    public CaseFile upToDate(String caseId) {
        CaseFile file = CaseRows.read(handle, caseId);
        if (file.closed()) {
            return file;
        }
        detect();
        return CaseRows.read(handle, caseId);
    }

    /** A closed case has another notice to send: its run has ended, and the relay begins the next one at once. */
    public void hasMoreToTell(String caseId) {
        Facts facts = factsOf(caseId);
        Derived derived = Derivation.show(facts, now);
        store(facts, derived.file(), derived);
        handle.execute(
                "update cases set run_over = false, wanted = wanted + 1, wanted_at = '-infinity' where id = ?", caseId);
    }

    /** What the case saw when it looked. */
    Derived look(Facts facts) {
        Derived derived = Derivation.show(facts, now);
        store(facts, derived.fileAfterLook(), derived);
        if (facts.file().closed()) {
            // A closed case says nothing about its account, whose instant moves with this transaction.
            detect();
        }
        return derived;
    }

    Derived placeHold(Facts facts) {
        Derived derived = Derivation.placeHold(facts, now);
        String caseId = derived.file().id();
        handle.execute(
                "insert into holds (id, account_id, cloud, case_id, placed_at) select ?, id, cloud, ?, ? from accounts where id = ?",
                "hold/" + caseId,
                caseId,
                now,
                accountId);
        Resellers.letThemLook(handle, facts.account(), now);
        return store(facts, derived.fileAfterLook(), derived);
    }

    Derived reinstate(Facts facts, Derived approved) {
        Derived derived = Derivation.reinstate(facts, approved, now);
        handle.execute(
                "update holds set lifted_at = ?, lifted_by = ? where account_id = ? and lifted_at is null",
                now,
                Objects.requireNonNull(approved.approval()).cause(),
                accountId);
        Resellers.letThemLook(handle, facts.account(), now);
        return store(facts, derived.fileAfterLook(), derived);
    }

    private Derived store(Facts facts, CaseFile file, Derived derived) {
        written = true;
        Account account = facts.account();
        derived.events().forEach(event -> journal.write(event, file.opened() ? file.id() : null));
        new CaseWriter(handle, account).write(facts.file(), file, derived);
        TaskRows.write(handle, account, derived);
        if (file.closed() && !facts.file().closed()) {
            // The account is watched again; what still is a ground opens the next, linked case.
            detect();
        }
        return derived;
    }

    /**
     * The account's last instant is the one as of which everything stored was last derived, so it moves only with a
     * transaction that wrote: not with a repeat, nor with a run that is fenced.
     */
    void close() {
        if (written) {
            journal.close();
        }
    }

    /** Tells the engine, once this is committed. */
    void wake(Wakes wakes) {
        whom.tell(wakes);
    }
}
