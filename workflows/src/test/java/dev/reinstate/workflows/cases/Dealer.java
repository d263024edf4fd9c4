package dev.reinstate.workflows.cases;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.SplittableRandom;

/** Deals accounts, papers and money at random, with what is rare in life dealt often. */
public final class Dealer {

    /** Some change their clocks at midnight, one skipped a whole day. */
    private static final List<String> ZONES = List.of(
            "UTC",
            "America/New_York",
            "America/Santiago",
            "Asia/Beirut",
            "Asia/Kolkata",
            "America/Havana",
            "Pacific/Apia",
            "Australia/Lord_Howe");

    private static final List<String> CURRENCIES = List.of("EUR", "EUR", "EUR", "USD", "JPY");

    private final SplittableRandom random;

    public Dealer(SplittableRandom random) {
        this.random = random;
    }

    public boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    /** From zero on, below a bound. */
    public int upTo(int bound) {
        return random.nextInt(bound);
    }

    public int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    public <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    public <T> List<T> shuffled(List<T> of) {
        List<T> deck = new ArrayList<>(of);
        for (int last = deck.size() - 1; last > 0; last--) {
            int other = random.nextInt(last + 1);
            T moved = deck.set(other, deck.get(last));
            deck.set(last, moved);
        }
        return deck;
    }

    public ZoneId zone() {
        return ZoneId.of(one(ZONES));
    }

    /** Around the days on which clocks change; in Apia also the week that lost a Friday. */
    public Instant beginning(ZoneId zone) {
        int year = zone.getId().equals("Pacific/Apia") && oneIn(2) ? 2011 : between(2024, 2026);
        return LocalDate.of(year, 1, 1)
                .plusDays(random.nextInt(365))
                .atStartOfDay(zone)
                .plusSeconds(random.nextInt(86_400))
                .toInstant();
    }

    /** Of a few sizes, so that payments often match and floors are often met. */
    public Money amount() {
        Currency currency = Currency.getInstance(one(CURRENCIES));
        return new Money(BigDecimal.valueOf(between(1, 12) * 10L), currency);
    }

    public Money amountIn(Currency currency) {
        return new Money(BigDecimal.valueOf(between(1, 12) * 10L), currency);
    }

    public String invoiceNumber() {
        return "INV-" + between(1, 5);
    }

    public Invoice invoice(String number, LocalDate today) {
        LocalDate dueOn = today.minusDays(between(-40, 75));
        LocalDate issuedOn = dueOn.minusDays(random.nextInt(20));
        return new Invoice(
                number, Invoice.Kind.INVOICE, amount(), issuedOn, oneIn(12) ? null : dueOn, null, null, null);
    }

    public Invoice credit(String number, LocalDate today) {
        return new Invoice(
                number,
                Invoice.Kind.CREDIT_NOTE,
                amount(),
                today.minusDays(between(-5, 80)),
                null,
                invoiceNumber(),
                null,
                null);
    }

    public Payment payment(String id, LocalDate today) {
        return new Payment(id, amount(), today.minusDays(between(-5, 80)), oneIn(3) ? null : invoiceNumber());
    }
}
