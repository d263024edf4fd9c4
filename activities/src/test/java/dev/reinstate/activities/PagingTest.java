package dev.reinstate.activities;

import static dev.reinstate.activities.Desk.granted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reinstate.activities.store.Cursor;
import dev.reinstate.workflows.ports.Accounts;
import dev.reinstate.workflows.ports.Cases;
import dev.reinstate.workflows.ports.Page;
import dev.reinstate.workflows.ports.Paging;
import dev.reinstate.workflows.ports.Ruling;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A list that is read in parts shows each thing once, also while others come in. */
class PagingTest {

    private static final Accounts.Query EVERY_ACCOUNT = new Accounts.Query(null, null, null, null);
    private static final Cases.Query EVERY_CASE = new Cases.Query(null, null, null, null, null, null, null);

    @RegisterExtension
    final Desk desk = new Desk();

    @Test
    void accounts_come_in_parts_in_the_order_of_their_ids() {
        List<String> all =
                IntStream.range(0, 7).mapToObj(i -> desk.account()).sorted().toList();

        List<Page<String>> parts = parts(
                3,
                paging -> desk.accounts
                        .list(Desk.AGENT, EVERY_ACCOUNT, paging)
                        .map(page -> new Page<>(
                                page.items().stream()
                                        .map(view -> view.account().id())
                                        .toList(),
                                page.next())));

        assertThat(parts).extracting(part -> part.items().size()).containsExactly(3, 3, 1);
        assertThat(joined(parts)).isEqualTo(all);
    }

    @Test
    void a_last_part_that_is_full_has_no_next() {
        IntStream.range(0, 4).forEach(i -> desk.account());

        assertThat(parts(2, paging -> desk.accounts.list(Desk.AGENT, EVERY_ACCOUNT, paging)))
                .hasSize(2);
    }

    @Test
    void cases_that_opened_at_the_same_instant_are_neither_lost_nor_shown_twice() {
        List<String> all = IntStream.range(0, 7)
                .mapToObj(i -> desk.account())
                .peek(account -> desk.owes(account, "INV-1", "120.00", 31))
                .map(desk::caseOf)
                .sorted()
                .toList();
        desk.execute("update cases set opened_at = (select min(opened_at) from cases)");
        desk.execute("update queue_entries set opened_at = (select min(opened_at) from cases)");

        assertThat(joined(caseParts(2))).isEqualTo(all);
    }

    @Test
    void cases_that_open_meanwhile_come_at_the_end() {
        List<String> first = IntStream.range(0, 4)
                .mapToObj(i -> desk.account())
                .peek(account -> desk.owes(account, "INV-1", "120.00", 31))
                .map(desk::caseOf)
                .toList();
        Page<?> part = granted(desk.cases.list(Desk.AGENT, EVERY_CASE, new Paging(3, null)));
        String late = desk.account();
        desk.owes(late, "INV-1", "120.00", 31);

        var rest = granted(desk.cases.list(Desk.AGENT, EVERY_CASE, new Paging(3, part.next())));

        assertThat(rest.items()).extracting(item -> item.id()).containsExactly(first.get(3), desk.caseOf(late));
        assertThat(rest.next()).isNull();
    }

    @Test
    void a_timeline_comes_oldest_first_and_notices_newest_first() {
        String account = desk.suspended();
        desk.pays(account, "pay-1", "120.00", "INV-1");
        desk.runs(desk.run(account, "r1", 100));
        desk.takesBack(account, "pay-1");
        desk.runs(desk.run(account, "r1", 100));
        String caseId = desk.caseOf(account);

        List<Long> timeline = joined(parts(
                2,
                paging -> desk.cases
                        .timeline(Desk.AGENT, caseId, paging)
                        .map(page -> new Page<>(
                                page.items().stream().map(item -> item.seq()).toList(), page.next()))));
        assertThat(timeline).isSorted().doesNotHaveDuplicates();
        assertThat((long) timeline.size())
                .isEqualTo(desk.count("select count(*) from account_events where case_id = '%s'".formatted(caseId)));

        List<String> notices = joined(parts(
                1,
                paging -> desk.accounts
                        .notices(Desk.AGENT, account, paging)
                        .map(page -> new Page<>(
                                page.items().stream().map(item -> item.id()).toList(), page.next()))));
        assertThat(notices).hasSize(3);
        assertThat(notices)
                .isEqualTo(desk.jdbi()
                        .withHandle(handle -> handle.createQuery("select id from notices order by due_at desc, id desc")
                                .mapTo(String.class)
                                .list()));
    }

    @Test
    void a_cursor_of_another_list_or_of_none_is_refused() {
        desk.suspended();
        for (String rubbish : List.of("rubbish!", "AAAA", "", Cursor.write("no instant", "case_1"))) {
            assertThatThrownBy(() -> desk.cases.list(Desk.AGENT, EVERY_CASE, new Paging(5, rubbish)))
                    .as("after '%s'", rubbish)
                    .isInstanceOfAny(IllegalArgumentException.class, java.time.DateTimeException.class);
        }
    }

    private List<Page<String>> caseParts(int limit) {
        return parts(
                limit,
                paging -> desk.cases
                        .list(Desk.AGENT, EVERY_CASE, paging)
                        .map(page -> new Page<>(
                                page.items().stream().map(item -> item.id()).toList(), page.next())));
    }

    private static <T> List<Page<T>> parts(int limit, Function<Paging, Ruling<Page<T>>> list) {
        List<Page<T>> parts = new ArrayList<>();
        String after = null;
        do {
            Page<T> part = granted(list.apply(new Paging(limit, after)));
            parts.add(part);
            after = part.next();
        } while (after != null && parts.size() < 100);
        return parts;
    }

    private static <T> List<T> joined(List<Page<T>> parts) {
        return parts.stream().flatMap(part -> part.items().stream()).toList();
    }
}
