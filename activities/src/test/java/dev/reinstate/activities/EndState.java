package dev.reinstate.activities;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * All that the register holds of an account, as text in which two runs of the same transactions are equal: ids of our
 * making are numbered in the order in which they came about, instants are whole hours since the beginning, hashes are
 * left out (the chain is verified apart).
 */
final class EndState {

    private static final Pattern MINTED =
            Pattern.compile("\\b(?:case|req|dec|msg|txt|exm|dsp|ddc|tsk)_[0-9a-v]{16}\\b|\\bntc_[0-9a-f]{32}\\b");
    private static final Pattern INSTANT =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?(?:Z|[+-]\\d\\d:\\d\\d)");
    /** In the business keys of notices. */
    private static final Pattern SECONDS = Pattern.compile("(?<=/)1[0-9]{9}\\b");

    private static final Pattern DURATION = Pattern.compile("PT[0-9HMS.]+");

    /** In this order, so that ids are numbered as they came about. */
    private static final List<String> TABLES = List.of(
            "account_events where account_id = :account order by seq",
            "cases where account_id = :account order by opened_at, id",
            "support_requests where account_id = :account order by filed_at, id",
            "messages where account_id = :account order by at, id",
            "decisions where account_id = :account order by decided_at, id",
            "findings where account_id = :account order by finding_id",
            "exemptions where account_id = :account order by recorded_at, id",
            "disputes where account_id = :account order by filed_at, id",
            "dispute_answers where account_id = :account order by answered_at, id",
            "tasks where account_id = :account order by kind, subject",
            "notices where account_id = :account order by due_at, kind, recipient, key",
            "accounts where id = :account order by id",
            "contacts where account_id = :account order by place",
            "invoices where account_id = :account order by number",
            "payments where account_id = :account order by payment_id",
            "reversals where account_id = :account order by reversal_id",
            "anchors where account_id = :account order by ground, anchor",
            "warnings where account_id = :account order by ground, anchor, day",
            "grounds where account_id = :account order by case_id, ground",
            "holds where account_id = :account order by placed_at",
            "texts where account_id = :account order by body",
            "(select actor, answer from idempotency_keys) k order by actor");

    /** Everything of a row but hashes, and of notices what only the mail server sees. */
    private static final String ROWS = """
            (select string_agg('%s ' || (to_jsonb(r) - '{hash,prev_hash,audit_hash}'::text[])::text, E'\\n')
             from (select * from %s) r)""";

    private final Instant began;
    private final Map<String, String> names = new HashMap<>();

    private EndState(Instant began) {
        this.began = began;
    }

    /**
     * Reads it.
     *
     * @param began the instant that instants are counted from
     * @param said what the transactions answered, and whom they woke
     */
    static String of(Handle handle, String accountId, Instant began, String said) {
        String all = handle.createQuery(TABLES.stream()
                        .map(table -> ROWS.formatted(table.substring(0, table.indexOf(' ')), table))
                        .collect(Collectors.joining(", ", "select concat_ws(E'\\n', ", ")")))
                .bind("account", accountId)
                .mapTo(String.class)
                .one();
        return new EndState(began).plain(all + "\n" + said);
    }

    private String plain(String text) {
        String named = replaced(
                MINTED,
                text,
                id -> names.computeIfAbsent(
                        id, unknown -> id.substring(0, id.indexOf('_')) + "#" + (names.size() + 1)));
        String timed =
                replaced(INSTANT, named, at -> hours(OffsetDateTime.parse(at).toInstant()));
        String counted = replaced(SECONDS, timed, seconds -> hours(Instant.ofEpochSecond(Long.parseLong(seconds))));
        // Rows that nothing but an id tells apart may come in either order.
        return replaced(DURATION, counted, EndState::hoursOf).lines().sorted().collect(Collectors.joining("\n"));
    }

    private String hours(Instant at) {
        return "+" + rounded(Duration.between(began, at)) + "h";
    }

    private static String hoursOf(String duration) {
        return rounded(Duration.parse(duration)) + "h";
    }

    private static long rounded(Duration duration) {
        return Math.round(duration.toSeconds() / 3600.0);
    }

    private static String replaced(Pattern pattern, String text, UnaryOperator<String> by) {
        return pattern.matcher(text).replaceAll(found -> Matcher.quoteReplacement(by.apply(found.group())));
    }
}
