package dev.reinstate.worker.architecture.planted.workflows.ports;

import dev.reinstate.worker.architecture.planted.activities.InnocentHand;

class CallsAnAdapter {
    InnocentHand hand = new InnocentHand();
}
