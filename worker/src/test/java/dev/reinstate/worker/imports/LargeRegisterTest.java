package dev.reinstate.worker.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.workflows.cases.Money;
import dev.reinstate.workflows.cases.Payment;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.Once;
import dev.reinstate.workflows.ports.Ruling;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A register with very many accounts of three invoices each, one account in a hundred of which is due: what the import
 * takes, what detection reads, and what a payment costs beside the same payment in a register that is nearly empty.
 * {@code -Dlarge.accounts=1000000} is the long form.
 */
@Tag("alone")
class LargeRegisterTest {

    private static final int ACCOUNTS = Integer.getInteger("large.accounts", 20_000);
    private static final int ONE_DUE_IN = 100;
    private static final int PORTION = 50;

    private static final int WARM_UP = 100;
    private static final int PAYMENTS = Integer.getInteger("large.payments", 300);
    private static final double AT_MOST = 1.5;

    private static final Actor BILLING = Actor.system("billing");
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

    @TempDir
    static Path home;

    @Test
    void detection_and_payments_do_not_feel_how_large_the_register_is() throws IOException {
        Path accounts = accounts("accounts.csv", ACCOUNTS);
        Path invoices = invoices("invoices.csv", ACCOUNTS);
        try (Yard large = new Yard(home.resolve("large"));
                Yard small = new Yard(home.resolve("small"))) {
            assertThat(large.load(accounts)).as(large.err.toString()).isTrue();
            assertThat(large.load(invoices)).as(large.err.toString()).isTrue();
            long heap = Runtime.getRuntime().maxMemory() >> 20;
            System.out.printf("%s(-Xmx %d MB)%n", large.out, heap);
            assertThat(small.load(accounts("accounts-few.csv", ONE_DUE_IN * 10)))
                    .isTrue();
            assertThat(small.load(invoices("invoices-few.csv", ONE_DUE_IN * 10)))
                    .isTrue();
            large.settle();
            small.settle();
            detectionReadsWhatIsDue(large);
            detect(small, new ArrayList<>());
            paymentsTakeAsLong(large, small);
        }
    }

    private static Path accounts(String name, int count) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(home.resolve(name))) {
            out.write(
                    "accountId,name,programme,partnerType,cloud,billingZone,contacts.0.name,contacts.0.email,contacts.0.role\r\n");
            for (int i = 0; i < count; i++) {
                out.write("acc-%1$d,Partner %1$d,CSP,DIRECT_BILL,PUBLIC,%2$s,Admin,a%1$d@example.test,GLOBAL_ADMIN\r\n"
                        .formatted(i, i % 2 == 0 ? "Europe/Berlin" : "America/New_York"));
            }
        }
        return home.resolve(name);
    }

    private static Path invoices(String name, int count) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(home.resolve(name))) {
            out.write("accountId,number,total.amount,total.currency,issuedOn,dueOn\r\n");
            for (int i = 0; i < count; i++) {
                int oldest = i % ONE_DUE_IN == 0 ? 61 : i % 25;
                for (int n = 0; n < 3; n++) {
                    LocalDate due = TODAY.minusDays(oldest).plusDays(30L * n);
                    out.write("acc-%d,I-%d,100.00,EUR,%s,%s\r\n".formatted(i, n, due.minusDays(30), due));
                }
            }
        }
        return home.resolve(name);
    }

    private static void detectionReadsWhatIsDue(Yard yard) {
        int due = ACCOUNTS / ONE_DUE_IN;
        long before = read(yard);
        long began = System.nanoTime();
        List<String> claimed = new ArrayList<>();
        detect(yard, claimed);
        double seconds = (System.nanoTime() - began) / 1e9;
        long rows = read(yard) - before;
        System.out.printf(
                "%d of %d accounts were due: all detected in %.1f s; %d rows of accounts read, %.1f for each%n",
                claimed.size(), ACCOUNTS, seconds, rows, (double) rows / due);
        assertThat(claimed).hasSize(due).allMatch(id -> Integer.parseInt(id.substring(4)) % ONE_DUE_IN == 0);
        assertThat(yard.count("select count(*) from cases")).isEqualTo(due);
        assertThat(yard.count("select count(*) from accounts where relay_tries > 0 or audit_seq > 2"))
                .as("the others were not touched")
                .isEqualTo(due);
        assertThat(rows).as("rows of accounts read").isLessThan(60L * due);
    }

    private static void detect(Yard yard, List<String> claimed) {
        List<String> portion;
        do {
            portion = yard.house.rounds().claimAccounts(PORTION);
            portion.forEach(yard.house.rounds()::detect);
            claimed.addAll(portion);
        } while (!portion.isEmpty());
    }

    private static long read(Yard yard) {
        yard.jdbi().useHandle(handle -> handle.execute("select pg_stat_force_next_flush()"));
        try {
            // The pool's other connections flush their counters when they have been idle for ten seconds, and tell
            // nobody.
            Thread.sleep(11_000);
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
        return yard.count("""
                select (select seq_tup_read from pg_stat_user_tables where relname = 'accounts')
                     + (select sum(idx_tup_read) from pg_stat_user_indexes where relname = 'accounts')""");
    }

    /** In turns, so that what else the machine does falls on both alike. */
    private static void paymentsTakeAsLong(Yard large, Yard small) {
        List<Double> inLarge = new ArrayList<>();
        List<Double> inSmall = new ArrayList<>();
        for (int i = 0; i < WARM_UP + PAYMENTS; i++) {
            double one = pays(large, ONE_DUE_IN * (i % (ACCOUNTS / ONE_DUE_IN)), i);
            double other = pays(small, ONE_DUE_IN * (i % 10), i);
            if (i >= WARM_UP) {
                inLarge.add(one);
                inSmall.add(other);
            }
        }
        double ratio = median(inLarge) / median(inSmall);
        System.out.printf(
                "a payment on a due account: median %.2f ms, in the register of %d accounts %.2f ms, ratio %.2f%n",
                median(inLarge), ONE_DUE_IN * 10, median(inSmall), ratio);
        assertThat(ratio).isLessThanOrEqualTo(AT_MOST);
    }

    private static double pays(Yard yard, int account, int number) {
        Payment payment = new Payment("pay-" + number, Money.of("0.01", "EUR"), TODAY, "I-0");
        long began = System.nanoTime();
        Ruling<?> ruling =
                yard.house.ledger().record(BILLING, new Once("key-" + number, "body"), "acc-" + account, payment);
        double millis = (System.nanoTime() - began) / 1e6;
        assertThat(ruling).isInstanceOf(Ruling.Granted.class);
        return millis;
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
