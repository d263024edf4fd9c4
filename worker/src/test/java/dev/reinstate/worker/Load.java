package dev.reinstate.worker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** What billing reports in a stretch of time: each partner in turn pays all and is charged back. Every answer is a 2xx. */
final class Load {

    private static final Duration BETWEEN_TWO = Duration.ofMillis(50);
    private static final int PERCENT = 100;
    private static final String AMOUNT = "120.00";

    private final Town town;
    private final String today;
    private final List<Partner> partners;
    private final String[] paid;
    private final List<Long> payments = new ArrayList<>();
    private int number;

    Load(Town town, List<Partner> partners) {
        this.town = town;
        this.today = town.today().toString();
        this.partners = partners;
        this.paid = new String[partners.size()];
    }

    /** Forgets what was measured before. */
    Load during(Duration stretch) {
        payments.clear();
        long ends = System.nanoTime() + stretch.toNanos();
        for (int i = 0; System.nanoTime() < ends; i++) {
            int who = i % partners.size();
            if (paid[who] == null) {
                pays(who);
            } else {
                takesBack(who);
            }
            LockSupport.parkNanos(BETWEEN_TWO.toNanos());
        }
        return this;
    }

    /** In the end everybody has paid. */
    void settles() {
        for (int who = 0; who < paid.length; who++) {
            if (paid[who] == null) {
                pays(who);
            }
        }
    }

    private void pays(int who) {
        String id = "pay-" + ++number;
        String body = "{\"paymentId\":\"%s\",\"amount\":%s,\"receivedOn\":\"%s\",\"invoice\":\"INV-1\"}"
                .formatted(id, Partner.eur(AMOUNT), today);
        long began = System.nanoTime();
        town.as("demo-billing")
                .post(partners.get(who).path() + "/payments", body)
                .is(201);
        payments.add(System.nanoTime() - began);
        paid[who] = id;
    }

    private void takesBack(int who) {
        String body = "{\"reversalId\":\"rev-%s\",\"reversedOn\":\"%s\"}".formatted(paid[who], today);
        town.as("demo-billing")
                .post(partners.get(who).path() + "/payments/" + paid[who] + "/reversal", body)
                .is(201);
        paid[who] = null;
    }

    /** Milliseconds within which so many percent of the payments were answered. */
    long millis(int percent) {
        List<Long> sorted = payments.stream().sorted().toList();
        return sorted.get((sorted.size() - 1) * percent / PERCENT) / 1_000_000;
    }

    @Override
    public String toString() {
        return "%s payments, p50 %s ms, p99 %s ms, longest %s ms"
                .formatted(payments.size(), millis(50), millis(99), millis(PERCENT));
    }
}
