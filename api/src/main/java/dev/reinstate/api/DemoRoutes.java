package dev.reinstate.api;

import dev.reinstate.workflows.ports.Mailbox;
import dev.reinstate.workflows.ports.Page;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.TemporalAmount;
import java.util.function.Function;

/** What only the demo has: its clock, its mailbox and its engine. */
final class DemoRoutes {

    /** Between two looks at whether all is settled; short beside the relay's round. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    /** What the demo's clock shows. */
    record Now(Instant now) {}

    private final Demo demo;

    DemoRoutes(Demo demo) {
        this.demo = demo;
    }

    Answer now(Request request) {
        return Answer.ok(new Now(demo.clock().now()));
    }

    /** Moves the clock and waits until all that fell due by that is done. */
    Answer advance(Request request) {
        Body body = request.body();
        TemporalAmount by = body.required("advance", Advance.SHAPE);
        if (!Advance.forward(by)) {
            body.senseless("advance", "must be more than nothing and at most ten years");
        }
        body.end();
        return Answer.to(demo.clock().advance(request.actor(), by), moved -> {
            demo.afterAdvance().run();
            int status = settled() ? 200 : 202;
            return Answer.of(status, new Now(demo.clock().now()));
        });
    }

    private boolean settled() {
        long until = System.nanoTime() + demo.patience().toNanos();
        boolean settled = demo.rounds().settled();
        while (!settled && System.nanoTime() < until && rest()) {
            settled = demo.rounds().settled();
        }
        return settled;
    }

    /** What settles it is the relay's and the cases' work, and neither knows of a caller who waits. */
    private static boolean rest() {
        try {
            Thread.sleep(BETWEEN_LOOKS.toMillis());
            return true;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    Answer mailbox(Request request) {
        String to = request.query().value("to", Shapes.EMAIL);
        Page<Mailbox.Mail> all = new Page<>(demo.mailbox().letters(to), null);
        return Answer.ok(ListJson.of(all, Function.identity()));
    }

    Answer engine(Request request) {
        return Answer.ok(demo.engine());
    }
}
