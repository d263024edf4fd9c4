package dev.reinstate.api.console;

import dev.reinstate.api.Answer;
import dev.reinstate.api.Problem;
import dev.reinstate.api.Request;
import dev.reinstate.api.Shapes;
import dev.reinstate.workflows.ports.Queue;
import dev.reinstate.workflows.ports.Views;

/** The views of the queue that somebody keeps: links on its page. */
public final class ViewPages {

    private final Views views;

    public ViewPages(Views views) {
        this.views = views;
    }

    /** As the list is narrowed now, under a name; another view of that name is replaced. */
    public Answer keep(Request request) {
        String name = request.form().text("name").replace(' ', '-');
        if (!Shapes.isId(name)) {
            throw Problem.UNPROCESSABLE.because(
                    "A view's name must be %s; a space becomes a dash. Go back, and choose another one."
                            .formatted(Shapes.ID.words()));
        }
        Queue.Query which = Narrowing.of(request.form().asQuery());
        Shown.granted(views.keep(request.actor(), name, which));
        String address = Narrowing.address(which);
        return Shown.goOn(address + (address.contains("?") ? "&" : "?") + "said=kept");
    }

    public Answer remove(Request request) {
        Shown.granted(views.remove(request.actor(), request.id("name")));
        return Shown.goOn(QueuePages.HOME + "?said=removed");
    }
}
