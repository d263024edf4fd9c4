package dev.reinstate.api;

import dev.reinstate.workflows.cases.Money;
import java.math.BigDecimal;
import java.util.Currency;

/** Reads money. An amount that no money can have is a 422, since it was written as it should be. */
final class Amounts {

    private Amounts() {}

    /** From {@code {"amount":"120.50","currency":"EUR"}}. */
    static Money read(Body body) {
        Money money = signed(body);
        if (money.amount().signum() < 0) {
            body.senseless("amount", "must not be negative: what is taken back has its own kind of fact");
        }
        return money;
    }

    /** From a neighbour, for whom the sign says only on which side of its books the money stands. */
    static Money unsigned(Body body) {
        Money money = signed(body);
        return new Money(money.amount().abs(), money.currency());
    }

    private static Money signed(Body body) {
        BigDecimal amount = new BigDecimal(body.required("amount", Shapes.AMOUNT));
        Currency currency = body.required("currency", Shapes.CURRENCY);
        int decimals = currency.getDefaultFractionDigits();
        if (amount.scale() > decimals) {
            body.senseless("amount", "has more decimals than the %d of %s".formatted(decimals, currency));
            return new Money(amount.signum() < 0 ? BigDecimal.ONE.negate() : BigDecimal.ONE, currency);
        }
        return new Money(amount, currency);
    }
}
