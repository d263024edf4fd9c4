package dev.reinstate.worker.architecture.planted.activities;

import dev.reinstate.worker.architecture.planted.workflows.ports.InnocentPort;

public class InnocentHand implements InnocentPort {}
