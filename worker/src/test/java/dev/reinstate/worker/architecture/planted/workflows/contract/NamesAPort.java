package dev.reinstate.worker.architecture.planted.workflows.contract;

import dev.reinstate.worker.architecture.planted.workflows.ports.InnocentPort;

record NamesAPort(InnocentPort port) {}
