package dev.reinstate.activities;

import dev.reinstate.workflows.cases.AbuseFinding;
import dev.reinstate.workflows.cases.Decision;
import dev.reinstate.workflows.cases.Ground;
import dev.reinstate.workflows.contract.Step;
import dev.reinstate.workflows.ports.CaseTag;
import dev.reinstate.workflows.ports.Disputes;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;

/** An account as it is before two transactions meet on it, and the way back to it. */
record Prepared(
        State state,
        String account,
        String caseId,
        CaseTag tag,
        String decisionId,
        String disputeId,
        String noticeId,
        Instant began,
        String reset) {

    /** How far a case has come. */
    enum State {
        /** An invoice is 61 days overdue; the case is open and has not looked yet. */
        HOLD_OWED,
        /** The hold is placed, the letter about it is not sent. */
        SUSPENDED,
        /** The partner disputes the invoice. */
        DISPUTED,
        /** All is paid, no request is filed. */
        PAID,
        UNDER_REVIEW,
        /** An agent has asked the partner something. */
        ASKED,
        /** A decision to reinstate waits to be carried out. */
        APPROVED,
        /** Of two persons one has approved: abuse was found, and taken back. */
        HALF_APPROVED,
        /** No case, but its day has come. */
        FORESEEN
    }

    /** The tables that belong to accounts, those first that others refer to. */
    private static final List<String> TABLES = List.of(
            "contacts",
            "invoices",
            "payments",
            "reversals",
            "anchors",
            "warnings",
            "cases",
            "grounds",
            "holds",
            "texts",
            "support_requests",
            "messages",
            "decisions",
            "findings",
            "exemptions",
            "disputes",
            "dispute_answers",
            "tasks",
            "queue_entries",
            "notes",
            "letters",
            "notices",
            "account_events");

    static final Step step(String caseId) {
        return new Step(caseId, "r1", 100);
    }

    /** In the morning, so that no day ends meanwhile. */
    static void inTheMorning(Desk desk) {
        Instant now = desk.clock.now();
        Instant six = now.atOffset(ZoneOffset.UTC)
                .toLocalDate()
                .plusDays(1)
                .atTime(LocalTime.of(6, 0))
                .toInstant(ZoneOffset.UTC);
        desk.advance(Duration.between(now, six));
    }

    static Prepared of(Desk desk, State state) {
        String account = desk.account();
        desk.owes(account, "INV-1", "120.00", state == State.FORESEEN ? 29 : 61);
        if (state == State.FORESEEN) {
            // As if a day had passed for this account alone.
            desk.execute("update invoices set due_on = due_on - 1 where account_id = '%s'".formatted(account));
            desk.execute("update accounts set next_look_at = next_look_at - interval '1 day' where id = '%s'"
                    .formatted(account));
            return saved(desk, state, account, "none", "none");
        }
        String decision = "dec_none";
        Step run = step(desk.caseOf(account));
        if (state == State.HALF_APPROVED) {
            AbuseFinding finding = new AbuseFinding("find-1", "HIGH", "spam", desk.clock.now(), null);
            Desk.granted(desk.reports.found(Desk.NEIGHBOUR, account, finding));
        }
        if (state != State.HOLD_OWED) {
            desk.register.look(run);
            desk.register.placeHold(run);
        }
        if (state == State.DISPUTED) {
            Disputes.Draft draft = new Disputes.Draft(Ground.BILLING_OVERDUE, null, "Not ours.");
            Desk.granted(desk.disputes.file(desk.globalAdmin(account), Desk.once(), run.caseId(), draft));
        }
        if (state.compareTo(State.PAID) >= 0) {
            desk.pays(account, "pay-1", "120.00", "INV-1");
            desk.register.look(run);
        }
        if (state.compareTo(State.UNDER_REVIEW) >= 0) {
            desk.files(account);
            desk.register.look(run);
        }
        if (state == State.ASKED) {
            desk.decides(account, Decision.Kind.ASK_PARTNER);
            desk.register.look(run);
        }
        if (state == State.APPROVED) {
            decision = desk.decides(account, Decision.Kind.REINSTATE).id();
        }
        if (state == State.HALF_APPROVED) {
            Desk.granted(desk.decides(Desk.TRUST, account, Decision.Kind.REINSTATE));
        }
        return saved(desk, state, account, run.caseId(), decision);
    }

    private static Prepared saved(Desk desk, State state, String account, String caseId, String decision) {
        String notice = desk.text(
                "select coalesce((select id from notices where account_id = '%s' and next_try_at is not null order by due_at limit 1), 'ntc_none')"
                        .formatted(account));
        CaseTag tag = caseId.equals("none")
                ? null
                : Desk.granted(desk.cases.show(Desk.AGENT, caseId)).tag();
        String dispute = desk.text(
                "select coalesce((select id from disputes where account_id = '%s'), 'dsp_none')".formatted(account));
        return new Prepared(
                state, account, caseId, tag, decision, dispute, notice, desk.clock.now(), reset(desk, account));
    }

    /**
     * Keeps the account's rows and writes the statement that brings them back. Quicker than a database of its own from a
     * template: docs/reliability.md has both figures.
     */
    private static String reset(Desk desk, String account) {
        StringBuilder back = new StringBuilder("set local session_replication_role = replica;\n");
        desk.execute("create schema if not exists kept");
        for (String table : TABLES) {
            back.append(kept(desk, table, "account_id", account));
        }
        back.append(kept(desk, "accounts", "id", account));
        return back.append("delete from idempotency_keys; delete from denials;").toString();
    }

    private static String kept(Desk desk, String table, String column, String account) {
        String mine = "where %s = '%s'".formatted(column, account);
        desk.execute("create table if not exists kept.%s as select * from %s limit 0".formatted(table, table));
        desk.execute("insert into kept.%s select * from %s %s".formatted(table, table, mine));
        return "delete from %s %s; insert into %s select * from kept.%s %s;\n"
                .formatted(table, mine, table, table, mine);
    }

    LocalDate today() {
        return began.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    void restore(Desk desk) {
        desk.jdbi().useTransaction(handle -> {
            // One round trip for all of it.
            try (Statement all = handle.getConnection().createStatement()) {
                all.execute(reset);
            } catch (SQLException cause) {
                throw new IllegalStateException(cause);
            }
        });
    }
}
