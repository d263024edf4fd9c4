package dev.reinstate.activities.register;

import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.Role;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * What of the register an actor's transaction sees, whatever its queries forget to ask: the database holds it to this by
 * row-level security. Set for the transaction alone, together with the first thing that it asks.
 *
 * @param everything for the house: our own processes, which act for nobody
 * @param clouds whose accounts one of our people sees
 * @param accounts which a partner's person sees
 */
record Scope(boolean everything, List<String> clouds, List<String> accounts) {

    /** The role first: what a process logs in as, the owner of the tables for one, passes the policies. */
    private static final String NARROWED = """
            , set_config('role', 'reinstate_people', true),
            set_config('reinstate.clouds', (:seenClouds::text[])::text, true),
            set_config('reinstate.accounts', (:seenAccounts::text[])::text, true)""";

    static Scope of(Actor actor) {
        boolean house = actor.is(Role.SYSTEM) && actor.clouds().containsAll(Arrays.asList(Cloud.values()));
        boolean ours = actor.roles().stream().anyMatch(role -> role != Role.PARTNER);
        return new Scope(
                house,
                ours ? actor.clouds().stream().map(Enum::name).sorted().toList() : List.of(),
                actor.is(Role.PARTNER)
                        ? actor.accounts().keySet().stream().sorted().toList()
                        : List.of());
    }

    /** The cloud of an account, of whoever it is; from then on only what is in scope is there. Empty if nobody knows it. */
    Optional<Cloud> cloudOf(Handle handle, String accountId) {
        return asking(handle, "select cloud%s from accounts where id = :id")
                .bind("id", accountId)
                .mapTo(String.class)
                .findOne()
                .map(Cloud::valueOf);
    }

    /** What time it is; from then on only what is in scope is there. */
    Instant begin(Handle handle) {
        return asking(handle, "select clock_timestamp() + moved%s from clock")
                .mapTo(OffsetDateTime.class)
                .one()
                .toInstant();
    }

    private Query asking(Handle handle, String question) {
        return everything
                ? handle.createQuery(question.formatted(""))
                : handle.createQuery(question.formatted(NARROWED))
                        .bindArray("seenClouds", String.class, clouds)
                        .bindArray("seenAccounts", String.class, accounts);
    }
}
