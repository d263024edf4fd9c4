package dev.reinstate.workflows.cases;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The article's first question: is the active information complete?
 *
 * @param complete nothing was rejected, nothing is missing, and what was submitted is authorized
 * @param profile how far the check of the partner profile has come; null before anything was reported
 * @param vetting the same for the vetting
 * @param toDo what the partner does about it, in this order
 */
public record Profile(
        String accountId,
        Programme programme,
        boolean complete,
        Evidence.@Nullable Checked profile,
        Evidence.@Nullable Checked vetting,
        List<Requirement.Remedy> toDo,
        Instant asOf) {

    public Profile {
        toDo = List.copyOf(toDo);
    }

    public static Profile of(Facts facts, Links links, Instant now) {
        Optional<StatusReport> profile =
                StatusHistory.of(facts.matters().profile(), now).latest();
        StatusHistory history = StatusHistory.of(facts.matters().vetting(), now);
        Optional<StatusReport> vetting = history.latest();
        List<Requirement.Remedy> toDo = new ArrayList<>();
        profile.ifPresent(report -> toDo.addAll(toDo(report, "partner profile", links)));
        vetting.ifPresent(report -> toDo.addAll(toDo(report, "vetting", links)));
        toDo.add(new Requirement.Remedy("Contact Support.", links.support(), Requirement.Who.GLOBAL_ADMIN));
        return new Profile(
                facts.account().id(),
                facts.account().programme(),
                profile.filter(Profile::finished).isPresent()
                        && vetting.stream().allMatch(Profile::finished),
                Evidence.of(profile).status(),
                Evidence.of(vetting)
                        .rejectedFor(new RejectedDays(facts.account(), history, now).count())
                        .status(),
                toDo,
                now);
    }

    private static boolean finished(StatusReport report) {
        return report.state() == Status.AUTHORIZED && report.missing().isEmpty();
    }

    private static List<Requirement.Remedy> toDo(StatusReport report, String what, Links links) {
        List<Requirement.Remedy> toDo = new ArrayList<>();
        if (!report.missing().isEmpty()) {
            toDo.add(own("Add what is missing: " + String.join(", ", report.missing()) + ".", links));
        }
        if (report.state().adverse()) {
            toDo.add(own(
                    "Correct what was rejected in your " + what
                            + " and submit it again; the check takes 3 to 5 business days.",
                    links));
        } else if (report.state() == Status.PENDING) {
            toDo.add(own("Wait for the check of your " + what + "; it takes 3 to 5 business days.", links));
        } else if (report.state() == Status.NONE) {
            toDo.add(own("Submit your " + what + ".", links));
        }
        return toDo;
    }

    private static Requirement.Remedy own(String text, Links links) {
        return new Requirement.Remedy(text, links.profile(), Requirement.Who.GLOBAL_ADMIN);
    }
}
