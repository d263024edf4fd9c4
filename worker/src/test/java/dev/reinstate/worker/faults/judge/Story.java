package dev.reinstate.worker.faults.judge;

import dev.reinstate.activities.audit.Chain;
import dev.reinstate.worker.faults.judge.Evidence.Shown;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The evidence of one flawless case, from invoice to reinstatement, that tests then tamper with. */
final class Story {

    static final String ACCOUNT = "f1-000";
    static final Instant BEGAN = Instant.parse("2026-11-23T09:00:00Z");
    private static final LocalDate DUE =
            BEGAN.atOffset(ZoneOffset.UTC).toLocalDate().minusDays(65);

    final List<Acknowledged> said = new ArrayList<>();
    final List<Letter> letters = new ArrayList<>();
    final List<Rows.Account> accounts = new ArrayList<>();
    final List<Rows.Document> documents = new ArrayList<>();
    final List<Rows.Payment> payments = new ArrayList<>();
    final List<Rows.Reversal> reversals = new ArrayList<>();
    final List<Rows.Request> requests = new ArrayList<>();
    final List<Rows.Decision> decisions = new ArrayList<>();
    final List<Rows.Hold> holds = new ArrayList<>();
    final List<Rows.Case> cases = new ArrayList<>();
    final List<Rows.Notice> notices = new ArrayList<>();
    final List<Rows.Event> events = new ArrayList<>();
    final List<Spell> spells = new ArrayList<>();
    final Map<String, String> runs = new HashMap<>();
    final Map<String, Shown> shown = new HashMap<>();

    /** Second by second: an invoice, the hold, its letters, payment, request, approval, lifting, its letters. */
    static Story told() {
        Story story = new Story();
        story.say(0, Acknowledged.Kind.ACCOUNT, "", ACCOUNT, Map.of());
        story.say(1, Acknowledged.Kind.INVOICE, "", "A", Map.of("cents", "5000", "due", DUE.toString()));
        story.documents.add(new Rows.Document(ACCOUNT, "A", 5_000, DUE, null, at(1)));
        story.event(1, "INVOICE_RECORDED", "invoice/A");
        story.holds.add(new Rows.Hold(ACCOUNT, "hold/case_1", "case_1", at(2), at(20), "decision/dec_1"));
        story.event(2, "HOLD_PLACED", "time");
        story.mailed(3, "SUSPENDED", "suspended/case_1", "is suspended: new sales are held");
        story.say(10, Acknowledged.Kind.PAYMENT, "k1", "p1", Map.of("cents", "5000", "invoice", "A"));
        story.payments.add(new Rows.Payment(ACCOUNT, "p1", 5_000, "A", at(10)));
        story.event(10, "PAYMENT_RECORDED", "payment/p1");
        story.say(12, Acknowledged.Kind.REQUEST, "k2", "req_1", Map.of("case", "case_1"));
        story.requests.add(new Rows.Request(ACCOUNT, "req_1", "case_1", at(12)));
        story.event(12, "REQUEST_FILED", "request/req_1");
        story.approved();
        story.event(20, "HOLD_LIFTED", "decision/dec_1");
        story.mailed(21, "REINSTATED", "reinstated/case_1", "is reinstated");
        story.cases.add(new Rows.Case(ACCOUNT, "case_1", "CLOSED", "REINSTATED", at(20), 2, 9, 9, null, true));
        story.runs.put("case_1", "OVER");
        story.shown.put(ACCOUNT, new Shown(true, false, null, null));
        return story;
    }

    private void approved() {
        say(
                15,
                Acknowledged.Kind.DECISION,
                "k3",
                "dec_1",
                Map.of("decision", "REINSTATE", "case", "case_1", "revision", "2"));
        decisions.add(new Rows.Decision(ACCOUNT, "dec_1", "case_1", "req_1", "REINSTATE", 2, at(15)));
        event(15, "DECIDED", "decision/dec_1");
    }

    static Instant at(long second) {
        return BEGAN.plusSeconds(second);
    }

    void say(long second, Acknowledged.Kind kind, String key, String id, Map<String, String> codes) {
        said.add(new Acknowledged(at(second), ACCOUNT, kind, key, id, codes, 0));
    }

    void event(long second, String kind, String cause) {
        long seq = events.size() + 1;
        String previous = events.isEmpty() ? "" : events.get(events.size() - 1).hash();
        Chain.Link link =
                new Chain.Link(ACCOUNT, seq, "PUBLIC", at(second), "someone", kind, "case_1", cause, Map.of());
        events.add(new Rows.Event(
                ACCOUNT,
                seq,
                "PUBLIC",
                at(second),
                "someone",
                kind,
                "case_1",
                cause,
                Map.of(),
                previous,
                Chain.hash(previous, link)));
    }

    /** To both of the account's people. */
    void mailed(long second, String kind, String key, String subject) {
        for (String to : List.of(LettersSide.admin(ACCOUNT), LettersSide.billing(ACCOUNT))) {
            String id = "ntc_" + kind + to.charAt(0) + second;
            notices.add(new Rows.Notice(ACCOUNT, id, kind, key, to, "SENT", null));
            letters.add(letter(second, to, id, subject));
        }
    }

    static Letter letter(long second, String to, String notice, String subject) {
        Instant told = at(second).plus(Duration.ofMillis(20));
        return new Letter(
                at(second), told.minusMillis(10), told, to, "<" + notice + "@faults>", ACCOUNT + " " + subject);
    }

    void change(List<Rows.Case> rows, UnaryOperator<Rows.Case> how) {
        rows.replaceAll(how);
    }

    Verdict judged() {
        accounts.clear();
        String head = events.isEmpty() ? "" : events.get(events.size() - 1).hash();
        accounts.add(new Rows.Account(ACCOUNT, events.size(), head, null));
        Rows rows = new Rows(
                accounts, documents, payments, reversals, requests, List.of(), decisions, holds, cases, notices,
                events);
        return Judge.judge(new Evidence(said, letters, rows, runs, shown, spells, at(60)));
    }
}
