package dev.reinstate.worker.edits;

import dev.reinstate.workflows.cases.CaseFile;
import dev.reinstate.workflows.cases.Cast;
import dev.reinstate.workflows.cases.Decision;
import dev.reinstate.workflows.cases.GroundEntry;
import dev.reinstate.workflows.cases.Status;
import dev.reinstate.workflows.cases.StatusReport;
import dev.reinstate.workflows.cases.Story;
import java.util.List;

/** Plays a case with a ground that is not in the sources, on classes in which it is. */
final class NewGround {

    static final List<String> EXPECTED = List.of(
            "AWAITING_REMEDY ELIGIBILITY_NOT_MET",
            "The programme's eligibility is not met.",
            "Meet the programme's eligibility again.",
            "AWAITING_REQUEST",
            "REINSTATED");

    private NewGround() {}

    public static void main(String[] none) {
        Story story = profile(Story.of(Cast.ACME), "r1", List.of("eligibility")).settles();
        GroundEntry entry = story.file().grounds().get(0);
        System.out.println(story.stage() + " " + entry.ground());
        System.out.println(entry.ground().why(entry, story.facts(), story.now()));
        System.out.println(
                story.standing().requirements().get(0).remedies().get(0).text());
        story = profile(story.awayUntil(story.now().plusSeconds(60)), "r2", List.of())
                .settles();
        System.out.println(story.stage());
        story.files("gina").decides(Decision.Kind.REINSTATE, "anna").settles();
        story.closed().stream().map(CaseFile::outcome).forEach(System.out::println);
    }

    private static Story profile(Story story, String id, List<String> missing) {
        StatusReport report =
                new StatusReport(id, Status.AUTHORIZED, story.now(), story.now(), null, List.of(), missing);
        return story.reports("report/" + id, facts -> facts.profile.put(id, report));
    }
}
