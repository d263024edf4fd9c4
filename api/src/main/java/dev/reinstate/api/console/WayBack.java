package dev.reinstate.api.console;

import dev.reinstate.api.console.PartnerStep.State;
import dev.reinstate.workflows.cases.Balance;
import dev.reinstate.workflows.cases.Ground;
import dev.reinstate.workflows.cases.Profile;
import dev.reinstate.workflows.cases.Requirement;
import dev.reinstate.workflows.cases.Stage;
import dev.reinstate.workflows.cases.Standing;
import dev.reinstate.workflows.cases.Statement;
import dev.reinstate.workflows.cases.WaitingOn;
import dev.reinstate.workflows.ports.CaseView;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The steps of the way back, in the article's order: profile, billing, pay, the support request, an agent's decision. */
final class WayBack {

    private static final Set<Ground> OF_THE_PROFILE = EnumSet.of(Ground.PROFILE_REJECTED, Ground.VETTING_REJECTED);

    private final Standing standing;
    private final List<PartnerStep> steps = new ArrayList<>();

    private WayBack(Standing standing) {
        this.standing = standing;
    }

    static List<PartnerStep> of(Standing standing, Profile profile, @Nullable Statement statement, CaseView view) {
        WayBack way = new WayBack(standing);
        way.profile(profile);
        way.billing(statement);
        way.remedies(
                requirement -> requirement.ground() == Ground.BILLING_OVERDUE,
                "Pay what is overdue",
                "Pay as the bill says. Payment alone does not end the suspension: a support request has to follow.");
        way.remedies(
                requirement -> requirement.ground() != Ground.BILLING_OVERDUE
                        && !OF_THE_PROFILE.contains(requirement.ground()),
                null,
                "This is a ground of its own: neither a payment nor the profile clears it.");
        way.requestAndDecision(view);
        return List.copyOf(way.steps);
    }

    private void profile(Profile profile) {
        int before = steps.size();
        remedies(
                requirement -> OF_THE_PROFILE.contains(requirement.ground()),
                null,
                "See below what was rejected and what is missing.");
        if (steps.size() == before) {
            steps.add(new PartnerStep(
                    "profile",
                    "Your partner profile",
                    profile.complete() ? State.IN_ORDER : State.LOOK,
                    profile.complete()
                            ? "It is complete and authorized."
                            : "Sure that you are current? Look whether the active information is complete.",
                    null,
                    "profile",
                    List.of()));
        }
    }

    private void billing(@Nullable Statement statement) {
        if (statement == null || statement.note() != null) {
            return;
        }
        String overdue = statement.balances().stream()
                .map(Balance::overdue)
                .filter(amount -> amount.positive())
                .map(Object::toString)
                .collect(Collectors.joining(", "));
        steps.add(new PartnerStep(
                "billing",
                "Your billing",
                overdue.isEmpty() ? State.IN_ORDER : State.LOOK,
                overdue.isEmpty()
                        ? "Nothing is overdue."
                        : "Overdue: " + overdue + ". Look at the balance, the documents and your most recent payment.",
                null,
                "billing",
                List.of()));
    }

    /** A step for each requirement of this kind; without a name it is called as its ground. */
    private void remedies(Predicate<Requirement> kind, @Nullable String name, String text) {
        for (Requirement requirement : standing.requirements()) {
            if (!requirement.asksForTheRequest() && kind.test(requirement)) {
                steps.add(new PartnerStep(
                        requirement.id(),
                        name == null ? Words.of(requirement.ground()) : name,
                        State.of(requirement.state()),
                        text,
                        requirement.dueAt(),
                        OF_THE_PROFILE.contains(requirement.ground()) ? "profile" : null,
                        requirement.remedies()));
            }
        }
    }

    private void requestAndDecision(CaseView view) {
        for (Requirement requirement : standing.requirements()) {
            if (requirement.asksForTheRequest()) {
                steps.add(request(requirement, view));
                steps.add(decision(view));
            }
        }
    }

    /** Its own link leads to Support; here the form is at hand. */
    private static PartnerStep request(Requirement requirement, CaseView view) {
        boolean asked = PartnerPage.asked(view);
        return new PartnerStep(
                requirement.id(),
                asked ? "Answer the agent's question" : "File the support request",
                State.of(requirement.state()),
                asked
                        ? "An agent has asked you something: the decision waits for your answer."
                        : "Every reinstatement needs one. File it at once or when all else is done: filed early, it waits.",
                requirement.dueAt(),
                asked ? "talk" : "request",
                List.of());
    }

    private static PartnerStep decision(CaseView view) {
        boolean approved = view.stage() == Stage.REINSTATING;
        boolean before = view.stage() == Stage.UNDER_REVIEW && view.waitingOn() == WaitingOn.AGENT;
        return new PartnerStep(
                "decision",
                "An agent decides",
                approved ? State.DONE : before ? State.CHECKING : State.LATER,
                approved
                        ? "It is approved: the hold is lifted as soon as the grounds are checked once more."
                        : "An agent looks at your request once no ground holds any more. You are told what was decided.",
                null,
                null,
                List.of());
    }
}
