package dev.reinstate.worker.architecture.planted.api;

import dev.reinstate.worker.architecture.planted.activities.InnocentHand;

class CallsTheHands {
    InnocentHand hand = new InnocentHand();
}
