package dev.reinstate.workflows.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Watches a story and knows by plain counting what must be so: which invoice is the oldest unpaid one, for how many days
 * it has been overdue, and what follows. It shares no code with the rules but the records.
 */
final class Bystander {

    private final SplittableRandom random;
    private final Map<String, Terms> keptTerms = new HashMap<>();
    private final Map<String, Set<Integer>> dealtWith = new HashMap<>();
    private final Set<String> notices = new HashSet<>();
    private final Set<String> voidDecisions = new HashSet<>();
    private Facts facts;
    private @Nullable Invoice oldest;
    private @Nullable Hold hold;
    private @Nullable Decision approved;
    int holds;
    int reinstatements;

    Bystander(SplittableRandom random, Story story) {
        this.random = random;
        this.facts = story.facts();
        story.watchedBy(this::watch);
    }

    private void watch(Story story) {
        looksAt(story);
        Derived derived = story.last();
        hears(story, derived);
        if (!story.file().closed()) {
            theGroundIsAsTheDaysSay(story);
            noWarningDayIsPassedOver(story);
            approvalsAreOfTheseGrounds(story, derived);
            nextIsHonest(story, derived);
        }
        holdsComeAndGoByTheRules(story);
        hold = story.hold();
        approved = derived.approval() == null ? null : derived.approval().decision();
    }

    // What is so, by counting.

    private void looksAt(Story story) {
        facts = story.facts();
        oldest = oldestUnpaid(story);
    }

    /** Unpaid, with a due date, and not of a currency that the terms ignore; the oldest. */
    private @Nullable Invoice oldestUnpaid(Story story) {
        if (facts.account().programme() != Programme.CSP
                || facts.account().partnerType() == PartnerType.INDIRECT_RESELLER) {
            return null;
        }
        return facts.documents().stream()
                .filter(document -> document.kind() == Invoice.Kind.INVOICE && document.dueOn() != null)
                .filter(invoice -> open(invoice).signum() > 0)
                .filter(invoice -> !ignored(story, invoice))
                .min(Comparator.comparing((Invoice invoice) -> invoice.dueOn()).thenComparing(Invoice::number))
                .orElse(null);
    }

    private long daysOverdue(Story story, Invoice invoice) {
        LocalDate today = LocalDate.ofInstant(story.now(), story.account().billingZone());
        return today.toEpochDay() - Objects.requireNonNull(invoice.dueOn()).toEpochDay();
    }

    /** The first instant at which the oldest unpaid invoice is past the limit. */
    @Nullable
    Instant pastTheLimit(Story story) {
        looksAt(story);
        if (oldest == null) {
            return null;
        }
        ZoneId zone = story.account().billingZone();
        int days = terms(oldest.number()).overdueLimit() + 1;
        return Objects.requireNonNull(oldest.dueOn())
                .plusDays(days)
                .atStartOfDay(zone)
                .toInstant();
    }

    /** Where every payment names its invoice, plain sums do; else the allocation has tests of its own. */
    private BigDecimal open(Invoice invoice) {
        if (facts.books().payments().stream().anyMatch(payment -> payment.invoice() == null)) {
            return facts.allocation().openAmount(invoice.number()).amount();
        }
        Set<String> reversed =
                facts.books().reversals().stream().map(Reversal::paymentId).collect(Collectors.toSet());
        BigDecimal open = invoice.total().amount();
        for (Payment payment : facts.books().payments()) {
            boolean counts = invoice.number().equals(payment.invoice())
                    && payment.amount().currency().equals(invoice.total().currency())
                    && !reversed.contains(payment.id());
            open = counts ? open.subtract(payment.amount().amount()) : open;
        }
        for (Invoice document : facts.documents()) {
            boolean counts = document.kind() == Invoice.Kind.CREDIT_NOTE
                    && invoice.number().equals(document.credits())
                    && document.total().currency().equals(invoice.total().currency());
            open = counts ? open.subtract(document.total().amount()) : open;
        }
        return open.max(BigDecimal.ZERO);
    }

