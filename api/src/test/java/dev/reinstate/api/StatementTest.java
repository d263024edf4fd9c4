package dev.reinstate.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.workflows.ports.Ruling;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The article's Billing page. */
class StatementTest {

    private static final String STATEMENT = "/v1/accounts/acme/statement";

    private final Api api = Api.withoutDemo();

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void the_statement_says_per_currency_what_is_owed_and_how_it_went() {
        api.world.says(Ruling.granted(Papers.statement()));
        Reply reply = api.as("demo-partner").get(STATEMENT).is(200);

        assertThat(reply.at("/billingZone")).isEqualTo("Europe/Berlin");
        assertThat(reply.json().at("/note").isNull()).isTrue();
        assertThat(reply.at("/currencies/0/currency")).isEqualTo("EUR");
        assertThat(reply.at("/currencies/0/balanceDue/amount")).isEqualTo("20.50");
        assertThat(reply.at("/currencies/0/mostRecentPayment/paymentId")).isEqualTo("pay_7");
        assertThat(reply.json().at("/currencies/0/trend")).hasSize(12);
        assertThat(reply.at("/currencies/0/trend/11/month")).isEqualTo("2026-11");
    }

    @Test
    void the_history_has_the_documents_with_their_links_and_the_money_with_what_became_of_it() {
        api.world.says(Ruling.granted(Papers.statement()));
        Reply reply = api.as("demo-agent").get(STATEMENT + "?limit=2").is(200);

        assertThat(reply.at("/history/items/0/kind")).isEqualTo("PAYMENT");
        assertThat(reply.at("/history/items/0/allocations/0/invoice")).isEqualTo("INV-7");
        assertThat(reply.at("/history/items/0/allocations/0/amount/amount")).isEqualTo("100.00");
        assertThat(reply.at("/history/items/1/kind")).isEqualTo("INVOICE");
        assertThat(reply.at("/history/items/1/links/reconciliation")).isEqualTo("https://example.com/r/INV-7");
        assertThat(reply.json().at("/history/items/1/daysOverdue").asLong()).isEqualTo(62);
        assertThat(reply.at("/history/next")).isEqualTo("n2");
        assertThat(api.world.diary)
                .anyMatch(line -> line.contains("reads the statement of acme") && line.contains("2"));
    }

    @Test
    void the_billing_system_has_its_own_books() {
        api.as("demo-billing").get(STATEMENT).isProblem(403, "forbidden");
    }
}
