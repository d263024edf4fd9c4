package dev.reinstate.workflows.workflow;

import dev.reinstate.workflows.cases.Approval;
import dev.reinstate.workflows.cases.CaseFile;
import dev.reinstate.workflows.cases.Derivation;
import dev.reinstate.workflows.cases.Derived;
import dev.reinstate.workflows.cases.Facts;
import dev.reinstate.workflows.cases.Hold;
import dev.reinstate.workflows.cases.Notice;
import dev.reinstate.workflows.cases.UnsentNotice;
import dev.reinstate.workflows.contract.CaseSteps;
import dev.reinstate.workflows.contract.DecisionStep;
import dev.reinstate.workflows.contract.Look;
import dev.reinstate.workflows.contract.NoticeStep;
import dev.reinstate.workflows.contract.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The steps of the cases of one account, on a register in memory that does what the real one does: one lock, one clock,
 * wanted and seen, wakes after the commit, and a fence against earlier runs. It keeps a diary.
 */
public final class RegisterInMemory implements CaseSteps {

    private record Run(String id, long began, boolean over) {}

    private final AccountInMemory account;
    private final Mischief mischief = new Mischief();
    private final Map<String, Run> runs = new HashMap<>();
    private final List<String> steps = new ArrayList<>();

    public RegisterInMemory(AccountInMemory account) {
        this.account = account;
    }

    Mischief mischief() {
        return mischief;
    }

    // What the case does.

    @Override
    public Look look(Step step) {
        return step("look", step, account::look);
    }

    @Override
    public Look placeHold(Step step) {
        return step("placeHold", step, facts -> {
            Derived derived = account.look(facts);
            return derived.holdOwed() ? account.placeHold(facts.with(derived.file())) : derived;
        });
    }

    @Override
    public Look reinstate(DecisionStep step) {
        return step("reinstate", step.by(), facts -> {
            Derived derived = account.look(facts);
            boolean stands =
                    derived.approval() != null && derived.approval().id().equals(step.decisionId());
            return stands ? account.reinstate(facts.with(derived.file()), derived) : derived;
        });
    }

    /** The account is not locked while the mail goes out. */
    @Override
    public Look send(NoticeStep step) {
        return tried("send", () -> {
            Optional<Notice> letter = account.locked(() -> letter(step));
            if (letter.isEmpty()) {
                return written("send", step.by(), account::look);
            }
            boolean out = mailed(letter.get());
            return written("send", step.by(), facts -> {
                account.notices().tried(step.noticeId(), out, account.now());
                return account.look(account.factsOf(account.file(step.by().caseId())));
            });
        });
    }

    private Optional<Notice> letter(NoticeStep step) {
        if (fenced(step.by())) {
            return Optional.empty();
        }
        Facts facts = account.factsOf(account.file(step.by().caseId()));
        List<UnsentNotice> stillTrue =
                Derivation.show(facts, account.now()).file().unsent();
        return account.notices()
                .letter(step.noticeId(), account.now())
                .filter(notice ->
                        stillTrue.stream().anyMatch(unsent -> unsent.id().equals(notice.id())));
    }

    private boolean mailed(Notice notice) {
        boolean out = mischief.mailGoesOut(account.now());
        String days = notice.days().isEmpty() ? "" : " " + notice.days();
        account.write((out ? "sent " : "mail refused: ") + notice.kind() + days + " to " + notice.recipient());
        return out;
    }

    private Look step(String name, Step step, Function<Facts, Derived> work) {
        return tried(name, () -> written(name, step, work));
    }

    private Look tried(String name, Supplier<Look> work) {
        mischief.begin(name, account.locked(account::now));
        return mischief.end(name, work.get());
    }

    private Look written(String name, Step step, Function<Facts, Derived> work) {
        return account.locked(() -> {
            if (fenced(step)) {
                account.write("fenced: " + name);
                return Look.nothingLeft();
            }
            steps.add(name);
            Look seen = seen(work.apply(account.factsOf(account.file(step.caseId()))));
            runs.put(step.caseId(), new Run(step.runId(), step.runBegan(), seen.over()));
            return seen;
        });
    }

    private boolean fenced(Step step) {
        Run run = runs.get(step.caseId());
        return run != null && run.began() > step.runBegan() && !run.id().equals(step.runId());
    }

    private Look seen(Derived derived) {
        CaseFile file = derived.file();
        boolean over = file.closed() && file.unsent().isEmpty();
        List<String> due = file.unsent().stream()
                .filter(notice -> !notice.dueAt().isAfter(derived.asOf()))
                .map(UnsentNotice::id)
                .toList();
        Approval approval = derived.approval();
        return new Look(
                file.stage(),
                derived.holdOwed(),
                approval == null ? null : approval.id(),
                due,
                over ? null : untilNext(derived),
                over);
    }

    private static @Nullable Duration untilNext(Derived derived) {
        Instant next = derived.nextLookAt();
        if (next == null) {
            return null;
        }
        Duration until = Duration.between(derived.asOf(), next);
        return until.isNegative() ? Duration.ZERO : until;
    }

    // What the relay finds, and what there is to see.

    void detect() {
        account.locked(() -> {
            account.detect();
            return null;
        });
    }

    /** Cases that something is owed, by their ids. */
    List<String> owed() {
        return account.locked(() -> account.cases().stream()
                .filter(file -> !over(file.id()) && (file.wanted() > file.seen() || due(file.nextLookAt())))
                .map(CaseFile::id)
                .toList());
    }

    private boolean over(String caseId) {
        Run run = runs.get(caseId);
        return run != null && run.over();
    }

    private boolean due(@Nullable Instant at) {
        return at != null && !at.isAfter(account.now());
    }

    @Nullable
    Instant accountNextLookAt() {
        return account.locked(account::nextLookAt);
    }

    List<CaseFile> cases() {
        return account.locked(account::cases);
    }

    @Nullable
    Hold hold() {
        return account.locked(account::hold);
    }

    /** The names of the steps that were carried out. */
    List<String> steps() {
        return account.locked(() -> List.copyOf(steps));
    }
}
