package dev.reinstate.activities;

import static dev.reinstate.activities.Desk.AGENT;
import static dev.reinstate.activities.Desk.ENGINEER;
import static dev.reinstate.activities.Desk.granted;
import static dev.reinstate.activities.Desk.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reinstate.workflows.cases.Anchor;
import dev.reinstate.workflows.cases.Backtest;
import dev.reinstate.workflows.cases.Ground;
import dev.reinstate.workflows.cases.Series;
import dev.reinstate.workflows.cases.Stage;
import dev.reinstate.workflows.cases.Terms;
import dev.reinstate.workflows.cases.TermsMigration;
import dev.reinstate.workflows.ports.Recorded;
import dev.reinstate.workflows.ports.Ruling;
import dev.reinstate.workflows.ports.TermsVersions;
import dev.reinstate.workflows.ports.TermsVersions.Draft;
import dev.reinstate.workflows.ports.TermsVersions.Slice;
import dev.reinstate.workflows.ports.TermsVersions.Version;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Versions of the terms: loaded once, tried before, and carried to the accounts that they concern. */
@Timeout(120)
class TermsVersionsTest {

    private static final Duration SOON = Duration.ofHours(2);

    @RegisterExtension
    final Desk desk = new Desk();

    private TermsVersions versions;

    @BeforeEach
    void setUp() {
        versions = desk.terms();
    }

    @Test
    void a_version_is_loaded_with_who_when_and_the_hash_of_the_file() {
        Recorded<Version> loaded = granted(versions.load(ENGINEER, draft(2, 40, null)));

        assertThat(loaded.how()).isEqualTo(Recorded.How.NEW);
        List<Version> all = granted(versions.list(ENGINEER));
        assertThat(all).extracting(version -> version.terms().version()).containsExactly(1, 2);
        assertThat(all).extracting(Version::current).containsExactly(false, true);
        assertThat(all.get(0).loadedAt()).isNull();
        assertThat(all.get(1).loadedBy()).isEqualTo("engineer");
        assertThat(all.get(1).loadedAt()).isNotNull();
        assertThat(all.get(1).sha256()).isEqualTo("hash-of-2");
        assertThat(all.get(1).terms()).isEqualTo(terms(2, 40));
        assertThat(granted(versions.load(ENGINEER, draft(2, 40, null))).how()).isEqualTo(Recorded.How.DEDUPLICATED);
    }

    @Test
    void a_version_never_changes_comes_after_all_others_and_is_not_valid_in_the_past() {
        Instant later = desk.clock.now().plus(SOON);
        granted(versions.load(ENGINEER, draft(2, 40, later)));

        assertThat(why(draft(2, 41, later))).contains("version 2 is taken").contains("the next one is 3");
        assertThat(why(draft(1, 41, later))).contains("version 1 is taken");
        assertThat(why(draft(3, 41, Instant.EPOCH))).contains("lies before");
        assertThat(why(draft(3, 41, null))).contains("version 2 is to be valid from " + later);
        assertThat(refused(versions.load(AGENT, draft(3, 41, null)))).isEqualTo(Ruling.Why.FORBIDDEN);
        assertThatThrownBy(() -> desk.execute("update terms set valid_from = now()"))
                .hasMessageContaining("a version of the terms never changes");
        assertThatThrownBy(() -> desk.execute("delete from terms")).hasMessageContaining("never changes");
    }

