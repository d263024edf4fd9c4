package dev.reinstate.workflows.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.workflows.cases.Anchor;
import dev.reinstate.workflows.cases.Broken;
import dev.reinstate.workflows.cases.Conduct;
import dev.reinstate.workflows.cases.Decision;
import dev.reinstate.workflows.cases.Dispute;
import dev.reinstate.workflows.cases.Disputing;
import dev.reinstate.workflows.cases.Exemption;
import dev.reinstate.workflows.cases.Facts;
import dev.reinstate.workflows.cases.Ground;
import dev.reinstate.workflows.cases.Reported;
import dev.reinstate.workflows.cases.Story;
import dev.reinstate.workflows.cases.SupportRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What people do, where the rules let them; and the rules let them where the reference does. */
final class People {

    private final Story story;
    private final Told told;
    private final Reference reference;
    private int papers;

    People(Story story, Told told, Reference reference) {
        this.story = story;
        this.told = told;
        this.reference = reference;
    }

    void exempts(Exemption.Kind kind, Anchor covers, @Nullable Instant until, String by) {
        story.looks();
        List<Broken> against = Conduct.againstExemption(story.file(), kind, by);
        assertThat(against.isEmpty()).as("%s may exempt %s", by, kind).isEqualTo(reference.mayExempt(story, kind, by));
        if (against.isEmpty()) {
            String id = "exm_" + (told.exemptions.size() + 1);
            Exemption exemption = new Exemption(id, kind, covers, story.now(), until, by, null);
            told.exemptions.add(exemption);
            reports(facts -> facts.exemptions.put(id, exemption));
        }
    }

    void exemptsWhatHolds(Exemption.Kind kind, @Nullable Instant until, String by) {
        for (Ground ground : new TreeSet<>(reference.holding())) {
            String on = reference.holdsOn(ground, story.now());
            if (on != null) {
                exempts(kind, new Anchor(ground, on), until, by);
            }
        }
    }

    void disputes(Anchor about, String by) {
        story.looks();
        boolean may =
                story.file().opened() && Disputing.against(story.facts(), about).isEmpty();
        assertThat(may).as("%s may dispute %s", by, about).isEqualTo(reference.mayDispute(story, about));
        if (may) {
            Dispute dispute = new Dispute(
                    "dsp_" + (told.disputes.size() + 1), story.file().id(), about, story.now(), by, List.of());
            told.disputes.add(dispute);
            reference.tally.disputes++;
            reports(facts -> facts.disputes.put(dispute.id(), dispute));
        }
    }

    void disputesWhatHolds(String by) {
        for (Ground ground : new TreeSet<>(reference.holding())) {
            String on = reference.holdsOn(ground, story.now());
            if (on != null) {
                disputes(new Anchor(ground, on), by);
            }
        }
    }

    /** The latest one. */
    void answersDispute(Dispute.Kind kind, String by, @Nullable Instant until) {
        story.looks();
        if (told.disputes.isEmpty()) {
            return;
        }
        Dispute dispute = told.disputes.get(told.disputes.size() - 1);
        Facts facts = story.factsOf(dispute.caseId());
        List<Broken> against = Disputing.againstAnswer(facts, dispute, kind, by, story.now());
        assertThat(against.isEmpty())
                .as("%s may answer %s with %s (%s)", by, dispute, kind, against)
                .isEqualTo(reference.mayAnswer(story, dispute, kind, by));
        if (against.isEmpty()) {
            answered(dispute, kind, by, until);
        }
    }

    private void answered(Dispute dispute, Dispute.Kind kind, String by, @Nullable Instant until) {
        String id = dispute.id() + "_" + ++papers;
        Instant now = story.now();
        if (kind != Dispute.Kind.STAY) {
            told.exemptions.replaceAll(
                    any -> any.id().startsWith("exm_" + dispute.id()) && any.ended() == null ? any.ended(now) : any);
        }
        Exemption.Kind as = kind == Dispute.Kind.STAY
                ? Exemption.Kind.STAY
                : kind == Dispute.Kind.UPHOLD ? Exemption.Kind.UPHELD_DISPUTE : null;
        if (as != null) {
            told.exemptions.add(new Exemption("exm_" + id, as, dispute.about(), now, until, by, null));
        }
        List<Dispute.Answer> answers = new ArrayList<>(dispute.answers());
        answers.add(new Dispute.Answer(id, kind, now, by, as == null ? null : "exm_" + id));
        told.disputes.set(
                told.disputes.size() - 1,
                new Dispute(
                        dispute.id(),
                        dispute.caseId(),
                        dispute.about(),
                        dispute.filedAt(),
                        dispute.filedBy(),
                        answers));
        reference.tally.answers++;
        reports(facts -> facts.answers(dispute.id(), id, kind, now, by, until));
    }

    void ends(String exemption) {
        if (told.exemptions.stream().anyMatch(known -> known.id().equals(exemption) && known.ended() == null)) {
            told.ends(exemption, story.now());
            reports(facts -> facts.ends(exemption, story.now()));
        }
    }

    void asks(String by) {
        SupportRequest request = story.file().request();
        if (request != null && request.state() == SupportRequest.State.WAITING_ON_PARTNER) {
            story.answers();
        } else if (story.file().opened() && !story.file().requested()) {
            story.files(by);
        }
    }

    void decides(Decision.Kind kind, String by) {
        story.looks();
        List<Broken> against = Conduct.againstDecision(story.facts(), kind, by, Set.of(), story.now());
        assertThat(against.isEmpty())
                .as("%s may decide %s (%s)", by, kind, against)
                .isEqualTo(reference.mayDecide(story, kind, by));
        if (against.isEmpty()) {
            story.decides(kind, by);
        }
    }

    private void reports(Consumer<Reported> fact) {
        story.reports("fact", fact);
    }
}
