package dev.reinstate.workflows.model;

import dev.reinstate.workflows.cases.Decision;
import dev.reinstate.workflows.cases.Invoice;
import dev.reinstate.workflows.cases.PartnerType;
import dev.reinstate.workflows.cases.Programme;
import dev.reinstate.workflows.cases.SupportRequest;
import dev.reinstate.workflows.cases.Terms;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Who has approved, and whether the money alone asks for two, by asking each overdue invoice what it was on its day. */
final class TwoPersons {

    private TwoPersons() {}

    /**
     * The people who want this request granted at these grounds, as long as nobody has said anything else since.
     *
     * @param decided at which grounds each decision was made
     */
    static Set<String> approvers(List<Decision> all, SupportRequest request, Map<String, Long> decided, long grounds) {
        Set<String> people = new TreeSet<>();
        if (request == null || request.state() == SupportRequest.State.CLOSED) {
            return people;
        }
        for (Decision decision : all) {
            boolean counts = decision.requestId().equals(request.id()) && decided.get(decision.id()) == grounds;
            if (decision.kind() != Decision.Kind.REINSTATE) {
                people.clear();
            } else if (counts) {
                people.add(decision.decidedBy());
            }
        }
        return people;
    }

    static boolean isMuch(Told told, Terms terms, Instant placedAt, Instant now) {
        boolean billed = told.account.programme() == Programme.CSP
                && told.account.partnerType() != PartnerType.INDIRECT_RESELLER;
        if (!billed || terms.fourEyesAbove().isEmpty()) {
            return false;
        }
        LocalDate held = LocalDate.ofInstant(placedAt, told.account.billingZone());
        LocalDate today = LocalDate.ofInstant(now, told.account.billingZone());
        Map<String, BigDecimal> sums = new HashMap<>();
        for (Invoice invoice : told.documents) {
            if (invoice.kind() == Invoice.Kind.INVOICE
                    && invoice.dueOn() != null
                    && invoice.dueOn().isBefore(today)) {
                LocalDate day = List.of(held, invoice.dueOn().plusDays(1)).stream()
                        .max(Comparator.naturalOrder())
                        .orElseThrow();
                BigDecimal owed = new Calendar(told.before(day)).open.get(invoice.number());
                sums.merge(invoice.total().currency().getCurrencyCode(), owed, BigDecimal::add);
            }
        }
        return terms.fourEyesAbove().entrySet().stream()
                .anyMatch(limit ->
                        sums.getOrDefault(limit.getKey(), BigDecimal.ZERO).compareTo(limit.getValue()) > 0);
    }
}
