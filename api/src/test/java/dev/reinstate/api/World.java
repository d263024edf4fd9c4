package dev.reinstate.api;

import dev.reinstate.workflows.cases.Claim;
import dev.reinstate.workflows.cases.Decision;
import dev.reinstate.workflows.cases.Exemption;
import dev.reinstate.workflows.cases.Explanation;
import dev.reinstate.workflows.cases.Ground;
import dev.reinstate.workflows.cases.NoticeKind;
import dev.reinstate.workflows.ports.Accounts;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.ApiKeys;
import dev.reinstate.workflows.ports.Carried;
import dev.reinstate.workflows.ports.CaseRef;
import dev.reinstate.workflows.ports.CaseTag;
import dev.reinstate.workflows.ports.Cases;
import dev.reinstate.workflows.ports.Conversations;
import dev.reinstate.workflows.ports.DemoClock;
import dev.reinstate.workflows.ports.Disputes;
import dev.reinstate.workflows.ports.Dossiers;
import dev.reinstate.workflows.ports.EventView;
import dev.reinstate.workflows.ports.Events;
import dev.reinstate.workflows.ports.Exemptions;
import dev.reinstate.workflows.ports.Ledger;
import dev.reinstate.workflows.ports.Mailbox;
import dev.reinstate.workflows.ports.Notices;
import dev.reinstate.workflows.ports.Once;
import dev.reinstate.workflows.ports.Outlook;
import dev.reinstate.workflows.ports.Page;
import dev.reinstate.workflows.ports.Paging;
import dev.reinstate.workflows.ports.Queue;
import dev.reinstate.workflows.ports.Recorded;
import dev.reinstate.workflows.ports.Rounds;
import dev.reinstate.workflows.ports.Ruling;
import dev.reinstate.workflows.ports.Rulings;
import dev.reinstate.workflows.ports.Said;
import dev.reinstate.workflows.ports.Standings;
import dev.reinstate.workflows.ports.Targets;
import dev.reinstate.workflows.ports.Tasks;
import dev.reinstate.workflows.ports.Views;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.TemporalAmount;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

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

    volatile int roundsToGo;

    final Accounts accounts = new AccountsInMemory(cabinet, scribe);
    final Standings standings = new StandingsInMemory(cabinet, scribe);
    final Ledger ledger = new LedgerInMemory(cabinet, scribe);
    final Cases cases = new CasesInMemory(cabinet, scribe);
    final Rulings rulings = new RulingsInMemory(cabinet, scribe);
    final Tasks tasks = new TasksInMemory(cabinet, scribe);

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

    /** The engine does what is owed to an account. */
    void settles(String accountId) {
        cabinet.shelf(accountId).settles();
    }

    private <T> Ruling<T> asked(Actor actor, String what, T usual) {
        return scribe.asked(actor, what, () -> Ruling.granted(usual));
    }

    private <T> Ruling<T> asked(Actor actor, Once once, String what, T usual) {
        return scribe.asked(actor, once, what, () -> Ruling.granted(usual));
    }

    final Dossiers dossiers = (actor, caseId) -> asked(actor, "opens the dossier of " + caseId, Cast.dossier());

    final ApiKeys keys = new ApiKeys() {
        @Override
        public Ruling<Made> make(Actor actor, Once once, Draft draft) {
            return asked(
                    actor, once, "makes " + draft.name() + " " + draft.role(), new Made(Cast.KEY, Cast.KEY_SECRET));
        }

        @Override
        public Ruling<Page<Key>> list(Actor actor, Paging paging) {
            return asked(actor, "lists keys " + paging, new Page<>(List.of(Cast.KEY), null));
        }

        @Override
        public Ruling<Key> revoke(Actor actor, String keyId) {
            return asked(actor, "revokes " + keyId, Cast.KEY);
        }

        @Override
        public Actor actor(String secret) {
            return null;
        }
    };

    final Notices notices = new Notices() {
        @Override
        public Ruling<Preview> preview(Actor actor, String caseId, String disputeId, Disputes.Answer answer) {
            return asked(
                    actor,
                    "previews %s of %s on %s".formatted(answer.kind(), disputeId, caseId),
                    new Preview(List.of(), List.of(), null));
        }

        @Override
        public List<String> languages() {
            return List.of("en");
        }

        @Override
        public Ruling<Sample> sample(Actor actor, NoticeKind kind, Ground ground, String language) {
            return asked(
                    actor, "reads a sample of " + kind + " on " + ground + " in " + language, new Sample(Cast.WORDED));
        }

        @Override
        public Ruling<Shown> show(Actor actor, String caseId, String noticeId) {
            return asked(actor, "reads " + noticeId + " of " + caseId, new Shown(Cast.NOTICE, Cast.WORDED));
        }

        @Override
        public Ruling<Preview> preview(Actor actor, String caseId, Decision.Kind decision, String replyToPartner) {
            Draft draft = new Draft(NoticeKind.QUESTION, "demo-partner@example.test", "Jo Doe", Cast.WORDED);
            return asked(
                    actor,
                    "previews %s on %s: %s".formatted(decision, caseId, replyToPartner),
                    new Preview(List.of(), List.of(draft), null));
        }
    };

    final Targets targets = new Targets() {
        @Override
        public Ruling<Secret> register(Actor actor, Once once, Draft draft) {
            return asked(actor, once, "registers " + words(draft), new Secret(Cast.TARGET, Cast.SECRET));
        }

        @Override
        public Ruling<Page<Target>> list(Actor actor, Paging paging) {
            return asked(actor, "lists targets " + paging, new Page<>(List.of(Cast.TARGET), null));
        }

        @Override
        public Ruling<Target> show(Actor actor, String targetId) {
            return asked(actor, "looks at " + targetId, Cast.TARGET);
        }

        @Override
        public Ruling<Target> remove(Actor actor, String targetId) {
            return asked(actor, "removes " + targetId, Cast.TARGET);
        }

        @Override
        public Ruling<Secret> rotate(Actor actor, Once once, String targetId) {
            return asked(actor, once, "rotates the secret of " + targetId, new Secret(Cast.TARGET, Cast.SECRET));
        }

        @Override
        public Ruling<Target> enable(Actor actor, Once once, String targetId) {
            return asked(actor, once, "enables " + targetId, Cast.TARGET);
        }

        @Override
        public Ruling<Page<Sent>> deliveries(Actor actor, String targetId, Paging paging) {
            return asked(
                    actor, "reads what was sent to " + targetId + " " + paging, new Page<>(List.of(Cast.SENT), "n2"));
        }

        @Override
        public Ruling<Again> redeliverFrom(Actor actor, Once once, String targetId, String accountId, long sequence) {
            String what = "redelivers to %s from %d of %s".formatted(targetId, sequence, accountId);
            return asked(actor, once, what, new Again(targetId, 3));
        }

        @Override
        public Ruling<Again> redeliver(Actor actor, Once once, String targetId, String webhookId) {
            return asked(actor, once, "redelivers to %s %s".formatted(targetId, webhookId), new Again(targetId, 1));
        }

        private String words(Draft draft) {
            return "%s %s %s %s"
                    .formatted(
                            draft.url(),
                            new java.util.TreeSet<>(draft.types()),
                            new java.util.TreeSet<>(draft.clouds()),
                            draft.description());
        }
    };

    final Events events = new Events() {
        @Override
        public Ruling<Received> receive(Incoming event) {
            return asked(event.source().actor(), "sends " + event, new Received(Cast.EVENT, false));
        }

        @Override
        public Ruling<EventView> show(Actor actor, String eventId) {
            return asked(actor, "looks at " + eventId, Cast.EVENT);
        }

        @Override
        public Ruling<Page<EventView>> list(Actor actor, Query query, Paging paging) {
            return asked(actor, "lists " + query + " " + paging, new Page<>(List.of(Cast.EVENT), null));
        }

        @Override
        public Ruling<EventView> redeliver(Actor actor, Once once, String eventId) {
            return asked(actor, once, "delivers again " + eventId, Cast.EVENT);
        }
    };

    final DemoClock clock = new DemoClock() {
        @Override
        public Instant now() {
            return Cast.NOW;
        }

        @Override
        public Ruling<Instant> advance(Actor actor, TemporalAmount by) {
            return asked(actor, "moves the clock by " + by, Cast.NOW);
        }
    };

    final Mailbox mailbox = to -> {
        diary.add("the letters to " + to);
        return List.of(new Mailbox.Mail("jo@example.test", "Held", "Why", "<p>Why</p>", "<m1@reinstate>", Cast.NOW));
    };

    final Exemptions exemptions = new Exemptions() {
        @Override
        public Ruling<Page<Row>> list(Actor actor, Query query, Paging paging) {
            return asked(actor, "lists exemptions " + query + " " + paging, new Page<>(List.of(), null));
        }

        @Override
        public Ruling<Exemption> record(Actor actor, Once once, String accountId, Draft draft) {
            return asked(actor, once, "exempts " + draft + " of " + accountId, Cast.EXEMPTION);
        }

        @Override
        public Ruling<Exemption> end(Actor actor, Once once, String accountId, String exemptionId) {
            return asked(actor, once, "ends " + exemptionId + " of " + accountId, Cast.EXEMPTION.ended(Cast.NOW));
        }

        @Override
        public Ruling<List<Exemption>> of(Actor actor, String accountId) {
            return asked(actor, "sees the exemptions of " + accountId, List.of(Cast.EXEMPTION));
        }

        @Override
        public Ruling<Reviewed> review(Actor actor, Once once, String accountId, String findingId, String reason) {
            return asked(
                    actor,
                    once,
                    "takes " + findingId + " of " + accountId + " back because " + reason,
                    new Reviewed(findingId, Cast.NOW, actor.id()));
        }
    };

    final Disputes disputes = new Disputes() {
        @Override
        public Ruling<Filed> file(Actor actor, Once once, String caseId, Draft draft) {
            return asked(actor, once, "disputes on %s: %s".formatted(caseId, draft), Cast.DISPUTED);
        }

        @Override
        public Ruling<Answered> answer(
                Actor actor, Once once, String caseId, String disputeId, CaseTag seen, Answer answer) {
            return asked(
                    actor,
                    once,
                    "answers %s on %s, having seen %s: %s".formatted(disputeId, caseId, seen, answer),
                    Cast.UPHELD);
        }
    };

    final Queue queue = new Queue() {
        @Override
        public Ruling<Page<Row>> page(Actor actor, Query query, Paging paging) {
            return asked(actor, "lists " + query + " " + paging, new Page<>(List.of(Cast.ROW), null));
        }

        @Override
        public Ruling<Claimed> claim(Actor actor, Once once, String caseId, boolean takeOver) {
            return asked(
                    actor,
                    once,
                    (takeOver ? "takes over " : "claims ") + caseId,
                    new Claimed(caseId, "acme", new Claim(actor.id(), Cast.NOW)));
        }

        @Override
        public Ruling<Claimed> release(Actor actor, Once once, String caseId) {
            return asked(actor, once, "releases " + caseId, new Claimed(caseId, "acme", null));
        }

        @Override
        public Ruling<Claimed> next(Actor actor, Once once) {
            return asked(actor, once, "takes the next", new Claimed("case_1", "acme", new Claim(actor.id(), Cast.NOW)));
        }

        @Override
        public Ruling<List<Onlooker>> look(Actor actor, String caseId) {
            return asked(actor, "is at " + caseId, List.of(new Onlooker("demo-agent-2", Cast.NOW)));
        }
    };

    final Conversations conversations = new Conversations() {
        @Override
        public Ruling<Page<Said>> conversation(Actor actor, String caseId, Paging paging) {
            Said note = new Said(Cast.NOW, "demo-agent", Said.Kind.NOTE, "Called the bank.", null);
            return asked(actor, "reads what is said on " + caseId + " " + paging, new Page<>(List.of(note), "n2"));
        }

        @Override
        public Ruling<Note> note(Actor actor, Once once, String caseId, String text) {
            return asked(
                    actor, once, "notes on " + caseId + ": " + text, new Note("note_1", caseId, Cast.NOW, actor.id()));
        }
    };

    final Views views = new Views() {
        @Override
        public Ruling<List<View>> list(Actor actor) {
            return asked(actor, "lists views", List.of(view("late", Queue.Query.usual())));
        }

        @Override
        public Ruling<View> show(Actor actor, String name) {
            return asked(actor, "opens view " + name, view(name, Queue.Query.usual()));
        }

        @Override
        public Ruling<Recorded<View>> keep(Actor actor, String name, Queue.Query query) {
            return asked(
                    actor, "keeps view " + name + " " + query, new Recorded<>(view(name, query), Recorded.How.NEW));
        }

        @Override
        public Ruling<View> remove(Actor actor, String name) {
            return asked(actor, "removes view " + name, view(name, Queue.Query.usual()));
        }

        private View view(String name, Queue.Query query) {
            return new View(name, query, Cast.NOW);
        }
    };

    final Outlook outlook = new Outlook() {
        @Override
        public Ruling<Explanation> explain(Actor actor, String caseId) {
            return asked(actor, "asks why of " + caseId, Cast.explanation());
        }

        @Override
        public Ruling<Supposed> suppose(Actor actor, String accountId, Supposition supposition) {
            List<Carried> facts = supposition.facts().stream()
                    .map(fact -> fact.apply(Cast.NOW))
                    .toList();
            String what = "supposes %s of %s at %s %s".formatted(facts, accountId, supposition.at(), supposition.day());
            return asked(
                    actor,
                    what,
                    new Supposed(
                            Cast.NOW, Cast.explanation(), Cast.explanation().ifNobodyActs()));
        }

        @Override
        public Ruling<Page<Watched>> watch(Actor actor, Query query, Paging paging) {
            return asked(actor, "watches " + query + " " + paging, new Page<>(List.of(Cast.WATCHED), "n2"));
        }
    };

    final Rounds rounds = new Rounds() {
        @Override
        public boolean tellMany(int most) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<CaseRef> claimCases(int most) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<String> claimAccounts(int most) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void detect(String accountId) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<String> claimEvents(int most) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void retry(String eventId) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean settled() {
            return roundsToGo-- <= 0;
        }
    };
}
