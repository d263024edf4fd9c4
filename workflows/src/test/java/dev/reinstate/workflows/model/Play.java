package dev.reinstate.workflows.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.workflows.cases.AbuseFinding;
import dev.reinstate.workflows.cases.Account;
import dev.reinstate.workflows.cases.Allotment;
import dev.reinstate.workflows.cases.CaseFile;
import dev.reinstate.workflows.cases.Exemption;
import dev.reinstate.workflows.cases.Ground;
import dev.reinstate.workflows.cases.Invoice;
import dev.reinstate.workflows.cases.Money;
import dev.reinstate.workflows.cases.Notice;
import dev.reinstate.workflows.cases.NoticeKind;
import dev.reinstate.workflows.cases.PastCase;
import dev.reinstate.workflows.cases.Payment;
import dev.reinstate.workflows.cases.Reported;
import dev.reinstate.workflows.cases.Reversal;
import dev.reinstate.workflows.cases.Status;
import dev.reinstate.workflows.cases.StatusReport;
import dev.reinstate.workflows.cases.Story;
import dev.reinstate.workflows.cases.Terms;
import dev.reinstate.workflows.cases.WriteOff;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tells everything twice, to the story that lives by the rules and to the reference that watches it. */
final class Play {

    private final Story story;
    private final Told told;
    private final Reference reference;
    final People people;
    private int papers;

    Play(Account account, Instant beginning, Terms terms) {
        told = new Told(account, terms);
        reference = new Reference(told);
        story = Story.of(account).awayUntil(beginning).under(terms).watchedBy(reference::watch);
        people = new People(story, told, reference);
    }

    Story story() {
        return story;
    }

    /** What came of it; an error where the two disagree. */
    static Tally of(Account account, Instant beginning, Terms terms, List<Deed> deeds) {
        Play play = new Play(account, beginning, terms);
        for (Deed deed : deeds) {
            deed.happening().accept(play);
        }
        play.settles();
        play.isOnRecord();
        return play.reference.tally;
    }

    // What neighbours report.

    void document(Invoice document) {
        Invoice counts = told.asItCounts(document);
        told.tell(counts);
        story.records(counts);
    }

    void payment(Payment payment) {
        Told.once(told.payments, payment, Payment::id);
        story.records(payment);
    }

    void reversal(Reversal reversal) {
        Told.once(told.reversals, reversal, Reversal::id);
        story.records(reversal);
    }

    void writeOff(WriteOff off) {
        Told.once(told.writeOffs, off, WriteOff::invoice);
        reports(facts -> facts.writeOffs.putIfAbsent(off.invoice(), off));
    }

    void allotment(Allotment allotment) {
        Told.once(told.allotments, allotment, Allotment::id);
        reports(facts -> facts.allotments.putIfAbsent(allotment.id(), allotment));
    }

    void profile(StatusReport report) {
        Told.once(told.profile, report, StatusReport::id);
        reports(facts -> facts.profile.putIfAbsent(report.id(), report));
    }

    void vetting(StatusReport report) {
        Told.once(told.vetting, report, StatusReport::id);
        reports(facts -> facts.vetting.putIfAbsent(report.id(), report));
    }

    void raised(Told.Raised issue) {
        Told.once(told.raised, issue, Told.Raised::id);
        Told.Raised counts = told.raised.stream()
                .filter(known -> known.id().equals(issue.id()))
                .findFirst()
                .orElseThrow();
        reports(facts -> facts.raises(counts.id(), counts.provider(), counts.at()));
    }

    void cleared(String issue) {
        told.clearedIssues.add(issue);
        reports(facts -> facts.clears(issue, story.now()));
    }

    void found(String finding, String severity) {
        boolean known = told.findings.stream().anyMatch(old -> old.id().equals(finding));
        if (!known) {
            told.findings.add(new AbuseFinding(finding, severity, "spam", story.now(), null));
            story.findsAbuse(finding, severity);
        }
    }

    void reviewed(String finding) {
        if (told.findings.stream().anyMatch(known -> known.id().equals(finding))) {
            told.reviewed.add(finding);
            reports(facts -> facts.reviews(finding, story.now()));
        }
    }

    void exempted(Exemption exemption) {
        Told.once(told.exemptions, exemption, Exemption::id);
        reports(facts -> facts.exemptions.putIfAbsent(exemption.id(), exemption));
    }

    void providerHeld(boolean is) {
        told.providerHeld = is && told.account.provider() != null;
        reports(facts -> facts.providerHeld = told.providerHeld);
    }

