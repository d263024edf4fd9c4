package dev.reinstate.worker.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.activities.notices.MailSettings;
import dev.reinstate.activities.notices.NoticesByMail;
import dev.reinstate.worker.faults.MailSink.Mood;
import dev.reinstate.worker.faults.judge.Letter;
import dev.reinstate.workflows.ports.Delivery;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the mail server says is in its log, and what its log has may not have been said. */
class MailSinkTest {

    @TempDir
    private Path folder;

    private MailSink sink;

    @BeforeEach
    void start() throws IOException {
        sink = MailSink.start(folder.resolve("letters.jsonl"));
    }

    @AfterEach
    void close() throws IOException {
        sink.close();
    }

    @Test
    void a_letter_that_is_taken_is_kept_with_what_it_says() throws IOException {
        assertThat(send().error()).isNull();
        assertThat(letters()).singleElement().satisfies(letter -> {
            assertThat(letter.to()).isEqualTo("a@example.test");
            assertThat(letter.messageId()).isEqualTo("<ntc_1@example.test>");
            assertThat(letter.kind()).isEqualTo(Letter.Kind.REINSTATED);
        });
    }

    @Test
    void one_that_is_refused_is_not_kept() throws IOException {
        sink.be(Mood.REFUSES);
        assertThat(send().error()).isNotNull();
        assertThat(letters()).isEmpty();
    }

    @Test
    void one_that_is_dropped_after_it_was_taken_is_kept_and_not_answered() throws IOException {
        sink.be(Mood.DROPS);
        assertThat(send().error()).isNotNull();
        assertThat(letters())
                .singleElement()
                .satisfies(letter -> assertThat(letter.answered()).isNull());
    }

    private Delivery send() {
        return new NoticesByMail(new MailSettings("127.0.0.1", sink.port(), "b@example.test", null, null, false))
                .send(new dev.reinstate.workflows.ports.Letter(
                        "<ntc_1@example.test>",
                        "a@example.test",
                        null,
                        "en",
                        "f1-000 is reinstated",
                        "Good news. Größe.\n",
                        "<p>Good news. Größe.</p>"));
    }

    private List<Letter> letters() throws IOException {
        return Diary.letters(folder.resolve("letters.jsonl"));
    }
}
