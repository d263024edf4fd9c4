package dev.reinstate.activities;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Two transactions on one prepared account, in any schedule; what each comes to is one of the two serial ends. */
final class Pair {

    private final Desk desk;
    private final Connection watch;
    private final Prepared on;
    private final List<Meeting> acts;

    Pair(Desk desk, Connection watch, Prepared on, Meeting a, Meeting b) {
        this.desk = desk;
        this.watch = watch;
        this.on = on;
        this.acts = List.of(a, b);
    }

    /** One after the other. */
    private String serial(int first) {
        return end(turns -> {
            for (int who : List.of(first, 1 - first)) {
                while (turns.choices().containsKey(who)) {
                    turns.go(who);
                }
            }
            return true;
        });
    }

    /**
     * Runs all schedules.
     *
     * @return how many
     * @throws AssertionError for the first one that ends as no serial order does
     */
    int everySchedule(Reduction reduction) {
        List<String> serial = Stream.of(serial(0), serial(1)).toList();
        Schedules schedules = new Schedules(reduction);
        int count = 0;
        do {
            boolean[] fresh = new boolean[1];
            String end = end(turns -> fresh[0] = schedules.run(turns));
            if (fresh[0]) {
                count++;
                compare(serial, end, schedules.toString());
            }
        } while (schedules.next());
        return count;
    }

    private void compare(List<String> serial, String end, String schedule) {
        if (!serial.contains(end)) {
            throw new AssertionError(
                    "%s ended as no serial order does, by%s%n%s".formatted(this, schedule, nearest(serial, end)));
        }
    }

    /** What differs from the serial order that differs least. */
    private static String nearest(List<String> serial, String end) {
        return serial.stream()
                .map(one -> difference(one.lines().toList(), end.lines().toList()))
                .min(Comparator.comparing(String::length))
                .orElseThrow();
    }

    private static String difference(List<String> expected, List<String> found) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < Math.max(expected.size(), found.size()); i++) {
            String one = i < expected.size() ? expected.get(i) : "";
            String other = i < found.size() ? found.get(i) : "";
            if (!one.equals(other)) {
                text.append("- ").append(one).append("\n+ ").append(other).append('\n');
            }
        }
        return text.toString();
    }

    private String end(Function<Turns, Boolean> schedule) {
        on.restore(desk);
        desk.wakes.forget();
        Turns turns = new Turns(watch);
        turns.enter("A", () -> String.valueOf(acts.get(0).act(desk, on, "A")));
        turns.enter("B", () -> String.valueOf(acts.get(1).act(desk, on, "B")));
        boolean whole;
        List<String> said;
        try {
            whole = schedule.apply(turns);
        } finally {
            said = new ArrayList<>(turns.finish());
        }
        if (!whole) {
            return "";
        }
        desk.wakes.lines().stream().sorted().forEach(said::add);
        String end = desk.jdbi()
                .withHandle(handle -> EndState.of(handle, on.account(), on.began(), String.join("\n", said)));
        invariants();
        return end;
    }

    /** What holds after any schedule, whatever the serial orders say. */
    private void invariants() {
        assertThat(desk.audit.verify().faults()).isEmpty();
        assertThat(desk.text("""
                select concat_ws(' and ',
                    case when (select count(*) from cases where closed_at is null and account_id = '%1$s') > 1 then 'two open cases' end,
                    case when (select count(*) from holds where lifted_at is null and account_id = '%1$s') > 1 then 'two holds' end,
                    case when exists (select from cases c join holds h on h.case_id = c.id join grounds g on g.case_id = c.id
                        where h.lifted_at is not null and g.state = 'HOLDS') then 'a hold lifted over a ground' end,
                    case when exists (select from account_events a join account_events b using (account_id)
                        where b.seq > a.seq and b.at < a.at) then 'time ran backwards' end)""".formatted(on.account()))).isEmpty();
    }

    @Override
    public String toString() {
        return "%s and %s on %s".formatted(acts.get(0), acts.get(1), on.state());
    }
}
