package dev.reinstate.api.console;

import dev.reinstate.api.Request;
import dev.reinstate.workflows.cases.Consequence;
import dev.reinstate.workflows.cases.Decision;
import dev.reinstate.workflows.ports.CaseTag;
import dev.reinstate.workflows.ports.CaseView;
import dev.reinstate.workflows.ports.Dossiers.Dossier;
import dev.reinstate.workflows.ports.Notices;
import dev.reinstate.workflows.ports.Ruling;
import dev.reinstate.workflows.ports.Rulings;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A decision on the support request. */
record Deciding(Deed deed, Decision.Kind kind, Rulings rulings, Notices notices) implements Undertaking {

    /** Long enough to show the effect of most decisions at once, short enough not to keep anybody waiting. */
    private static final Duration FOR_THE_EFFECT = Duration.ofSeconds(2);

    @Override
    public String action() {
        return deed.action();
    }

    @Override
    public String look() {
        return deed.action();
    }

    @Override
    public String path() {
        return deed.action();
    }

    @Override
    public String words(Dossier dossier) {
        return deed.words(dossier.account().name());
    }

    @Override
    public List<Field> fields(Dossier dossier) {
        return List.of(Field.REPLY, Field.REASON);
    }

    @Override
    public Map<String, String> proposed(Dossier dossier) {
        return Proposed.words(dossier, deed);
    }

    @Override
    public ComposePage.Effects effects(Request request, Dossier dossier, Map<String, String> typed) {
        CaseView view = dossier.view();
        Consequence consequence = Consequence.of(
                kind,
                dossier.account(),
                view.grounds().stream().map(CaseView.GroundView::entry).toList());
        CaseView.FourEyesView two = view.fourEyes();
        boolean first = deed == Deed.REINSTATE && two != null && two.approvals().isEmpty();
        Notices.Preview preview =
                Shown.granted(notices.preview(request.actor(), view.id(), kind, text(typed, Field.REPLY)));
        return new ComposePage.Effects(
                consequence.effects(),
                true,
                consequence.to(),
                first,
                preview.notices(),
                When.again(preview, dossier.account()));
    }

    private static String text(Map<String, String> typed, Field field) {
        return typed.getOrDefault(field.name(), "");
    }

    @Override
    public Ruling<?> carryOut(Request request, CaseTag seen, Map<String, String> typed) {
        Rulings.Draft draft = new Rulings.Draft(kind, text(typed, Field.REASON), text(typed, Field.REPLY));
        Ruling<Rulings.Decided> ruling =
                rulings.decide(request.actor(), request.formOnce(), request.id("caseId"), seen, draft);
        if (ruling instanceof Ruling.Granted<Rulings.Decided> granted
                && !granted.replayed()
                && granted.value().effect() == CaseView.Effect.PENDING) {
            rulings.await(request.actor(), request.formOnce(), granted.value(), FOR_THE_EFFECT);
        }
        return ruling;
    }

    @Override
    public String done(Ruling<?> ruling) {
        boolean first = ruling instanceof Ruling.Granted<?> granted
                && granted.value() instanceof Rulings.Decided decided
                && decided.effect() == CaseView.Effect.AWAITING_SECOND;
        return first ? "first-approval" : deed.action();
    }
}
