package dev.reinstate.worker.replay;

import dev.reinstate.worker.embedded.CannotStart;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.Deploys;
import dev.reinstate.workflows.ports.Page;
import dev.reinstate.workflows.ports.Paging;
import dev.reinstate.workflows.temporal.HistoriesOverTemporal;
import dev.reinstate.workflows.temporal.Reading;
import dev.reinstate.workflows.temporal.Replay;
import dev.reinstate.workflows.temporal.Replayed;
import io.temporal.common.WorkflowExecutionHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Replays histories with the build at hand, one by one, and tells of each that does not fit. */
public final class Gate implements AutoCloseable {

    private static final Actor REPLAY = Actor.system("replay");

    /** Between two words about how far it is; a replay takes some twenty milliseconds. */
    private static final int OFTEN = 250;

    private final Replay replay;
    private final Consumer<String> out;
    private final Consumer<String> progress;

    public Gate(Reading reading, Consumer<String> out, Consumer<String> progress) {
        this.replay = new Replay(reading);
        this.out = out;
        this.progress = progress;
    }

    /** Every {@code *.json} below a folder, and the golden files beside them. */
    public Tally folder(Path folder) throws IOException {
        Tally tally = Tally.NONE;
        for (Path file : histories(folder)) {
            String name = folder.relativize(file).toString();
            Optional<String> fault =
                    difference(WorkflowExecutionHistory.fromJson(Files.readString(file)), golden(file));
            fault.ifPresent(what -> out.accept(name + ": " + what));
            tally = tally.and(fault.isEmpty());
        }
        return tally;
    }

    private static List<Path> histories(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new CannotStart("there is no folder " + folder + ": name one with --from-dir DIR");
        }
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> found = files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
            if (found.isEmpty()) {
                throw new CannotStart("no *.json lies below " + folder + ": nothing was replayed");
            }
            return found;
        }
    }

    private static Optional<String> golden(Path history) throws IOException {
        Path golden = Path.of(history.toString().replaceFirst("\\.json$", ".golden"));
        return Files.exists(golden) ? Optional.of(Files.readString(golden)) : Optional.empty();
    }

    private Optional<String> difference(WorkflowExecutionHistory history, Optional<String> golden) {
        Replayed replayed = replay.of(history);
        return Optional.ofNullable(replayed.difference())
                .or(() -> golden.flatMap(before -> firstLine(before, replayed.asked())));
    }

    private static Optional<String> firstLine(String before, String now) {
        List<String> old = before.lines().toList();
        List<String> asked = now.lines().toList();
        for (int at = 0; at < Math.max(old.size(), asked.size()); at++) {
            String was = at < old.size() ? old.get(at) : "(nothing)";
            String is = at < asked.size() ? asked.get(at) : "(nothing)";
            if (!was.equals(is)) {
                return Optional.of("line %s of its golden file is '%s', this build asks for '%s'"
                        .formatted(at + 1, was.strip(), is.strip()));
            }
        }
        return Optional.empty();
    }

    /** Every case at work, and those that closed so lately, as the register lists them. */
    public Tally server(Deploys register, HistoriesOverTemporal engine, Duration closedWithin) {
        Tally tally = Tally.NONE;
        String after = null;
        do {
            Page<String> page = register.cases(REPLAY, closedWithin, new Paging(Paging.MOST, after))
                    .orElseThrow(CannotStart::refused);
            for (String caseId : page.items()) {
                tally = one(caseId, engine, tally);
            }
            after = page.next();
        } while (after != null);
        return tally;
    }

    private Tally one(String caseId, HistoriesOverTemporal engine, Tally tally) {
        if (tally.seen() > 0 && tally.seen() % OFTEN == 0) {
            progress.accept(tally.summary() + " so far");
        }
        Optional<WorkflowExecutionHistory> history = engine.of(caseId);
        if (history.isEmpty()) {
            progress.accept("case " + caseId + " has no run on the engine: './reinstate reconcile' starts it");
            return tally.andOneWithoutRun();
        }
        Optional<String> fault = difference(history.get(), Optional.empty());
        fault.ifPresent(what -> out.accept("case " + caseId + ": " + what));
        return tally.and(fault.isEmpty());
    }

    @Override
    public void close() {
        replay.close();
    }
}
