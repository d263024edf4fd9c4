package dev.reinstate.worker.architecture.planted.worker;

class Nests {
    static class Helper {}
}
