package dev.reinstate.activities;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Transactions on threads of their own, each of which stops before every operation until it is told to go on. */
final class Turns {

    /** Work on one call to the database. */
    interface Call {
        Object make() throws Throwable;
    }

    private static final ThreadLocal<Player> PLAYER = new ThreadLocal<>();

    /** Most operations are over by then; only what is not may be waiting for a lock, which costs a query to find out. */
    private static final long UNSUSPICIOUS_MILLIS = 2;

    /** Longer than anything that is not a fault of the test itself. */
    private static final long STUCK_NANOS = 30_000_000_000L;

    private final Connection watch;
    private final List<Player> players = new ArrayList<>();
    private boolean free;

    /**
     * For one schedule.
     *
     * @param watch a connection that asks who waits for whom
     */
    Turns(Connection watch) {
        this.watch = watch;
    }

    static Player player() {
        return PLAYER.get();
    }

    /** One transaction, or a few that one caller makes. */
    final class Player {
        private final Thread thread;
        private String answer = "";
        private Op next;
        private int backend;
        private boolean going = true;
        private boolean toItsEnd;
        private boolean over;

        private Player(Supplier<String> act, String name) {
            thread = new Thread(() -> play(act), name);
            thread.setDaemon(true);
        }

        private void play(Supplier<String> act) {
            PLAYER.set(this);
            try {
                answer = act.get();
            } catch (RuntimeException | AssertionError failure) {
                answer = "failed: " + failure;
            } finally {
                synchronized (Turns.this) {
                    over = true;
                    going = false;
                    next = null;
                    Turns.this.notifyAll();
                }
            }
        }

        Object does(Op op, int on, Call call) throws Throwable {
            synchronized (Turns.this) {
                next = op;
                backend = on;
                if (!toItsEnd || op.ends()) {
                    awaitTurn();
                }
            }
            return call.make();
        }

        private void awaitTurn() throws InterruptedException {
            toItsEnd = false;
            going = false;
            Turns.this.notifyAll();
            while (!going && !free) {
                Turns.this.wait();
            }
            going = true;
        }
    }

    void enter(String name, Supplier<String> act) {
        Player player = new Player(act, name);
        players.add(player);
        player.thread.start();
    }

    /** Waits until every player stops, waits for another's lock or is over; what those that stopped would do next. */
    Map<Integer, Op> choices() {
        synchronized (this) {
            awaitQuiet();
            Map<Integer, Op> choices = new TreeMap<>();
            for (int i = 0; i < players.size(); i++) {
                Player player = players.get(i);
                if (!player.going && !player.over) {
                    choices.put(i, player.next);
                }
            }
            if (choices.isEmpty() && !players.stream().allMatch(player -> player.over)) {
                throw new AssertionError("all wait for each other: " + doing());
            }
            return choices;
        }
    }

    private void awaitQuiet() {
        long stuck = System.nanoTime() + STUCK_NANOS;
        while (players.stream().anyMatch(player -> player.going)) {
            pause();
            boolean quiet = players.stream()
                    .filter(player -> player.going)
                    .allMatch(player -> player.next != null && blocked(player.backend));
            if (quiet) {
                return;
            }
            if (System.nanoTime() > stuck) {
                throw new AssertionError("neither goes on nor waits for a lock: " + doing());
            }
        }
    }

    private void pause() {
        try {
            wait(UNSUSPICIOUS_MILLIS);
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }

    /**
     * By another player. Exact, because the lock manager itself answers: when a commit has returned, nobody is blocked by
     * it any more. Who waits for somebody else, such as a vacuum that gives space back, is still under way.
     */
    private boolean blocked(int backend) {
        try (PreparedStatement asking = watch.prepareStatement("select pg_blocking_pids(?) && ?")) {
            asking.setInt(1, backend);
            asking.setArray(
                    2,
                    watch.createArrayOf(
                            "int4",
                            players.stream().map(player -> player.backend).toArray()));
            try (ResultSet answer = asking.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        } catch (SQLException cause) {
            throw new IllegalStateException(cause);
        }
    }

    /** One operation; while the other waits for a lock or is over, all of them up to the end of the transaction. */
    synchronized void go(int which) {
        Player player = players.get(which);
        player.going = true;
        player.toItsEnd = players.stream().allMatch(other -> other == player || other.going || other.over);
        notifyAll();
    }

    /** Nobody is paced any more; returns when all are over. */
    List<String> finish() {
        synchronized (this) {
            free = true;
            notifyAll();
        }
        List<String> answers = new ArrayList<>();
        for (Player player : players) {
            try {
                player.thread.join(STUCK_NANOS / 1_000_000);
            } catch (InterruptedException stop) {
                throw new IllegalStateException(stop);
            }
            answers.add(player.thread.getName() + ": " + player.answer);
        }
        return answers;
    }

    private String doing() {
        return players.stream()
                .map(player -> player.thread.getName() + " " + player.next)
                .toList()
                .toString();
    }
}
