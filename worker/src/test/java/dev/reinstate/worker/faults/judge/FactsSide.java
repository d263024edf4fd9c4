package dev.reinstate.worker.faults.judge;

import dev.reinstate.worker.faults.judge.Acknowledged.Kind;
import dev.reinstate.worker.faults.judge.Finding.Count;
import dev.reinstate.worker.faults.judge.Judge.Found;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What billing reported: each fact is there as it was acknowledged, once, and nothing else is. */
final class FactsSide implements Judge.Side {

    @Override
    public void look(String account, Evidence evidence, Found found) {
        Rows rows = evidence.rows();
        for (Acknowledged fact : evidence.acknowledged()) {
            if (!there(fact, rows)) {
                found.add(Count.LOST, fact.toString());
            }
        }
        unsent(evidence).forEach(what -> found.add(Count.DOUBLED, "nobody was told that it is recorded: " + what));
        evidence.acknowledged(Kind.UNANSWERED).forEach(one -> found.add(Count.UNANSWERED, one.toString()));
    }

    private static boolean there(Acknowledged fact, Rows rows) {
        return switch (fact.kind()) {
            case ACCOUNT -> !rows.accounts().isEmpty();
            case INVOICE, CREDIT_NOTE ->
                rows.documents().stream()
                        .anyMatch(row -> row.number().equals(fact.id())
                                && cents(row.cents(), fact)
                                && Objects.toString(row.due(), "").equals(fact.code("due"))
                                && Objects.toString(row.credits(), "").equals(fact.code("credits")));
            case PAYMENT ->
                rows.payments().stream()
                        .anyMatch(row -> row.id().equals(fact.id())
                                && cents(row.cents(), fact)
                                && Objects.toString(row.invoice(), "").equals(fact.code("invoice")));
            case REVERSAL ->
                rows.reversals().stream()
                        .anyMatch(row ->
                                row.id().equals(fact.id()) && row.payment().equals(fact.code("payment")));
            case HOLD_SEEN ->
                rows.holds().stream()
                        .anyMatch(row -> row.caseId().equals(fact.id())
                                && row.placed().toString().equals(fact.code("placedAt")));
            case REQUEST, MESSAGE, DECISION, REFUSED, UNANSWERED -> true;
        };
    }

    private static boolean cents(long cents, Acknowledged fact) {
        return Long.toString(cents).equals(fact.code("cents"));
    }

    private static Stream<String> unsent(Evidence evidence) {
        Set<String> sent = evidence.acknowledged().stream()
                .map(one -> one.kind() == Kind.UNANSWERED ? one.code("what") + one.id() : one.kind() + one.id())
                .collect(Collectors.toSet());
        Rows rows = evidence.rows();
        return Stream.of(
                        rows.documents().stream()
                                .map(row -> (row.credits() == null ? Kind.INVOICE : Kind.CREDIT_NOTE) + row.number()),
                        rows.payments().stream().map(row -> Kind.PAYMENT + row.id()),
                        rows.reversals().stream().map(row -> Kind.REVERSAL + row.id()))
                .flatMap(all -> all)
                .filter(what -> !sent.contains(what));
    }
}
