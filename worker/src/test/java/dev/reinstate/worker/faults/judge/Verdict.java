package dev.reinstate.worker.faults.judge;

import dev.reinstate.worker.faults.judge.Finding.Count;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What the judge found. */
public record Verdict(List<Finding> findings) {

    public Verdict {
        findings = List.copyOf(findings);
    }

    public long count(Count count) {
        return findings.stream().filter(finding -> finding.count() == count).count();
    }

    /** Everything that has to be zero is. */
    public boolean clean() {
        return findings.stream().allMatch(finding -> finding.count().allowed());
    }

    /** A line for each count. */
    public String table() {
        return Arrays.stream(Count.values())
                .map(count -> "  %-20s %5d   %s"
                        .formatted(count.name().toLowerCase(java.util.Locale.ROOT), count(count), count.words()))
                .collect(Collectors.joining("\n"));
    }
}
