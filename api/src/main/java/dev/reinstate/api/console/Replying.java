package dev.reinstate.api.console;

import dev.reinstate.api.Request;
import dev.reinstate.api.Shapes;
import dev.reinstate.workflows.cases.Account;
import dev.reinstate.workflows.cases.Consequence;
import dev.reinstate.workflows.ports.CaseTag;
import dev.reinstate.workflows.ports.CaseView.DisputeView;
import dev.reinstate.workflows.ports.Disputes;
import dev.reinstate.workflows.ports.Dossiers.Dossier;
import dev.reinstate.workflows.ports.Notices;
import dev.reinstate.workflows.ports.Ruling;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An answer to a dispute. */
record Replying(Reply reply, Account account, DisputeView dispute, Disputes disputes, Notices notices)
        implements Undertaking {

    private static final String UNTIL = "until";

    @Override
    public String action() {
        return reply.action(dispute);
    }

    @Override
    public String look() {
        return reply.look();
    }

    @Override
    public String path() {
        return reply.path(dispute);
    }

    @Override
    public String words(Dossier dossier) {
        return reply.words(dispute);
    }

    @Override
    public List<Field> fields(Dossier dossier) {
        return reply != Reply.STAY
                ? List.of(Field.REPLY, Field.REASON)
                : List.of(
                        Field.REPLY,
                        Field.REASON,
                        Field.day(
                                UNTIL,
                                "Last day of the stay, in "
                                        + account.billingZone().getId() + " (optional)",
                                "Without one it lasts until somebody upholds or rejects the dispute.",
                                "Last day of the stay"));
    }

    @Override
    public ComposePage.Effects effects(Request request, Dossier dossier, Map<String, String> typed) {
        Notices.Preview preview =
                Shown.granted(notices.preview(request.actor(), dossier.view().id(), dispute.id(), answer(typed)));
        Consequence consequence = Consequence.of(reply.kind(), account, preview.outcome());
        return new ComposePage.Effects(
                consequence.effects(),
                true,
                consequence.to(),
                false,
                preview.notices(),
                When.again(preview, dossier.account()));
    }

    @Override
    public Ruling<?> carryOut(Request request, CaseTag seen, Map<String, String> typed) {
        return disputes.answer(
                request.actor(), request.formOnce(), request.id("caseId"), dispute.id(), seen, answer(typed));
    }

    private Disputes.Answer answer(Map<String, String> typed) {
        return new Disputes.Answer(
                reply.kind(),
                typed.getOrDefault(Field.REASON.name(), ""),
                typed.getOrDefault(Field.REPLY.name(), ""),
                until(typed.getOrDefault(UNTIL, "")));
    }

    /** The first instant after its last day. */
    private @Nullable Instant until(String day) {
        return Shapes.DATE
                .reading()
                .apply(day)
                .map(last -> account.startOf(last.plusDays(1)))
                .orElse(null);
    }

    @Override
    public String done(Ruling<?> ruling) {
        return reply.look();
    }
}
