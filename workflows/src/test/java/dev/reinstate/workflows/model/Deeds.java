package dev.reinstate.workflows.model;

import dev.reinstate.workflows.cases.Account;
import dev.reinstate.workflows.cases.Allotment;
import dev.reinstate.workflows.cases.Anchor;
import dev.reinstate.workflows.cases.Cast;
import dev.reinstate.workflows.cases.Dealer;
import dev.reinstate.workflows.cases.Decision;
import dev.reinstate.workflows.cases.Dispute;
import dev.reinstate.workflows.cases.Exemption;
import dev.reinstate.workflows.cases.Ground;
import dev.reinstate.workflows.cases.Invoice;
import dev.reinstate.workflows.cases.Payment;
import dev.reinstate.workflows.cases.Programme;
import dev.reinstate.workflows.cases.Reversal;
import dev.reinstate.workflows.cases.Status;
import dev.reinstate.workflows.cases.StatusReport;
import dev.reinstate.workflows.cases.Terms;
import dev.reinstate.workflows.cases.WriteOff;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Deals what happens to an account: facts of all kinds (again, late, before what they name), days, and people's acts. */
final class Deeds {

    private static final List<Account> ACCOUNTS =
            List.of(Cast.ACME, Cast.MERIDIAN, Cast.CORNER_SHOP, Cast.CORNER_SHOP, Cast.LUMEN, Cast.LUMEN);
    private static final List<String> PROVIDERS = List.of("meridian", "borealis");
    private static final List<Exemption.Kind> EXEMPTIONS = List.of(Exemption.Kind.values());

    private final Dealer dealer;
    private final List<Deed> deeds = new ArrayList<>();
    private final List<Deed> facts = new ArrayList<>();
    private final List<Anchor> subjects = new ArrayList<>();
    private final Versions versions;
    final Account account;
    final Instant beginning;
    final Terms terms;
    private Instant now;
    private int papers;

    Deeds(Dealer dealer) {
        this.dealer = dealer;
        account = Cast.in(dealer.zone(), dealer.one(ACCOUNTS));
        beginning = dealer.beginning(account.billingZone());
        now = beginning;
        versions = new Versions(dealer.oneIn(6) ? Map.of("EUR", new BigDecimal("60")) : Map.of());
        terms = versions.terms(1);
    }

    List<Deed> dealt(int steps) {
        for (int step = 0; step < steps; step++) {
            switch (dealer.upTo(10)) {
                case 0, 1, 2, 3 -> fact();
                case 4, 5 -> time();
                case 6 -> exemption();
                case 7 -> towardsTheEnd();
                default -> person();
            }
            if (dealer.oneIn(2)) {
                act("settles", Play::settles);
            }
        }
        return deeds;
    }

    private void act(String words, Consumer<Play> happening) {
        deeds.add(new Deed(words, happening));
    }

    private void fact(String words, Consumer<Play> happening) {
        Deed deed = new Deed(words, happening);
        deeds.add(deed);
        facts.add(deed);
    }

    private void fact() {
        if (!facts.isEmpty() && dealer.oneIn(8)) {
            deeds.add(dealer.one(facts));
        } else if (dealer.oneIn(4)) {
            abuse();
        } else if (account.provider() != null && dealer.oneIn(2)) {
            provider();
        } else if (!account.billed() && dealer.oneIn(2) || dealer.oneIn(4)) {
            status();
        } else {
            billing();
        }
    }

    private void billing() {
        LocalDate today = today();
        String id = String.valueOf(++papers);
        switch (dealer.upTo(12)) {
            case 0, 1, 2, 3, 4 -> told(dealer.invoice(dealer.invoiceNumber(), today));
            case 5 -> told(dealer.credit("CN-" + dealer.between(1, 3), today));
            case 6, 7, 8 -> {
                Payment payment = dealer.payment("pay_" + dealer.between(1, 6), today);
                fact(payment.toString(), play -> play.payment(payment));
            }
            case 9 -> {
                Reversal reversal = new Reversal("rev_" + id, "pay_" + dealer.between(1, 6), today);
                fact(reversal.toString(), play -> play.reversal(reversal));
            }
            case 10 -> {
                Allotment allotment = new Allotment(
                        "alt_" + dealer.between(1, 6),
                        "pay_" + dealer.between(1, 6),
                        dealer.invoiceNumber(),
                        dealer.amount());
                fact(allotment.toString(), play -> play.allotment(allotment));
            }
            default -> {
                WriteOff off = new WriteOff(dealer.invoiceNumber(), today.minusDays(dealer.between(-3, 60)));
                fact(off.toString(), play -> play.writeOff(off));
            }
        }
    }

    private void told(Invoice document) {
        subjects.add(new Anchor(Ground.BILLING_OVERDUE, document.number()));
        fact(document.toString(), play -> play.document(document));
    }

    private void status() {
        boolean profile = account.programme() == Programme.CSP ^ dealer.oneIn(8);
        Status state = dealer.one(
                profile
                        ? List.of(Status.REJECTED, Status.FAILED, Status.PENDING, Status.AUTHORIZED)
                        : List.of(Status.REJECTED, Status.REJECTED, Status.PENDING, Status.AUTHORIZED, Status.NONE));
        Instant since = dealer.oneIn(6)
                ? today().minusDays(dealer.between(-2, 40))
                        .atStartOfDay(account.billingZone())
                        .toInstant()
                : now.minus(Duration.ofHours(dealer.between(-48, 24 * 45)));
        StatusReport report = new StatusReport(
                (profile ? "profile_" : "vetting_") + ++papers, state, since, now, null, List.of(), List.of());
        Ground ground = profile ? Ground.PROFILE_REJECTED : Ground.VETTING_REJECTED;
        subjects.add(new Anchor(ground, (profile ? "profile-" : "vetting-") + since));
        fact(report.id() + " " + state + " since " + since, play -> {
            if (profile) {
                play.profile(report);
            } else {
                play.vetting(report);
            }
        });
    }

