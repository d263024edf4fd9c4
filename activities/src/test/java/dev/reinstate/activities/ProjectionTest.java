package dev.reinstate.activities;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.activities.register.FactsReader;
import dev.reinstate.workflows.cases.CaseFile;
import dev.reinstate.workflows.cases.Decision;
import dev.reinstate.workflows.cases.Derivation;
import dev.reinstate.workflows.cases.Derived;
import dev.reinstate.workflows.cases.Facts;
import dev.reinstate.workflows.cases.GroundEntry;
import dev.reinstate.workflows.cases.GroundState;
import dev.reinstate.workflows.cases.Invoice;
import dev.reinstate.workflows.cases.Stage;
import dev.reinstate.workflows.ports.Ruling;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is stored beside the facts is what follows from them, whatever happened in whatever order. */
@Timeout(120)
class ProjectionTest {

    private static final int SEQUENCES = 200;
    private static final int LONGEST = 15;
    private static final long SEED = 61;

    @RegisterExtension
    final Desk desk = new Desk();

    @Test
    void after_any_sequence_of_facts_acts_and_days_the_projection_is_a_fresh_derivation() {
        Random random = new Random(SEED);
        for (int i = 0; i < SEQUENCES; i++) {
            Life life = new Life(desk.account(), random);
            life.owes();
            int length = 4 + random.nextInt(LONGEST - 3);
            for (int step = 0; step < length; step++) {
                life.goesOn();
            }
            life.assertNothingToReconcile();
            desk.detection.detect(life.account);
            life.assertProjected();
            life.looks();
            life.assertProjected();
        }
        assertThat(desk.audit.verify().faults()).isEmpty();
        for (String cameAbout : List.of(
                "stage = 'DETECTED'",
                "stage = 'AWAITING_REMEDY'",
                "stage = 'AWAITING_REQUEST'",
                "stage = 'UNDER_REVIEW'",
                "outcome = 'REINSTATED'",
                "outcome = 'NEVER_SUSPENDED'",
                "previous_case_id is not null")) {
            long cases = desk.count("select count(*) from cases where " + cameAbout);
            System.out.printf("%d sequences: %d cases where %s%n", SEQUENCES, cases, cameAbout);
            assertThat(cases).as(cameAbout).isPositive();
        }
    }

    /** One account to which things happen. */
    private final class Life {

        private final String account;
        private final Random random;
        private final List<String> diary = new ArrayList<>();
        private int invoices;
        private int payments;
        private int number;

        private Life(String account, Random random) {
            this.account = account;
            this.random = random;
        }

        void goesOn() {
            switch (random.nextInt(18)) {
                case 0, 1 -> owes();
                case 2, 3, 4 -> pays();
                case 5 -> paysAll();
                case 6 -> takesBack();
                case 7 -> credits();
                case 8 -> days();
                case 9, 10, 11, 12 -> looks();
                case 13, 14, 15 -> files();
                default -> decides();
            }
        }

        void owes() {
            int overdue = random.nextBoolean() ? 61 + random.nextInt(10) : random.nextInt(66) - 5;
            String invoice = "INV-" + invoices++;
            told("%s is %d days overdue".formatted(invoice, overdue));
            desk.owes(account, invoice, "100.00", overdue);
        }

        private void pays() {
            String amount = random.nextInt(4) == 0 ? "40.00" : "100.00";
            String invoice = random.nextInt(4) == 0 ? null : some("INV-", invoices);
            told("pays %s for %s".formatted(amount, invoice));
            desk.pays(account, "pay-" + payments++, amount, invoice);
        }

        private void paysAll() {
            told("pays all");
            for (int invoice = 0; invoice < invoices; invoice++) {
                desk.pays(account, "pay-" + payments++, "100.00", "INV-" + invoice);
            }
        }

        private void takesBack() {
            String payment = some("pay-", payments);
            told("takes back " + payment);
            Ruling<?> unused = desk.ledger.record(
                    Desk.BILLING,
                    Desk.once(),
                    account,
                    new dev.reinstate.workflows.cases.Reversal("rev-" + number++, payment, desk.today()),
                    null);
        }

