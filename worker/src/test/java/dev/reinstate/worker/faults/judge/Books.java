package dev.reinstate.worker.faults.judge;

import static java.time.temporal.ChronoUnit.DAYS;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What an account owed at an instant, added up by ourselves. The drive keeps it simple: one currency, UTC, every payment
 * names its invoice or there is only one.
 */
record Books(Rows rows) {

    /** Whether something was overdue by more than so many days, by what was recorded up to then. */
    boolean overdue(Instant at, int moreThan) {
        return rows.documents().stream()
                .filter(invoice -> invoice.credits() == null
                        && invoice.due() != null
                        && !invoice.at().isAfter(at))
                .filter(invoice -> DAYS.between(
                                Objects.requireNonNull(invoice.due()),
                                at.atOffset(ZoneOffset.UTC).toLocalDate())
                        > moreThan)
                .anyMatch(invoice -> open(invoice, at) > 0);
    }

    private long open(Rows.Document invoice, Instant at) {
        long credited = rows.documents().stream()
                .filter(note ->
                        invoice.number().equals(note.credits()) && !note.at().isAfter(at))
                .mapToLong(Rows.Document::cents)
                .sum();
        long paid = rows.payments().stream()
                .filter(payment ->
                        payment.invoice() == null || payment.invoice().equals(invoice.number()))
                .filter(payment -> !payment.at().isAfter(at) && !reversed(payment, at))
                .mapToLong(Rows.Payment::cents)
                .sum();
        return invoice.cents() - credited - paid;
    }

    private boolean reversed(Rows.Payment payment, Instant at) {
        return rows.reversals().stream()
                .anyMatch(back ->
                        back.payment().equals(payment.id()) && !back.at().isAfter(at));
    }

    /** The instants at which something was recorded between two others, with both of them, in order. */
    List<Instant> instants(Instant from, Instant to) {
        Stream<Instant> recorded = Stream.of(
                        rows.documents().stream().map(Rows.Document::at),
                        rows.payments().stream().map(Rows.Payment::at),
                        rows.reversals().stream().map(Rows.Reversal::at))
                .flatMap(all -> all)
                .filter(at -> at.isAfter(from) && at.isBefore(to));
        return Stream.concat(Stream.of(from, to), recorded).sorted().toList();
    }

    /** Whether it ever was, between two instants. */
    boolean everOverdue(Instant from, Instant to, int moreThan) {
        return instants(from, to).stream().anyMatch(at -> overdue(at, moreThan));
    }

    /** Whether there was a moment without. */
    boolean everClear(Instant from, Instant to) {
        return instants(from, to).stream().anyMatch(at -> !overdue(at, 0));
    }

    /** Since when it is as it is at the end: the last instant at which "overdue at all" changed, or {@code from}. */
    Instant lastTurn(Instant from, Instant to) {
        Instant turn = from;
        boolean before = overdue(from, 0);
        for (Instant at : instants(from, to)) {
            if (overdue(at, 0) != before) {
                before = !before;
                turn = at;
            }
        }
        return turn;
    }
}
