package dev.reinstate.activities.notices;

import dev.reinstate.activities.register.NoticeRows;
import dev.reinstate.activities.register.NoticeRows.Told;
import dev.reinstate.workflows.cases.GroundEntry;
import dev.reinstate.workflows.cases.Links;
import dev.reinstate.workflows.cases.Outcome;
import dev.reinstate.workflows.ports.Letter;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
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
            case WARNING -> "%s will be suspended on %s unless something is done".formatted(name, suspensionDay(told));
            case SUSPENDED -> "%s is suspended: new sales are held".formatted(name);
            case GROUND_RAISED -> "%s stays suspended: there is something new to do".formatted(name);
            case REMINDER -> "%s is still suspended: what is left to do".formatted(name);
            case NUDGE -> "%s: please file a support request to be reinstated".formatted(name);
            case KEPT_SUSPENDED -> "%s: your support request was answered".formatted(name);
            case QUESTION -> "%s: we have a question about your support request".formatted(name);
            case DISPUTE_STAYED -> "%s: your dispute is being looked at".formatted(name);
            case DISPUTE_UPHELD -> "%s: your dispute was upheld".formatted(name);
            case DISPUTE_REJECTED -> "%s: your dispute was rejected".formatted(name);
            case REINSTATED -> "%s is reinstated".formatted(name);
        };
    }

    private List<String> body(Told told) {
        return switch (told.kind()) {
            case WARNING -> Reasons.with(told, List.of(warned(told)), List.of());
            case SUSPENDED -> Reasons.with(told, List.of(suspended(told)), List.of(wayBack(told)));
            case GROUND_RAISED ->
                Reasons.with(
                        told,
                        List.of("There is a new reason for the suspension of your account, or one has come back."),
                        List.of(wayBack(told)));
            case REMINDER -> Reasons.with(told, List.of("Your account is still suspended."), List.of(wayBack(told)));
            case NUDGE ->
                List.of(
                        "Every reason is settled. Your account is still suspended: that alone does not reinstate it.",
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
            case DISPUTE_STAYED ->
                List.of(
                        "While we look at your dispute, what you dispute does not count against your account. Nothing else is decided yet.",
                        said(told));
            case DISPUTE_UPHELD ->
                List.of("Your dispute was upheld: what you disputed is no reason to suspend your account.", said(told));
            case DISPUTE_REJECTED ->
                List.of(
                        "Your dispute was rejected: what you disputed stays as it was.",
                        said(told),
                        "What there is to do now is on the account's page, and in our next letter if new sales are held.");
            case REINSTATED -> reinstated(told);
        };
    }

    private static String warned(Told told) {
        return "If nothing is done, new sales of your account will be held from %s on.".formatted(suspensionDay(told));
    }

    private static String suspended(Told told) {
        Instant since = told.facts().hold() == null
                ? told.standing().asOf()
                : told.facts().hold().placedAt();
        return "New sales of your account are held since %s. You can still manage, renew, reduce and cancel what you have."
                .formatted(day(told, since));
    }

    /** Payment alone never reinstates; who has filed the request already is not asked for it again. */
    private static String wayBack(Told told) {
        return told.file().requested()
                ? "Your support request is with us and waits for this; no second one is needed. An agent then decides."
                : "After that, a global admin of the account files a support request; an agent then decides. What you pay or mend does not reinstate the account by itself.";
    }

    private List<String> reinstated(Told told) {
        List<String> said = new ArrayList<>(List.of("Your account is reinstated. New sales are possible again."
                + (told.file().outcome() == Outcome.ERRONEOUS ? " It should not have been suspended." : "")));
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
                .orElse("a day that is not known yet");
    }

    private static String day(Told told, Instant at) {
        return DAY.format(told.facts().account().dayAt(at));
    }
}
