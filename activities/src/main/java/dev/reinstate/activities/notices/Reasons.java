package dev.reinstate.activities.notices;

import dev.reinstate.activities.register.NoticeRows.Told;
import dev.reinstate.workflows.cases.Evidence;
import dev.reinstate.workflows.cases.GroundEntry;
import dev.reinstate.workflows.cases.GroundState;
import dev.reinstate.workflows.cases.NoticeKind;
import dev.reinstate.workflows.cases.Requirement;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Ground by ground: why, what it rests on, and what to do. The rules say it; here it is set. */
final class Reasons {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private Reasons() {}

    /** The reasons between what comes before and after them. */
    static List<String> with(Told told, List<String> before, List<String> after) {
        List<String> paragraphs = new ArrayList<>(before);
        told.file().grounds().stream()
                .filter(entry -> asks(told, entry))
                .forEach(entry -> paragraphs.addAll(paragraphs(told, entry)));
        paragraphs.addAll(after);
        return paragraphs;
    }

    /** A warning tells what is foreseen, everything else what holds. */
    private static boolean asks(Told told, GroundEntry entry) {
        return told.kind() == NoticeKind.WARNING ? entry.state() == GroundState.FORESEEN : entry.holds();
    }

    private static List<String> paragraphs(Told told, GroundEntry entry) {
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add(entry.ground().why(entry, told.facts(), told.standing().asOf()));
        requirement(told, entry).forEach(requirement -> {
            String evidence = evidence(requirement.evidence());
            if (!evidence.isEmpty()) {
                paragraphs.add(evidence);
            }
            paragraphs.add(remedies(requirement));
        });
        return paragraphs;
    }

    private static Stream<Requirement> requirement(Told told, GroundEntry entry) {
        return told.standing().requirements().stream()
                .filter(requirement -> requirement.ground() == entry.ground() && !requirement.asksForTheRequest());
    }

    private static String evidence(Evidence evidence) {
        Stream<String> invoices = evidence.invoices().stream().map(Reasons::line);
        Stream<String> unallocated = evidence.unallocated().stream()
                .map(money ->
                        "  We have received %s (payment %s) that counts for no invoice: please tell us which one it pays."
                                .formatted(money.amount(), money.paymentId()));
        Stream<String> checked = Stream.ofNullable(evidence.status()).flatMap(Reasons::lines);
        Stream<String> matters =
                evidence.matters().stream().map(matter -> "  %s: %s".formatted(matter.id(), matter.text()));
        return Stream.of(invoices, unallocated, checked, matters)
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n"));
    }

    private static String line(Evidence.OverdueInvoice invoice) {
        return "  %s: %s, due on %s, %s days overdue%s"
                .formatted(
                        invoice.number(),
                        invoice.open(),
                        DAY.format(invoice.dueOn()),
                        invoice.daysOverdue(),
                        invoice.link() == null ? "" : " (" + invoice.link() + ")");
    }

    /** What was rejected and why, step by step, and what is missing. */
    private static Stream<String> lines(Evidence.Checked checked) {
        Stream<String> reason = Stream.ofNullable(checked.reason()).map("  Reason: %s"::formatted);
        Stream<String> steps = checked.steps().stream()
                .filter(step -> step.reason() != null)
                .map(step -> "  %s: %s (%s)".formatted(words(step.step()), words(step.state()), step.reason()));
        Stream<String> missing = checked.missing().isEmpty()
                ? Stream.empty()
                : Stream.of("  Missing: " + String.join(", ", checked.missing()));
        return Stream.of(reason, steps, missing).flatMap(lines -> lines);
    }

    private static String words(String code) {
        return code.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Support is offered at the end of each letter anyway. */
    private static String remedies(Requirement requirement) {
        return requirement.remedies().stream()
                .limit(requirement.remedies().size() - 1L)
                .map(remedy -> Objects.requireNonNull(remedy).link() == null
                        ? remedy.text()
                        : remedy.text().replaceFirst("\\.$", "") + ": " + remedy.link())
                .collect(Collectors.joining("\n"));
    }
}
