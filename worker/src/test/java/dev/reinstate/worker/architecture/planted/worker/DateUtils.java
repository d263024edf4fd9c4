package dev.reinstate.worker.architecture.planted.worker;

class DateUtils {}