    private boolean ignored(Story story, Invoice invoice) {
        String currency = invoice.total().currency().getCurrencyCode();
        BigDecimal floor = facts.terms().current().ignoreBelow().getOrDefault(currency, BigDecimal.ZERO);
        BigDecimal overdue = facts.documents().stream()
                .filter(document -> document.kind() == Invoice.Kind.INVOICE && document.dueOn() != null)
                .filter(document ->
                        document.total().currency().equals(invoice.total().currency()))
                .filter(document -> daysOverdue(story, document) > 0)
                .map(document -> open(document))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return overdue.compareTo(floor) < 0;
    }

    private Terms terms(String anchor) {
        return keptTerms.getOrDefault(anchor, facts.terms().current());
    }

    // What must follow.

    private void hears(Story story, Derived derived) {
        // Of what was never sent nobody was warned: it may be written again.
        notices.removeAll(derived.telling().outrun());
        derived.telling()
                .unwarned()
                .forEach(warned ->
                        dealtWith.getOrDefault(warned.anchor().id(), Set.of()).remove(warned.day()));
        for (Notice notice : derived.notices()) {
            assertThat(notices.add(notice.id())).as("told twice: %s", notice).isTrue();
        }
        for (Event event : derived.events()) {
            switch (event.kind()) {
                case WARNING_WRITTEN, WARNING_SUPERSEDED -> warning(story, derived, event);
                case GROUND_RAISED, GROUND_CLEARED -> outdate(derived);
                default -> {}
            }
        }
        // An anchor that takes over where the ground held before keeps the terms of that day too.
        GroundEntry entry = story.file().entry(Ground.BILLING_OVERDUE);
        if (entry != null && entry.holds()) {
            keptTerms.putIfAbsent(entry.anchor(), facts.terms().current());
        }
    }

    private void outdate(Derived derived) {
        Decision decision = derived.file().decision();
        if (decision != null) {
            voidDecisions.add(decision.id());
        }
    }

    private void warning(Story story, Derived derived, Event event) {
        String anchor = Objects.requireNonNull(event.codes().get("anchor"));
        List<Integer> days =
                List.of(Objects.requireNonNull(event.codes().get("days"))
                                .replaceAll("[\\[\\] ]", "")
                                .split(","))
                        .stream()
                        .map(Integer::valueOf)
                        .toList();
        assertThat(oldest).as("an unpaid invoice to warn of").isNotNull();
        assertThat(anchor).isEqualTo(oldest.number());
        Terms terms = terms(anchor);
        long overdue = daysOverdue(story, oldest);
        assertThat(days).allMatch(day -> day <= overdue, "not before its day").isSubsetOf(terms.overdueWarnings());
        for (int day : days) {
            assertThat(dealtWith.computeIfAbsent(anchor, any -> new HashSet<>()).add(day))
                    .as("day %d of %s again", day, anchor)
                    .isTrue();
        }
        List<Notice> told = derived.notices().stream()
                .filter(notice -> notice.kind() == NoticeKind.WARNING)
                .toList();
        if (event.kind() == Event.Kind.WARNING_SUPERSEDED) {
            assertThat(overdue).isGreaterThan(terms.overdueLimit());
            assertThat(told).isEmpty();
        } else {
            assertThat(told).extracting(Notice::recipient).containsExactly(Cast.GINA.email(), Cast.BILL.email());
            assertThat(told).extracting(Notice::days).containsOnly(days);
            assertThat(told).extracting(notice -> notice.anchor().id()).containsOnly(anchor);
        }
        keptTerms.putIfAbsent(anchor, terms);
    }

    private void theGroundIsAsTheDaysSay(Story story) {
        GroundEntry entry = story.file().entry(Ground.BILLING_OVERDUE);
        GroundState expected = null;
        if (oldest != null) {
            Terms terms = terms(oldest.number());
            long overdue = daysOverdue(story, oldest);
            boolean late = overdue > (story.hold() == null ? terms.overdueLimit() : 0);
            boolean soon =
                    story.hold() == null && terms.overdueWarnings().stream().anyMatch(day -> day <= overdue);
            expected = late ? GroundState.HOLDS : soon ? GroundState.FORESEEN : null;
        }
        assertThat(entry != null && entry.standing() ? entry.state() : null).isEqualTo(expected);
        if (expected != null) {
            assertThat(entry.anchor()).isEqualTo(oldest.number());
            assertThat(entry.since()).isBeforeOrEqualTo(story.now());
        }
        assertThat(story.last().holdOwed()).isEqualTo(story.hold() == null && expected == GroundState.HOLDS);
        assertThat(story.file().opened()).isEqualTo(story.hold() != null || expected != null);
    }

