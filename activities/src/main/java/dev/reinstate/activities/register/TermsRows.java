package dev.reinstate.activities.register;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.reinstate.activities.store.Json;
import dev.reinstate.activities.store.Questions;
import dev.reinstate.activities.store.Questions.Answer;
import dev.reinstate.workflows.cases.Anchor;
import dev.reinstate.workflows.cases.Ground;
import dev.reinstate.workflows.cases.Series;
import dev.reinstate.workflows.cases.Terms;
import dev.reinstate.workflows.cases.TermsBook;
import dev.reinstate.workflows.cases.Warned;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Terms, the anchors that keep a version of them, and the warning days that are dealt with, as rows. */
public final class TermsRows {

    /** The numbers of one version, as its row holds them. */
    private record Body(
            int overdueLimit,
            List<Integer> overdueWarnings,
            int vettingLimit,
            List<Integer> vettingWarnings,
            Set<String> insignificant,
            Series holdReminders,
            Series requestNudges,
            Map<String, BigDecimal> ignoreBelow,
            // Versions that were loaded before there were such numbers have none.
            @Nullable Integer reviewHours,
            @Nullable Integer taskHours,
            @Nullable Map<String, BigDecimal> fourEyesAbove) {

        static Body of(Terms terms) {
            return new Body(
                    terms.overdueLimit(),
                    terms.overdueWarnings(),
                    terms.vettingLimit(),
                    terms.vettingWarnings(),
                    terms.insignificant(),
                    terms.holdReminders(),
                    terms.requestNudges(),
                    terms.ignoreBelow(),
                    terms.reviewHours(),
                    terms.taskHours(),
                    terms.fourEyesAbove());
        }

        Terms version(int version) {
            return new Terms(
                    version,
                    overdueLimit,
                    overdueWarnings,
                    vettingLimit,
                    vettingWarnings,
                    insignificant,
                    holdReminders,
                    requestNudges,
                    ignoreBelow,
                    reviewHours == null ? Terms.REVIEW_HOURS : reviewHours,
                    taskHours == null ? Terms.TASK_HOURS : taskHours,
                    fourEyesAbove == null ? Map.of() : fourEyesAbove);
        }
    }

    private static final String VALID =
            "select version, body from terms where valid_from <= :now order by valid_from, version";

    private final Answer<Terms> valid;
    private final Answer<Map.Entry<Anchor, Integer>> kept;
    private final Answer<Warned> warned;

    TermsRows(Questions questions) {
        valid = questions.ask(VALID, TermsRows::read);
        kept = questions.ask(
                "select ground, anchor, terms_version from anchors where account_id = :account",
                row -> Map.entry(anchor(row), row.getInt("terms_version")));
        warned = questions.ask(
                "select ground, anchor, day from warnings where account_id = :account",
                row -> new Warned(anchor(row), row.getInt("day")));
    }

    TermsBook book() {
        Map<Integer, Terms> versions = new LinkedHashMap<>();
        valid.all().forEach(terms -> versions.put(terms.version(), terms));
        return new TermsBook(
                latest(valid.all()),
                versions,
                kept.all().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    Set<Warned> warned() {
        return new HashSet<>(warned.all());
    }

    private static Anchor anchor(ResultSet row) throws SQLException {
        return new Anchor(Ground.valueOf(row.getString("ground")), row.getString("anchor"));
    }

    /** The numbers of a version, as its row holds them. */
    public static String write(Terms terms) {
        return Json.write(Body.of(terms));
    }

    public static Terms read(ResultSet row) throws SQLException {
        return Json.read(row.getString("body"), new TypeReference<Body>() {}).version(row.getInt("version"));
    }

    /** Those that an account without anchors has. */
    public static Terms current(Handle handle, Instant now) {
        return latest(handle.createQuery(VALID)
                .bind("now", now)
                .map((row, context) -> read(row))
                .list());
    }

    private static Terms latest(List<Terms> valid) {
        if (valid.isEmpty()) {
            throw new IllegalStateException("no terms are valid yet");
        }
        return valid.get(valid.size() - 1);
    }
}
