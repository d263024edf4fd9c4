package dev.reinstate.workflows.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Lives of accounts at random: invoices, partial payments, chargebacks, requests, decisions, new terms and zones, mail that does not go out, a
 * case that looks in time or comes late. At each derivation a {@link Bystander} checks what must be so: never suspended
 * early, no warning day passed over, no approval outlives its grounds, and the next look is honest.
 */
class ScheduleGeneratedTest {

    private static final int STEPS = 16;

    @Test
    void no_schedule_of_payments_and_days_breaks_the_rules() {
        AtomicInteger holds = new AtomicInteger();
        AtomicInteger reinstatements = new AtomicInteger();
        Seeds.each("ScheduleGeneratedTest#no_schedule*", 20_000, random -> {
            Bystander bystander = new Life(random).lived();
            holds.addAndGet(bystander.holds);
            reinstatements.addAndGet(bystander.reinstatements);
        });
        // A generator that never gets anywhere would be content with any rules.
        assertThat(Seeds.alone() || holds.get() > 1_000).isTrue();
        assertThat(Seeds.alone() || reinstatements.get() > 300).isTrue();
    }

    /** One account's life. */
    private static final class Life {

        private final Dealer dealer;
        private final Bystander bystander;
        private final Story story;
        private final List<String> diary = new ArrayList<>();
        private final boolean unnamedPayments;
        private final Map<String, BigDecimal> floor;
        /** When something last came from outside; what falls due later is done at its very instant. */
        private Instant stirred;

        private int count;

        Life(SplittableRandom random) {
            dealer = new Dealer(random);
            Account account = Cast.in(dealer.zone(), dealer.oneIn(20) ? Cast.CORNER_SHOP : Cast.ACME);
            unnamedPayments = dealer.oneIn(4);
            floor = dealer.oneIn(6) ? Map.of("EUR", new BigDecimal("60")) : Map.of();
            stirred = dealer.beginning(account.billingZone());
            story = Story.of(account).awayUntil(stirred).under(terms(1));
            bystander = new Bystander(random.split(), story);
        }

        Bystander lived() {
            try {
                for (int step = 0; step < STEPS; step++) {
                    step();
                }
            } catch (RuntimeException | AssertionError fault) {
                throw new AssertionError(
                        fault.getMessage() + "\nin " + story.account().billingZone() + ", "
                                + story.account().id() + ":\n  " + String.join("\n  ", diary),
                        fault);
            }
            return bystander;
        }

        private void step() {
            int what = dealer.upTo(35);
            if (story.hold() != null && dealer.oneIn(2)) {
                towardsTheReinstatement();
            } else if (what < 5) {
                invoice();
            } else if (what < 13) {
                payment();
            } else if (what < 15) {
                reversal();
            } else if (what < 16) {
                Invoice credit = dealer.credit("CN-" + ++count, today());
                note(credit);
                story.records(credit);
            } else if (what < 18) {
                request();
            } else if (what < 21) {
                decision();
            } else if (what < 22 && dealer.oneIn(3)) {
                Terms terms = terms(dealer.between(1, 3));
                note(terms);
                story.under(terms);
            } else if (what < 23 && dealer.oneIn(3)) {
                Account moved = Cast.in(dealer.zone(), story.account());
                note(moved.billingZone());
                story.records(moved);
            } else if (what < 25) {
                note("looks");
                story.looks();
            } else if (what < 26) {
                Instant then = story.now().plus(Duration.ofMinutes(dealer.upTo(60 * 24 * 30)));
                note("no mail until " + then);
                story.noMailUntil(then);
            } else if (what < 28) {
                away();
            } else {
                inTime();
            }
        }

        /** By chance alone hardly anybody would get that far. */
        private void towardsTheReinstatement() {
            GroundEntry entry = story.ground();
            if (entry.holds()) {
                Money owed = story.facts().allocation().openAmount(entry.anchor());
                Payment payment = new Payment("pay_" + ++count, owed, today(), entry.anchor());
                note(payment);
                story.records(payment);
            } else if (story.file().requested()) {
                decision();
            } else {
                request();
            }
        }

