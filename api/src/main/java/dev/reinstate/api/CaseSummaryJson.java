package dev.reinstate.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.reinstate.workflows.ports.CaseSummary;

/** A case in a list, as it goes out. */
record CaseSummaryJson(@JsonUnwrapped CaseSummary summary, CaseJson.Links links) {

    static CaseSummaryJson of(CaseSummary summary) {
        return new CaseSummaryJson(summary, CaseJson.links(summary.id(), summary.accountId()));
    }
}
