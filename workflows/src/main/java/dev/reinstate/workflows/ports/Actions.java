package dev.reinstate.workflows.ports;

import dev.reinstate.workflows.cases.Account;
import dev.reinstate.workflows.cases.Broken;
import dev.reinstate.workflows.cases.CaseFile;
import dev.reinstate.workflows.cases.Conduct;
import dev.reinstate.workflows.cases.Decision;
import dev.reinstate.workflows.cases.Ground;
import dev.reinstate.workflows.ports.CaseView.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What an actor may do on a case now, and for the rest why not: role first, then rules. */
final class Actions {

    private Actions() {}

    static List<Action> of(Actor actor, Account account, CaseFile file) {
        List<Action> actions = new ArrayList<>();
        actions.add(action("support-request", actor, Act.REQUEST_SUPPORT, account, Conduct.againstRequest(file)));
        actions.add(action("message", actor, Act.ANSWER, account, Conduct.againstMessage(file)));
        for (Decision.Kind kind : Decision.Kind.values()) {
            String id = "decide-" + kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
            actions.add(action(id, actor, Act.DECIDE, account, againstDecision(actor, file, kind)));
        }
        return actions;
    }

    private static List<Broken> againstDecision(Actor actor, CaseFile file, Decision.Kind kind) {
        boolean trust = actor.is(Role.TRUST);
        if (trust && !Conduct.ofTrust(file)) {
            return List.of(new Broken("role", "A trust officer decides on abuse only.", "an agent or a supervisor"));
        }
        return Conduct.againstDecision(file, kind, actor.id(), trust ? Set.of(Ground.ABUSE) : Set.of());
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
