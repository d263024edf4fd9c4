package dev.reinstate.worker.requests;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** So many requests of one seed, one after the other, and what came of them. */
public final class Run {

    /** Then there is enough to mend. */
    private static final int MOST_FAULTS = 25;

    private static final int SHOWN = 600;

    private final int port;
    private final Known known;
    private final Requests requests;
    private final Judge judge = new Judge();

    /** How often each status was answered. */
    public final Map<Integer, Integer> statuses = new TreeMap<>();

    private final Set<String> done = new TreeSet<>();

    /** Of each kind of fault the first. */
    public final Map<String, String> faults = new LinkedHashMap<>();

    public Run(long seed, int port, Map<String, List<String>> ids) {
        Random random = new Random(seed);
        this.port = port;
        known = new Known(random);
        ids.forEach((name, each) -> each.forEach(id -> known.add(name, id)));
        requests = new Requests(seed, random, known);
    }

    public void send(int count) {
        for (int i = 0; i < count && faults.size() < MOST_FAULTS; i++) {
            Operation operation = requests.next();
            Sent sent = requests.made();
            try {
                Answered answered = sent.to(port);
                statuses.merge(answered.status(), 1, Integer::sum);
                if (answered.status() < 300 && sent.method().equals(operation.method())) {
                    done.add(operation.toString());
                }
                judged(i, operation, sent, answered);
                known.learn(sent.path(), answered);
            } catch (IOException | RuntimeException unanswered) {
                faults.putIfAbsent(operation + ": " + unanswered, "request %d\n%s\n%s".formatted(i, sent, unanswered));
            }
        }
    }

    private void judged(int number, Operation operation, Sent sent, Answered answered) {
        for (String fault : judge.faults(sent, answered)) {
            String body =
                    answered.body().substring(0, Math.min(SHOWN, answered.body().length()));
            faults.putIfAbsent(
                    operation + ": " + fault.replaceAll("/[0-9]+", "/…"),
                    "request %d\n%s\n--> %d %s".formatted(number, sent, answered.status(), body));
        }
    }

    /** Operations that never did what they were asked to. */
    public Set<String> undone() {
        Set<String> undone = new TreeSet<>(
                requests.operations().stream().map(Operation::toString).toList());
        undone.removeAll(done);
        return undone;
    }
}
