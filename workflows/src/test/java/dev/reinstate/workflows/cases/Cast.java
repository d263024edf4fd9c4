package dev.reinstate.workflows.cases;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The accounts, people and papers that the tests play with. */
public final class Cast {

    /** The day on which a story begins unless it says otherwise. */
    public static final LocalDate TODAY = LocalDate.parse("2026-06-15");

    /** Noon of that day in UTC. */
    public static final Instant NOON = Instant.parse("2026-06-15T12:00:00Z");

    public static final Contact GINA = new Contact("Gina", "gina@acme.test", ContactRole.GLOBAL_ADMIN, "en");
    public static final Contact BILL = new Contact("Bill", "bill@acme.test", ContactRole.BILLING_ADMIN, "de");
    public static final Contact OLAF = new Contact("Olaf", "olaf@acme.test", ContactRole.OTHER, "en");

    /** Sells directly and is billed by us. */
    public static final Account ACME = account("acme", Programme.CSP, PartnerType.DIRECT_BILL, null, Cloud.PUBLIC);

    /** Billed by us for all that its resellers sell. */
    public static final Account MERIDIAN =
            account("meridian", Programme.CSP, PartnerType.INDIRECT_PROVIDER, null, Cloud.PUBLIC);

    /** Billed by Meridian, so it owes us nothing. */
    public static final Account CORNER_SHOP =
            account("corner-shop", Programme.CSP, PartnerType.INDIRECT_RESELLER, "meridian", Cloud.PUBLIC);

    /** In the other programme. */
    public static final Account LUMEN = account("lumen", Programme.MAICPP, null, null, Cloud.PUBLIC);

    /** In the other cloud. */
    public static final Account LIBERTY =
            account("liberty", Programme.CSP, PartnerType.DIRECT_BILL, null, Cloud.US_GOVERNMENT);

    /** The terms that a new deployment starts with. */
    public static final Terms TERMS = terms(1, 60, List.of(30, 45, 55), Map.of());

    private Cast() {}

    private static Account account(
            String id, Programme programme, @Nullable PartnerType type, @Nullable String provider, Cloud cloud) {
        return new Account(id, id, programme, type, provider, cloud, ZoneOffset.UTC, List.of(GINA, BILL, OLAF));
    }

    public static Account in(ZoneId zone, Account of) {
        return new Account(
                of.id(), of.name(), of.programme(), of.partnerType(), of.provider(), of.cloud(), zone, of.contacts());
    }

    public static Account with(List<Contact> contacts, Account of) {
        return new Account(
                of.id(),
                of.name(),
                of.programme(),
                of.partnerType(),
                of.provider(),
                of.cloud(),
                of.billingZone(),
                contacts);
    }

    /** The same terms in another version, with another limit. */
    public static Terms limit(int version, int overdueLimit, Integer... warnings) {
        return terms(version, overdueLimit, List.of(warnings), Map.of());
    }

    /** Those of a new deployment but for their limit, their warnings and their floors. */
    public static Terms terms(
            int version, int overdueLimit, List<Integer> warnings, Map<String, BigDecimal> ignoreBelow) {
        return new Terms(
                version,
                overdueLimit,
                warnings,
                30,
                List.of(15, 25),
                Set.of("LOW"),
                new Series(List.of(7, 14, 28), 30),
                new Series(List.of(3, 10), 30),
                ignoreBelow);
    }

    /** Those of a new deployment, and two persons above an amount in EUR. */
    public static Terms twoAbove(int version, String amount) {
        return terms(version, 60, List.of(30, 45, 55), Map.of())
                .withFourEyesAbove(Map.of("EUR", new BigDecimal(amount)));
    }

    /** INV-1 over 120 EUR, overdue by so many days on {@link #TODAY} (negative: not due yet). */
    public static Invoice overdueBy(int days) {
        return overdueBy(days, "INV-1");
    }

    public static Invoice overdueBy(int days, String number) {
        return invoice(number, "120.00 EUR", TODAY.minusDays(days));
    }

    /** An invoice, issued two weeks before it is due; quarantined if it has no due date. */
    public static Invoice invoice(String number, String total, @Nullable LocalDate dueOn) {
        LocalDate issuedOn = dueOn == null ? TODAY.minusDays(400) : dueOn.minusDays(14);
        return new Invoice(number, Invoice.Kind.INVOICE, money(total), issuedOn, dueOn, null, null, null);
    }

    public static Invoice credit(String number, String credits, String total) {
        return new Invoice(number, Invoice.Kind.CREDIT_NOTE, money(total), TODAY, null, credits, null, null);
    }

    /** Received on {@link #TODAY}. */
    public static Payment payment(String id, String amount, @Nullable String invoice) {
        return new Payment(id, money(amount), TODAY, invoice);
    }

    public static Reversal reversal(String id, String paymentId) {
        return new Reversal(id, paymentId, TODAY);
    }

    /** What stands against a decision at noon, by somebody who reviews nothing. */
    static List<Broken> against(Facts facts, Decision.Kind kind, String by) {
        return Conduct.againstDecision(facts, kind, by, Set.of(), NOON);
    }

    /** As people write it: {@code 120.50 EUR}. */
    public static Money money(String text) {
        String[] parts = text.split(" ");
        return Money.of(parts[0], parts[1]);
    }
}