        private void invoice() {
            Invoice dealt = dealer.invoice(dealer.invoiceNumber(), today());
            Invoice known = story.facts().documents().stream()
                    .filter(document -> document.number().equals(dealt.number()))
                    .findFirst()
                    .orElse(null);
            Invoice told = known == null
                    ? dealt
                    : known.quarantined() && dealt.dueOn() != null ? known.dueOn(dealt.dueOn()) : known;
            note(told);
            story.records(told);
        }

        private void payment() {
            String id = "pay_" + ++count;
            List<Invoice> open = story.facts().allocation().openInvoices();
            Payment payment;
            if (open.isEmpty() || dealer.oneIn(6)) {
                payment = new Payment(id, dealer.amount(), today(), dealer.invoiceNumber());
            } else {
                Invoice invoice = dealer.one(open);
                Money whole = story.facts().allocation().openAmount(invoice.number());
                Money amount = dealer.oneIn(3) ? dealer.amountIn(whole.currency()) : whole;
                boolean unnamed = unnamedPayments && dealer.oneIn(2);
                payment = new Payment(id, amount, today(), unnamed ? null : invoice.number());
            }
            note(payment);
            story.records(payment);
        }

        private void reversal() {
            Reversal reversal = new Reversal("rev_" + ++count, "pay_" + dealer.between(1, count + 2), today());
            note(reversal);
            story.records(reversal);
        }

        private void request() {
            SupportRequest request = story.file().request();
            if (!story.file().opened()) {
                note("nothing to ask for");
            } else if (request != null && request.state() == SupportRequest.State.WAITING_ON_PARTNER) {
                note("answers");
                story.answers();
            } else if (!story.file().requested()) {
                note("files");
                story.files("gina");
            }
        }

        private void decision() {
            Decision.Kind kind =
                    dealer.oneIn(3) ? dealer.one(List.of(Decision.Kind.values())) : Decision.Kind.REINSTATE;
            story.looks();
            if (Cast.against(story.facts(), kind, "anna").isEmpty()) {
                note(kind);
                story.decides(kind, "anna");
            }
        }

        private void away() {
            Instant then = story.now().plus(Duration.ofMinutes(dealer.upTo(60 * 24 * 40)));
            note("away until " + then);
            stirred = then;
            story.awayUntil(then);
            if (dealer.oneIn(2)) {
                story.looks();
            }
        }

        /** The case does its work in time: what holds is held at the instant at which it began to. */
        private void inTime() {
            Instant then = someInstant();
            note("until " + then);
            stirred = story.now();
            boolean held = story.hold() != null;
            story.until(then);
            Instant due = bystander.pastTheLimit(story);
            if (story.hold() == null && due != null) {
                assertThat(story.now()).as("without a hold").isBefore(due);
            }
            // With a floor a debt can become a ground later than its days say, when another joins it.
            if (!held && story.hold() != null && due != null && floor.isEmpty()) {
                assertThat(story.hold().placedAt()).isEqualTo(due.isAfter(stirred) ? due : stirred);
            }
        }

        private Instant someInstant() {
            Instant next = story.nextLookAt();
            if (next != null && next.isAfter(story.now()) && dealer.oneIn(3)) {
                return dealer.oneIn(2) ? next : next.minusNanos(1);
            }
            return story.now().plus(Duration.ofMinutes(dealer.upTo(60 * 24 * 25)));
        }

        private Terms terms(int version) {
            return switch (version) {
                case 2 -> Cast.terms(2, 30, List.of(10, 20), floor);
                case 3 -> Cast.terms(3, 90, List.of(60), floor);
                default -> Cast.terms(1, 60, List.of(30, 45, 55), floor);
            };
        }

        private LocalDate today() {
            return LocalDate.ofInstant(story.now(), story.account().billingZone());
        }

        private void note(@Nullable Object what) {
            diary.add(story.now() + " " + Objects.toString(what));
        }
    }
}
