package dev.reinstate.api;

import dev.reinstate.workflows.cases.AbuseFinding;
import dev.reinstate.workflows.cases.Event;
import dev.reinstate.workflows.contract.CaseSteps;
import dev.reinstate.workflows.ports.Accounts;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.ApiKeys;
import dev.reinstate.workflows.ports.Cases;
import dev.reinstate.workflows.ports.Conversations;
import dev.reinstate.workflows.ports.DemoClock;
import dev.reinstate.workflows.ports.Disputes;
import dev.reinstate.workflows.ports.Dossiers;
import dev.reinstate.workflows.ports.Events;
import dev.reinstate.workflows.ports.Exemptions;
import dev.reinstate.workflows.ports.Ledger;
import dev.reinstate.workflows.ports.Mailbox;
import dev.reinstate.workflows.ports.Notices;
import dev.reinstate.workflows.ports.Once;
import dev.reinstate.workflows.ports.Outlook;
import dev.reinstate.workflows.ports.Queue;
import dev.reinstate.workflows.ports.Rounds;
import dev.reinstate.workflows.ports.Ruling;
import dev.reinstate.workflows.ports.Rulings;
import dev.reinstate.workflows.ports.Standings;
import dev.reinstate.workflows.ports.Targets;
import dev.reinstate.workflows.ports.Tasks;
import dev.reinstate.workflows.ports.Views;
import dev.reinstate.workflows.ports.Wakes.Happening;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.TemporalAmount;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** The world behind the doors: it writes down what it was asked, and answers as usual or as a test has it say. */
final class World {

    private final Cabinet cabinet = new Cabinet(Story.BEGINNING);
    private final Scribe scribe = new Scribe();

    /** One line for each call, in order. */
    final List<String> diary = scribe.diary;

    /** Keys and fingerprints, in order. */
    final List<Once> onces = scribe.onces;

    final List<String> faults = new CopyOnWriteArrayList<>();
    final List<String> concerns = new CopyOnWriteArrayList<>();

    final AtomicInteger roundsToGo = new AtomicInteger();

    final Accounts accounts = new AccountsInMemory(cabinet, scribe);
    final Standings standings = new StandingsInMemory(cabinet, scribe);
    final Ledger ledger = new LedgerInMemory(cabinet, scribe);
    final Cases cases = new CasesInMemory(cabinet, scribe);
    final Rulings rulings = new RulingsInMemory(cabinet, scribe);
    final Tasks tasks = new TasksInMemory(cabinet, scribe);
    final Exemptions exemptions = new ExemptionsInMemory(cabinet, scribe);
    final Disputes disputes = new DisputesInMemory(cabinet, scribe);
    final Queue queue = new QueueInMemory(cabinet, scribe);
    final Conversations conversations = new ConversationsInMemory(cabinet, scribe);
    final Views views = new ViewsInMemory(cabinet, scribe);
    final Outlook outlook = new OutlookInMemory(cabinet, scribe);
    final Dossiers dossiers = new DossiersInMemory(cabinet, scribe);
    final ApiKeys keys = new KeysInMemory(cabinet, scribe);
    final Notices notices = new NoticesInMemory(cabinet, scribe);
    final Targets targets = new TargetsInMemory(cabinet, scribe);
    final Events events = new EventsInMemory(cabinet, scribe);
    final DemoClock clock = new DemoClock() {
        @Override
        public Instant now() {
            return cabinet.now();
        }

        @Override
        public Ruling<Instant> advance(Actor actor, TemporalAmount by) {
            return scribe.asked(actor, "moves the clock by " + by, () -> Ruling.granted(cabinet.now()));
        }
    };

    final Mailbox mailbox = to -> {
        diary.add("the letters to " + to);
        return List.of(new Mailbox.Mail("jo@example.test", "Held", "Why", "<p>Why</p>", "<m1@reinstate>", Cast.NOW));
    };

    final Rounds rounds = new RoundsInMemory(roundsToGo);

    /** With what {@link Story} tells. */
    World() {
        Story.isToldTo(this);
        scribe.forgets();
    }

    /** Whatever is asked. */
    void says(Ruling<?> ruling) {
        scribe.says(ruling);
    }

    void breaks(RuntimeException failure) {
        scribe.breaks(failure);
    }

    /** Who asked last. */
    Actor actor() {
        return scribe.actor();
    }

    Instant now() {
        return cabinet.now();
    }

    void passes(Duration time) {
        cabinet.passes(time);
    }

    /** A neighbour's report, for which these fakes have no port. */
    void abuseIsFound(String accountId, AbuseFinding finding) {
        Shelf shelf = cabinet.shelf(accountId);
        shelf.as(Actor.system("neighbour"), () -> {
            shelf.memory().reported.findings.put(finding.id(), finding);
            shelf.happens(
                    Event.of(Event.Kind.ABUSE_FOUND, "finding/" + finding.id()),
                    Happening.ABUSE_REPORTED,
                    finding.id());
            return finding;
        });
    }

    CaseSteps steps(String accountId) {
        return cabinet.shelf(accountId).steps();
    }

    /** The engine does what is owed to an account. */
    void settles(String accountId) {
        cabinet.shelf(accountId).settles();
    }
}
