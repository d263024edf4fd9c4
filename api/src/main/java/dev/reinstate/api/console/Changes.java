package dev.reinstate.api.console;

import dev.reinstate.workflows.ports.CaseTag;
import java.util.ArrayList;
import java.util.List;

/** What has changed on a case between two looks, for somebody who was about to act on the first. */
final class Changes {

    private Changes() {}

    static List<String> between(CaseTag seen, CaseTag now) {
        List<String> changes = new ArrayList<>();
        if (!seen.stage().equals(now.stage())) {
            changes.add("The case has moved on: it was \"%s\", it is \"%s\" now.".formatted(stage(seen), stage(now)));
        }
        if (!seen.grounds().equals(now.grounds())) {
            changes.add("The grounds are not those that you saw: look at them again below.");
        }
        if (!seen.request().equals(now.request())) {
            changes.add("The support request has changed.");
        }
        if (!seen.decision().equals(now.decision())) {
            changes.add("Somebody has decided in the meantime.");
        }
        if (!seen.disputes().equals(now.disputes())) {
            changes.add("A dispute was filed or answered.");
        }
        return changes;
    }

    private static String stage(CaseTag tag) {
        for (var stage : dev.reinstate.workflows.cases.Stage.values()) {
            if (stage.name().equals(tag.stage())) {
                return Words.of(stage);
            }
        }
        return "unknown";
    }
}