        private void credits() {
            String invoice = some("INV-", invoices);
            told("credit for " + invoice);
            Ruling<?> unused = desk.ledger.record(
                    Desk.BILLING,
                    account,
                    new Invoice(
                            "CN-" + number++,
                            Invoice.Kind.CREDIT_NOTE,
                            Desk.eur("60.00"),
                            desk.today(),
                            null,
                            invoice,
                            null,
                            null));
        }

        private void days() {
            int days = 1 + random.nextInt(20);
            told(days + " days pass");
            desk.advance(Duration.ofDays(days));
        }

        void looks() {
            if (desk.count("select count(*) from cases where account_id = '%s'".formatted(account)) > 0) {
                told("the case looks");
                desk.runs(desk.run(account, "r1", 100));
            }
        }

        private void files() {
            if (open()) {
                told("a request");
                Ruling<?> unused = desk.rulings.request(
                        desk.globalAdmin(account), Desk.once(), desk.caseOf(account), "We have paid.", null);
            }
        }

        private void decides() {
            if (open()) {
                told("a decision");
                var view = Desk.granted(desk.cases.show(Desk.AGENT, desk.caseOf(account)));
                Decision.Kind kind = random.nextInt(4) == 0 ? Decision.Kind.KEEP_SUSPENDED : Decision.Kind.REINSTATE;
                Ruling<?> unused = desk.rulings.decide(
                        Desk.AGENT,
                        Desk.once(),
                        view.id(),
                        view.tag(),
                        new dev.reinstate.workflows.ports.Rulings.Draft(kind, "Looked at it.", "Dear partner."));
            }
        }

        private boolean open() {
            return desk.count("select count(*) from cases where account_id = '%s' and closed_at is null"
                            .formatted(account))
                    > 0;
        }

        /** Now and then one that is not known yet. */
        private String some(String prefix, int known) {
            return prefix + random.nextInt(known + 1);
        }

        private void told(String what) {
            diary.add(what);
        }

        /** Whatever time has done since it was last derived. */
        void assertNothingToReconcile() {
            assertThat(Desk.granted(desk.reconciliation.compare(Desk.ENGINEER, account, Duration.ofDays(30)))
                            .differences())
                    .as("%s", diary)
                    .noneMatch(difference -> !difference.what().equals("detection"));
        }

        /** Derived again, nothing more is found; and derived from the facts alone, the grounds are the same. */
        void assertProjected() {
            desk.jdbi().useHandle(handle -> {
                Instant now = desk.clock.now();
                Facts facts = FactsReader.read(handle, account, now);
                CaseFile stored = facts.file();
                Derived again = Derivation.derive(facts, now, "time");
                assertThat(again.events()).as("%s", diary).isEmpty();
                assertThat(again.file().opened()).as("%s", diary).isEqualTo(stored.opened());
                assertThat(again.file().stage()).as("%s", diary).isEqualTo(stored.stage());
                assertThat(again.file().grounds()).as("%s", diary).isEqualTo(stored.grounds());
                assertThat(again.file().groundsRevision()).as("%s", diary).isEqualTo(stored.groundsRevision());

                CaseFile blank = CaseFile.fresh("case_blank", now, null);
                Derived anew = Derivation.derive(facts.with(blank), now, "time");
                assertThat(standing(anew.file())).as("%s", diary).isEqualTo(standing(stored));
                boolean held = facts.hold() != null;
                assertThat(stored.stage() != Stage.DETECTED).as("%s", diary).isEqualTo(held);
            });
        }

        private List<String> standing(CaseFile file) {
            return file.grounds().stream()
                    .filter(entry -> entry.state() != GroundState.CLEARED)
                    .map((GroundEntry entry) -> entry.ground() + " " + entry.state() + " " + entry.anchor())
                    .toList();
        }
    }
}
