package dev.reinstate.worker.record;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Two goldens of one scenario, compared. Ids are made anew at each play, and how long a case sleeps depends on the hour;
 * so ids are numbered as they come, and a timer counts by whether it is what the last look said.
 */
final class Likeness {

    private static final Pattern ID = Pattern.compile("\\b(case|ntc|dec|signal)[_-][0-9a-z]+");
    private static final Pattern BEGAN = Pattern.compile("\"runBegan\":\\d+");
    private static final Pattern UNTIL = Pattern.compile("\"untilNext\":\"(PT[^\"]+)\"");
    private static final Pattern TIMER = Pattern.compile("^timer of (\\d+) ms$");

    private Likeness() {}

    /** The differing lines, as {@code diff} shows them, each with what stands around it; empty if there are none. */
    static List<String> differences(String before, String now) {
        List<String> old = plain(before);
        List<String> renewed = plain(now);
        return old.equals(renewed) ? List.of() : shown(old, renewed, common(old, renewed));
    }

    private static List<String> plain(String golden) {
        Map<String, String> ids = new HashMap<>();
        List<String> lines = new ArrayList<>();
        long said = -1;
        for (String line : golden.lines().toList()) {
            Matcher until = UNTIL.matcher(line);
            if (until.find()) {
                said = Duration.parse(until.group(1)).toMillis();
            }
            Matcher timer = TIMER.matcher(line);
            boolean asSaid = timer.matches() && Long.parseLong(timer.group(1)) == said;
            lines.add(asSaid ? "timer as the last look said" : numbered(line, ids));
        }
        return lines;
    }

    private static String numbered(String line, Map<String, String> ids) {
        String named = ID.matcher(line)
                .replaceAll(id -> ids.computeIfAbsent(id.group(), any -> id.group(1) + "_" + (ids.size() + 1)));
        String timeless = BEGAN.matcher(named).replaceAll("\"runBegan\":…");
        return UNTIL.matcher(timeless)
                .replaceAll(until -> until.group(1).equals("PT0S") ? until.group() : "\"untilNext\":…");
    }

    /** Lengths of the longest common subsequences of what follows. */
    private static int[][] common(List<String> old, List<String> renewed) {
        int[][] common = new int[old.size() + 1][renewed.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = renewed.size() - 1; j >= 0; j--) {
                common[i][j] = old.get(i).equals(renewed.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }

    private static List<String> shown(List<String> old, List<String> renewed, int[][] common) {
        List<String> lines = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < old.size() || j < renewed.size()) {
            if (i < old.size() && j < renewed.size() && old.get(i).equals(renewed.get(j))) {
                lines.add("  " + old.get(i++));
                j++;
            } else if (j == renewed.size() || (i < old.size() && common[i + 1][j] >= common[i][j + 1])) {
                lines.add("- " + old.get(i++));
            } else {
                lines.add("+ " + renewed.get(j++));
            }
        }
        return lines;
    }
}