    @Test
    void new_terms_reach_accounts_by_themselves_once_they_are_valid_and_an_anchor_keeps_its_own() {
        String unwarned = desk.account();
        desk.owes(unwarned, "INV-1", "120.00", 25);
        String warned = desk.account();
        desk.owes(warned, "INV-1", "120.00", 45);
        desk.runs(desk.run(warned, "r1", 100));
        granted(versions.load(ENGINEER, draft(2, 40, desk.clock.now().plus(SOON))));

        goRound();
        assertThat(desk.count("select count(*) from cases")).as("not valid yet").isOne();
        desk.advance(SOON.plusSeconds(1));
        assertThat(desk.rounds.settled()).isFalse();
        goRound();
        assertThat(desk.text("select stage from cases where account_id = '%s'".formatted(unwarned)))
                .isEqualTo("DETECTED");
        assertThat(desk.text("select terms_version from anchors where account_id = '%s'".formatted(unwarned)))
                .isEqualTo("2");
        desk.runs(desk.run(warned, "r1", 100));
        assertThat(desk.text("select stage from cases where account_id = '%s'".formatted(warned)))
                .as("45 days are more than 40, but it was warned by 60")
                .isEqualTo("DETECTED");
        assertThat(granted(versions.list(ENGINEER)).get(1).reaching()).isFalse();
        assertThat(desk.count("select count(*) from terms_changes")).isZero();
    }

    @Test
    void ten_thousand_accounts_are_tried_in_slices_and_told_in_batches_and_only_those_that_are_concerned() {
        bulk(10_000, 500);
        Map<String, String> before = desk.contents();
        List<Backtest.Differing> differing = new ArrayList<>();
        int seen = 0;
        int compared = 0;
        String after = "";
        for (Slice slice = slice(after); slice.last() != null; slice = slice(slice.last())) {
            seen += slice.seen();
            compared += slice.compared();
            differing.addAll(slice.differing());
            assertThat(slice.seen()).isLessThanOrEqualTo(1_000);
        }
        assertThat(seen).isEqualTo(10_000);
        assertThat(compared).isEqualTo(500);
        assertThat(differing).hasSize(500).allSatisfy(one -> {
            assertThat(one.now().stage()).isNull();
            assertThat(one.then().stage()).isEqualTo(Stage.DETECTED);
            assertThat(Duration.between(one.then().suspendedAt(), one.now().suspendedAt()))
                    .isEqualTo(Duration.ofDays(20));
        });
        assertThat(desk.contents()).isEqualTo(before);

        granted(versions.load(ENGINEER, draft(2, 40, null)));
        int batches = 0;
        while (desk.rounds.tellMany(50)) {
            batches++;
        }
        assertThat(batches)
                .as("slices of a thousand, and one that finds nobody")
                .isEqualTo(11);
        assertThat(desk.count("select count(*) from accounts, clock where next_look_at <= clock_timestamp() + moved"))
                .isEqualTo(500);
    }

    @Test
    void a_migration_is_shown_first_then_moves_the_anchor_with_a_row_of_the_audit_and_the_case_looks() {
        String account = warnedBeforeVersion2();
        String caseId = desk.caseOf(account);
        Map<String, String> before = desk.contents();

        TermsMigration shown = granted(versions.migration(ENGINEER, account, 2));

        assertThat(desk.contents()).isEqualTo(before);
        assertThat(shown.moved())
                .containsExactly(new TermsMigration.Moved(new Anchor(Ground.BILLING_OVERDUE, "INV-1"), 1));
        assertThat(shown.now().grounds()).containsExactly("BILLING_OVERDUE FORESEEN");
        assertThat(shown.then().grounds()).containsExactly("BILLING_OVERDUE HOLDS");

        assertThat(granted(versions.migrate(ENGINEER, account, 2)).how()).isEqualTo(Recorded.How.CHANGED);

        assertThat(desk.text("select terms_version from anchors where account_id = '%s'".formatted(account)))
                .isEqualTo("2");
        assertThat(desk.text("select codes::text from account_events where case_id = '%s' and kind = 'TERMS_MIGRATED'"
                        .formatted(caseId)))
                .isEqualTo("{\"to\": \"2\", \"from\": \"1\", \"anchor\": \"INV-1\", \"ground\": \"BILLING_OVERDUE\"}");
        assertThat(desk.text("select state from grounds where case_id = '%s'".formatted(caseId)))
                .isEqualTo("HOLDS");
        assertThat(desk.wakes.lines()).contains("FELL_DUE " + account);
        desk.runs(desk.run(account, "r1", 100));
        assertThat(desk.text("select stage from cases where id = '%s'".formatted(caseId)))
                .isEqualTo("AWAITING_REMEDY");
    }

