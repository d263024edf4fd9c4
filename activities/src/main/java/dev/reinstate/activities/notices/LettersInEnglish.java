package dev.reinstate.activities.notices;

import dev.reinstate.activities.register.NoticeRows;
import dev.reinstate.activities.register.NoticeRows.Told;
import dev.reinstate.workflows.cases.Evidence;
import dev.reinstate.workflows.cases.GroundEntry;
import dev.reinstate.workflows.cases.Links;
import dev.reinstate.workflows.cases.Requirement;
import dev.reinstate.workflows.ports.Letter;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The letters, worded at the moment they are sent, so that they say what is true then. */
public final class LettersInEnglish implements NoticeRows.Wording {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private final String domain;
    private final Links links;

    /**
     * For one deployment.
     *
     * @param domain the right-hand side of each Message-ID
     */
    public LettersInEnglish(String domain, Links links) {
        this.domain = domain;
        this.links = links;
    }

    @Override
    public Letter letter(Told told) {
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add("To the administrators of %s (account %s),"
                .formatted(told.facts().account().name(), told.facts().account().id()));
        paragraphs.addAll(body(told));
        if (links.support() != null) {
            paragraphs.add("At every step you can contact Support: " + links.support());
        }
        return new Letter(
                "<%s@%s>".formatted(told.noticeId(), domain),
                told.to(),
                subject(told),
                String.join("\n\n", paragraphs) + "\n");
    }

    private static String subject(Told told) {
        String name = told.facts().account().name();
        return switch (told.kind()) {
            case WARNING -> "%s will be suspended on %s unless it pays".formatted(name, suspensionDay(told));
            case SUSPENDED -> "%s is suspended: new sales are held".formatted(name);
            case GROUND_RAISED -> "%s stays suspended: there is something new to do".formatted(name);
            case REMINDER -> "%s is still suspended: what is left to do".formatted(name);
            case NUDGE -> "%s: please file a support request to be reinstated".formatted(name);
            case KEPT_SUSPENDED -> "%s: your support request was answered".formatted(name);
            case QUESTION -> "%s: we have a question about your support request".formatted(name);
            case REINSTATED -> "%s is reinstated".formatted(name);
        };
    }

    private List<String> body(Told told) {
        return switch (told.kind()) {
            case WARNING -> List.of(warned(told), overdue(told), pay());
            case SUSPENDED -> List.of(suspended(told), overdue(told), pay(), wayBack(told));
            case GROUND_RAISED ->
                List.of(
                        "A reason for the suspension of your account has come back.",
                        overdue(told),
                        pay(),
                        wayBack(told));
            case REMINDER -> List.of("Your account is still suspended.", overdue(told), pay(), wayBack(told));
            case NUDGE ->
                List.of(
                        "Nothing is overdue any more. Your account is still suspended: payment alone does not reinstate it.",
                        "What is left to do: a global admin of the account files a support request. An agent then decides.");
            case KEPT_SUSPENDED ->
                List.of(
                        "An agent has looked at your support request. Your account stays suspended.",
                        said(told),
                        "A global admin of the account may file another support request.");
            case QUESTION ->
                List.of(
                        "An agent has a question about your support request, which waits for your answer.",
                        said(told),
                        "A global admin of the account answers it with a message on the case (%s)."
                                .formatted(told.file().id()));
            case REINSTATED -> reinstated(told);
        };
    }

    private static String warned(Told told) {
        return "Your account has an invoice that is long overdue. If it is not paid, new sales will be held from %s on."
                .formatted(suspensionDay(told));
    }

    private static String suspended(Told told) {
        Instant since = told.facts().hold() == null
                ? told.standing().asOf()
                : told.facts().hold().placedAt();
        return "New sales of your account are held since %s. You can still manage, renew, reduce and cancel what you have."
                .formatted(day(told, since));
    }

    /** What is overdue, invoice by invoice, and what came in but is not applied to any. */
    private static String overdue(Told told) {
        Stream<String> invoices =
                evidence(told).flatMap(evidence -> evidence.invoices().stream()).map(LettersInEnglish::line);
        Stream<String> unallocated = evidence(told)
                .flatMap(evidence -> evidence.unallocated().stream())
                .map(money ->
                        "  We have received %s (payment %s) that names no invoice: please tell us which one it pays."
                                .formatted(money.amount(), money.paymentId()));
        return Stream.concat(invoices, unallocated).collect(Collectors.joining("\n", "Overdue:\n", ""));
    }

    private static Stream<Evidence> evidence(Told told) {
        return told.standing().requirements().stream()
                .filter(requirement -> requirement.state() != Requirement.State.CLEARED)
                .map(Requirement::evidence);
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

    private String pay() {
        return links.billing() == null
                ? "Pay everything that is overdue, as the bill says."
                : "Pay everything that is overdue, as the bill says: " + links.billing();
    }

    /** Payment alone never reinstates; who has filed the request already is not asked for it again. */
    private static String wayBack(Told told) {
        return told.file().requested()
                ? "Your support request is with us and waits for this; no second one is needed. An agent then decides."
                : "After that, a global admin of the account files a support request; an agent then decides. Payment alone does not reinstate the account.";
    }

    private List<String> reinstated(Told told) {
        List<String> said = new ArrayList<>(List.of("Your account is reinstated. New sales are possible again."));
        if (told.reply() != null) {
            said.add(said(told));
        }
        if (links.profile() != null) {
            said.add("Please verify your partner profile: " + links.profile());
        }
        if (links.enrolment() != null) {
            said.add("Please verify your account information when you enrol in a new programme: " + links.enrolment());
        }
        return said;
    }

    private static String said(Told told) {
        return "The agent writes:\n\n" + quoted(told.reply());
    }

    private static String quoted(@Nullable String reply) {
        return reply == null ? "" : reply.lines().map(line -> "> " + line).collect(Collectors.joining("\n"));
    }

    private static String suspensionDay(Told told) {
        return told.file().grounds().stream()
                .map(GroundEntry::holdsFrom)
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .map(at -> day(told, at))
                .orElse("the day its invoice is too long overdue");
    }

    private static String day(Told told, Instant at) {
        return DAY.format(told.facts().account().dayAt(at));
    }
}
