package dev.reinstate.worker.record;

import dev.reinstate.worker.demo.Demo;
import dev.reinstate.worker.demo.DemoSettings;
import dev.reinstate.worker.embedded.CannotStart;
import dev.reinstate.worker.embedded.Engine;
import dev.reinstate.worker.embedded.Progress;
import dev.reinstate.workflows.temporal.Reading;
import dev.reinstate.workflows.temporal.Replay;
import dev.reinstate.workflows.temporal.Replayed;
import io.temporal.common.WorkflowExecutionHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Plays a scenario on the real engine and keeps its history, with what the code asked for beside it. */
public final class Recorder {

    private final Path corpus;
    private final boolean renew;
    private final Progress progress;

    /**
     * Keeps histories in a folder.
     *
     * @param renew write over what is there
     */
    public Recorder(Path corpus, boolean renew, Progress progress) {
        this.corpus = corpus;
        this.renew = renew;
        this.progress = progress;
    }

    public static List<String> names() {
        return Story.all().stream().map(Story::file).toList();
    }

    /**
     * Writes {@code NAME.json} and {@code NAME.golden} if they are new or to be renewed.
     *
     * @param work an empty folder for the stores
     * @return the lines in which the golden file that is there differs from what the code asks for now; empty if it is
     *     new or the same
     */
    public List<String> record(String name, Path work) throws IOException {
        Story story = Story.named(name)
                .orElseThrow(() -> new CannotStart(
                        "there is no scenario '%s': choose one of %s".formatted(name, String.join(", ", names()))));
        WorkflowExecutionHistory history = play(story, work);
        String asked = asked(history);
        Path golden = corpus.resolve(name + ".golden");
        boolean known = Files.exists(golden);
        List<String> differences = known ? Likeness.differences(Files.readString(golden), asked) : List.of();
        if (renew || !known) {
            Files.createDirectories(corpus);
            Files.writeString(corpus.resolve(name + ".json"), history.toJson(true) + "\n");
            Files.writeString(golden, asked);
        }
        progress.say(
                "%s: %s events, %s".formatted(name, history.getEvents().size(), fate(known, differences.isEmpty())));
        return differences;
    }

    private String fate(boolean known, boolean same) {
        if (!known) {
            return "new, written";
        }
        return (same ? "asks for the same as before" : "asks for something else than before")
                + (renew ? ", written anew" : ", left as it is");
    }

    private WorkflowExecutionHistory play(Story story, Path work) {
        Refusing register = new Refusing();
        DemoSettings settings = story.settings(
                DemoSettings.empty(work, Engine.Preference.DEV_SERVER).withSteps(register::before));
        try (Demo demo = Demo.start(settings, progress)) {
            return story.history(story.tell(new Play(demo, register, story)).resting());
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
