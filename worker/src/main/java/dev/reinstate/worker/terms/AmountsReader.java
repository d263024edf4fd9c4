package dev.reinstate.worker.terms;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** Amounts by currency, and what is wrong with them. */
final class AmountsReader {

    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,18}(\\.[0-9]{1,6})?");

    private final JsonNode root;
    private final BiConsumer<String, String> fault;

    /**
     * For one file.
     *
     * @param fault is told where, as a JSON Pointer, and what
     */
    AmountsReader(JsonNode root, BiConsumer<String, String> fault) {
        this.root = root;
        this.fault = fault;
    }

    Map<String, BigDecimal> read(String field, String such) {
        JsonNode node = root.path(field);
        Map<String, BigDecimal> amounts = new TreeMap<>();
        if (!node.isMissingNode() && !node.isObject()) {
            fault.accept(
                    "/" + field, "must be an object of amounts by currency such as {\"EUR\": \"%s\"}".formatted(such));
        }
        node.properties()
                .forEach(each -> amount("/" + field + "/" + each.getKey(), each.getKey(), each.getValue(), amounts));
        return amounts;
    }

    private void amount(String pointer, String code, JsonNode amount, Map<String, BigDecimal> amounts) {
        int digits = digits(code);
        if (digits < 0) {
            fault.accept(pointer, "is no currency: must be an ISO 4217 code such as EUR");
        } else if (!amount.isTextual() || !AMOUNT.matcher(amount.textValue()).matches()) {
            fault.accept(pointer, "must be an amount as a string such as \"5.00\", not " + amount);
        } else if (new BigDecimal(amount.textValue()).scale() > digits) {
            fault.accept(pointer, "must have at most %d decimals, not %s".formatted(digits, amount));
        } else {
            amounts.put(code, new BigDecimal(amount.textValue()));
        }
    }

    private static int digits(String code) {
        try {
            return Currency.getInstance(code).getDefaultFractionDigits();
        } catch (IllegalArgumentException unknown) {
            return -1;
        }
    }
}
