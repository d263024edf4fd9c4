package dev.reinstate.workflows.model;

import dev.reinstate.workflows.cases.Account;
import dev.reinstate.workflows.cases.Allotment;
import dev.reinstate.workflows.cases.Anchor;
import dev.reinstate.workflows.cases.Cast;
import dev.reinstate.workflows.cases.Dealer;
import dev.reinstate.workflows.cases.Exemption;
import dev.reinstate.workflows.cases.Ground;
import dev.reinstate.workflows.cases.Invoice;
import dev.reinstate.workflows.cases.Payment;
import dev.reinstate.workflows.cases.Reversal;
import dev.reinstate.workflows.cases.Status;
import dev.reinstate.workflows.cases.StatusReport;
import dev.reinstate.workflows.cases.WriteOff;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/** Facts of all kinds about one account, of one moment; each name bears one fact, so that they have no order. */
final class FactSet {

    private static final List<Account> ACCOUNTS =
            List.of(Cast.ACME, Cast.MERIDIAN, Cast.CORNER_SHOP, Cast.LUMEN, Cast.ACME);

    private final Dealer dealer;
    final Account account;
    final Instant now;
    private final LocalDate today;
    private final List<Deed> facts = new ArrayList<>();

    FactSet(Dealer dealer) {
        this.dealer = dealer;
        account = Cast.in(dealer.zone(), dealer.one(ACCOUNTS));
        now = dealer.beginning(account.billingZone());
        today = LocalDate.ofInstant(now, account.billingZone());
        each(4, this::invoice);
        each(3, number -> add(dealer.credit("CN-" + number, today)));
        each(6, this::payment);
        each(3, this::allotment);
        each(2, number -> {
            WriteOff off = new WriteOff("INV-" + number, today.minusDays(dealer.between(-3, 60)));
            add(off.toString(), play -> play.writeOff(off));
        });
        each(4, this::status);
        each(3, this::issue);
        each(2, this::finding);
        each(3, this::exemption);
        once();
    }

    /** In an order of its own, some of them told twice. */
    List<Deed> shuffled(Dealer by) {
        List<Deed> all = new ArrayList<>(facts);
        facts.stream().filter(fact -> by.oneIn(4)).forEach(all::add);
        return by.shuffled(all);
    }

    private void each(int most, IntConsumer deal) {
        int many = dealer.upTo(most + 1);
        for (int number = 1; number <= many; number++) {
            deal.accept(number);
        }
    }

    private void add(String words, Consumer<Play> happening) {
        facts.add(new Deed(words, happening));
    }

    private void add(Invoice document) {
        add(document.toString(), play -> play.document(document));
    }

    /** One in four came without its due date, which was told apart. */
    private void invoice(int number) {
        Invoice invoice = dealer.invoice("INV-" + number, today);
        add(invoice);
        if (invoice.dueOn() != null && dealer.oneIn(4)) {
            add(new Invoice(
                    invoice.number(), invoice.kind(), invoice.total(), invoice.issuedOn(), null, null, null, null));
        }
    }

    private void payment(int number) {
        Payment payment = dealer.payment("pay_" + number, today);
        add(payment.toString(), play -> play.payment(payment));
        if (dealer.oneIn(4)) {
            Reversal reversal = new Reversal("rev_" + number, payment.id(), today);
            add(reversal.toString(), play -> play.reversal(reversal));
        }
    }

    private void allotment(int number) {
        Allotment allotment =
                new Allotment("alt_" + number, "pay_" + dealer.between(1, 6), dealer.invoiceNumber(), dealer.amount());
        add(allotment.toString(), play -> play.allotment(allotment));
    }

    private void status(int number) {
        List<Status> states = List.of(Status.REJECTED, Status.REJECTED, Status.PENDING, Status.AUTHORIZED);
        Instant since = now.minus(Duration.ofHours(dealer.between(-24, 24 * 60)));
        StatusReport vetting = StatusReport.of("vetting_" + number, dealer.one(states), since);
        StatusReport profile = StatusReport.of("profile_" + number, dealer.one(states), since);
        add(vetting.toString(), play -> play.vetting(vetting));
        add(profile.toString(), play -> play.profile(profile));
        exempted("vetting-" + number, Ground.VETTING_REJECTED, "vetting-" + since);
    }

    private void issue(int number) {
        String id = "iss_" + number;
        Told.Raised raised = new Told.Raised(id, dealer.one(List.of("meridian", "borealis")), now);
        add(raised.toString(), play -> play.raised(raised));
        if (dealer.oneIn(3)) {
            add(id + " cleared", play -> play.cleared(id));
        }
    }

    /** A review is of a finding that is known: it comes with it, and again. */
    private void finding(int number) {
        String id = "find_" + number;
        boolean reviewed = dealer.oneIn(2);
        String severity = dealer.oneIn(3) ? "LOW" : "HIGH";
        add(id + " " + severity + (reviewed ? ", reviewed" : ""), play -> {
            play.found(id, severity);
            if (reviewed) {
                play.reviewed(id);
            }
        });
    }

    private void exemption(int number) {
        Anchor covers = dealer.one(List.of(
                new Anchor(Ground.BILLING_OVERDUE, dealer.invoiceNumber()),
                new Anchor(Ground.ABUSE, "find_1"),
                new Anchor(Ground.PROVIDER_ISSUE, "iss_1")));
        exempted(String.valueOf(number), covers.ground(), covers.id());
    }

    private void exempted(String id, Ground ground, String subject) {
        if (dealer.oneIn(3)) {
            Exemption.Kind kind = dealer.one(List.of(Exemption.Kind.values()));
            Instant until = dealer.oneIn(2) ? now.plus(Duration.ofDays(dealer.between(1, 20))) : null;
            Exemption exemption =
                    new Exemption("given_" + id, kind, new Anchor(ground, subject), now, until, "sue", null);
            add(exemption.toString(), play -> play.exempted(exemption));
        }
    }

    private void once() {
        if (dealer.oneIn(3)) {
            ZoneId zone = dealer.zone();
            add("zone " + zone, play -> play.account("borealis", zone));
        }
        if (dealer.oneIn(4)) {
            add("provider held", play -> play.providerHeld(true));
        }
    }
}
