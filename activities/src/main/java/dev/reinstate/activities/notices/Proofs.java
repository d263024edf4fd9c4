package dev.reinstate.activities.notices;

import dev.reinstate.activities.notices.Part.Linked;
import dev.reinstate.activities.register.NoticeRows.Told;
import dev.reinstate.workflows.cases.AbuseFinding;
import dev.reinstate.workflows.cases.Evidence;
import dev.reinstate.workflows.cases.Ground;
import dev.reinstate.workflows.cases.StatusStep;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The facts behind a ground, a line each. */
final class Proofs {

    private final Told told;
    private final Vocabulary words;

    Proofs(Told told, Vocabulary words) {
        this.told = told;
        this.words = words;
    }

    List<Linked> of(Ground ground, Evidence evidence) {
        return Stream.of(
                        evidence.invoices().stream().map(this::invoice),
                        evidence.unallocated().stream().map(this::unallocated),
                        Stream.ofNullable(evidence.status()).flatMap(this::checked),
                        evidence.matters().stream().map(matter -> matter(ground, matter)))
                .flatMap(lines -> lines)
                .toList();
    }

    private Linked invoice(Evidence.OverdueInvoice invoice) {
        Phrase line = words.say(
                "evidence.invoice",
                Map.of(
                        "number", Phrase.foreign(invoice.number()),
                        "open", words.amount(invoice.open()),
                        "due", words.day(invoice.dueOn()),
                        "overdue", words.count("overdue", invoice.daysOverdue())));
        return new Linked(line, invoice.link() == null ? null : Clean.line(invoice.link()));
    }

    private Linked unallocated(Evidence.Unallocated money) {
        return Linked.nowhere(words.say(
                "evidence.unallocated",
                Map.of("amount", words.amount(money.amount()), "payment", Phrase.foreign(money.paymentId()))));
    }

    /** What was rejected and why, step by step, and what is missing. */
    private Stream<Linked> checked(Evidence.Checked checked) {
        Stream<Phrase> reason = Stream.ofNullable(checked.reason())
                .map(text -> words.say("evidence.reason", Map.of("reason", Phrase.foreign(text))));
        Stream<Phrase> steps =
                checked.steps().stream().filter(step -> step.reason() != null).map(this::step);
        Stream<Phrase> missing = checked.missing().isEmpty()
                ? Stream.empty()
                : Stream.of(words.say(
                        "evidence.missing", Map.of("missing", Phrase.foreign(String.join(", ", checked.missing())))));
        return Stream.of(reason, steps, missing).flatMap(lines -> lines).map(Linked::nowhere);
    }

    private Phrase step(StatusStep step) {
        return words.say(
                "evidence.step",
                Map.of(
                        "step", named("step.", step.step()),
                        "state", named("status.", step.state()),
                        "reason", Phrase.foreign(String.valueOf(step.reason()))));
    }

    /** Checking systems have words of their own; those that nobody translated stay what they are. */
    private Phrase named(String prefix, String code) {
        return words.sayIfKnown(prefix + code, Map.of())
                .orElseGet(() -> Phrase.foreign(code.toLowerCase(Locale.ROOT).replace('_', ' ')));
    }

    private Linked matter(Ground ground, Evidence.Matter matter) {
        Map<String, Phrase> names = new HashMap<>();
        names.put("id", Phrase.foreign(matter.id()));
        names.put("text", Phrase.foreign(matter.text()));
        names.put("provider", Phrase.foreign(provider(matter)));
        names.put("severity", Phrase.foreign(severity(matter)));
        String key = "evidence." + ground;
        return Linked.nowhere(words.say(words.has(key) ? key : "evidence.matter", names));
    }

    private String provider(Evidence.Matter matter) {
        return told.facts().matters().issues().stream()
                .filter(issue -> issue.id().equals(matter.id()))
                .map(issue -> String.valueOf(issue.provider()))
                .findFirst()
                .orElse("");
    }

    private String severity(Evidence.Matter matter) {
        return told.facts().matters().findings().stream()
                .filter(finding -> finding.id().equals(matter.id()))
                .map(AbuseFinding::severity)
                .findFirst()
                .orElse("");
    }
}
