package dev.reinstate.api.console;

import dev.reinstate.workflows.cases.Account;
import dev.reinstate.workflows.cases.Broken;
import dev.reinstate.workflows.cases.Explanation;
import dev.reinstate.workflows.cases.GroundState;
import dev.reinstate.workflows.cases.Operation;
import dev.reinstate.workflows.cases.Profile;
import dev.reinstate.workflows.cases.Requirement;
import dev.reinstate.workflows.cases.Standing;
import dev.reinstate.workflows.cases.Statement;
import dev.reinstate.workflows.cases.SupportRequest;
import dev.reinstate.workflows.ports.CaseView;
import dev.reinstate.workflows.ports.Dossiers.Dossier;
import dev.reinstate.workflows.ports.Said;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An account as its own people see it.
 *
 * @param dossier of the open case, else of the last one; null where there never was any
 * @param steps empty where no case is open
 */
public record PartnerPage(
        Account account,
        Standing standing,
        @Nullable Dossier dossier,
        List<Said> conversation,
        @Nullable Statement statement,
        Profile profile,
        List<PartnerStep> steps,
        PartnerDraft draft) {

    static boolean asked(CaseView view) {
        SupportRequest request = view.supportRequest();
        return request != null && request.state() == SupportRequest.State.WAITING_ON_PARTNER;
    }

    public boolean suspended() {
        return standing.hold() != null;
    }

    /** The open case; null where there is none. */
    public @Nullable CaseView open() {
        return dossier == null || dossier.view().closedAt() != null ? null : dossier.view();
    }

    public boolean asked() {
        CaseView open = open();
        return open != null && asked(open);
    }

    /** What is said of each ground of the open case. */
    public List<Explanation.OfAGround> grounds() {
        return dossier == null || open() == null
                ? List.of()
                : dossier.explanation().grounds();
    }

    /** What the suspension rests on, in the middle of a sentence; empty once all of it is settled. */
    public String because() {
        return grounds().stream()
                .filter(ground -> ground.state() == GroundState.HOLDS)
                .map(ground -> Words.inside(ground.ground()))
                .collect(Collectors.joining(", "));
    }

    public List<Explanation.OfAGround> foreseen() {
        return grounds().stream()
                .filter(ground -> ground.state() == GroundState.FORESEEN)
                .toList();
    }

    /** The operations that are allowed, or those that are not. */
    public List<Map.Entry<Operation, Standing.Answer>> operations(boolean allowed) {
        return standing.operations().entrySet().stream()
                .filter(entry -> entry.getValue().allowed() == allowed)
                .toList();
    }

    public boolean can(String action) {
        CaseView open = open();
        return open != null
                && open.actions().stream().anyMatch(each -> each.id().equals(action) && each.available());
    }

    /** What stands against it now. */
    public List<Broken> against(String action) {
        CaseView open = open();
        return open == null
                ? List.of()
                : open.actions().stream()
                        .filter(each -> each.id().equals(action))
                        .flatMap(each -> each.broken().stream())
                        .toList();
    }

    /** Whether the form is offered: not where the dispute itself is shown, nor where nothing stands. */
    public boolean disputable(Explanation.OfAGround ground) {
        return can("dispute") && ground.mustAct() != null && disputes(ground).isEmpty();
    }

    public List<CaseView.DisputeView> disputes(Explanation.OfAGround ground) {
        CaseView open = open();
        return open == null
                ? List.of()
                : open.disputes().stream()
                        .filter(dispute -> dispute.ground() == ground.ground()
                                && dispute.subject().equals(ground.anchor()))
                        .toList();
    }

    public List<Chart> charts() {
        return statement == null
                ? List.of()
                : statement.balances().stream().map(Chart::of).toList();
    }

    public List<CasePage.Line> story() {
        return dossier == null ? List.of() : CasePage.story(dossier);
    }

    /** What a partner can always do; the last thing of each list of what to do. */
    public Requirement.Remedy support() {
        return profile.toDo().get(profile.toDo().size() - 1);
    }

    public String address() {
        return "/partner/" + account.id();
    }
}
