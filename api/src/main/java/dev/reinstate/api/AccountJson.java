package dev.reinstate.api;

import dev.reinstate.workflows.cases.Account;
import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.cases.Contact;
import dev.reinstate.workflows.cases.PartnerType;
import dev.reinstate.workflows.cases.Programme;
import dev.reinstate.workflows.ports.AccountView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An account as it goes out. */
record AccountJson(
        String id,
        String name,
        Programme programme,
        @Nullable PartnerType partnerType,
        @Nullable String provider,
        Cloud cloud,
        String billingZone,
        List<Contact> contacts,
        boolean goodStanding,
        @Nullable String caseId,
        Links links) {

    /** Where to go from here. */
    record Links(
            String self,
            String standing,
            String notices,
            @Nullable String openCase) {}

    static AccountJson of(AccountView view) {
        Account account = view.account();
        String caseId = view.caseId();
        return new AccountJson(
                account.id(),
                account.name(),
                account.programme(),
                account.partnerType(),
                account.provider(),
                account.cloud(),
                account.billingZone().getId(),
                account.contacts(),
                view.goodStanding(),
                caseId,
                new Links(
                        Addresses.account(account.id()),
                        Addresses.standing(account.id()),
                        Addresses.notices(account.id()),
                        caseId == null ? null : Addresses.theCase(caseId)));
    }
}
