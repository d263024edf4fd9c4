package dev.reinstate.activities.queue;

/**
 * A search among the entries of one cloud. Whether a word is common the planner cannot know: of the beginning of a word it
 * takes half a percent for granted. So the first entries are tried in their order, where a common word is found at once;
 * only if they do not fill the page, the index of words is asked, and what it finds is sorted. Where that is more than can
 * be sorted at once, the order is walked after all: a word so common is soon found there.
 *
 * <p>The index is asked through a function: a person's query may not ask for words before it has asked whose the row is,
 * and then no index of words serves it.
 */
final class Search {

    /** Read in a millisecond; of a word that does not fill a page here there are mostly few enough to be sorted. */
    private static final int TRIED = 500;

    /** Read and sorted in a millisecond or two. */
    private static final int SORTED = 1_000;

    private static final String MATCHES = "e.words @@ lower(:words)::tsquery";

    /** Of the branches those are cut off before they begin that are not needed. */
    private static final String FIRST = """
            (with tried as materialized (
                 select * from (select e.* from queue_entries e where %1$s order by %2$s limit %3$d) e
                 where %4$s order by %2$s limit %5$d),
             found as materialized (
                 select * from queue_found(lower(:words)::tsquery, %6$d + 1)
                 where (select count(*) from tried) < %5$d)
             select * from (
                 select * from tried where (select count(*) from tried) >= %5$d
                 union all
                 select * from (select e.* from found e where (select count(*) from found) <= %6$d and %1$s) few
                 union all
                 select * from (select e.* from queue_entries e
                                where (select count(*) from tried) < %5$d and (select count(*) from found) > %6$d
                                  and %1$s and %4$s order by %2$s limit %5$d) many) e
             order by %2$s limit %5$d)""";

    private Search() {}

    static String first(String where, String order, int most) {
        return FIRST.formatted(where, order, TRIED, MATCHES, most, SORTED);
    }
}
