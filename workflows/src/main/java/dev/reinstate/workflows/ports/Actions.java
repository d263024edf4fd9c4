package dev.reinstate.workflows.ports;

import dev.reinstate.workflows.cases.Account;
import dev.reinstate.workflows.cases.Broken;
import dev.reinstate.workflows.cases.CaseFile;
import dev.reinstate.workflows.cases.Claim;
import dev.reinstate.workflows.cases.Conduct;
import dev.reinstate.workflows.cases.Decision;
import dev.reinstate.workflows.cases.Dispute;
import dev.reinstate.workflows.cases.Disputing;
import dev.reinstate.workflows.cases.Facts;
import dev.reinstate.workflows.cases.Ground;
import dev.reinstate.workflows.ports.CaseView.Action;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an actor may do on a case now, and for the rest why not: role first, then rules. */
final class Actions {

    private Actions() {}

    static List<Action> of(Actor actor, Facts facts, @Nullable Claim claim, Instant now) {
        Account account = facts.account();
        CaseFile file = facts.file();
        List<Action> actions = new ArrayList<>();
        actions.add(action("support-request", actor, Act.REQUEST_SUPPORT, account, Conduct.againstRequest(file)));
        actions.add(action("message", actor, Act.ANSWER, account, Conduct.againstMessage(file)));
        for (Decision.Kind kind : Decision.Kind.values()) {
            String id = "decide-" + kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
            actions.add(action(id, actor, Act.DECIDE, account, againstDecision(actor, facts, kind, now)));
        }
        actions.addAll(ofDisputes(actor, facts, now));
        if (!actor.is(Role.PARTNER)) {
            actions.addAll(ofOurPeople(actor, account, file, claim));
        }
        return actions;
    }

    private static List<Broken> againstDecision(Actor actor, Facts facts, Decision.Kind kind, Instant now) {
        boolean trust = actor.is(Role.TRUST);
        boolean onlyTrust = trust && !actor.is(Role.SUPERVISOR) && !actor.is(Role.AGENT);
        if (onlyTrust && !Conduct.ofTrust(facts.file())) {
            return List.of(new Broken("role", "A trust officer decides on abuse only.", "an agent or a supervisor"));
        }
        return Conduct.againstDecision(facts, kind, actor.id(), trust ? Set.of(Ground.ABUSE) : Set.of(), now);
    }

    /** One to dispute, which some ground allows or none, and one for each answer to a dispute that is not settled. */
    private static List<Action> ofDisputes(Actor actor, Facts facts, Instant now) {
        List<Action> actions = new ArrayList<>();
        actions.add(action("dispute", actor, Act.DISPUTE, facts.account(), Disputing.against(facts)));
        for (Dispute dispute : facts.disputes()) {
            for (Dispute.Kind kind : Dispute.Kind.values()) {
                if (!dispute.settled()) {
                    String id = dispute.id() + "-" + kind.name().toLowerCase(Locale.ROOT);
                    List<Broken> broken = Disputing.againstAnswer(facts, dispute, kind, actor.id(), now);
                    actions.add(
                            action(id, actor, Act.DECIDE_DISPUTE, facts.account(), plusRole(actor, dispute, broken)));
                }
            }
        }
        return actions;
    }

    /** What partners do not even know of. */
    private static List<Action> ofOurPeople(Actor actor, Account account, CaseFile file, @Nullable Claim claim) {
        boolean anybodys = Permissions.ever(actor, Act.TAKE_OVER);
        return List.of(
                action("claim", actor, Act.CLAIM, account, Claim.against(file, claim, actor.id(), false)),
                action("take-over", actor, Act.TAKE_OVER, account, Claim.against(file, claim, actor.id(), true)),
                action("release", actor, Act.CLAIM, account, Claim.againstRelease(file, claim, actor.id(), anybodys)),
                action("note", actor, Act.WRITE_NOTE, account, List.of()));
    }

    private static List<Broken> plusRole(Actor actor, Dispute dispute, List<Broken> broken) {
        boolean others = actor.is(Role.TRUST)
                && !actor.is(Role.SUPERVISOR)
                && dispute.about().ground() != Ground.ABUSE;
        return others ? List.of(new Broken("role", "A trust officer decides on abuse only.", "a supervisor")) : broken;
    }

    private static Action action(String id, Actor actor, Act act, Account account, List<Broken> against) {
        List<Broken> broken = new ArrayList<>();
        if (Permissions.on(actor, act, account.id(), account.cloud()) != Permissions.Verdict.ALLOWED) {
            broken.add(new Broken("role", "Your role may not " + act.words() + ".", act.who()));
        }
        broken.addAll(against);
        return new Action(id, broken.isEmpty(), broken);
    }
}
