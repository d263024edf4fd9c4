package dev.reinstate.worker.architecture.planted.workflows.ports;

public interface InnocentPort {}
