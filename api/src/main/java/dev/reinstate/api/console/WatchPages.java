package dev.reinstate.api.console;

import dev.reinstate.api.Answer;
import dev.reinstate.api.Query;
import dev.reinstate.api.Request;
import dev.reinstate.api.Shape;
import dev.reinstate.api.Shapes;
import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.cases.Ground;
import dev.reinstate.workflows.ports.Outlook;

/** Who will be suspended if nobody does anything. */
public final class WatchPages {

    /** What the list can be narrowed by. */
    public static String[] filters() {
        return new String[] {"cloud", "ground"};
    }

    private static final Shape<Cloud> CLOUD = Shapes.oneOf(Cloud.class);
    private static final Shape<Ground> GROUND = Shapes.oneOf(Ground.class);

    private final Outlook outlook;

    public WatchPages(Outlook outlook) {
        this.outlook = outlook;
    }

    public Answer watch(Request request) {
        Query query = request.query().filled();
        Outlook.Query which = new Outlook.Query(query.value("cloud", CLOUD), query.value("ground", GROUND), null);
        return Shown.of(
                query.page(paging -> outlook.watch(request.actor(), which, paging)),
                page -> Templates.answer(
                        request,
                        "watch",
                        "Watch list",
                        "watch",
                        new WatchPage(
                                page.items(),
                                which,
                                request.actor().clouds().stream().sorted().toList(),
                                Pager.after("/console/watch", query.toGoOn(), page.next()))));
    }
}
