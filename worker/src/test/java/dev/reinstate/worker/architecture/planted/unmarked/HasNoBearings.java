package dev.reinstate.worker.architecture.planted.unmarked;

class HasNoBearings {}
