package dev.reinstate.workflows.cases;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The life of one account, played in memory: record a fact, let time pass, carry out what is owed. It applies each
 * {@link Derived} as a register has to, so it is also the reference for that.
 *
 * <p>A fact is recorded and nothing more; {@link #settles} does what the case would then do by itself, and {@link #until}
 * does it at each instant that a derivation promised. {@link #awayUntil} lets time pass while nobody looks.
 */
public final class Story {

    /** What a case does in a row before somebody should wonder. */
    private static final int MANY = 20;

    private Account account;
    private Instant now = Cast.NOON;
    private final Reported reported = new Reported();
    private Terms terms = Cast.TERMS;
    private final Map<Integer, Terms> versions = new HashMap<>(Map.of(1, Cast.TERMS));

    private final Map<Anchor, Integer> kept = new HashMap<>();
    private final Set<Warned> warned = new HashSet<>();
    private @Nullable Hold hold;
    private CaseFile file;

    private final List<Notice> written = new ArrayList<>();
    private final Set<String> outrun = new HashSet<>();
    private final Set<String> sent = new HashSet<>();
    private final List<Event> events = new ArrayList<>();
    private final List<CaseFile> closed = new ArrayList<>();
    private Consumer<Story> watcher = story -> {};
    private Instant mailIsBack = Instant.MIN;
    private Derived last;
    private int acts;

    private Story(Account account) {
        this.account = account;
        this.file = CaseFile.fresh("case_1", now, null);
        this.last = Derivation.derive(facts(), now, "time");
    }

    public static Story of(Account account) {
        return new Story(account);
    }

    /** Calls somebody after each derivation that was applied. */
    public Story watchedBy(Consumer<Story> somebody) {
        watcher = somebody;
        return this;
    }

    // What is reported: the fact, and the derivation in its transaction.

    public Story records(Account changed) {
        account = changed;
        return because("account/" + changed.id());
    }

    public Story records(Invoice... issued) {
        for (Invoice document : issued) {
            reported.documents.put(document.number(), document);
            because("invoice/" + document.number());
        }
        return this;
    }

    public Story records(Payment payment) {
        reported.payments.putIfAbsent(payment.id(), payment);
        return because("payment/" + payment.id());
    }

    public Story records(Reversal reversal) {
        reported.reversals.putIfAbsent(reversal.id(), reversal);
        return because("reversal/" + reversal.id());
    }

    /** Whatever else a neighbour or a person reports. */
    public Story reports(String cause, Consumer<Reported> fact) {
        fact.accept(reported);
        return because(cause);
    }

    public Story profileIs(Status state) {
        return profileIs(state, now);
    }

    public Story profileIs(Status state, Instant since) {
        String id = "profile_" + (reported.profile.size() + 1);
        return reports("profile/" + id, facts -> facts.profile.put(id, StatusReport.of(id, state, since)));
    }

    public Story vettingIs(Status state, Instant since) {
        String id = "vetting_" + (reported.vetting.size() + 1);
        return reports("vetting/" + id, facts -> facts.vetting.put(id, StatusReport.of(id, state, since)));
    }

    public Story findsAbuse(String finding, String severity) {
        return reports(
                "finding/" + finding,
                facts -> facts.findings.put(finding, new AbuseFinding(finding, severity, "spam", now, null)));
    }

    public Story exempts(Exemption.Kind kind, Ground ground, String subject, @Nullable Instant until) {
        String id = "exm_" + (reported.exemptions.size() + 1);
        Exemption exemption = new Exemption(id, kind, new Anchor(ground, subject), now, until, "sue", null);
        return reports("exemption/" + id, facts -> facts.exemptions.put(id, exemption));
    }

    /** New terms: nothing happens until the case or the relay looks. */
    public Story under(Terms changed) {
        terms = changed;
        versions.put(changed.version(), changed);
        return because("terms/" + changed.version());
    }

    /** What the case hangs on no longer keeps its terms. */
    public Story migratedTo(int version) {
        TermsMigration migration = TermsMigration.of(facts(), now, version).orElseThrow();
        migration.moved().forEach(one -> kept.put(one.anchor(), version));
        return because("terms/" + version);
    }

    // What people do.

    public Story files(String by) {
        granted(Conduct.againstRequest(file));
        String id = "req_" + ++acts;
        file = file.with(new SupportRequest(id, now, by, SupportRequest.State.OPEN, now));
        return because("request/" + id);
    }

    public Story answers() {
        granted(Conduct.againstMessage(file));
        file = file.with(inState(SupportRequest.State.OPEN));
        return because("message/msg_" + ++acts);
    }

    public Story decides(Decision.Kind kind, String by) {
        because("time");
        granted(Conduct.againstDecision(facts(), kind, by, Set.of(), now));
        SupportRequest request = Objects.requireNonNull(file.request());
        String id = "dec_" + ++acts;
        SupportRequest after = switch (kind) {
            case REINSTATE -> request;
            case KEEP_SUSPENDED -> inState(SupportRequest.State.CLOSED);
            case ASK_PARTNER -> inState(SupportRequest.State.WAITING_ON_PARTNER);
        };
        file = file.with(after, new Decision(id, kind, file.groundsRevision(), request.id(), now, by));
        return because("decision/" + id);
    }

    public Story disputes(Ground ground, String subject, String by) {
        Anchor about = new Anchor(ground, subject);
        granted(Disputing.against(facts(), about));
        String id = "dsp_" + ++acts;
        Dispute dispute = new Dispute(id, file.id(), about, now, by, List.of());
        return reports("dispute/" + id, facts -> facts.disputes.put(id, dispute));
    }

    /** The only dispute there is. */
    public Dispute dispute() {
        return reported.disputes.values().iterator().next();
    }

    /** Answers the only dispute there is, on the case on which it was filed. */
    public Story answersDispute(Dispute.Kind kind, String by, @Nullable Instant until) {
        because("time");
        Dispute dispute = dispute();
        granted(Disputing.againstAnswer(factsOf(dispute.caseId()), dispute, kind, by, now));
        String id = "ddc_" + ++acts;
        reports("dispute/" + dispute.id(), facts -> facts.answers(dispute.id(), id, kind, now, by, until));
        closed.replaceAll(over -> over.id().equals(dispute.caseId()) ? last(over) : over);
        return this;
    }

    /** A closed case writes what it still owes. */
    private CaseFile last(CaseFile over) {
        Derived derived = Derivation.show(facts().with(over), now);
        written.addAll(derived.notices());
        return derived.file();
    }

    // What the case does by itself.

    public Story looks() {
        Derived derived = Derivation.derive(facts(), now, "time");
        return apply(derived, derived.fileAfterLook());
    }

    /** Checks the facts once more, and places the hold if it is still owed. */
    public Story placesHold() {
        looks();
        if (last.holdOwed()) {
            Derived derived = Derivation.placeHold(facts(), now);
            hold = new Hold("hold/" + file.id(), file.id(), now);
            apply(derived, derived.fileAfterLook());
        }
        return this;
    }

    /** Derives everything again, and lifts the hold only if the approval still stands. */
    public Story reinstates() {
        looks();
        if (last.approval() != null) {
            Derived derived = Derivation.reinstate(facts(), last, now);
            hold = null;
            apply(derived, derived.fileAfterLook());
        }
        return this;
    }

    /** Sends what is due; while no mail goes out, each is due again when it does. */
    public Story sends() {
        if (!now.isBefore(mailIsBack)) {
            file.unsent().stream().filter(this::dueAgain).forEach(notice -> sent.add(notice.id()));
        }
        Stream<UnsentNotice> left = now.isBefore(mailIsBack)
                ? file.unsent().stream().map(notice -> dueAgain(notice) ? later(notice) : notice)
                : file.unsent().stream().filter(notice -> !dueAgain(notice));
        file = file.told(file.noticeKeys(), left.toList());
        return looks();
    }

    /** No mail goes out until then. */
    public Story noMailUntil(Instant then) {
        mailIsBack = then;
        return this;
    }

    /** Carries out all that is owed at this instant. */
    public Story settles() {
        for (int steps = 0; steps < MANY; steps++) {
            if (last.holdOwed()) {
                placesHold();
            } else if (last.approval() != null) {
                reinstates();
            } else if (file.unsent().stream().anyMatch(this::dueAgain)) {
                sends();
            } else {
                return this;
            }
        }
        throw new AssertionError("after " + MANY + " steps still owed: " + last.next());
    }

    // Time.

    /** Time passes and the case does its work, at the instants that its derivations promised. */
    public Story until(Instant then) {
        settles();
        for (Instant next = nextLookAt(); next != null && !next.isAfter(then); next = nextLookAt()) {
            Instant due = next;
            now = due.isAfter(now) ? due : now;
            looks().settles();
            if (due.equals(nextLookAt())) {
                throw new AssertionError("it looked at " + now + " and still wants to at " + due);
            }
        }
        return awayUntil(then);
    }

    public Story until(LocalDate day) {
        return until(account.startOf(day));
    }

    public Story daysPass(int days) {
        return until(now.plus(Duration.ofDays(days)));
    }

    /** Time passes and nobody looks. */
    public Story awayUntil(Instant then) {
        now = then;
        return this;
    }

    // What there is to see.

    public Facts facts() {
        CaseFile current = file.opened()
                ? file
                : CaseFile.fresh(file.id(), now, file.previousCaseId()).watching(file.nextLookAt());
        return Facts.of(
                account,
                reported.books(),
                reported.matters(),
                new TermsBook(terms, versions, kept),
                hold,
                current,
                warned);
    }

    /** With one of the account's cases, open or closed. */
    public Facts factsOf(String caseId) {
        return closed.stream()
                .filter(over -> over.id().equals(caseId))
                .findFirst()
                .map(over -> facts().with(over))
                .orElseGet(this::facts);
    }

    /** What the last derivation said. */
    public Derived last() {
        return last;
    }

    public Account account() {
        return account;
    }

    public Instant now() {
        return now;
    }

    /** The open case, or a fresh file. */
    public CaseFile file() {
        return file;
    }

    public Stage stage() {
        return file.stage();
    }

    public GroundEntry ground() {
        return ground(Ground.BILLING_OVERDUE);
    }

    public GroundEntry ground(Ground ground) {
        return Objects.requireNonNull(file.entry(ground), "no " + ground + " on " + file.id());
    }

    public @Nullable Hold hold() {
        return hold;
    }

    public @Nullable Instant nextLookAt() {
        return file.nextLookAt();
    }

    /** All notices, oldest first, also those that were outrun. */
    public List<Notice> written() {
        return List.copyOf(written);
    }

    public List<Notice> written(NoticeKind kind) {
        return written.stream().filter(notice -> notice.kind() == kind).toList();
    }

    public Set<String> sent() {
        return Set.copyOf(sent);
    }

    public Set<String> outrun() {
        return Set.copyOf(outrun);
    }

    public Set<Warned> warned() {
        return Set.copyOf(warned);
    }

    /** The audit trail, oldest first. */
    public List<Event> events() {
        return List.copyOf(events);
    }

    public List<Event> events(Event.Kind kind) {
        return events.stream().filter(event -> event.kind() == kind).toList();
    }

    public List<CaseFile> closed() {
        return List.copyOf(closed);
    }

    public Standing standing() {
        return Standing.of(facts(), Derivation.derive(facts(), now, "time"), Links.none());
    }

    private Story because(String cause) {
        Derived derived = Derivation.derive(facts(), now, cause);
        return apply(derived, derived.fileAfterFact());
    }

    private Story apply(Derived derived, CaseFile after) {
        last = derived;
        file = after;
        Telling telling = derived.telling();
        written.addAll(telling.notices());
        outrun.addAll(telling.outrun());
        // A warning that was outrun and becomes true again is the same notice again.
        telling.notices().forEach(notice -> outrun.remove(notice.id()));
        warned.removeAll(telling.unwarned());
        warned.addAll(telling.warned());
        telling.kept().forEach(kept::putIfAbsent);
        events.addAll(derived.events());
        watcher.accept(this);
        return file.closed() ? begunAnew() : this;
    }

    /** After a case the account is watched for the next one, which will name it. */
    private Story begunAnew() {
        closed.add(file);
        file = CaseFile.fresh("case_" + (closed.size() + 1), now, file.id());
        return looks();
    }

    private SupportRequest inState(SupportRequest.State state) {
        SupportRequest request = Objects.requireNonNull(file.request());
        return new SupportRequest(request.id(), request.filedAt(), request.filedBy(), state, now);
    }

    private boolean dueAgain(UnsentNotice notice) {
        return !notice.dueAt().isAfter(now);
    }

    private UnsentNotice later(UnsentNotice notice) {
        return new UnsentNotice(notice.id(), notice.kind(), notice.key(), notice.anchor(), notice.days(), mailIsBack);
    }

    private static void granted(List<Broken> against) {
        if (!against.isEmpty()) {
            throw new IllegalStateException("refused: " + against);
        }
    }
}
