package dev.reinstate.api.console;

import dev.reinstate.api.Form;
import dev.reinstate.api.Shapes;
import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.ports.Act;
import dev.reinstate.workflows.ports.ApiKeys;
import dev.reinstate.workflows.ports.Role;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A key as it is being typed, so that nothing of it is lost.
 *
 * @param last the last day on which it works, in UTC
 * @param faults per field, what is wrong with it
 */
public record KeyDraft(
        String name, String role, String last, Set<Cloud> clouds, Set<Act> acts, Map<String, String> faults) {

    static final List<Role> ROLES = Arrays.stream(Role.values())
            .filter(role -> role != Role.PARTNER && role != Role.SYSTEM)
            .toList();

    static KeyDraft none() {
        return new KeyDraft("", "", "", Set.of(), Set.of(), Map.of());
    }

    static KeyDraft of(Form form) {
        KeyDraft typed = new KeyDraft(
                form.text("name"),
                form.text("role"),
                form.text("last"),
                chosen(form, "cloud-", Cloud.values()),
                chosen(form, "act-", Act.values()),
                Map.of());
        return new KeyDraft(typed.name, typed.role, typed.last, typed.clouds, typed.acts, typed.wrong());
    }

    private static <E extends Enum<E>> Set<E> chosen(Form form, String prefix, E[] all) {
        return Arrays.stream(all)
                .filter(each -> !form.text(prefix + each.name()).isEmpty())
                .collect(Collectors.toSet());
    }

    private Map<String, String> wrong() {
        Map<String, String> wrong = new LinkedHashMap<>();
        if (Shapes.LINE.reading().apply(name).isEmpty()) {
            wrong.put("name", "Name the script that it is for: " + Shapes.LINE.words() + ".");
        }
        if (actsAs().isEmpty()) {
            wrong.put("role", "Choose a role.");
        }
        if (day().isEmpty()) {
            wrong.put("last", "Choose its last day: a key ends by itself.");
        }
        if (clouds.isEmpty()) {
            wrong.put("cloud", "Choose at least one cloud.");
        }
        return wrong;
    }

    private Optional<Role> actsAs() {
        return ROLES.stream().filter(each -> each.name().equals(role)).findFirst();
    }

    private Optional<LocalDate> day() {
        return Shapes.DATE.reading().apply(last);
    }

    /** Empty where something is wrong. */
    Optional<ApiKeys.Draft> asked() {
        return actsAs().flatMap(as -> day().map(day -> new ApiKeys.Draft(name, as, clouds, acts, end(day))))
                .filter(draft -> faults.isEmpty());
    }

    private static Instant end(LocalDate day) {
        return day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    public @Nullable String fault(String field) {
        return faults.get(field);
    }
}
