package dev.reinstate.activities.outbound;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.client.Destination;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.SocketAddressResolver;

/**
 * The addresses that the client connects to: it asks here for each connection and nowhere else, and takes those that it
 * is given. Lookups block, so they have threads of their own; a name server that hangs costs its targets alone as long
 * as there are threads left.
 */
final class GuardedAddresses implements SocketAddressResolver, AutoCloseable {

    private static final int THREADS = 32;
    private static final int WAITING = 1_000;
    private static final long SPARE_SECONDS = 30;

    private final AddressGuard guard;
    private final ThreadPoolExecutor threads;

    GuardedAddresses(AddressGuard guard) {
        this.guard = guard;
        this.threads = new ThreadPoolExecutor(
                THREADS, THREADS, SPARE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(WAITING), task -> {
                    Thread thread = new Thread(task, "courier-names");
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
    }

    @Override
    public void resolve(String host, int port, Map<String, Object> context, Promise<List<InetSocketAddress>> promise) {
        try {
            threads.execute(() -> answer(host, port, encrypted(context), promise));
        } catch (RejectedExecutionException busy) {
            promise.failed(busy);
        }
    }

    private void answer(String host, int port, boolean encrypted, Promise<List<InetSocketAddress>> promise) {
        List<InetSocketAddress> addresses;
        try {
            String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
            addresses = guard.admitted(bare, encrypted).stream()
                    .map(address -> new InetSocketAddress(address, port))
                    .toList();
        } catch (IOException | RuntimeException refused) {
            promise.failed(refused);
            return;
        }
        promise.succeeded(addresses);
    }

    private static boolean encrypted(Map<String, Object> context) {
        Object destination = context.get(Destination.CONTEXT_KEY);
        return destination instanceof Destination to
                && "https".equals(to.getOrigin().getScheme());
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
