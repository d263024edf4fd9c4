package dev.reinstate.worker.imports;

import dev.reinstate.workflows.cases.Account;
import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.cases.Contact;
import dev.reinstate.workflows.cases.ContactRole;
import dev.reinstate.workflows.cases.Invoice;
import dev.reinstate.workflows.cases.Money;
import dev.reinstate.workflows.cases.PartnerType;
import dev.reinstate.workflows.cases.Payment;
import dev.reinstate.workflows.cases.Programme;
import dev.reinstate.workflows.cases.Reversal;
import dev.reinstate.workflows.cases.Status;
import dev.reinstate.workflows.cases.StatusReport;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Makes facts out of few ids, amounts and days, so that many of them meet: repeats, other bodies, cures, what is named
 * before it is known, and what has no place on its account.
 */
final class Tellings {

    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private static final LocalDate TODAY = NOW.atZone(ZoneId.of("UTC")).toLocalDate();

    private final SplittableRandom random;
    private final Programme programme;
    private final PartnerType partnerType;

    Tellings(SplittableRandom random) {
        this.random = random;
        int kind = random.nextInt(6);
        this.programme = kind == 0 ? Programme.MAICPP : Programme.CSP;
        this.partnerType = kind == 0 ? null : kind == 1 ? PartnerType.INDIRECT_RESELLER : PartnerType.DIRECT_BILL;
    }

    Telling account() {
        return account(programme, partnerType, Cloud.PUBLIC);
    }

    Telling next() {
        return switch (random.nextInt(12)) {
            case 0, 1, 2, 3 -> new Telling.OfDocument(invoice());
            case 4 -> new Telling.OfDocument(creditNote());
            case 5, 6, 7 -> new Telling.OfPayment(payment());
            case 8 -> new Telling.OfReversal(new Reversal("rev-" + random.nextInt(3), paymentId(), day()));
            case 9 -> new Telling.OfStatus(true, report());
            case 10 -> new Telling.OfStatus(false, report());
            default -> otherAccount();
        };
    }

    private Telling otherAccount() {
        return switch (random.nextInt(4)) {
            case 0 -> account(programme, partnerType, Cloud.US_GOVERNMENT);
            case 1 ->
                programme == Programme.CSP
                        ? account(Programme.MAICPP, null, Cloud.PUBLIC)
                        : account(Programme.CSP, PartnerType.DIRECT_BILL, Cloud.PUBLIC);
            default -> account();
        };
    }

    private Telling account(Programme as, PartnerType type, Cloud cloud) {
        List<Contact> contacts = List.of(
                new Contact(one("Jo", "Kim"), one("jo", "kim") + "@acme.example", ContactRole.GLOBAL_ADMIN, "en"));
        return new Telling.OfAccount(new Account(
                "",
                one("Acme", "Acme & Sons, \"best\" \\N"),
                as,
                type,
                type == PartnerType.INDIRECT_RESELLER ? "prov" : null,
                cloud,
                ZoneId.of(one("Europe/Berlin", "Pacific/Auckland")),
                contacts));
    }

    private Invoice invoice() {
        LocalDate due =
                random.nextInt(3) == 0 ? null : random.nextBoolean() ? TODAY.minusDays(70) : TODAY.minusDays(10);
        return new Invoice(
                "I-" + random.nextInt(4), Invoice.Kind.INVOICE, money(), TODAY.minusDays(90), due, null, null, null);
    }

    /** Some bear the number of an invoice, and some credit what is not there. */
    private Invoice creditNote() {
        return new Invoice(
                one("C-1", "C-2", "I-1"),
                Invoice.Kind.CREDIT_NOTE,
                money(),
                TODAY.minusDays(5),
                null,
                one("I-0", "I-1", "I-9", "C-1"),
                null,
                null);
    }

    private Payment payment() {
        return new Payment(paymentId(), money(), day(), one("I-0", "I-1", "I-2", "I-9", "C-1", null));
    }

    private StatusReport report() {
        Instant since = NOW.minus(random.nextInt(3) * 40L, ChronoUnit.DAYS);
        return new StatusReport(
                "rep-" + random.nextInt(3),
                random.nextBoolean() ? Status.REJECTED : Status.AUTHORIZED,
                since,
                since,
                one("a stamp is missing", null),
                List.of(),
                List.of());
    }

    private String paymentId() {
        return "pay-" + random.nextInt(4);
    }

    private LocalDate day() {
        return TODAY.minusDays(random.nextInt(2));
    }

    private Money money() {
        return Money.of(one("100.00", "100.00", "40.00", "60.00"), one("EUR", "EUR", "EUR", "USD"));
    }

    private String one(String... of) {
        return of[random.nextInt(of.length)];
    }
}
