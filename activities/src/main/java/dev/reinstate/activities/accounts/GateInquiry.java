package dev.reinstate.activities.accounts;

import dev.reinstate.activities.accounts.RecentStandings.Sales;
import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.cases.Ground;
import dev.reinstate.workflows.cases.Operation;
import dev.reinstate.workflows.cases.Standing;
import dev.reinstate.workflows.ports.Act;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.Permissions;
import dev.reinstate.workflows.ports.Standings.Passage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** One call at the gate: what is known already, and one query for the rest. */
final class GateInquiry {

    /** By keys and the indexes of what is open alone: the same work for each account, however long its history. */
    private static final String SALES = """
            select a.id, a.cloud, h.id is not null as held, c.id as case_id,
                   array(select g.ground from grounds g where g.case_id = c.id and g.state = 'HOLDS') as holding
            from accounts a
            left join holds h on h.account_id = a.id and h.lifted_at is null
            left join cases c on c.account_id = a.id and c.closed_at is null
            where a.id = any(:ids)""";

    /** One denial a call, and no longer than it can be read. */
    private static final int MOST_NAMED = 20;

    private final Actor actor;
    private final List<String> asked;
    private final Set<String> missing;
    private final Map<String, Sales> found = new HashMap<>();
    private final List<String> foreign = new ArrayList<>();

    GateInquiry(Actor actor, List<String> asked) {
        this.actor = actor;
        this.asked = asked;
        this.missing = new LinkedHashSet<>(asked);
    }

    /** A foreign account is asked for again as an absent one is: neither the answer nor its haste tells them apart. */
    void remember(Recent<Sales> recent) {
        for (String id : List.copyOf(missing)) {
            Sales known = recent.peek(id);
            if (known != null && may(id, known.cloud())) {
                found.put(id, known);
                missing.remove(id);
            }
        }
    }

    boolean complete() {
        return missing.isEmpty() && !found.isEmpty();
    }

    /** When the oldest answer was true. */
    Instant asOf() {
        return found.values().stream()
                .map(Sales::asOf)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    Instant read(Handle handle, Instant now, Recent<Sales> recent) {
        Recent.Moment moment = recent.moment();
        Map<String, Sales> rows = new HashMap<>();
        handle.createQuery(SALES)
                .bindArray("ids", String.class, missing)
                .map((row, context) -> Map.entry(row.getString("id"), sales(row, now)))
                .forEach(row -> rows.put(row.getKey(), row.getValue()));
        rows.forEach((id, sales) -> {
            if (may(id, sales.cloud())) {
                found.put(id, sales);
                recent.keep(id, sales, moment);
            } else {
                foreign.add(id);
            }
        });
        unseen(handle, rows.keySet());
        return found.isEmpty() ? now : asOf();
    }

    /** What was not found may be there and out of the actor's scope, which is put on record. */
    private void unseen(Handle handle, Set<String> seen) {
        Set<String> unseen = new LinkedHashSet<>(missing);
        unseen.removeAll(seen);
        if (!unseen.isEmpty()) {
            handle.createQuery("select known_accounts(:ids)")
                    .bindArray("ids", String.class, unseen)
                    .mapTo(String.class)
                    .forEach(foreign::add);
        }
    }

    /** Which accounts the actor asked for that are there and not theirs to see, in words for the denials. */
    Optional<String> foreign() {
        String first = foreign.stream().limit(MOST_NAMED).collect(Collectors.joining(" "));
        int more = foreign.size() - MOST_NAMED;
        return Optional.of(more > 0 ? "%s and %d more".formatted(first, more) : first)
                .filter(words -> !words.isEmpty());
    }

    List<Passage> passages(Operation operation) {
        return asked.stream().map(id -> passage(id, operation)).toList();
    }

    private Passage passage(String id, Operation operation) {
        Sales sales = found.get(id);
        if (sales == null) {
            return Passage.unknown(id);
        }
        Standing.Answer answer = Standing.Answer.to(operation, sales.held(), sales.holding(), List.of());
        return new Passage(id, true, answer.allowed(), answer.grounds(), sales.caseId());
    }

    private boolean may(String id, Cloud cloud) {
        return Permissions.on(actor, Act.ASK_AT_THE_GATE, id, cloud) == Permissions.Verdict.ALLOWED;
    }

    private static Sales sales(ResultSet row, Instant asOf) throws SQLException {
        List<Ground> holding = Arrays.stream((String[]) row.getArray("holding").getArray())
                .map(Ground::valueOf)
                .sorted()
                .toList();
        return new Sales(
                Cloud.valueOf(row.getString("cloud")), row.getBoolean("held"), holding, row.getString("case_id"), asOf);
    }
}
