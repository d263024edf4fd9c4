package dev.reinstate.activities.register;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.reinstate.activities.store.Json;
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

    private TermsRows() {}

    /** The numbers of a version, as its row holds them. */
    public static String write(Terms terms) {
        return Json.write(Body.of(terms));
    }

    public static Terms read(ResultSet row) throws SQLException {
        return Json.read(row.getString("body"), new TypeReference<Body>() {}).version(row.getInt("version"));
    }

    static TermsBook read(Handle handle, String accountId, Instant now) {
        Map<Integer, Terms> versions = new LinkedHashMap<>();
        handle.createQuery("select version, body from terms where valid_from <= :now order by valid_from, version")
                .bind("now", now)
                .map((row, context) -> read(row))
                .forEach(terms -> versions.put(terms.version(), terms));
        Terms current = versions.values().stream()
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new IllegalStateException("no terms are valid at " + now));
        return new TermsBook(current, versions, kept(handle, accountId));
    }

    /** Those that an account without anchors has. */
    public static Terms current(Handle handle, Instant now) {
        return read(handle, "", now).current();
    }

    private static Map<Anchor, Integer> kept(Handle handle, String accountId) {
        return handle
                .createQuery("select ground, anchor, terms_version from anchors where account_id = :id")
                .bind("id", accountId)
                .map((row, context) -> Map.entry(
                        new Anchor(Ground.valueOf(row.getString("ground")), row.getString("anchor")),
                        row.getInt("terms_version")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    static Set<Warned> warned(Handle handle, String accountId) {
        return handle.createQuery("select ground, anchor, day from warnings where account_id = :id")
                .bind("id", accountId)
                .map((row, context) -> new Warned(
                        new Anchor(Ground.valueOf(row.getString("ground")), row.getString("anchor")),
                        row.getInt("day")))
                .collect(Collectors.toCollection(HashSet::new));
    }
}
