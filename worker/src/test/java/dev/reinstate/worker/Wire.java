package dev.reinstate.worker;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A wire to a server on this machine that can be cut. What was connected while bytes were swallowed stays dead, as a
 * connection that a firewall has forgotten: who holds its end has to find out by itself.
 */
final class Wire implements AutoCloseable {

    private static final int BACKLOG = 100;
    private static final int BUFFER = 16_384;

    private final int target;
    private final int port;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private ServerSocket door;
    private volatile boolean swallows;

    /** Both ends of one connection. */
    private static final class Connection {
        private final Socket caller;
        private final Socket server;
        private volatile boolean dead;

        private Connection(Socket caller, Socket server) {
            this.caller = caller;
            this.server = server;
        }

        private void close() {
            close(caller);
            close(server);
        }

        private static void close(Socket socket) {
            try {
                socket.close();
            } catch (IOException gone) {
                // It is closed either way.
            }
        }
    }

    private Wire(int target, ServerSocket door) {
        this.target = target;
        this.door = door;
        this.port = door.getLocalPort();
    }

    static Wire to(int target) {
        Wire wire = new Wire(target, open(0));
        wire.serve();
        return wire;
    }

    int port() {
        return port;
    }

    private static ServerSocket open(int port) {
        try {
            ServerSocket door = new ServerSocket();
            door.setReuseAddress(true);
            door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
            return door;
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private void serve() {
        ServerSocket mine = door;
        daemon(() -> {
            while (!mine.isClosed()) {
                try {
                    connect(mine.accept());
                } catch (IOException over) {
                    // The door was closed, or the server did not answer: the loop's condition tells which.
                }
            }
        });
    }

    private void connect(Socket caller) throws IOException {
        Connection connection = new Connection(caller, new Socket(InetAddress.getLoopbackAddress(), target));
        connection.dead = swallows;
        connections.add(connection);
        daemon(() -> pump(connection, connection.caller, connection.server));
        daemon(() -> pump(connection, connection.server, connection.caller));
    }

    private void pump(Connection connection, Socket from, Socket to) {
        byte[] bytes = new byte[BUFFER];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                if (!connection.dead) {
                    out.write(bytes, 0, read);
                }
            }
        } catch (IOException over) {
            // One of them hung up; so does the other.
        }
        connection.close();
        connections.remove(connection);
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "wire");
        thread.setDaemon(true);
        thread.start();
    }

    /** Nobody listens, and who was connected is cut off. */
    void refuse() {
        try {
            door.close();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
        connections.forEach(Connection::close);
    }

    /** All bytes are taken and none come. */
    void swallow() {
        swallows = true;
        connections.forEach(connection -> connection.dead = true);
    }

    /** As it was, for new connections. */
    void heal() {
        swallows = false;
        if (door.isClosed()) {
            door = open(port);
            serve();
        }
    }

    @Override
    public void close() {
        refuse();
    }
}
