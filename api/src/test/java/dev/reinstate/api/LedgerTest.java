package dev.reinstate.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.workflows.cases.Money;
import dev.reinstate.workflows.cases.Payment;
import dev.reinstate.workflows.ports.Recorded;
import dev.reinstate.workflows.ports.Ruling;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerTest {

    private static final String PAYMENT = """
            {"paymentId":"pay_7","amount":{"amount":"120.50","currency":"EUR"},"receivedOn":"2026-11-02","invoice":"INV-7"}""";

    private final Api api = Api.withoutDemo();

    @AfterEach
    void stop() {
        api.close();
    }

    private Reply pay(String json) {
        return api.as("demo-billing").post("/v1/accounts/bolt/payments", json);
    }

    @Test
    void a_new_payment_is_201() {
        Reply reply = pay(PAYMENT).is(201);
        assertThat(reply.text())
                .isEqualTo(
                        "{\"payment\":{\"paymentId\":\"pay_7\",\"amount\":{\"amount\":\"120.50\",\"currency\":\"EUR\"},"
                                + "\"receivedOn\":\"2026-11-02\",\"invoice\":\"INV-7\"},\"deduplicated\":false}");
        assertThat(reply.header("idempotency-replayed")).isNull();
    }

    @Test
    void a_payment_that_is_known_is_200_and_says_so() {
        Payment known = new Payment("pay_7", Money.of("120.50", "EUR"), LocalDate.parse("2026-11-02"), null);
        api.world.says(Ruling.granted(new Recorded<>(known, Recorded.How.DEDUPLICATED)));
        assertThat(pay(PAYMENT).is(200).json().get("deduplicated").asBoolean()).isTrue();
    }

    @Test
    void a_replayed_answer_is_the_first_one_with_a_header() {
        Payment known = new Payment("pay_7", Money.of("120.50", "EUR"), LocalDate.parse("2026-11-02"), null);
        api.world.says(new Ruling.Granted<>(new Recorded<>(known, Recorded.How.NEW), true));
        assertThat(pay(PAYMENT).is(201).header("idempotency-replayed")).isEqualTo("true");
    }

    @ParameterizedTest
    @CsvSource({
        "120.50, EUR, 120.50 EUR",
        "120.5, EUR, 120.50 EUR",
        "120, EUR, 120.00 EUR",
        "007, EUR, 7.00 EUR",
        "500, JPY, 500 JPY",
        "1.234, KWD, 1.234 KWD",
        "999999999999999999.99, EUR, 999999999999999999.99 EUR",
    })
    void an_amount_is_taken_exactly(String amount, String currency, String money) {
        pay(PAYMENT.replace("120.50", amount).replace("EUR", currency)).is(201);
        assertThat(api.world.diary.get(0)).contains("amount=" + money + ",");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " 1",
                "1 ",
                "+1",
                "1.",
                ".5",
                "1,50",
                "1e3",
                "0x1",
                "NaN",
                "١",
                "1_000",
                "1234567890123456789",
                "--1"
            })
    void an_amount_that_is_not_written_as_one_is_400(String amount) {
        assertThat(pay(PAYMENT.replace("120.50", amount))
                        .isProblem(400, "malformed")
                        .errors())
                .singleElement()
                .asString()
                .startsWith("/amount/amount must be an amount");
    }

    @Test
    void an_amount_as_a_number_is_400() {
        assertThat(pay(PAYMENT.replace("\"120.50\"", "120.50"))
                        .isProblem(400, "malformed")
                        .errors())
                .singleElement()
                .asString()
                .startsWith("/amount/amount must be a string");
        pay(PAYMENT.replace("{\"amount\":\"120.50\",\"currency\":\"EUR\"}", "\"120.50 EUR\""))
                .isProblem(400, "malformed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"eur", "EURO", "XXY", "", "XXX"})
    void an_unknown_currency_is_400(String currency) {
        assertThat(pay(PAYMENT.replace("EUR", currency))
                        .isProblem(400, "malformed")
                        .errors())
                .singleElement()
                .asString()
                .startsWith("/amount/currency");
    }

    @ParameterizedTest
    @CsvSource({"-1, EUR", "-0.01, EUR", "0, EUR", "0.00, EUR", "1.001, EUR", "120.500, EUR", "1.5, JPY"})
    void an_amount_that_no_payment_can_have_is_422_with_the_place(String amount, String currency) {
        Reply reply = pay(PAYMENT.replace("120.50", amount).replace("EUR", currency));
        assertThat(reply.isProblem(422, "unprocessable").errors().get(0)).startsWith("/amount/amount ");
        assertThat(api.world.diary).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2026-02-30", "02.11.2026", "2026-11-2", "2026-11-02T00:00:00Z", "1899-12-31", "", "+12026-01-01"
            })
    void a_date_that_is_none_is_400(String date) {
        assertThat(pay(PAYMENT.replace("2026-11-02", date))
                        .isProblem(400, "malformed")
                        .errors()
                        .get(0))
                .startsWith("/receivedOn must be a date");
    }

    @Test
    void ids_in_a_body_are_as_strict_as_those_in_an_address() {
        assertThat(pay(PAYMENT.replace("pay_7", "pay 7").replace("INV-7", ".."))
                        .isProblem(400, "malformed")
                        .errors())
                .extracting(error -> error.split(" ")[0])
                .containsExactly("/paymentId", "/invoice");
    }

    @Test
    void a_reversal_is_kept_with_its_reason() {
        Reply reply = api.as("demo-billing")
                .post(
                        "/v1/accounts/acme/payments/pay_7/reversal",
                        "{\"reversalId\":\"rev_1\",\"reversedOn\":\"2026-11-05\",\"reason\":\"Chargeback\\n(bank)\"}")
                .is(201);
        assertThat(reply.at("/reversal/paymentId")).isEqualTo("pay_7");
        assertThat(api.world.diary.get(0)).endsWith("of acme because Chargeback\n(bank)");
    }
}
