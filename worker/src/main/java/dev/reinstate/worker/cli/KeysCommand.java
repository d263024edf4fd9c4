package dev.reinstate.worker.cli;

import dev.reinstate.activities.register.Transactions;
import dev.reinstate.activities.signin.ApiKeysInPostgres;
import dev.reinstate.worker.embedded.CannotStart;
import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.ports.Act;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.ApiKeys;
import dev.reinstate.workflows.ports.Once;
import dev.reinstate.workflows.ports.Page;
import dev.reinstate.workflows.ports.Paging;
import dev.reinstate.workflows.ports.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The keys of scripts, for operators: who reaches the register may make a key of any role of staff. */
@Command(
        name = "keys",
        mixinStandardHelpOptions = true,
        description = "Makes, lists and revokes the keys by which scripts and systems use the API (docs/sign-in.md).")
final class KeysCommand {

    @Spec
    private CommandSpec spec;

    @Command(
            name = "create",
            mixinStandardHelpOptions = true,
            description = "Makes a key. Its secret is printed now and never again.")
    int create(
            @Mixin StoresOption stores,
            @Option(names = "--name", required = true, paramLabel = "NAME", description = "what it is for") String name,
            @Option(names = "--role", required = true, paramLabel = "ROLE", description = "BILLING, AGENT, …")
                    Role role,
            @Option(names = "--cloud", split = ",", paramLabel = "CLOUD", description = "default: PUBLIC") @Nullable
                    Set<Cloud> clouds,
            @Option(names = "--act", split = ",", paramLabel = "ACT", description = "default: all that its role may")
                    @Nullable
                    Set<Act> acts,
            @Option(
                            names = "--for",
                            paramLabel = "P90D",
                            defaultValue = "P90D",
                            description = "how long it is good for")
                    Duration life,
            @Option(names = "--by", paramLabel = "NAME", description = "who makes it (default: the user's name here)")
                    @Nullable
                    String by) {
        ApiKeys.Draft draft = new ApiKeys.Draft(
                name,
                role,
                clouds == null ? Set.of(Cloud.PUBLIC) : clouds,
                acts == null ? Set.of() : acts,
                Instant.now().plus(life));
        Once once = new Once(UUID.randomUUID().toString(), "keys create");
        ApiKeys.Made made =
                work(stores, by, (keys, actor) -> keys.make(actor, once, draft).orElseThrow(CannotStart::refused));
        say(line(made.key()));
        say(String.valueOf(made.secret()));
        return 0;
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "All keys, also those that have ended.")
    int list(@Mixin StoresOption stores) {
        List<ApiKeys.Key> all = work(stores, null, (keys, actor) -> {
            Page<ApiKeys.Key> page =
                    keys.list(actor, new Paging(Paging.MOST, null)).orElseThrow(CannotStart::refused);
            return page.items();
        });
        all.forEach(key -> say(line(key)));
        return 0;
    }

    @Command(
            name = "revoke",
            mixinStandardHelpOptions = true,
            description = "Ends a key; within seconds no process takes it.")
    int revoke(
            @Mixin StoresOption stores,
            @Parameters(paramLabel = "ID", description = "as 'keys list' shows it") String id,
            @Option(names = "--by", paramLabel = "NAME", description = "who revokes it") @Nullable String by) {
        say("revoked: "
                + line(work(stores, by, (keys, actor) -> keys.revoke(actor, id).orElseThrow(CannotStart::refused))));
        return 0;
    }

    private static <T> T work(StoresOption stores, @Nullable String by, BiFunction<ApiKeys, Actor, T> work) {
        String who = by == null ? System.getProperty("user.name", "operator") : by;
        return stores.current(
                (Transactions transactions) -> work.apply(new ApiKeysInPostgres(transactions), Actor.system(who)));
    }

    private static String line(ApiKeys.Key key) {
        ApiKeys.Draft draft = key.draft();
        return "%s %s, %s %s%s, made by %s, %s, %s"
                .formatted(
                        key.id(),
                        draft.name(),
                        draft.role(),
                        draft.clouds(),
                        draft.acts().isEmpty() ? "" : " " + draft.acts(),
                        key.madeBy(),
                        key.lastUsedAt() == null ? "never used" : "last used " + key.lastUsedAt(),
                        key.revokedAt() == null ? "good until " + draft.expiresAt() : "revoked " + key.revokedAt());
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }
}
