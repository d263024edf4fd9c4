package dev.reinstate.api;

import dev.reinstate.workflows.cases.Account;
import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.cases.Contact;
import dev.reinstate.workflows.cases.ContactRole;
import dev.reinstate.workflows.cases.Invoice;
import dev.reinstate.workflows.cases.Money;
import dev.reinstate.workflows.cases.PartnerType;
import dev.reinstate.workflows.cases.Payment;
import dev.reinstate.workflows.cases.Programme;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.Once;
import dev.reinstate.workflows.ports.Role;
import dev.reinstate.workflows.ports.Ruling;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What has happened before a test begins. {@code acme} was suspended, has paid and asks to be reinstated: {@code case_1}
 * is under review. {@code bolt} is suspended and owes still: {@code case_2} awaits its remedy.
 */
final class Story {

    /** When both are warned. */
    static final Instant BEGINNING = Instant.parse("2026-10-01T22:00:00Z");

    static final Account BOLT = new Account(
            "bolt",
            "Bolt AG",
            Programme.CSP,
            PartnerType.DIRECT_BILL,
            null,
            Cloud.PUBLIC,
            ZoneId.of("Europe/Berlin"),
            List.of(new Contact("Jo Doe", "demo-partner@example.test", ContactRole.GLOBAL_ADMIN, "en")));

    private static final Actor BILLING = Actor.staff("demo-billing", Role.BILLING, Set.of(Cloud.values()));
    private static final Actor JO = Actor.partner("demo-partner", Map.of("acme", ContactRole.GLOBAL_ADMIN));
    private static final Money TOTAL = Money.of("120.50", "EUR");

    private Story() {}

    static void isToldTo(World world) {
        owes(world, Cast.ACME, "INV-7");
        owes(world, BOLT, "INV-9");
        world.passes(Duration.between(BEGINNING, Cast.HELD));
        world.settles("acme");
        world.settles("bolt");
        world.passes(Duration.between(Cast.HELD, Cast.NOW));
        Payment payment = new Payment("pay_7", TOTAL, LocalDate.parse("2026-11-02"), "INV-7");
        granted(world.ledger.record(BILLING, new Once("story-1", ""), "acme", payment));
        world.settles("acme");
        granted(world.rulings.request(JO, new Once("story-2", ""), "case_1", "We have paid.", null));
        world.settles("acme");
    }

    private static void owes(World world, Account account, String number) {
        granted(world.accounts.record(BILLING, account));
        Invoice invoice = new Invoice(
                number,
                Invoice.Kind.INVOICE,
                TOTAL,
                LocalDate.parse("2026-08-01"),
                LocalDate.parse("2026-09-01"),
                null,
                "https://example.com/i/" + number,
                "https://example.com/r/" + number);
        granted(world.ledger.record(BILLING, account.id(), invoice));
        world.settles(account.id());
    }

    private static void granted(Ruling<?> ruling) {
        if (ruling instanceof Ruling.Refused<?> refused) {
            throw new IllegalStateException("the story does not go on: " + refused);
        }
    }
}
