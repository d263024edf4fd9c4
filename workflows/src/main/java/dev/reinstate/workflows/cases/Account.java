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

    /** Why an invoice has no place on it; null where it has. */
    public @Nullable String whyNotBilled() {
        if (billed()) {
            return null;
        }
        return partnerType == null
                ? "account " + id + " is in " + programme + ", which has no invoices"
                : "account " + id + " is an indirect reseller: its provider " + provider + " is billed";
    }

    /** Why an issue at a provider has no place on it; null where it has. */
    public @Nullable String whyNotHurtByAProvider() {
        return partnerType == PartnerType.INDIRECT_RESELLER
                ? null
                : "account " + id + " is no indirect reseller: only a reseller can be hurt by an issue at its provider";
    }

    public LocalDate dayAt(Instant instant) {
        return instant.atZone(billingZone).toLocalDate();
    }

    /** The first instant of a day in the billing zone; where the clocks change at midnight that is not 00:00. */
    public Instant startOf(LocalDate day) {
        return day.atStartOfDay(billingZone).toInstant();
    }
}
