package dev.reinstate.activities.queue;

/**
 * A search among the entries of one cloud. Whether a word is common the planner cannot know: of the beginning of a word it
 * takes half a percent for granted. So the first entries are tried in their order, where a common word is found at once;
 * only if they do not fill the page, the index of words is asked for all there are, and those are sorted.
 */
final class Search {

    /** Read in a millisecond; of a word that does not fill a page here there are few enough to be sorted. */
    private static final int TRIED = 500;

    private static final String MATCHES = "e.words @@ lower(:words)::tsquery";

    /** Of the two branches one is cut off before it begins. "offset 0" keeps the planner from walking the order again. */
    private static final String FIRST = """
            (with tried as materialized (
                 select * from (select e.* from queue_entries e where %1$s order by %2$s limit %3$d) e
                 where %4$s order by %2$s limit %5$d)
             select * from (
                 select * from tried where (select count(*) from tried) >= %5$d
                 union all
                 select * from (select * from queue_entries e
                                where (select count(*) from tried) < %5$d and %1$s and %4$s offset 0) found) e
             order by %2$s limit %5$d)""";

    private Search() {}

    static String first(String where, String order, int most) {
        return FIRST.formatted(where, order, TRIED, MATCHES, most);
    }
}
