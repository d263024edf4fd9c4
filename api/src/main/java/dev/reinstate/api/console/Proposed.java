package dev.reinstate.api.console;

import dev.reinstate.workflows.cases.Explanation;
import dev.reinstate.workflows.ports.Dossiers.Dossier;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a form has in it before anybody writes: only where the facts say it themselves, so that nobody has to copy them.
 * Who keeps a partner suspended, or asks them something, has a reason of their own.
 */
final class Proposed {

    private static final String TO_THE_PARTNER =
            "Thank you: what was asked of you is done. Your account is reinstated.";

    private Proposed() {}

    static Map<String, String> words(Dossier dossier, Deed deed) {
        return deed == Deed.REINSTATE
                ? Map.of(
                        "replyToPartner",
                        TO_THE_PARTNER,
                        "reason",
                        reason(dossier.explanation().grounds()))
                : Map.of();
    }

    private static String reason(List<Explanation.OfAGround> grounds) {
        return grounds.stream()
                .map(ground -> "%s: %s".formatted(Words.of(ground.ground()), why(ground)))
                .collect(Collectors.joining("\n"));
    }

    private static String why(Explanation.OfAGround ground) {
        return ground.clearedBy() == null ? ground.why() : "cleared by %s.".formatted(Causes.words(ground.clearedBy()));
    }
}
