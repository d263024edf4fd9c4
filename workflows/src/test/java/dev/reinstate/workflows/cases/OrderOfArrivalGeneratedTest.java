package dev.reinstate.workflows.cases;

import static dev.reinstate.workflows.cases.Cast.ACME;
import static dev.reinstate.workflows.cases.Cast.NOON;
import static dev.reinstate.workflows.cases.Cast.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Facts that are duplicated, reordered or delayed lead to the same end. */
class OrderOfArrivalGeneratedTest {

    private static final int ORDERS_EACH = 5;

    /** What an account's neighbours report; the order is the order of arrival. */
    private record Reports(List<Invoice> documents, List<Payment> payments, List<Reversal> reversals) {

        static Reports dealt(Dealer dealer) {
            List<Invoice> documents = new ArrayList<>();
            List<Payment> payments = new ArrayList<>();
            List<Reversal> reversals = new ArrayList<>();
            for (int number = 1; number <= dealer.between(1, 5); number++) {
                documents.add(dealer.invoice("INV-" + number, TODAY));
            }
            for (int number = 0; number < dealer.upTo(3); number++) {
                documents.add(dealer.credit("CN-" + number, TODAY));
            }
            for (int number = 0; number < dealer.upTo(8); number++) {
                payments.add(dealer.payment("pay_" + number, TODAY));
            }
            for (int number = 0; number < dealer.upTo(4); number++) {
                reversals.add(Cast.reversal("rev_" + number, "pay_" + dealer.upTo(9)));
            }
            return new Reports(documents, payments, reversals);
        }

        Reports shuffled(Dealer dealer) {
            return new Reports(dealer.shuffled(documents), dealer.shuffled(payments), dealer.shuffled(reversals));
        }

        Allocation allocation() {
            return Allocation.of(Books.of(documents, payments, reversals));
        }

        Derived derived() {
            Facts facts = Facts.of(
                    ACME,
                    Books.of(documents, payments, reversals),
                    Matters.none(),
                    TermsBook.of(Cast.TERMS),
                    null,
                    CaseFile.fresh("case_1", NOON, null),
                    Set.of());
            return Derivation.derive(facts, NOON, "time");
        }

        /** Told one by one, in any order, some of them twice. */
        Story told(Dealer dealer) {
            Story story = Story.of(ACME);
            List<Runnable> tellings = new ArrayList<>();
            documents.forEach(document -> tellings.add(() -> story.records(document)));
            payments.forEach(payment -> tellings.add(() -> story.records(payment)));
            reversals.forEach(reversal -> tellings.add(() -> story.records(reversal)));
            tellings.addAll(tellings.stream().filter(any -> dealer.oneIn(4)).toList());
            dealer.shuffled(tellings).forEach(Runnable::run);
            return story;
        }
    }

    @Test
    void every_order_gives_the_same_allocation_and_the_same_derivation() {
        Seeds.each("OrderOfArrivalGeneratedTest#every_order*", 2_000, random -> {
            Dealer dealer = new Dealer(random);
            Reports reports = Reports.dealt(dealer);
            for (int order = 0; order < ORDERS_EACH; order++) {
                Reports shuffled = reports.shuffled(dealer);
                assertThat(picture(shuffled.allocation(), shuffled.documents()))
                        .isEqualTo(picture(reports.allocation(), reports.documents()));
                assertThat(shuffled.derived()).isEqualTo(reports.derived());
            }
        });
    }

    @Test
    void told_one_by_one_in_any_order_and_some_twice_they_lead_to_the_same_end() {
        Seeds.each("OrderOfArrivalGeneratedTest#told_one_by_one*", 2_000, random -> {
            Dealer dealer = new Dealer(random);
            Reports reports = Reports.dealt(dealer);
            Story one = reports.told(dealer);
            Story other = reports.told(dealer);
            assertThat(end(other)).isEqualTo(end(one));
            assertThat(end(other.settles())).isEqualTo(end(one.settles()));
        });
    }

    @Test
    void no_money_is_lost_or_made() {
        Seeds.each("OrderOfArrivalGeneratedTest#no_money*", 2_000, random -> {
            Reports dealt = Reports.dealt(new Dealer(random));
            Reports reports = new Reports(
                    dealt.documents().stream()
                            .filter(document -> document.kind() == Invoice.Kind.INVOICE)
                            .toList(),
                    dealt.payments(),
                    dealt.reversals());
            Allocation allocation = reports.allocation();
            Set<String> reversed =
                    reports.reversals().stream().map(Reversal::paymentId).collect(Collectors.toSet());

            Map<Currency, BigDecimal> rest = new TreeMap<>(Comparator.comparing(Currency::getCurrencyCode));
            reports.payments().stream()
                    .filter(payment -> !reversed.contains(payment.id()))
                    .forEach(payment -> add(rest, payment.amount(), 1));
            allocation.unallocated().values().forEach(amount -> add(rest, amount, -1));
            allocation.waiting().forEach(payment -> add(rest, payment.amount(), -1));
            for (Invoice invoice : reports.documents()) {
                Money open = allocation.openAmount(invoice.number());
                assertThat(open).isBetween(Money.zero(open.currency()), invoice.total());
                add(rest, invoice.total().minus(open), -1);
            }

            assertThat(rest.values()).allMatch(amount -> amount.signum() == 0);
        });
    }

    private static void add(Map<Currency, BigDecimal> sums, Money amount, int sign) {
        sums.merge(amount.currency(), amount.amount().multiply(BigDecimal.valueOf(sign)), BigDecimal::add);
    }

    private static List<Object> picture(Allocation allocation, List<Invoice> documents) {
        Map<String, Money> open = new TreeMap<>();
        documents.stream()
                .filter(document -> document.kind() == Invoice.Kind.INVOICE)
                .forEach(invoice -> open.put(invoice.number(), allocation.openAmount(invoice.number())));
        return List.of(open, allocation.openInvoices(), allocation.unallocated(), allocation.waiting());
    }

    /** What an account has come to, without the way it went. */
    private static List<Object> end(Story story) {
        List<Object> end = new ArrayList<>();
        end.add(story.stage());
        end.add(story.hold() != null);
        end.add(Objects.requireNonNullElse(story.nextLookAt(), "never"));
        end.add(story.last().holdOwed());
        end.add(story.standing().operations());
        for (GroundEntry entry : story.file().grounds()) {
            end.add(List.of(entry.ground(), entry.state()));
            if (entry.standing()) {
                end.add(entry.anchor());
                end.add(Objects.requireNonNullElse(entry.holdsFrom(), "holds"));
                end.add(story.facts().evidence(entry, story.now()));
                end.add(story.warned().stream()
                        .filter(warned -> warned.anchor().equals(entry.on()))
                        .collect(Collectors.toSet()));
            }
        }
        return end;
    }
}
