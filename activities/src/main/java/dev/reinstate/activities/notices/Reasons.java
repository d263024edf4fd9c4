package dev.reinstate.activities.notices;

import dev.reinstate.activities.notices.Part.Facts;
import dev.reinstate.activities.notices.Part.Said;
import dev.reinstate.activities.notices.Part.ToDo;
import dev.reinstate.activities.register.NoticeRows.Told;
import dev.reinstate.workflows.cases.Evidence;
import dev.reinstate.workflows.cases.GroundEntry;
import dev.reinstate.workflows.cases.GroundState;
import dev.reinstate.workflows.cases.NoticeKind;
import dev.reinstate.workflows.cases.Requirement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Ground by ground: why, what it rests on, and what to do. The rules say what; here it is set in the reader's language. */
final class Reasons {

    private final Told told;
    private final Vocabulary words;
    private final Proofs proofs;

    private Reasons(Told told, Vocabulary words) {
        this.told = told;
        this.words = words;
        this.proofs = new Proofs(told, words);
    }

    static List<Part> of(Told told, Vocabulary words) {
        Reasons reasons = new Reasons(told, words);
        return told.file().grounds().stream()
                .filter(reasons::asks)
                .flatMap(entry -> reasons.parts(entry).stream())
                .toList();
    }

    /** A warning tells what is foreseen, everything else what holds. */
    private boolean asks(GroundEntry entry) {
        return told.kind() == NoticeKind.WARNING ? entry.state() == GroundState.FORESEEN : entry.holds();
    }

    private List<Part> parts(GroundEntry entry) {
        List<Part> parts = new ArrayList<>();
        parts.add(new Said(why(entry)));
        requirement(entry).forEach(requirement -> {
            List<Part.Linked> evidence = proofs.of(entry.ground(), requirement.evidence());
            if (!evidence.isEmpty()) {
                parts.add(new Facts(evidence));
            }
            parts.add(new ToDo(remedies(requirement)));
        });
        return parts;
    }

    private Stream<Requirement> requirement(GroundEntry entry) {
        return told.standing().requirements().stream()
                .filter(requirement -> requirement.ground() == entry.ground() && !requirement.asksForTheRequest());
    }

    /** A ground for which a file has no words says it as its rule does, in English. */
    private Phrase why(GroundEntry entry) {
        Evidence evidence = told.facts().evidence(entry, told.standing().asOf());
        Optional<Long> days = days(entry, evidence);
        String usual = "why." + entry.ground();
        boolean undated = days.isEmpty() && words.has(usual + ".undated");
        Map<String, Phrase> names = new HashMap<>();
        names.put("anchor", Phrase.foreign(entry.anchor()));
        names.put(
                "provider", Phrase.foreign(String.valueOf(told.facts().account().provider())));
        names.put("overdue", words.count("overdue", days.orElse(0L)));
        names.put("days", words.count("days", days.orElse(0L)));
        return words.sayIfKnown(undated ? usual + ".undated" : usual, names)
                .orElseGet(() -> Phrase.foreign(
                        entry.ground().why(entry, told.facts(), told.standing().asOf())));
    }

    private static Optional<Long> days(GroundEntry entry, Evidence evidence) {
        Optional<Long> overdue = evidence.invoices().stream()
                .filter(invoice -> invoice.number().equals(entry.anchor()))
                .findFirst()
                .map(Evidence.OverdueInvoice::daysOverdue);
        return overdue.or(() -> Optional.ofNullable(evidence.status())
                .map(Evidence.Checked::rejectedDays)
                .map(Integer::longValue));
    }

    /** Support is offered at the end of each letter anyway. */
    private List<Part.Linked> remedies(Requirement requirement) {
        return requirement.remedies().stream()
                .limit(requirement.remedies().size() - 1L)
                .map(remedy -> new Part.Linked(
                        words.translated(
                                "remedy.", Objects.requireNonNull(remedy).text()),
                        remedy.link()))
                .toList();
    }
}
