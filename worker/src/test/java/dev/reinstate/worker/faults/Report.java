package dev.reinstate.worker.faults;

import dev.reinstate.worker.faults.judge.Evidence;
import dev.reinstate.worker.faults.judge.Finding;
import dev.reinstate.worker.faults.judge.Rows;
import dev.reinstate.worker.faults.judge.Verdict;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Tells a person how a run goes and what came of it; the same is in {@code report.txt}. */
final class Report {

    private static final int FINDINGS_SHOWN = 40;

    private final Scale scale;
    private final Path file;
    private final Instant began = Instant.now();
    private final PrintStream out = System.out;

    Report(Scale scale, Path folder) {
        this.scale = scale;
        this.file = folder.resolve("report.txt");
    }

    synchronized void say(String what) {
        long millis = Duration.between(began, Instant.now()).toMillis();
        write("[seed %d, %6.1f s] %s".formatted(scale.seed(), millis / 1_000.0, what));
    }

    private void write(String line) {
        out.println(line);
        try {
            Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException cause) {
            throw new java.io.UncheckedIOException(cause);
        }
    }

    void tell(Evidence evidence, Verdict verdict, Mischief mischief, Site site, Drive drive, Duration took) {
        Map<Fault.Kind, Integer> faults = mischief.counts();
        int count = faults.values().stream().mapToInt(Integer::intValue).sum();
        write("");
        write("Faults, seed %d: %d cases, %d faults, %d answers lost on the wire, %d s"
                .formatted(scale.seed(), scale.cases(), count, site.answersLost(), took.toSeconds()));
        write("  faults   " + counted(faults));
        write("  said     "
                + counted(evidence.acknowledged().stream()
                        .collect(Collectors.groupingBy(one -> one.kind(), TreeMap::new, Collectors.counting()))));
        write("  letters  "
                + counted(evidence.letters().stream()
                        .collect(Collectors.groupingBy(one -> "" + one.kind(), TreeMap::new, Collectors.counting()))));
        write("  ends     "
                + counted(evidence.rows().cases().stream()
                        .map(Report::end)
                        .collect(Collectors.groupingBy(end -> end, TreeMap::new, Collectors.counting()))));
        write("  scripts  " + counted(drive.scripts()));
        write("  ended by themselves and started again: " + site.endedByThemselves());
        write(verdict.table());
        verdict.findings().stream()
                .filter(finding -> !finding.count().allowed())
                .limit(FINDINGS_SHOWN)
                .forEach(finding -> write("  " + line(finding)));
        write((verdict.clean() ? "clean" : "NOT CLEAN; logs and data are kept in " + file.getParent())
                + "; the same again: " + scale.command());
    }

    private static String line(Finding finding) {
        return finding.count() + " " + finding.account() + ": " + finding.what();
    }

    private static String end(Rows.Case one) {
        return Objects.requireNonNullElse(one.outcome(), one.stage());
    }

    private static String counted(Map<?, ? extends Number> counts) {
        return counts.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }
}
