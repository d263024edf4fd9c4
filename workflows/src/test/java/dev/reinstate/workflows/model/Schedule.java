package dev.reinstate.workflows.model;

import dev.reinstate.workflows.cases.Account;
import dev.reinstate.workflows.cases.Cast;
import dev.reinstate.workflows.cases.Dealer;
import dev.reinstate.workflows.cases.Invoice;
import dev.reinstate.workflows.cases.Payment;
import dev.reinstate.workflows.cases.Status;
import dev.reinstate.workflows.cases.StatusReport;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Weeks of one account that pays in parts, or whose vetting goes to and fro: days that pass, in time or late, and mail that fails. */
final class Schedule {

    private static final int STEPS = 12;
    private static final List<Status> TO_AND_FRO =
            List.of(Status.REJECTED, Status.REJECTED, Status.PENDING, Status.PENDING, Status.AUTHORIZED);

    private final Dealer dealer;
    private final Account account;
    private final Instant beginning;
    private final List<Deed> deeds = new ArrayList<>();
    private Instant now;
    private int papers;

    private Schedule(Dealer dealer, Account of) {
        this.dealer = dealer;
        account = Cast.in(dealer.zone(), of);
        beginning = dealer.beginning(account.billingZone());
        now = beginning;
    }

    static Life ofPartialPayments(Dealer dealer) {
        Schedule schedule = new Schedule(dealer, Cast.ACME);
        for (int number = 1; number <= dealer.between(1, 3); number++) {
            schedule.invoice("INV-" + number);
        }
        return schedule.life(schedule::payment);
    }

    static Life ofPauses(Dealer dealer) {
        Schedule schedule = new Schedule(dealer, Cast.LUMEN);
        schedule.report(Status.REJECTED);
        return schedule.life(() -> schedule.report(dealer.one(TO_AND_FRO)));
    }

    private Life life(Runnable fact) {
        for (int step = 0; step < STEPS; step++) {
            if (dealer.oneIn(3)) {
                fact.run();
            } else {
                time();
            }
        }
        Instant end = later(60);
        act("until " + end, play -> play.until(end));
        act("all is told", Play::noWarningIsLeft);
        return new Life(account, beginning, Cast.TERMS, deeds);
    }

    private void act(String words, Consumer<Play> happening) {
        deeds.add(new Deed(words, happening));
    }

    private void invoice(String number) {
        LocalDate dueOn = today().minusDays(dealer.between(-20, 58));
        Invoice invoice = Cast.invoice(number, "120.00 EUR", dueOn);
        act(invoice.number() + " due on " + dueOn, play -> play.document(invoice));
    }

    private void payment() {
        Payment payment = new Payment(
                "pay_" + ++papers,
                Cast.money(dealer.between(1, 12) * 10 + ".00 EUR"),
                today(),
                "INV-" + dealer.between(1, 3));
        act(payment.id() + " " + payment.amount() + " for " + payment.invoice(), play -> play.payment(payment));
    }

    /** Now, at the very start of the day, or told late. */
    private void report(Status state) {
        Instant since = dealer.oneIn(4)
                ? today().atStartOfDay(account.billingZone()).toInstant()
                : now.minus(Duration.ofMinutes(dealer.oneIn(2) ? 0 : dealer.upTo(60 * 24 * 6)));
        StatusReport report = new StatusReport("vetting_" + ++papers, state, since, now, null, List.of(), List.of());
        act(state + " since " + since, play -> play.vetting(report));
    }

    private void time() {
        Instant then = later(dealer.oneIn(3) ? 30 : 9);
        switch (dealer.upTo(6)) {
            case 0 -> act("away until " + then, play -> play.awayUntil(then));
            case 1 -> {
                Instant back = then.minus(Duration.ofHours(dealer.upTo(24 * 9)));
                act("no mail until " + back, play -> play.noMailUntil(back));
                act("until " + then, play -> play.until(then));
            }
            default -> act("until " + then, play -> play.until(then));
        }
    }

    private Instant later(int days) {
        now = now.plus(Duration.ofMinutes(dealer.upTo(60 * 24 * days)));
        if (dealer.oneIn(3)) {
            Instant midnight =
                    today().plusDays(1).atStartOfDay(account.billingZone()).toInstant();
            now = dealer.oneIn(2) ? midnight : midnight.minusNanos(1);
        }
        return now;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(now, account.billingZone());
    }
}
