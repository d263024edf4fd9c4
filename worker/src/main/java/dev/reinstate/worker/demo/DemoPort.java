package dev.reinstate.worker.demo;

import dev.reinstate.worker.embedded.CannotStart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Where the demo listens. */
final class DemoPort {

    private static final int HIGHEST = 65_535;

    private DemoPort() {}

    /** Asked first, not after everything else was started. The issuer and the console have to know it before it is open. */
    static int free(int wanted) {
        if (wanted < 0 || wanted > HIGHEST) {
            throw new CannotStart("--port is %s: choose one from 0 (any free one) to %s".formatted(wanted, HIGHEST));
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
            return socket.getLocalPort();
        } catch (IOException taken) {
            throw new CannotStart(
                    "port %s of this machine is in use: end what listens there, or choose another with --port PORT"
                            .formatted(wanted),
                    taken);
        }
    }
}
