package dev.reinstate.api;

import dev.reinstate.workflows.cases.CaseFile;
import dev.reinstate.workflows.cases.Claim;
import dev.reinstate.workflows.cases.GroundState;
import dev.reinstate.workflows.cases.Sla;
import dev.reinstate.workflows.ports.Act;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.CaseSummary;
import dev.reinstate.workflows.ports.Queue;
import dev.reinstate.workflows.ports.Role;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/** The cases that an actor may see and asked for, in the order asked. */
final class Rows {

    private static final Comparator<Queue.Row> OLDEST = Comparator.<Queue.Row, Instant>comparing(
                    row -> row.summary().openedAt())
            .thenComparing(row -> Integer.parseInt(row.summary().id().replace("case_", "")));

    private static final Comparator<Queue.Row> PRIORITY = Comparator.<Queue.Row, Instant>comparing(
                    row -> row.sla() == null ? Instant.MAX : row.sla().dueAt())
            .thenComparing(OLDEST);

    private Rows() {}

    static List<Queue.Row> of(Cabinet cabinet, Actor actor, Queue.Query query) {
        return cabinet.seen(actor, Act.SEE_CASE).stream()
                .flatMap(shelf -> shelf.memory().cases().stream().map(file -> row(actor, shelf, file)))
                .filter(row -> fits(row, actor, query, cabinet.now()))
                .sorted(query.order() == Queue.Order.PRIORITY ? PRIORITY : OLDEST)
                .toList();
    }

    private static Queue.Row row(Actor actor, Shelf shelf, CaseFile file) {
        boolean ours = !actor.is(Role.PARTNER);
        Claim claim = ours ? shelf.claims.get(file.id()) : null;
        Sla sla = ours ? file.sla() : null;
        return new Queue.Row(
                CasesInMemory.summary(actor, shelf, file),
                claim == null ? null : claim.claimedAt(),
                sla == null ? null : Queue.SlaView.of(sla, shelf.now()));
    }

    private static boolean fits(Queue.Row row, Actor actor, Queue.Query query, Instant now) {
        CaseSummary of = row.summary();
        boolean ofOurWork = query.assignee() != null || query.sla() != null;
        return !(actor.is(Role.PARTNER) && ofOurWork)
                && (query.stage() == null || query.stage() == of.stage())
                && (query.ground() == null
                        || of.grounds().stream()
                                .anyMatch(entry ->
                                        entry.ground() == query.ground() && entry.state() != GroundState.CLEARED))
                && (query.waitingOn() == null || query.waitingOn() == of.waitingOn())
                && (query.assignee() == null || assigned(of, actor, query.assignee()))
                && (query.cloud() == null || query.cloud() == of.cloud())
                && (query.accountId() == null || query.accountId().equals(of.accountId()))
                && (openOnly(query) ? of.closedAt() == null : query.open() == null || of.closedAt() != null)
                && (query.sla() == null || (row.sla() != null && row.sla().state() == query.sla()))
                && (query.olderThan() == null || !of.openedAt().isAfter(now.minus(query.olderThan())))
                && (query.q() == null || found(of, query.q()));
    }

    /** What only an open case has is asked of the open ones. */
    private static boolean openOnly(Queue.Query query) {
        boolean asksForMore = query.order() == Queue.Order.PRIORITY
                || Stream.of(query.assignee(), query.sla(), query.waitingOn()).anyMatch(Objects::nonNull);
        return query.open() == null ? asksForMore : query.open();
    }

    private static boolean assigned(CaseSummary of, Actor actor, String to) {
        return switch (to) {
            case Queue.Query.ME -> actor.id().equals(of.assignee());
            case Queue.Query.NOBODY -> of.assignee() == null;
            default -> to.equals(of.assignee());
        };
    }

    private static boolean found(CaseSummary of, String words) {
        List<String> known = words(of.accountName() + " " + of.accountId() + " " + of.id());
        return words(words).stream().allMatch(word -> known.stream().anyMatch(each -> each.startsWith(word)));
    }

    private static List<String> words(String text) {
        return Arrays.asList(text.toLowerCase(Locale.ROOT).trim().split("\\s+"));
    }
}
