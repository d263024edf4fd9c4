package dev.reinstate.worker.faults.judge;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the register holds. */
public record Rows(
        List<Account> accounts,
        List<Document> documents,
        List<Payment> payments,
        List<Reversal> reversals,
        List<Request> requests,
        List<Message> messages,
        List<Decision> decisions,
        List<Hold> holds,
        List<Case> cases,
        List<Notice> notices,
        List<Event> events) {

    /** With the head of its audit chain. */
    public record Account(
            String account, long seq, String hash, @Nullable Instant nextLookAt) {}

    /** An invoice; a credit note names what it credits. */
    public record Document(
            String account,
            String number,
            long cents,
            @Nullable LocalDate due,
            @Nullable String credits,
            Instant at) {}

    /** Money that came in. */
    public record Payment(
            String account, String id, long cents, @Nullable String invoice, Instant at) {}

    /** Money that was taken back. */
    public record Reversal(String account, String id, String payment, Instant at) {}

    /** A support request. */
    public record Request(String account, String id, String caseId, Instant at) {}

    /** A partner's answer. */
    public record Message(String account, String id, String caseId, Instant at) {}

    /** An agent's decision. */
    public record Decision(
            String account, String id, String caseId, String request, String kind, long revision, Instant at) {}

    /** New sales held. */
    public record Hold(
            String account,
            String id,
            String caseId,
            Instant placed,
            @Nullable Instant lifted,
            @Nullable String liftedBy) {}

    /** A case as the register has it. */
    public record Case(
            String account,
            String id,
            String stage,
            @Nullable String outcome,
            @Nullable Instant closed,
            long revision,
            long wanted,
            long seen,
            @Nullable Instant nextLookAt,
            boolean runOver) {}

    /** A notice to one recipient. */
    public record Notice(
            String account,
            String id,
            String kind,
            String key,
            String to,
            String state,
            @Nullable Instant nextTryAt) {}

    /** A row of the audit. */
    public record Event(
            String account,
            long seq,
            String cloud,
            Instant at,
            String actor,
            String kind,
            @Nullable String caseId,
            String cause,
            Map<String, String> codes,
            String previous,
            String hash) {}

    /** What belongs to one account. */
    Rows of(String account) {
        return new Rows(
                only(accounts, Account::account, account),
                only(documents, Document::account, account),
                only(payments, Payment::account, account),
                only(reversals, Reversal::account, account),
                only(requests, Request::account, account),
                only(messages, Message::account, account),
                only(decisions, Decision::account, account),
                only(holds, Hold::account, account),
                only(cases, Case::account, account),
                only(notices, Notice::account, account),
                only(events, Event::account, account));
    }

    private static <T> List<T> only(List<T> all, Function<T, String> of, String account) {
        return all.stream().filter(row -> of.apply(row).equals(account)).toList();
    }
}
