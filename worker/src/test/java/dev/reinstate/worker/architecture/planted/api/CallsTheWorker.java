package dev.reinstate.worker.architecture.planted.api;

import dev.reinstate.worker.architecture.planted.worker.InnocentWiring;

class CallsTheWorker {
    InnocentWiring wiring = new InnocentWiring();
}
