package dev.reinstate.worker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Some clients that ask one server at once, each on a connection of its own, as fast as they are answered. */
final class Crowd implements AutoCloseable {

    private final List<KeptAlive> clients = new ArrayList<>();
    private final ExecutorService threads;

    Crowd(int size, int port, String path, String token) {
        threads = Executors.newFixedThreadPool(size);
        for (int i = 0; i < size; i++) {
            clients.add(new KeptAlive(port, path, token));
        }
    }

    /** Requests per second. */
    double rate(Duration time) {
        long began = System.nanoTime();
        long until = began + time.toNanos();
        List<Future<Long>> asking = new ArrayList<>();
        clients.forEach(client -> asking.add(threads.submit(() -> asks(client, until))));
        long answers = asking.stream().mapToLong(Crowd::answers).sum();
        return answers * 1e9 / (System.nanoTime() - began);
    }

    private static long asks(KeptAlive client, long until) {
        long answers = 0;
        while (System.nanoTime() < until) {
            client.ask();
            answers++;
        }
        return answers;
    }

    private static long answers(Future<Long> asking) {
        try {
            return asking.get();
        } catch (InterruptedException | ExecutionException failed) {
            throw new AssertionError(failed);
        }
    }

    @Override
    public void close() throws InterruptedException {
        threads.shutdown();
        threads.awaitTermination(10, TimeUnit.SECONDS);
        clients.forEach(KeptAlive::close);
    }
}
