package dev.reinstate.workflows.contract;

/** A step for one notice. */
public record NoticeStep(Step by, String noticeId) {}
