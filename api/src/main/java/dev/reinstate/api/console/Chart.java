package dev.reinstate.api.console;

import dev.reinstate.workflows.cases.Balance;
import dev.reinstate.workflows.cases.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A year of billing in one currency, drawn: for each month what was invoiced and what came in, side by side. The numbers
 * stand beside it as a table, so nobody has to read them off the picture.
 */
public record Chart(Balance balance, List<Bar> bars, List<Label> labels, Money highest) {

    /** In units of the drawing. */
    static final int WIDTH = 480;

    static final int HEIGHT = 120;

    private static final int BAR = 13;

    /** A bar, standing on the ground line; {@code look} is its class. */
    public record Bar(int x, int y, int width, int height, String look, String text) {}

    /** The name of a month below its bars. */
    public record Label(int x, String text) {}

    static Chart of(Balance balance) {
        Money highest = balance.trend().stream()
                .flatMap(month -> java.util.stream.Stream.of(month.invoiced(), month.paid()))
                .reduce(Money.zero(balance.currency()), (one, other) -> one.compareTo(other) >= 0 ? one : other);
        List<Bar> bars = new ArrayList<>();
        List<Label> labels = new ArrayList<>();
        int step = WIDTH / Math.max(1, balance.trend().size());
        for (int i = 0; i < balance.trend().size(); i++) {
            Balance.Month month = balance.trend().get(i);
            int left = i * step + (step - 2 * BAR) / 2;
            String name = name(month);
            bars.add(bar(left, month.invoiced(), highest, "invoiced", name + ": " + month.invoiced() + " invoiced"));
            bars.add(bar(left + BAR, month.paid(), highest, "paid", name + ": " + month.paid() + " paid"));
            labels.add(new Label(i * step + step / 2, name.substring(0, 3)));
        }
        return new Chart(balance, bars, labels, highest);
    }

    private static Bar bar(int x, Money amount, Money highest, String look, String text) {
        int height = height(amount, highest);
        return new Bar(x, HEIGHT - height, BAR - 1, height, look, text);
    }

    /** What is not nothing is seen, however small. */
    private static int height(Money amount, Money highest) {
        if (!amount.positive()) {
            return 0;
        }
        BigDecimal share = amount.amount().divide(highest.amount(), 4, RoundingMode.HALF_UP);
        return Math.max(2, share.multiply(BigDecimal.valueOf(HEIGHT)).intValue());
    }

    public static String name(Balance.Month month) {
        return month.month().getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " "
                + month.month().getYear();
    }

    /** The picture in words. */
    public String inWords() {
        return "Invoiced and paid per month in %s, %s to %s. The highest month is %s."
                .formatted(
                        balance.currency().getCurrencyCode(),
                        name(balance.trend().get(0)),
                        name(balance.trend().get(balance.trend().size() - 1)),
                        highest);
    }
}
