package dev.reinstate.api.docs;

import dev.reinstate.api.Problem;
import java.util.List;

/**
 * A kind of problem, explained.
 *
 * @param means when it is answered
 * @param next what whoever got it can do, the likeliest first
 * @param example an answer of this kind, as it goes out
 */
public record Guide(Problem problem, String means, List<String> next, String example) {

    public String address() {
        return "/problems/" + problem.slug();
    }
}