    void account(@Nullable String provider, @Nullable ZoneId zone) {
        Account old = told.account;
        told.account = new Account(
                old.id(),
                old.name(),
                old.programme(),
                old.partnerType(),
                old.provider() == null || provider == null ? old.provider() : provider,
                old.cloud(),
                zone == null ? old.billingZone() : zone,
                old.contacts());
        story.records(told.account);
    }

    void under(Terms terms) {
        told.terms = terms;
        story.under(terms);
    }

    private void reports(Consumer<Reported> fact) {
        story.reports("fact", fact);
    }

    // What brings an account on, whatever it lacks: by chance alone hardly any would get there.

    void everythingIsMended() {
        Instant now = story.now();
        for (Ground ground : new TreeSet<>(reference.holding())) {
            String on = reference.holdsOn(ground, now);
            if (on != null) {
                mended(ground, on, now);
            }
        }
    }

    private void mended(Ground ground, String on, Instant now) {
        String id = "mend_" + ++papers;
        switch (ground) {
            case ABUSE -> reviewed(on);
            case PROVIDER_ISSUE -> cleared(on);
            case PROFILE_REJECTED -> profile(StatusReport.of(id, Status.AUTHORIZED, now));
            case VETTING_REJECTED -> vetting(StatusReport.of(id, Status.AUTHORIZED, now));
            case BILLING_OVERDUE -> {
                Money total = told.document(on).total();
                Money owed = new Money(new Calendar(told).open.get(on), total.currency());
                payment(new Payment(id, owed, LocalDate.ofInstant(now, told.account.billingZone()), on));
            }
        }
    }

    /** Which of the earlier cases count against the partner. */
    private void isOnRecord() {
        for (CaseFile over : story.closed()) {
            PastCase past = new PastCase(over.id(), over.openedAt(), over.closedAt(), over.outcome(), over.grounds());
            boolean offence = past.offence(story.facts().matters().exemptions());
            assertThat(offence)
                    .as("%s, %s is an offence", over.id(), over.outcome())
                    .isEqualTo(reference.offended(over));
            reference.tally.offences += offence ? 1 : 0;
        }
    }

    // What the case does by itself, in time or late.

    void settles() {
        story.looks().settles();
        assertThat(story.standing().goodStanding())
                .as("good standing")
                .isEqualTo(!reference.held() && reference.holding().isEmpty());
        assertThat(story.standing().operations().values())
                .as("operations that are denied")
                .allMatch(answer -> answer.allowed() || reference.held());
        assertThat(reference.held() && story.last().holdOwed()).isFalse();
    }

    void looks() {
        story.looks();
    }

    void noMailUntil(Instant then) {
        story.noMailUntil(then);
    }

    /** Of every warning that was ever written: somebody got it, or it was superseded. */
    void noWarningIsLeft() {
        for (Notice notice : story.written(NoticeKind.WARNING)) {
            assertThat(story.sent().contains(notice.id()) || story.outrun().contains(notice.id()))
                    .as("%s is sent or superseded", notice.key())
                    .isTrue();
        }
    }

    void awayUntil(Instant then) {
        if (then.isAfter(story.now())) {
            story.awayUntil(then);
        }
    }

    /** What holds by then was held at the very instant at which it began to. */
    void until(Instant then) {
        if (!then.isAfter(story.now())) {
            return;
        }
        settles();
        Instant owed = reference.held() ? null : firstHold(then);
        story.until(then);
        if (owed == null) {
            story.looks();
            assertThat(reference.held() || reference.holding().isEmpty())
                    .as("nothing holds")
                    .isTrue();
        } else {
            assertThat(story.hold()).as("a hold from %s on", owed).isNotNull();
            assertThat(story.hold().placedAt()).isEqualTo(owed);
        }
    }

    /** Days begin, exemptions end, what was announced comes: nothing else happens by itself. */
    private @Nullable Instant firstHold(Instant then) {
        Set<Instant> moments = new TreeSet<>();
        LocalDate today = LocalDate.ofInstant(story.now(), told.account.billingZone());
        for (LocalDate day = today.plusDays(1); ; day = day.plusDays(1)) {
            Instant begins = day.atStartOfDay(told.account.billingZone()).toInstant();
            if (begins.isAfter(then)) {
                break;
            }
            moments.add(begins);
        }
        told.exemptions.stream().filter(any -> any.until() != null).forEach(any -> moments.add(any.until()));
        told.profile.forEach(report -> moments.add(report.since()));
        told.vetting.forEach(report -> moments.add(report.since()));
        for (Instant moment : moments) {
            boolean coming = moment.isAfter(story.now()) && !moment.isAfter(then);
            if (coming && reference.opinions(moment, false).values().stream().anyMatch(Opinion::holds)) {
                return moment;
            }
        }
        return null;
    }
}
