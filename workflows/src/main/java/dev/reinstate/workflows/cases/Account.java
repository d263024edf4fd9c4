package dev.reinstate.workflows.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A partner account.
 *
 * @param partnerType set in CSP, absent in MAICPP
 * @param provider the account id of an indirect reseller's provider
 * @param billingZone in which the days of this account's invoices are counted
 */
public record Account(
        String id,
        String name,
        Programme programme,
        @Nullable PartnerType partnerType,
        @Nullable String provider,
        Cloud cloud,
        ZoneId billingZone,
        List<Contact> contacts) {

    public Account {
        contacts = List.copyOf(contacts);
    }

    /** Whether we bill this partner, so that an overdue invoice can be a ground. */
    public boolean billed() {
        return programme == Programme.CSP && partnerType != PartnerType.INDIRECT_RESELLER;
    }

    public LocalDate dayAt(Instant instant) {
        return instant.atZone(billingZone).toLocalDate();
    }

    /** The first instant of a day in the billing zone; where the clocks change at midnight that is not 00:00. */
    public Instant startOf(LocalDate day) {
        return day.atStartOfDay(billingZone).toInstant();
    }
}
