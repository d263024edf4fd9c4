package dev.reinstate.worker.architecture.planted.workflows.cases;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class LogsWhatItFinds {
    private static final Logger LOG = LoggerFactory.getLogger("rules");

    void find() {
        LOG.info("found");
    }
}
