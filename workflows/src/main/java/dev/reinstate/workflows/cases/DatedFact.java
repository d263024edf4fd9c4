package dev.reinstate.workflows.cases;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fact behind a ground, as people read it.
 *
 * @param on its day in the billing zone, or its instant; null for money that waits, which has no day that counts
 */
public record DatedFact(@Nullable String on, String text) {

    static List<DatedFact> of(Evidence evidence) {
        List<DatedFact> facts = new ArrayList<>();
        evidence.invoices().forEach(invoice -> facts.add(of(invoice)));
        evidence.unallocated()
                .forEach(money -> facts.add(new DatedFact(
                        null,
                        "Of payment " + money.paymentId() + ", " + money.amount()
                                + " are applied to no invoice: they cure nothing until they are.")));
        Evidence.Checked status = evidence.status();
        if (status != null) {
            facts.add(of(status));
        }
        evidence.matters().forEach(matter -> facts.add(of(matter)));
        return List.copyOf(facts);
    }

    private static DatedFact of(Evidence.OverdueInvoice invoice) {
        String days = invoice.daysOverdue() > 0 ? invoice.daysOverdue() + " days overdue" : "not overdue";
        String now = invoice.open().positive()
                ? "it is " + days + ", " + invoice.open() + " are open."
                : "nothing of it is open any more.";
        return new DatedFact(invoice.dueOn().toString(), "Invoice " + invoice.number() + " was due; " + now);
    }

    private static DatedFact of(Evidence.Checked status) {
        String reason = status.reason() == null ? "" : ": " + status.reason();
        return new DatedFact(status.since().toString(), "The status became " + status.state() + reason);
    }

    private static DatedFact of(Evidence.Matter matter) {
        String details = matter.details() == null ? "" : ": " + matter.details();
        return new DatedFact(matter.since().toString(), matter.id() + ", " + matter.text() + details);
    }
}
