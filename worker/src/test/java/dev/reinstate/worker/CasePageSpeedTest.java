package dev.reinstate.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What an agent waits for who opens a case, beside an answer that does nothing, in one run.
 * {@code -Dcase.page.times=1000} is less a matter of chance.
 */
@Tag("alone")
@Timeout(120)
class CasePageSpeedTest {

    private static final Duration AT_MOST = Duration.ofMillis(50);

    /** Templates, plans and the compiler's second thoughts. */
    private static final int WARM = 60;

    private static final int TIMES = Integer.getInteger("case.page.times", 120);
    private static final int MONTHS = 12;

    @RegisterExtension
    static final Town town = Town.inJvm();

    @Test
    void a_case_with_a_years_bills_is_shown_within_fifty_milliseconds() {
        Partner partner = town.partner();
        for (int month = 1; month <= MONTHS; month++) {
            partner.owes("INV-" + month, "120.00", 61 + month);
        }
        for (int month = 2; month <= MONTHS; month++) {
            partner.pays("pay-" + month, "120.00", "INV-" + month);
        }
        partner.comesTo("AWAITING_REMEDY");
        Browser agent = new Browser(town);
        agent.signIn("demo-agent", "/");
        String page = "/console/cases/" + partner.caseId();
        assertThat(agent.get(page).text()).contains("INV-1", "pay-12");

        List<Long> pages = new ArrayList<>();
        List<Long> nothing = new ArrayList<>();
        for (int i = 0; i < WARM + TIMES; i++) {
            long began = System.nanoTime();
            agent.get(page);
            long shown = System.nanoTime();
            agent.get("/healthz");
            if (i >= WARM) {
                pages.add(shown - began);
                nothing.add(System.nanoTime() - shown);
            }
        }
        System.out.printf(
                "case page: median %.1f ms, p95 %.1f ms; /healthz: median %.1f ms; ratio %.1f%n",
                millis(pages, 0.5),
                millis(pages, 0.95),
                millis(nothing, 0.5),
                millis(pages, 0.5) / millis(nothing, 0.5));
        assertThat(millis(pages, 0.5)).isLessThan(AT_MOST.toMillis());
    }

    private static double millis(List<Long> nanos, double quantile) {
        List<Long> sorted = nanos.stream().sorted().toList();
        return sorted.get((int) (quantile * (sorted.size() - 1))) / 1e6;
    }
}
