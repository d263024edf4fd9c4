package dev.reinstate.api.console;

import dev.reinstate.workflows.cases.Account;
import dev.reinstate.workflows.cases.Anchor;
import dev.reinstate.workflows.cases.Exemption;
import dev.reinstate.workflows.cases.GroundEntry;
import dev.reinstate.workflows.cases.GroundState;
import dev.reinstate.workflows.cases.Operation;
import dev.reinstate.workflows.cases.Profile;
import dev.reinstate.workflows.cases.Standing;
import dev.reinstate.workflows.cases.Statement;
import dev.reinstate.workflows.ports.AccountView;
import dev.reinstate.workflows.ports.CaseSummary;
import dev.reinstate.workflows.ports.NoticeView;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An account with all that is known of it.
 *
 * @param statement null for a role that may not see it
 * @param profile the same
 * @param exempts whether whoever looks may record an exemption
 */
public record AccountPage(
        AccountView view,
        Standing standing,
        @Nullable Statement statement,
        List<Chart> charts,
        @Nullable Profile profile,
        List<Exemption> exemptions,
        List<CaseSummary> cases,
        List<NoticeView> notices,
        boolean exempts) {

    public Account account() {
        return view.account();
    }

    public List<Map.Entry<Operation, Standing.Answer>> operations() {
        return standing.operations().entrySet().stream().toList();
    }

    /** What an exemption can be recorded on: what stands on the open case. */
    public List<Anchor> exemptible() {
        return cases.stream()
                .filter(open -> open.closedAt() == null)
                .flatMap(open -> open.grounds().stream())
                .filter(entry -> entry.state() == GroundState.HOLDS || entry.state() == GroundState.FORESEEN)
                .map(AccountPage::anchor)
                .toList();
    }

    private static Anchor anchor(GroundEntry entry) {
        return new Anchor(entry.ground(), entry.anchor());
    }

    public boolean over(Exemption exemption) {
        return exemption.overAt(standing.asOf());
    }
}