    private void noWarningDayIsPassedOver(Story story) {
        // What holds is not warned of: its hold outruns the warning, or does not come, and then the days may still
        // matter.
        if (story.hold() == null && oldest != null && !story.last().holdOwed()) {
            long overdue = daysOverdue(story, oldest);
            assertThat(dealtWith.getOrDefault(oldest.number(), Set.of()))
                    .containsAll(terms(oldest.number()).overdueWarnings().stream()
                            .filter(day -> day <= overdue)
                            .toList());
        }
    }

    private void approvalsAreOfTheseGrounds(Story story, Derived derived) {
        Decision approval =
                derived.approval() == null ? null : derived.approval().decision();
        if (approval != null) {
            assertThat(approval.groundsRevision()).isEqualTo(story.file().groundsRevision());
            assertThat(voidDecisions).as("decisions that the grounds outlived").doesNotContain(approval.id());
            assertThat(story.hold()).isNotNull();
            assertThat(story.stage()).isEqualTo(Stage.REINSTATING);
            nothingIsOverdue(story);
        }
    }

    private void holdsComeAndGoByTheRules(Story story) {
        if (hold == null && story.hold() != null) {
            assertThat(oldest).as("an unpaid invoice to hold for").isNotNull();
            assertThat(daysOverdue(story, oldest))
                    .as("days overdue at the hold")
                    .isGreaterThan(terms(oldest.number()).overdueLimit());
            assertThat(story.hold().placedAt()).isEqualTo(story.now());
            holds++;
        }
        if (hold != null && story.hold() == null) {
            assertThat(approved).as("an approval before the hold was lifted").isNotNull();
            assertThat(story.file().outcome()).isEqualTo(Outcome.REINSTATED);
            nothingIsOverdue(story);
            reinstatements++;
        }
    }

    private void nothingIsOverdue(Story story) {
        assertThat(oldest == null ? 0 : daysOverdue(story, oldest)).isLessThanOrEqualTo(0);
    }

    /** Until the promised instant a look finds nothing new; what is promised for the past is owed. */
    private void nextIsHonest(Story story, Derived derived) {
        Instant next = story.nextLookAt();
        boolean owed = derived.holdOwed()
                || derived.approval() != null
                || story.file().unsent().stream()
                        .anyMatch(notice -> !notice.dueAt().isAfter(story.now()));
        assertThat(next != null && !next.isAfter(story.now())).as("due now").isEqualTo(owed);
        if (owed) {
            return;
        }
        Instant end = next == null ? story.now().plus(Duration.ofDays(4_000)) : next;
        nothingIsNewAt(end.minusNanos(1), derived);
        long seconds = Duration.between(story.now(), end).toSeconds();
        if (seconds > 1) {
            nothingIsNewAt(story.now().plusSeconds(random.nextLong(seconds)), derived);
        }
    }

    private void nothingIsNewAt(Instant instant, Derived derived) {
        Derived later = Derivation.derive(facts, instant, "time");
        assertThat(later.file().stage())
                .as("stage at %s", instant)
                .isEqualTo(derived.file().stage());
        assertThat(later.file().grounds())
                .as("grounds at %s", instant)
                .isEqualTo(derived.file().grounds());
        assertThat(later.file().nextLookAt())
                .as("next at %s", instant)
                .isEqualTo(derived.file().nextLookAt());
        assertThat(later.holdOwed() || later.approval() != null || later.mustLook())
                .as("owed at %s", instant)
                .isFalse();
        assertThat(later.notices()).as("notices at %s", instant).isEmpty();
        assertThat(later.events())
                .as("events at %s", instant)
                .extracting(Event::kind)
                .isEqualTo(late(derived.file().sla(), instant) ? List.of(Event.Kind.ESCALATED) : List.of());
    }

    /** That our own people are late has an instant of its own, which wakes no case. */
    private static boolean late(@Nullable Sla sla, Instant instant) {
        return sla != null && sla.escalatedAt() == null && !instant.isBefore(sla.dueAt());
    }
}
