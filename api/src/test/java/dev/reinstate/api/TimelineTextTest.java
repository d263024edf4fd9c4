package dev.reinstate.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.workflows.cases.Event;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TimelineTextTest {

    private static String text(Event.Kind kind, String cause, Map<String, String> codes) {
        return TimelineText.of(Cast.item(1, "demo-agent", kind, cause, codes));
    }

    @Test
    void what_happened_is_told_with_its_codes() {
        Map<String, String> ground =
                Map.of("ground", "BILLING_OVERDUE", "anchor", "INV-7", "since", "2026-11-01T23:00:00Z");
        assertThat(text(Event.Kind.GROUND_RAISED, "time", ground)).isEqualTo("Billing overdue holds (INV-7).");
        assertThat(text(Event.Kind.GROUND_CLEARED, "payment/pay_7", ground))
                .isEqualTo("Billing overdue is cleared, by payment pay_7.");
        assertThat(text(Event.Kind.GROUND_RE_ANCHORED, "payment/pay_7", ground))
                .isEqualTo("Billing overdue now hangs on INV-7.");
        assertThat(text(Event.Kind.WARNING_WRITTEN, "time", Map.of("days", "[30, 45]", "anchor", "INV-7")))
                .isEqualTo("The partner is warned for day 30, 45 (INV-7).");
        assertThat(text(
                        Event.Kind.INVOICE_RECORDED,
                        "invoice/INV-7",
                        Map.of("total", "120.50 EUR", "dueOn", "2026-09-01")))
                .isEqualTo("Invoice INV-7 was recorded over 120.50 EUR, due on 2026-09-01.");
        assertThat(text(Event.Kind.INVOICE_RECORDED, "credit/CN-1", Map.of("total", "20.00 EUR")))
                .isEqualTo("Credit note CN-1 was recorded over 20.00 EUR.");
        assertThat(text(Event.Kind.PAYMENT_REVERSED, "reversal/rev_1", Map.of("payment", "pay_7")))
                .isEqualTo("Payment pay_7 was taken back.");
        assertThat(text(Event.Kind.HOLD_PLACED, "time", Map.of("hold", "hold/case_1", "grounds", "BILLING_OVERDUE")))
                .isEqualTo("New sales are held: billing overdue.");
        assertThat(text(Event.Kind.DECIDED, "decision/dec_1", Map.of("decision", "KEEP_SUSPENDED")))
                .isEqualTo("demo-agent decided: keep suspended.");
        assertThat(text(Event.Kind.CASE_CLOSED, "decision/dec_1", Map.of("outcome", "REINSTATED")))
                .isEqualTo("The case was closed: reinstated.");
    }

    @ParameterizedTest
    @EnumSource(Event.Kind.class)
    void a_code_that_is_not_there_is_left_out(Event.Kind kind) {
        assertThat(text(kind, "time", Map.of()))
                .endsWith(".")
                .doesNotContain("null", "  ", " .", ": .")
                .matches("[A-Zd].*");
    }
}