    private void provider() {
        String issue = "iss_" + dealer.between(1, 3);
        switch (dealer.upTo(6)) {
            case 0, 1, 2 -> {
                Told.Raised raised =
                        new Told.Raised(issue, dealer.one(PROVIDERS), now.minus(Duration.ofHours(dealer.upTo(100))));
                subjects.add(new Anchor(Ground.PROVIDER_ISSUE, issue));
                fact(raised.toString(), play -> play.raised(raised));
            }
            case 3 -> fact(issue + " cleared", play -> play.cleared(issue));
            case 4 -> {
                String provider = dealer.one(PROVIDERS);
                fact("provider " + provider, play -> play.account(provider, null));
            }
            default -> {
                boolean is = dealer.oneIn(2);
                fact("provider held: " + is, play -> play.providerHeld(is));
            }
        }
    }

    private void abuse() {
        String finding = "find_" + dealer.between(1, 3);
        if (dealer.oneIn(2)) {
            String severity = dealer.oneIn(3) ? "LOW" : "HIGH";
            subjects.add(new Anchor(Ground.ABUSE, finding));
            fact(finding + " " + severity, play -> play.found(finding, severity));
        } else {
            fact(finding + " reviewed", play -> play.reviewed(finding));
        }
    }

    private void exemption() {
        Exemption.Kind kind = dealer.one(EXEMPTIONS);
        String by = dealer.one(List.of("sue", "anna"));
        Instant until = kind == Exemption.Kind.WAIVER || dealer.oneIn(4)
                ? now.plus(Duration.ofMinutes(dealer.upTo(60 * 24 * 30)))
                : null;
        if (dealer.oneIn(4)) {
            String ended = "exm_" + dealer.between(1, 4);
            fact(ended + " ends", play -> play.people.ends(ended));
        } else if (subjects.isEmpty() || dealer.oneIn(3)) {
            act(
                    by + " exempts what holds, " + kind + " until " + until,
                    play -> play.people.exemptsWhatHolds(kind, until, by));
        } else {
            Anchor covers = dealer.one(subjects);
            act(
                    by + " exempts " + covers + ", " + kind + " until " + until,
                    play -> play.people.exempts(kind, covers, until, by));
        }
    }

    private void person() {
        if (dealer.oneIn(4)) {
            dispute();
        } else if (dealer.oneIn(3)) {
            String by = dealer.oneIn(5) ? "anna" : "gina";
            act(by + " asks or answers", play -> play.people.asks(by));
        } else {
            Decision.Kind kind =
                    dealer.oneIn(2) ? dealer.one(List.of(Decision.Kind.values())) : Decision.Kind.REINSTATE;
            String by = dealer.one(List.of("anna", "bo"));
            act(by + " decides " + kind, play -> play.people.decides(kind, by));
        }
    }

    private void dispute() {
        String by = dealer.one(List.of("sue", "anna", "ida", "gina"));
        Dispute.Kind kind = dealer.one(List.of(Dispute.Kind.values()));
        Instant until = kind == Dispute.Kind.STAY && dealer.oneIn(2)
                ? now.plus(Duration.ofMinutes(1 + dealer.upTo(60 * 24 * 20)))
                : null;
        if (dealer.oneIn(2)) {
            act("gina disputes what holds", play -> play.people.disputesWhatHolds("gina"));
            if (dealer.oneIn(2)) {
                act(by + " answers at once, " + kind, play -> play.people.answersDispute(kind, by, until));
            }
        } else if (!subjects.isEmpty() && dealer.oneIn(4)) {
            Anchor about = dealer.one(subjects);
            act("gina disputes " + about, play -> play.people.disputes(about, "gina"));
        } else {
            act(
                    by + " answers the dispute, " + kind + " until " + until,
                    play -> play.people.answersDispute(kind, by, until));
        }
    }

    private void towardsTheEnd() {
        act("everything is mended", Play::everythingIsMended);
        if (dealer.oneIn(2)) {
            act("gina asks", play -> play.people.asks("gina"));
        }
        if (dealer.oneIn(2)) {
            act("bo decides", play -> play.people.decides(Decision.Kind.REINSTATE, "bo"));
            if (dealer.oneIn(2)) {
                act("cleo decides", play -> play.people.decides(Decision.Kind.REINSTATE, "cleo"));
            }
        }
    }

    private void time() {
        switch (dealer.upTo(12)) {
            case 0 -> {
                Terms changed = versions.terms(dealer.between(1, 3));
                act("terms " + changed.version(), play -> play.under(changed));
            }
            case 1 -> {
                ZoneId zone = dealer.zone();
                act("zone " + zone, play -> play.account(null, zone));
            }
            case 2 -> act("looks", Play::looks);
            case 3, 4 -> {
                Instant then = later(40);
                act("away until " + then, play -> play.awayUntil(then));
            }
            default -> {
                Instant then = later(30);
                act("until " + then, play -> play.until(then));
            }
        }
    }

    private Instant later(int days) {
        now = now.plus(Duration.ofMinutes(dealer.upTo(60 * 24 * days)));
        if (dealer.oneIn(4)) {
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
