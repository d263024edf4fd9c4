package dev.reinstate.workflows.model;

import dev.reinstate.workflows.cases.Series;
import dev.reinstate.workflows.cases.Terms;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Of the terms: the usual ones, stricter ones and laxer ones.
 *
 * @param floor below which a bill is not worth a suspension, by currency; in all of them
 */
record Versions(Map<String, BigDecimal> floor) {

    Terms terms(int version) {
        return switch (version) {
            case 2 -> terms(2, 30, List.of(10, 20), 20, List.of(10), Set.of());
            case 3 -> terms(3, 90, List.of(60), 40, List.of(20, 35), Set.of("LOW", "HIGH"));
            default -> terms(1, 60, List.of(30, 45, 55), 30, List.of(15, 25), Set.of("LOW"));
        };
    }

    private Terms terms(
            int version,
            int overdue,
            List<Integer> overdueWarnings,
            int vetting,
            List<Integer> vettingWarnings,
            Set<String> insignificant) {
        Series again = new Series(List.of(3, 10), 30);
        return new Terms(
                        version, overdue, overdueWarnings, vetting, vettingWarnings, insignificant, again, again, floor)
                .withFourEyesAbove(much(version));
    }

    private static Map<String, BigDecimal> much(int version) {
        return version == 3
                ? Map.of("EUR", new BigDecimal("150"))
                : version == 2 ? Map.of("USD", new BigDecimal("40"), "EUR", new BigDecimal("90")) : Map.of();
    }
}
