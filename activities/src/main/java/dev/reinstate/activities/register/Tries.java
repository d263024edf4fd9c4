package dev.reinstate.activities.register;

import dev.reinstate.workflows.cases.Event;
import dev.reinstate.workflows.cases.Retry;
import dev.reinstate.workflows.contract.NoticeStep;
import dev.reinstate.workflows.ports.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** To send a notice: who may try, and how it went. */
final class Tries {

    /** As long as a try may take on the long way; if its process dies, the next one begins after it. */
    private static final Duration ONE_TRY = Duration.ofSeconds(10);

    private Tries() {}

    /**
     * Keeps everybody else off a notice that is due. A step that took too long is tried again while it still runs: on a
     * machine that is too busy, or where the register hangs after the mail server has taken the letter.
     */
    static boolean claim(Handle handle, String noticeId) {
        return DatabaseClock.nowOfNotice(handle, noticeId)
                .map(now -> handle.createUpdate(
                                "update notices set next_try_at = :until where id = :id and next_try_at <= :now")
                        .bind("id", noticeId)
                        .bind("now", now)
                        .bind("until", now.plus(ONE_TRY))
                        .execute())
                .filter(claimed -> claimed > 0)
                .isPresent();
    }

    /** Harmless to repeat: a notice that was sent stays sent. */
    static void delivered(Sitting sitting, NoticeStep step, Delivery delivery) {
        if (delivery.error() == null) {
            sent(sitting, step);
        } else {
            failed(sitting, step, delivery.error());
        }
    }

    private static void sent(Sitting sitting, NoticeStep step) {
        int changed = sitting.handle().execute("""
                        update notices set state = 'SENT', sent_at = ?, next_try_at = null, tries = tries + 1, last_error = null
                        where id = ? and state <> 'SENT'""", sitting.now(), step.noticeId());
        if (changed > 0) {
            sitting.journal(
                    event(sitting, Event.Kind.NOTICE_SENT, step), step.by().caseId());
        }
    }

    private static void failed(Sitting sitting, NoticeStep step, String error) {
        record Tried(Instant dueAt, int tries) {}
        Optional<Tried> tried = sitting.handle()
                .createQuery("select due_at, tries from notices where id = :id and next_try_at is not null")
                .bind("id", step.noticeId())
                .map((row, context) -> new Tried(CaseRows.required(row, "due_at"), row.getInt("tries") + 1))
                .findOne();
        tried.ifPresent(notice -> {
            Instant again = Retry.after(notice.tries(), notice.dueAt(), sitting.now());
            sitting.handle()
                    .execute(
                            "update notices set state = 'FAILED', next_try_at = ?, tries = ?, last_error = ? where id = ?",
                            again,
                            notice.tries(),
                            error,
                            step.noticeId());
            if (again == null) {
                sitting.journal(
                        event(sitting, Event.Kind.NOTICE_GIVEN_UP, step),
                        step.by().caseId());
            }
        });
    }

    private static Event event(Sitting sitting, Event.Kind kind, NoticeStep step) {
        String notice = sitting.handle()
                .createQuery("select kind from notices where id = :id")
                .bind("id", step.noticeId())
                .mapTo(String.class)
                .one();
        return Event.of(kind, "notice/" + step.noticeId(), "notice", notice);
    }
}
