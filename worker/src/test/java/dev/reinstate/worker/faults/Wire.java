package dev.reinstate.worker.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** A TCP connection between two processes, by way of us: it can be slowed, silenced, cut, and robbed of its answers. */
final class Wire implements AutoCloseable {

    /** What the wire does to what passes. */
    enum Mood {
        SOUND,
        /** Each piece waits a moment, in both directions. */
        SLOW,
        /** Nothing passes and nothing is refused, as behind a firewall that drops. */
        SILENT,
        /** A request that changes something reaches the server; the connection ends when its answer comes. */
        ANSWERLESS
    }

    private static final int PIECE = 16_384;
    private static final int LONGEST_DELAY_MILLIS = 300;
    private static final Duration NAP = Duration.ofMillis(10);

    private final ServerSocket door;
    private final int target;
    private final Supplier<Spotter> spotters;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private final AtomicInteger answersLost = new AtomicInteger();
    private volatile Mood mood = Mood.SOUND;

    private Wire(ServerSocket door, int target, Supplier<Spotter> spotters) {
        this.door = door;
        this.target = target;
        this.spotters = spotters;
    }

    /**
     * Listens on a port of its own.
     *
     * @param spotters tells for each connection which pieces change something
     */
    static Wire to(int target, Supplier<Spotter> spotters) throws IOException {
        Wire wire = new Wire(new ServerSocket(0, 100, InetAddress.getLoopbackAddress()), target, spotters);
        thread("wire-" + target, wire::accept);
        return wire;
    }

    int port() {
        return door.getLocalPort();
    }

    /** How many answers were kept from those who waited for them. */
    int answersLost() {
        return answersLost.get();
    }

    void be(Mood now) {
        mood = now;
    }

    /** Ends what is connected, without a farewell; who connects again is served. */
    void cut() {
        links.forEach(Link::cut);
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                thread("link-" + target, () -> join(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void join(Socket client) {
        untilNotSilent();
        try {
            client.setTcpNoDelay(true);
            Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
            server.setTcpNoDelay(true);
            Link link = new Link(client, server, spotters.get());
            links.add(link);
            thread("asks-" + target, link::requests);
            link.answers();
        } catch (IOException refused) {
            Link.abort(client);
        }
    }

    private void untilNotSilent() {
        while (mood == Mood.SILENT && !door.isClosed()) {
            LockSupport.parkNanos(NAP.toNanos());
        }
    }

    private void delay() {
        untilNotSilent();
        if (mood == Mood.SLOW) {
            long millis = ThreadLocalRandom.current().nextInt(LONGEST_DELAY_MILLIS);
            LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
        }
    }

    static void thread(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
        cut();
    }

    /** Tells whether a piece on its way to the server changes something there. */
    interface Spotter {
        boolean changes(byte[] piece, int length);
    }

    private final class Link {
        private final Socket client;
        private final Socket server;
        private final Spotter spotter;
        private volatile boolean asked;

        Link(Socket client, Socket server, Spotter spotter) {
            this.client = client;
            this.server = server;
            this.spotter = spotter;
        }

        void requests() {
            pass(client, server, (piece, length) -> {
                if (spotter.changes(piece, length)) {
                    asked = true;
                }
                return true;
            });
        }

        void answers() {
            pass(server, client, (piece, length) -> {
                boolean keep = asked && mood == Mood.ANSWERLESS;
                asked = false;
                if (keep) {
                    answersLost.incrementAndGet();
                }
                return !keep;
            });
        }

        private void pass(Socket from, Socket to, Spotter mayPass) {
            byte[] piece = new byte[PIECE];
            try {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
                    delay();
                    if (!mayPass.changes(piece, length)) {
                        break;
                    }
                    out.write(piece, 0, length);
                }
            } catch (IOException over) {
                // One side is gone: the other is told below.
            }
            cut();
        }

        void cut() {
            links.remove(this);
            abort(client);
            abort(server);
        }

        static void abort(Socket socket) {
            try {
                socket.setSoLinger(true, 0);
                socket.close();
            } catch (IOException gone) {
                // Closed already.
            }
        }
    }
}
