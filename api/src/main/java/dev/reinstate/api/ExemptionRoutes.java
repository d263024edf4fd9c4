package dev.reinstate.api;

import dev.reinstate.workflows.cases.Anchor;
import dev.reinstate.workflows.cases.Exemption;
import dev.reinstate.workflows.cases.Ground;
import dev.reinstate.workflows.ports.Exemptions;
import dev.reinstate.workflows.ports.Once;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is exempted, and the review of abuse. */
final class ExemptionRoutes {

    private static final Shape<Exemption.Kind> KIND = Shapes.oneOf(Exemption.Kind.class);
    private static final Shape<Ground> GROUND = Shapes.oneOf(Ground.class);

    /** An exemption as it goes out. */
    record ExemptionJson(
            String id,
            Exemption.Kind kind,
            Ground ground,
            String subject,
            Instant from,
            @Nullable Instant until,
            String by,
            @Nullable Instant endedAt) {

        static ExemptionJson of(Exemption exemption) {
            return new ExemptionJson(
                    exemption.id(),
                    exemption.kind(),
                    exemption.covers().ground(),
                    exemption.covers().id(),
                    exemption.from(),
                    exemption.until(),
                    exemption.by(),
                    exemption.ended());
        }
    }

    /** All of an account; there are few. */
    record ListedJson(List<ExemptionJson> items, @Nullable String next) {}

    private final Exemptions exemptions;

    ExemptionRoutes(Exemptions exemptions) {
        this.exemptions = exemptions;
    }

    Answer record(Request request) {
        String accountId = request.id("accountId");
        Once once = request.once();
        Exemptions.Draft draft = draft(request.body());
        return Answer.to(
                exemptions.record(request.actor(), once, accountId, draft),
                exemption -> Answer.created(ExemptionJson.of(exemption)));
    }

    private static Exemptions.Draft draft(Body body) {
        Exemption.Kind kind = body.required("kind", KIND);
        Ground ground = body.required("ground", GROUND);
        String subject = body.required("subject", Shapes.LINE);
        Instant until = body.optional("until", Shapes.INSTANT);
        String reason = body.required("reason", Shapes.PROSE);
        if (kind == Exemption.Kind.WAIVER && until == null) {
            body.senseless("until", "is needed on a WAIVER: the instant at which it ends by itself");
        }
        body.end();
        return new Exemptions.Draft(kind, new Anchor(ground, subject), until, reason);
    }

    Answer end(Request request) {
        String accountId = request.id("accountId");
        String exemptionId = request.id("exemptionId");
        Once once = request.once();
        request.noBody();
        return Answer.to(
                exemptions.end(request.actor(), once, accountId, exemptionId),
                exemption -> Answer.ok(ExemptionJson.of(exemption)));
    }

    Answer list(Request request) {
        return Answer.to(
                exemptions.of(request.actor(), request.id("accountId")),
                found -> Answer.ok(
                        new ListedJson(found.stream().map(ExemptionJson::of).toList(), null)));
    }

    Answer review(Request request) {
        String accountId = request.id("accountId");
        String findingId = request.id("findingId");
        Once once = request.once();
        Body body = request.body();
        String reason = body.required("reason", Shapes.PROSE);
        body.end();
        return Answer.to(exemptions.review(request.actor(), once, accountId, findingId, reason), Answer::ok);
    }
}
