package dev.reinstate.worker.embedded;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The account under which PostgreSQL runs. It refuses root and user ids without a name, which is what containers and build machines often give us; then it runs
 * in a user namespace where we are nobody, or, where a container forbids namespaces to its root, as the account nobody with leave to enter root's folders.
 *
 * @param words what to put before a PostgreSQL command
 * @param ownFolders whether it finds its programs in the home of whoever runs us
 */
record PostgresAccount(List<String> words, boolean ownFolders) {
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final String NOBODY = "65534";

    static PostgresAccount choose() {
        List<String> namespace = List.of("unshare", "-U");
        List<String> nobody = List.of(
                "setpriv",
                "--reuid=" + NOBODY,
                "--regid=" + NOBODY,
                "--clear-groups",
                "--inh-caps=+dac_override",
                "--ambient-caps=+dac_override");
        if (suits(List.of())) return new PostgresAccount(List.of(), true);
        if (suits(namespace)) return new PostgresAccount(namespace, true);
        if (suits(nobody)) return new PostgresAccount(nobody, false);
        throw new CannotStart("PostgreSQL refuses to run as root, or under a user id that has no name, and neither"
                + " `unshare -U` nor `setpriv` works here: start reinstate as an ordinary user");
    }

    /** Whether a command that is run in this way sees a user id that is not root's and has a name. */
    private static boolean suits(List<String> before) {
        List<String> uid = new ArrayList<>(before);
        uid.addAll(List.of("/bin/sh", "-c", "id -u && id -un >/dev/null"));
        Command.Outcome outcome = Command.run(uid, System.getenv(), LIMIT);
        return outcome.ok() && !outcome.output().strip().equals("0");
    }
}
