package dev.reinstate.workflows.ports;

import static dev.reinstate.workflows.cases.ContactRole.BILLING_ADMIN;
import static dev.reinstate.workflows.cases.ContactRole.GLOBAL_ADMIN;
import static dev.reinstate.workflows.ports.Role.AGENT;
import static dev.reinstate.workflows.ports.Role.BILLING;
import static dev.reinstate.workflows.ports.Role.ENGINEER;
import static dev.reinstate.workflows.ports.Role.SUPERVISOR;
import static dev.reinstate.workflows.ports.Role.SYSTEM;
import static dev.reinstate.workflows.ports.Role.TRUST;

import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.cases.ContactRole;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The permission table. What it does not name is denied. */
public final class Permissions {

    private record Row(Set<Role> staff, Set<ContactRole> contacts) {}

    private static final Map<Act, Row> TABLE = new EnumMap<>(Map.ofEntries(
            Map.entry(Act.RECORD_FACTS, row(Set.of(BILLING, SYSTEM), Set.of())),
            Map.entry(
                    Act.SEE_ACCOUNT,
                    row(
                            Set.of(BILLING, AGENT, SUPERVISOR, TRUST, ENGINEER, SYSTEM),
                            Set.of(GLOBAL_ADMIN, BILLING_ADMIN))),
            Map.entry(Act.ASK_AT_THE_GATE, row(Set.of(BILLING, AGENT, SUPERVISOR, TRUST, ENGINEER, SYSTEM), Set.of())),
            Map.entry(
                    Act.SEE_STATEMENT,
                    row(Set.of(AGENT, SUPERVISOR, TRUST, ENGINEER, SYSTEM), Set.of(GLOBAL_ADMIN, BILLING_ADMIN))),
            Map.entry(
                    Act.SEE_CASE,
                    row(Set.of(AGENT, SUPERVISOR, TRUST, ENGINEER, SYSTEM), Set.of(GLOBAL_ADMIN, BILLING_ADMIN))),
            Map.entry(Act.OPEN_CASE, row(Set.of(AGENT, SUPERVISOR, TRUST), Set.of())),
            Map.entry(Act.REQUEST_SUPPORT, row(Set.of(AGENT, SUPERVISOR), Set.of(GLOBAL_ADMIN))),
            Map.entry(Act.ANSWER, row(Set.of(), Set.of(GLOBAL_ADMIN))),
            // A trust officer only where abuse is a ground: the rules say where.
            Map.entry(Act.DECIDE, row(Set.of(AGENT, SUPERVISOR, TRUST), Set.of())),
            Map.entry(Act.DISPUTE, row(Set.of(), Set.of(GLOBAL_ADMIN))),
            // A trust officer only on abuse, and nobody on a case that they have decided on: the rules say so.
            Map.entry(Act.DECIDE_DISPUTE, row(Set.of(SUPERVISOR, TRUST), Set.of())),
            Map.entry(Act.SEE_EXEMPTIONS, row(Set.of(AGENT, SUPERVISOR, TRUST, ENGINEER), Set.of())),
            Map.entry(Act.EXEMPT, row(Set.of(SUPERVISOR, TRUST), Set.of())),
            Map.entry(Act.REVIEW_ABUSE, row(Set.of(TRUST), Set.of())),
            Map.entry(Act.ENTER_CONSOLE, row(Set.of(BILLING, AGENT, SUPERVISOR, TRUST, ENGINEER), Set.of())),
            Map.entry(Act.SEE_WATCH, row(Set.of(AGENT, SUPERVISOR, TRUST, ENGINEER), Set.of())),
            Map.entry(Act.SEE_TASKS, row(Set.of(AGENT, SUPERVISOR, TRUST, ENGINEER), Set.of())),
            Map.entry(Act.DO_TASK, row(Set.of(AGENT, SUPERVISOR), Set.of())),
            Map.entry(Act.CLAIM, row(Set.of(AGENT, SUPERVISOR, TRUST), Set.of())),
            Map.entry(Act.TAKE_OVER, row(Set.of(SUPERVISOR), Set.of())),
            Map.entry(Act.SEE_ONLOOKERS, row(Set.of(AGENT, SUPERVISOR, TRUST, ENGINEER), Set.of())),
            Map.entry(Act.WRITE_NOTE, row(Set.of(AGENT, SUPERVISOR, TRUST), Set.of())),
            Map.entry(Act.KEEP_VIEWS, row(Set.of(AGENT, SUPERVISOR, TRUST, ENGINEER), Set.of())),
            Map.entry(Act.SEE_EVENTS, row(Set.of(BILLING, AGENT, SUPERVISOR, TRUST, ENGINEER), Set.of())),
            Map.entry(Act.REDELIVER_EVENT, row(Set.of(AGENT, SUPERVISOR, ENGINEER), Set.of())),
            Map.entry(Act.MOVE_CLOCK, row(Set.of(AGENT, SUPERVISOR, TRUST, ENGINEER), Set.of())),
            Map.entry(Act.RECONCILE, row(Set.of(ENGINEER, SYSTEM), Set.of())),
            Map.entry(Act.KEEP_TERMS, row(Set.of(ENGINEER, SYSTEM), Set.of())),
            Map.entry(Act.SEE_DEPLOYS, row(Set.of(ENGINEER, SYSTEM), Set.of())),
            Map.entry(Act.MANAGE_TARGETS, row(Set.of(ENGINEER), Set.of())),
            Map.entry(Act.SEE_TARGETS, row(Set.of(AGENT, SUPERVISOR, ENGINEER), Set.of())),
            Map.entry(Act.KEEP_KEYS, row(Set.of(SUPERVISOR, ENGINEER, SYSTEM), Set.of())),
            Map.entry(
                    Act.SEE_DEMO,
                    row(
                            Set.of(BILLING, AGENT, SUPERVISOR, TRUST, ENGINEER, Role.PARTNER),
                            Set.of(ContactRole.values())))));

    /** What the table says. */
    public enum Verdict {
        ALLOWED,
        /** The role may not, and is told so. */
        FORBIDDEN,
        /** The role may, but not here: for this actor the thing does not exist. */
        HIDDEN
    }

    private Permissions() {}

    /** Whether this actor may ever do this, on whatever account. */
    public static boolean ever(Actor actor, Act act) {
        if (!actor.acts().contains(act)) {
            return false;
        }
        Row row = row(act);
        boolean asStaff = !Collections.disjoint(actor.roles(), row.staff());
        boolean asContact = actor.is(Role.PARTNER) && !row.contacts().isEmpty();
        return asStaff || asContact;
    }

    /** Whether this actor may do this on an account of this cloud. */
    public static Verdict on(Actor actor, Act act, String accountId, Cloud cloud) {
        if (!ever(actor, act)) {
            return Verdict.FORBIDDEN;
        }
        if (!Collections.disjoint(actor.roles(), row(act).staff())) {
            return actor.clouds().contains(cloud) ? Verdict.ALLOWED : Verdict.HIDDEN;
        }
        return asContact(row(act), actor.accounts().get(accountId));
    }

    private static Verdict asContact(Row row, @Nullable ContactRole role) {
        if (role == null) {
            return Verdict.HIDDEN;
        }
        return row.contacts().contains(role) ? Verdict.ALLOWED : Verdict.FORBIDDEN;
    }

    private static Row row(Act act) {
        return TABLE.getOrDefault(act, row(Set.of(), Set.of()));
    }

    private static Row row(Set<Role> staff, Set<ContactRole> contacts) {
        return new Row(staff, contacts);
    }
}