    @Test
    void a_migration_that_was_done_changes_nothing_again() {
        String account = warnedBeforeVersion2();
        granted(versions.migrate(ENGINEER, account, 2));
        Map<String, String> before = desk.contents();

        assertThat(granted(versions.migrate(ENGINEER, account, 2)).how()).isEqualTo(Recorded.How.DEDUPLICATED);

        assertThat(desk.contents()).isEqualTo(before);
    }

    @Test
    void nobody_is_moved_to_terms_that_are_not_there_or_not_valid_yet_nor_by_who_may_not() {
        String account = warnedBeforeVersion2();
        granted(versions.load(ENGINEER, draft(3, 35, desk.clock.now().plus(SOON))));
        Map<String, String> before = desk.contents();

        assertThat(refused(versions.migrate(ENGINEER, account, 3))).isEqualTo(Ruling.Why.AGAINST_THE_RULES);
        assertThat(refused(versions.migration(ENGINEER, account, 4))).isEqualTo(Ruling.Why.AGAINST_THE_RULES);
        assertThat(refused(versions.migrate(ENGINEER, "acc-nobody", 2))).isEqualTo(Ruling.Why.NOT_FOUND);
        assertThat(refused(versions.migrate(AGENT, account, 2))).isEqualTo(Ruling.Why.FORBIDDEN);

        before.keySet().removeIf(table -> table.equals("denials"));
        Map<String, String> after = desk.contents();
        after.keySet().removeIf(table -> table.equals("denials"));
        assertThat(after).isEqualTo(before);
    }

    /** 45 days overdue, warned by version 1; version 2 holds after 40. */
    private String warnedBeforeVersion2() {
        String account = desk.account();
        desk.owes(account, "INV-1", "120.00", 45);
        desk.runs(desk.run(account, "r1", 100));
        granted(versions.load(ENGINEER, draft(2, 40, null)));
        goRound();
        desk.runs(desk.run(account, "r1", 100));
        return account;
    }

    private Slice slice(String after) {
        return granted(versions.backtest(ENGINEER, terms(2, 40), after, 1_000));
    }

    /** So many accounts, of whom some owe a bill that is 25 days overdue. */
    private void bulk(int accounts, int owing) {
        desk.execute("""
                insert into accounts (id, cloud, name, programme, partner_type, billing_zone, last_at, next_look_at)
                select 'acc-' || lpad(n::text, 6, '0'), 'PUBLIC', 'One', 'CSP', 'DIRECT_BILL', 'UTC', now(),
                       case when n %% %1$d = 0 then current_date + 5 end
                from generate_series(1, %2$d) n""".formatted(accounts / owing, accounts));
        desk.execute("""
                insert into invoices (account_id, cloud, number, kind, currency, total, issued_on, due_on, recorded_at)
                select id, cloud, 'INV-1', 'INVOICE', 'EUR', 120, current_date - 40, current_date - 25, now()
                from accounts where next_look_at is not null""");
    }

    /** As the relay does. */
    private void goRound() {
        while (desk.rounds.tellMany(50)) {
            assertThat(desk.wakes).isNotNull();
        }
        desk.rounds.claimAccounts(50).forEach(desk.rounds::detect);
    }

    private String why(Draft draft) {
        Ruling<Recorded<Version>> ruling = versions.load(ENGINEER, draft);
        assertThat(refused(ruling)).isEqualTo(Ruling.Why.AGAINST_THE_RULES);
        return ((Ruling.Refused<Recorded<Version>>) ruling).detail();
    }

    private static Draft draft(int version, int limit, Instant validFrom) {
        return new Draft(terms(version, limit), "hash-of-" + version, validFrom);
    }

    private static Terms terms(int version, int limit) {
        return new Terms(
                        version,
                        limit,
                        List.of(20, 30),
                        30,
                        List.of(15, 25),
                        Set.of("LOW"),
                        new Series(List.of(7, 14, 28), 30),
                        new Series(List.of(3, 10), 30),
                        Map.of())
                .withFourEyesAbove(Map.of("EUR", new BigDecimal("10000.00")));
    }
}
