package dev.reinstate.worker.faults.judge;

import dev.reinstate.worker.faults.judge.Acknowledged.Kind;
import dev.reinstate.worker.faults.judge.Finding.Count;
import dev.reinstate.worker.faults.judge.Judge.Found;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What people did: each act is there under the id that was answered, one per idempotency key, and no others. */
final class ActsSide implements Judge.Side {

    @Override
    public void look(String account, Evidence evidence, Found found) {
        Rows rows = evidence.rows();
        compare(Kind.REQUEST, rows.requests().stream().map(Rows.Request::id).toList(), evidence, found);
        compare(Kind.MESSAGE, rows.messages().stream().map(Rows.Message::id).toList(), evidence, found);
        compare(Kind.DECISION, rows.decisions().stream().map(Rows.Decision::id).toList(), evidence, found);
        decisionsAsAnswered(evidence, found);
        oneAnswerAKey(evidence, found);
        onceInTheAudit(rows, found);
    }

    /**
     * A request that was refused may have been granted before, in a try whose answer never came and that was overtaken:
     * so many more there may be, and no more.
     */
    private static void compare(Kind kind, List<String> there, Evidence evidence, Found found) {
        Set<String> answered =
                evidence.acknowledged(kind).stream().map(Acknowledged::id).collect(Collectors.toSet());
        answered.stream()
                .filter(id -> !there.contains(id))
                .forEach(id -> found.add(Count.LOST, kind + " " + id + " was acknowledged and is not there"));
        List<String> more = there.stream().filter(id -> !answered.contains(id)).toList();
        long unclear = evidence.acknowledged().stream()
                .filter(one -> one.kind() == Kind.REFUSED || one.kind() == Kind.UNANSWERED)
                .filter(one -> one.code("what").equals(kind.name()) && one.lost() > 0)
                .count();
        if (more.size() > unclear) {
            found.add(Count.DOUBLED, kind + " that nobody was told of: " + more);
        }
    }

    private static void decisionsAsAnswered(Evidence evidence, Found found) {
        for (Acknowledged said : evidence.acknowledged(Kind.DECISION)) {
            boolean same = evidence.rows().decisions().stream()
                    .filter(row -> row.id().equals(said.id()))
                    .allMatch(row -> row.kind().equals(said.code("decision"))
                            && row.caseId().equals(said.code("case"))
                            && Long.toString(row.revision()).equals(said.code("revision")));
            if (!same) {
                found.add(Count.LOST, "recorded otherwise than answered: " + said);
            }
        }
    }

    private static void oneAnswerAKey(Evidence evidence, Found found) {
        Map<String, String> ids = new HashMap<>();
        for (Acknowledged one : evidence.acknowledged()) {
            boolean keyed = !one.key().isEmpty() && one.kind() != Kind.REFUSED && one.kind() != Kind.UNANSWERED;
            String first = keyed ? ids.putIfAbsent(one.key(), one.id()) : null;
            if (first != null && !first.equals(one.id())) {
                found.add(Count.DOUBLED, "one idempotency key, two answers: " + first + " and " + one.id());
            }
        }
    }

    private static final Set<String> ONCE = Set.of(
            "INVOICE_RECORDED",
            "PAYMENT_RECORDED",
            "PAYMENT_REVERSED",
            "REQUEST_FILED",
            "MESSAGE_RECEIVED",
            "DECIDED",
            "NOTICE_SENT");

    private static void onceInTheAudit(Rows rows, Found found) {
        rows.events().stream()
                .filter(event -> ONCE.contains(event.kind()))
                .collect(Collectors.groupingBy(event -> event.kind() + " " + event.cause(), Collectors.counting()))
                .forEach((what, times) -> {
                    if (times > 1) {
                        found.add(Count.DOUBLED, what + " is in the audit " + times + " times");
                    }
                });
    }
}
