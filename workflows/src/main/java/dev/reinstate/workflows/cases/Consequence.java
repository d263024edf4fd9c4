package dev.reinstate.workflows.cases;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an answer to a support request, or to a dispute, leads to, said before it is given.
 *
 * @param effects in the order in which they come
 * @param notice what the partner is sent
 * @param to who gets it
 */
public record Consequence(List<String> effects, NoticeKind notice, List<Contact> to) {

    public Consequence {
        effects = List.copyOf(effects);
        to = List.copyOf(to);
    }

    /**
     * Of a decision on the case as it stands.
     *
     * @param grounds all of the case
     */
    public static Consequence of(Decision.Kind kind, Account account, List<GroundEntry> grounds) {
        NoticeKind notice = notice(kind);
        return new Consequence(effects(kind, account), notice, recipients(notice, account, grounds));
    }

    /**
     * Of an answer to a dispute.
     *
     * @param outcome how the case ends by it; null if it goes on, or was over before
     */
    public static Consequence of(Dispute.Kind kind, Account account, @Nullable Outcome outcome) {
        List<String> effects = switch (kind) {
            case STAY ->
                List.of(
                        "What is disputed does not count until the stay ends. If it still holds by then, it counts again.",
                        ending(account, outcome),
                        "The dispute stays open: somebody has still to uphold or to reject it.");
            case UPHOLD ->
                List.of(
                        "What is disputed does not count any more.",
                        ending(account, outcome),
                        "The dispute is settled: the partner was right.");
            case REJECT ->
                List.of(
                        "What is disputed counts as before. If it was stayed, the stay ends now.",
                        "The dispute is settled: the partner cannot dispute the same again.");
        };
        return new Consequence(effects, kind.notice(), recipients(kind.notice(), account, List.of()));
    }

    private static String ending(Account account, @Nullable Outcome outcome) {
        if (outcome == null) {
            return "The case goes on: this alone ends no suspension.";
        }
        return switch (outcome) {
            case NEVER_SUSPENDED -> "The case is closed before any hold: " + account.name() + " is not suspended.";
            case ERRONEOUS ->
                "The hold is lifted at once. The case is closed as erroneous and does not count against "
                        + account.name() + ".";
            case REINSTATED, ENDED ->
                "The hold is lifted at once and the case is closed: " + account.name()
                        + " may sell and authorize new business again.";
        };
    }

    private static NoticeKind notice(Decision.Kind kind) {
        return switch (kind) {
            case REINSTATE -> NoticeKind.REINSTATED;
            case KEEP_SUSPENDED -> NoticeKind.KEPT_SUSPENDED;
            case ASK_PARTNER -> NoticeKind.QUESTION;
        };
    }

    private static List<String> effects(Decision.Kind kind, Account account) {
        return switch (kind) {
            case REINSTATE ->
                List.of(
                        "The grounds are checked once more. If one holds by then, nothing is lifted.",
                        "The hold is lifted: " + account.name() + " may sell and authorize new business again.",
                        "The support request is closed, and the case too.");
            case KEEP_SUSPENDED ->
                List.of(
                        "The hold stays: new business of " + account.name() + " stays denied.",
                        "The support request is closed. The partner may file another one.");
            case ASK_PARTNER ->
                List.of(
                        "Nothing changes for " + account.name() + ".",
                        "The support request stays open and waits for the partner's message.");
        };
    }

    /** As the notice itself will find them. */
    private static List<Contact> recipients(NoticeKind notice, Account account, List<GroundEntry> grounds) {
        Set<Ground> about = grounds.stream()
                .filter(entry -> entry.state() != GroundState.FORESEEN)
                .map(GroundEntry::ground)
                .collect(Collectors.toSet());
        return account.contacts().stream()
                .filter(contact -> notice.goesTo(contact.role(), about))
                .toList();
    }
}
