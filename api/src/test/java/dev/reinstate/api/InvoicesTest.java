package dev.reinstate.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Invoices and credit notes. */
class InvoicesTest {

    private static final String INVOICE = """
            {"kind":"INVOICE","total":{"amount":"120.50","currency":"EUR"},"issuedOn":"2026-08-01","dueOn":"2026-09-01"}""";

    private static final String CREDIT_NOTE = """
            {"kind":"CREDIT_NOTE","credits":"INV-7","total":{"amount":"20","currency":"EUR"},"issuedOn":"2026-08-01"}""";

    private final Api api = Api.withoutDemo();

    @AfterEach
    void stop() {
        api.close();
    }

    private Reply invoice(String json) {
        return api.as("demo-billing").put("/v1/accounts/bolt/invoices/INV-7", json);
    }

    @Test
    void a_new_invoice_is_201() {
        Reply reply = invoice(INVOICE).is(201);
        assertThat(reply.json().get("quarantined").asBoolean()).isFalse();
        assertThat(reply.at("/number")).isEqualTo("INV-7");
    }

    @Test
    void an_invoice_without_a_due_date_is_201_and_quarantined() {
        Reply reply = invoice(INVOICE.replace(",\"dueOn\":\"2026-09-01\"", "")).is(201);
        assertThat(reply.json().get("quarantined").asBoolean()).isTrue();
    }

    @Test
    void a_credit_note_names_the_invoice_that_it_credits() {
        assertThat(invoice(CREDIT_NOTE).is(201).at("/credits")).isEqualTo("INV-7");
        assertThat(invoice(CREDIT_NOTE.replace("\"credits\":\"INV-7\",", ""))
                        .isProblem(422, "unprocessable")
                        .errors()
                        .get(0))
                .startsWith("/credits ");
        assertThat(invoice(INVOICE.replace("{\"kind\"", "{\"credits\":\"INV-6\",\"kind\""))
                        .isProblem(422, "unprocessable")
                        .errors()
                        .get(0))
                .startsWith("/credits ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"javascript:alert(1)", "//example.com", "ftp://example.com", "https:///x", "https://a b", "x"})
    void a_link_that_is_not_to_the_web_is_400(String link) {
        String json = INVOICE.replace("{\"kind\"", "{\"links\":{\"invoice\":\"" + link + "\"},\"kind\"");
        assertThat(invoice(json).isProblem(400, "malformed").errors().get(0)).startsWith("/links/invoice ");
    }

    @Test
    void links_to_the_documents_are_kept() {
        String json =
                INVOICE.replace("{\"kind\"", "{\"links\":{\"reconciliation\":\"https://example.com/r?a=1\"},\"kind\"");
        assertThat(invoice(json).is(201).at("/links/reconciliation")).isEqualTo("https://example.com/r?a=1");
    }
}
