package dev.reinstate.api;

import dev.reinstate.workflows.cases.Account;
import dev.reinstate.workflows.cases.CaseFile;
import dev.reinstate.workflows.cases.Claim;
import dev.reinstate.workflows.cases.Derivation;
import dev.reinstate.workflows.cases.Derived;
import dev.reinstate.workflows.cases.Event;
import dev.reinstate.workflows.cases.Facts;
import dev.reinstate.workflows.cases.PastCase;
import dev.reinstate.workflows.contract.CaseSteps;
import dev.reinstate.workflows.contract.DecisionStep;
import dev.reinstate.workflows.contract.Look;
import dev.reinstate.workflows.contract.NoticeStep;
import dev.reinstate.workflows.contract.Step;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.CaseView;
import dev.reinstate.workflows.ports.TimelineItem;
import dev.reinstate.workflows.ports.Wakes.Happening;
import dev.reinstate.workflows.workflow.AccountInMemory;
import dev.reinstate.workflows.workflow.RegisterInMemory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** All that the fakes hold of one account. What follows from it is derived by the rules themselves. */
final class Shelf {

    private record Told(@Nullable String caseId, TimelineItem item) {}

    private final Cabinet cabinet;
    private final AccountInMemory memory;
    private final RegisterInMemory steps;
    private final List<Told> story = new ArrayList<>();
    private String by = "system";

    final Words words = new Words();
    final Map<String, Claim> claims = new HashMap<>();
    final TaskList tasks;

    Shelf(Account account, Cabinet cabinet) {
        this.cabinet = cabinet;
        this.tasks = new TaskList(account, cabinet);
        this.memory = new AccountInMemory(account, cabinet::now, cabinet::nextCase, this::saw);
        this.steps = new RegisterInMemory(memory);
    }

    private void saw(CaseFile file, Derived derived) {
        derived.events().forEach(event -> tell(event, file.opened() ? file.id() : null));
        tasks.follow(derived.tasks());
        if (file.closed()) {
            claims.remove(file.id());
        }
    }

    private void tell(Event event, @Nullable String caseId) {
        if (event.kind() == Event.Kind.CASE_OPENED) {
            cabinet.caseOpened();
        }
        story.add(new Told(
                caseId, new TimelineItem(story.size() + 1L, now(), by, event.kind(), event.cause(), event.codes())));
    }

    // What is known.

    Account account() {
        return memory.account;
    }

    AccountInMemory memory() {
        return memory;
    }

    CaseSteps steps() {
        return steps;
    }

    Instant now() {
        return cabinet.now();
    }

    Facts facts() {
        return memory.facts();
    }

    Facts factsOf(String caseId) {
        return memory.factsOf(memory.file(caseId));
    }

    boolean hasCase(String caseId) {
        return memory.cases().stream().anyMatch(file -> file.id().equals(caseId));
    }

    /** The open one. */
    @Nullable
    String openCase() {
        CaseFile file = memory.openOrFresh();
        return file.opened() ? file.id() : null;
    }

    List<TimelineItem> story(String caseId) {
        return story.stream()
                .filter(told -> caseId.equals(told.caseId()))
                .map(Told::item)
                .toList();
    }

    @Nullable
    Instant holdPlacedAt(String caseId) {
        return story(caseId).stream()
                .filter(item -> item.kind() == Event.Kind.HOLD_PLACED)
                .map(TimelineItem::at)
                .findFirst()
                .orElse(null);
    }

    CaseView view(Actor actor, String caseId) {
        Facts facts = factsOf(caseId);
        Derived derived = Derivation.show(facts, now());
        return CaseView.of(
                actor,
                facts,
                derived,
                holdPlacedAt(caseId),
                words.decision(actor, derived.file()),
                words.disputes(actor, facts),
                before(caseId),
                words.openly(actor, derived.file()),
                claims.get(caseId));
    }

    /** The latest first. */
    private List<PastCase> before(String caseId) {
        List<PastCase> past = new ArrayList<>();
        for (CaseFile file : memory.cases()) {
            if (file.id().equals(caseId)) {
                break;
            }
            past.add(new PastCase(
                    file.id(),
                    file.openedAt(),
                    Objects.requireNonNull(file.closedAt()),
                    Objects.requireNonNull(file.outcome()),
                    file.grounds()));
        }
        Collections.reverse(past);
        return past;
    }

    // What happens.

    /** One transaction of an actor. */
    <T> T as(Actor actor, Supplier<T> work) {
        return memory.locked(() -> {
            by = actor.id();
            return work.get();
        });
    }

    /** Inside a transaction: a fact, of which something may follow. */
    void happens(Event event, Happening what, String id) {
        tell(event, openCase());
        memory.derive(event.cause(), what, id);
    }

    /** Inside a transaction: something on a case, of which nothing follows. */
    void notes(Event event, @Nullable String caseId) {
        tell(event, caseId);
    }

    /** A case as it is at this moment, what time has changed included. */
    CaseFile upToDate(String caseId) {
        if (!memory.file(caseId).closed()) {
            memory.detect();
        }
        return memory.file(caseId);
    }

    /** The engine does all that is owed to the latest case. */
    void settles() {
        List<CaseFile> cases = memory.cases();
        if (!cases.isEmpty()) {
            by = "system";
            Step step = new Step(cases.get(cases.size() - 1).id(), "r1", 100);
            Look look = steps.look(step);
            while (look != null) {
                look = next(step, look);
            }
        }
    }

    private @Nullable Look next(Step step, Look look) {
        if (look.holdOwed()) {
            return steps.placeHold(step);
        } else if (look.approvedBy() != null) {
            return steps.reinstate(new DecisionStep(step, look.approvedBy()));
        }
        return look.notices().isEmpty()
                ? null
                : steps.send(new NoticeStep(step, look.notices().get(0)));
    }
}
