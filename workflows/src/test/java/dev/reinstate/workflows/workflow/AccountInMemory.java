package dev.reinstate.workflows.workflow;

import dev.reinstate.workflows.cases.Account;
import dev.reinstate.workflows.cases.Anchor;
import dev.reinstate.workflows.cases.CaseFile;
import dev.reinstate.workflows.cases.Cast;
import dev.reinstate.workflows.cases.Derivation;
import dev.reinstate.workflows.cases.Derived;
import dev.reinstate.workflows.cases.Facts;
import dev.reinstate.workflows.cases.Hold;
import dev.reinstate.workflows.cases.Reported;
import dev.reinstate.workflows.cases.Terms;
import dev.reinstate.workflows.cases.TermsBook;
import dev.reinstate.workflows.cases.Warned;
import dev.reinstate.workflows.ports.CaseRef;
import dev.reinstate.workflows.ports.NoticeView;
import dev.reinstate.workflows.ports.Wakes;
import dev.reinstate.workflows.ports.Wakes.Happening;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the register holds of one account, and its transactions: derive, write what follows, and after the commit wake the
 * case, but only if it must look and was not due to look already.
 */
public final class AccountInMemory {

    /** Sees each derivation that is stored, within its transaction. */
    public interface Witness {
        void saw(CaseFile file, Derived derived);
    }

    private final Supplier<Instant> clock;
    private final Diary diary;
    private final Wakes wakes;
    private final Supplier<String> caseIds;
    private final Witness witness;

    public Account account;
    public final Reported reported = new Reported();
    private Terms terms = Cast.TERMS;
    private final Map<Integer, Terms> versions = new HashMap<>(Map.of(terms.version(), terms));

    private final Map<Anchor, Integer> kept = new HashMap<>();
    private final Set<Warned> warned = new HashSet<>();
    private final Map<String, CaseFile> cases = new LinkedHashMap<>();
    private final NoticesInMemory notices = new NoticesInMemory();
    private @Nullable Hold hold;
    private @Nullable Instant nextLookAt;

    private Instant now;
    private final List<Runnable> afterTheCommit = new ArrayList<>();

    AccountInMemory(Account account, Supplier<Instant> clock, Wakes wakes, Diary diary) {
        this(account, clock, wakes, diary, null, (file, derived) -> {});
    }

    /**
     * Without an engine that could be woken: whoever plays it looks when it wants.
     *
     * @param caseIds what the next case will be called, the same until there is one
     */
    public AccountInMemory(Account account, Supplier<Instant> clock, Supplier<String> caseIds, Witness witness) {
        this(account, clock, Wakes.NOBODY, new Diary(), caseIds, witness);
    }

    private AccountInMemory(
            Account account,
            Supplier<Instant> clock,
            Wakes wakes,
            Diary diary,
            @Nullable Supplier<String> caseIds,
            Witness witness) {
        this.account = account;
        this.clock = clock;
        this.wakes = wakes;
        this.diary = diary;
        this.caseIds = caseIds == null ? () -> "case_" + (cases.size() + 1) : caseIds;
        this.witness = witness;
        this.now = clock.get();
    }

    /** One transaction under the account's lock; the engine hears of it after the commit. */
    public <T> T locked(Supplier<T> work) {
        List<Runnable> committed;
        T done;
        synchronized (this) {
            Instant at = clock.get();
            now = at.isAfter(now) ? at : now;
            done = work.get();
            committed = List.copyOf(afterTheCommit);
            afterTheCommit.clear();
        }
        committed.forEach(Runnable::run);
        return done;
    }

    // Inside a transaction.

    public Instant now() {
        return now;
    }

    NoticesInMemory notices() {
        return notices;
    }

    /** As people read them, newest first. */
    public List<NoticeView> letters() {
        return notices.views();
    }

    @Nullable
    public Hold hold() {
        return hold;
    }

    /** The instant at which the account has to be looked at, while it has no case. */
    @Nullable
    Instant nextLookAt() {
        return nextLookAt;
    }

    void under(Terms changed) {
        terms = changed;
        versions.put(changed.version(), changed);
    }

    void write(String text) {
        diary.write(now, text);
    }

    public List<CaseFile> cases() {
        return cases.keySet().stream().map(this::file).toList();
    }

    public CaseFile file(String caseId) {
        CaseFile file = cases.get(caseId);
        if (file == null) {
            throw new IllegalStateException("the register has no case " + caseId);
        }
        return notices.told(file);
    }

    public void put(CaseFile file) {
        cases.put(file.id(), file);
    }

    /** The open case or a fresh file, which names the case before it. */
    public CaseFile openOrFresh() {
        return cases().stream()
                .filter(file -> !file.closed())
                .findFirst()
                .orElseGet(() -> CaseFile.fresh(caseIds.get(), now, last()));
    }

    private @Nullable String last() {
        return cases.keySet().stream().reduce((earlier, later) -> later).orElse(null);
    }

    public Facts facts() {
        return factsOf(openOrFresh());
    }

    public Facts factsOf(CaseFile file) {
        return Facts.of(
                account,
                reported.books(),
                reported.matters(),
                new TermsBook(terms, versions, kept),
                hold,
                file,
                warned);
    }

    /** What a fact led to. */
    public void derive(String cause, Happening what, String id) {
        Facts facts = facts();
        Derived derived = Derivation.derive(facts, now, cause);
        CaseFile file = derived.fileAfterFact();
        store(facts, file, derived);
        if (!facts.file().opened() && file.opened()) {
            afterTheCommit.add(() -> wakes.opened(new CaseRef(file.id(), account.id(), account.cloud())));
        } else if (derived.wakes()) {
            afterTheCommit.add(() -> wakes.happened(file.id(), what, id));
        }
    }

    /** What time alone led to. */
    public void detect() {
        derive("time", Happening.FELL_DUE, account.id());
    }

    Derived look(Facts facts) {
        Derived derived = Derivation.show(facts, now);
        return store(facts, derived.fileAfterLook(), derived);
    }

    Derived placeHold(Facts facts) {
        Derived derived = Derivation.placeHold(facts, now);
        String caseId = derived.file().id();
        hold = new Hold("hold/" + caseId, caseId, now);
        return store(facts, derived.fileAfterLook(), derived);
    }

    Derived reinstate(Facts facts, Derived approved) {
        Derived derived = Derivation.reinstate(facts, approved, now);
        hold = null;
        return store(facts, derived.fileAfterLook(), derived);
    }

    private Derived store(Facts facts, CaseFile file, Derived derived) {
        derived.events().forEach(event -> write(Words.of(event, file)));
        witness.saw(file, derived);
        if (!file.opened()) {
            nextLookAt = file.nextLookAt();
            return derived;
        }
        nextLookAt = null;
        cases.put(file.id(), file);
        derived.notices().forEach(notice -> notices.write(notice, file.id(), derived.asOf()));
        derived.telling().outrun().forEach(notices::supersede);
        warned.removeAll(derived.telling().unwarned());
        warned.addAll(derived.telling().warned());
        derived.telling().kept().forEach(kept::putIfAbsent);
        if (file.closed() && !facts.file().closed()) {
            // The account is watched again; what still is a ground opens the next, linked case.
            detect();
        }
        return derived;
    }
}
