package dev.reinstate.worker.record;

import dev.reinstate.worker.demo.Demo;
import dev.reinstate.worker.demo.DemoSettings;
import dev.reinstate.worker.embedded.CannotStart;
import dev.reinstate.worker.embedded.Engine;
import dev.reinstate.worker.embedded.Progress;
import dev.reinstate.workflows.temporal.CaseQueue;
import dev.reinstate.workflows.temporal.Reading;
import dev.reinstate.workflows.temporal.Replay;
import dev.reinstate.workflows.temporal.Replayed;
import io.temporal.common.WorkflowExecutionHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Plays a scenario on the real engine and keeps its history, with what the code asked for beside it. */
public final class Recorder {

    private Recorder() {}

    public static List<String> names() {
        return Arrays.stream(Scenario.values()).map(Scenario::file).toList();
    }

    /**
     * Writes {@code NAME.json} and {@code NAME.golden}.
     *
     * @param work an empty folder for the stores
     */
    public static void record(String name, Path corpus, Path work, Progress progress) throws IOException {
        Scenario scenario = Scenario.named(name)
                .orElseThrow(() -> new CannotStart(
                        "there is no scenario '%s': choose one of %s".formatted(name, String.join(", ", names()))));
        WorkflowExecutionHistory history = play(scenario, work, progress);
        Files.createDirectories(corpus);
        Files.writeString(corpus.resolve(name + ".json"), history.toJson(true) + "\n");
        Files.writeString(corpus.resolve(name + ".golden"), asked(history));
        progress.say("%s: %s events".formatted(name, history.getEvents().size()));
    }

    private static WorkflowExecutionHistory play(Scenario scenario, Path work, Progress progress) {
        try (Demo demo = Demo.start(DemoSettings.empty(work, Engine.Preference.DEV_SERVER), progress)) {
            Play played = scenario.tell(new Play(demo));
            return demo.client().fetchHistory(CaseQueue.workflowId(played.caseId()));
        }
    }

    private static String asked(WorkflowExecutionHistory history) {
        try (Replay replay = new Replay(Reading.STRICT)) {
            Replayed replayed = replay.of(history);
            if (!replayed.fits()) {
                throw new IllegalStateException(
                        "a history that was just recorded does not replay: " + replayed.difference());
            }
            return replayed.asked();
        }
    }
}
