package org.listeningpost.ingest.source;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which character parts the cells of a table, by the line of its heading: one answer for whoever recognizes a table and
 * whoever reads it.
 */
final class Delimiter {
    static final char TAB = '\t';

    private static final char[] CANDIDATES = {',', ';', TAB};
    /** A line that spreadsheets write above the heading, and read. */
    private static final Pattern NAMED = Pattern.compile("\"?sep=([^\"\\w])\"?", Pattern.CASE_INSENSITIVE);

    private Delimiter() {}

    /** What a line such as {@code sep=;} names; null where the line is another. */
    static @Nullable Character named(String line) {
        Matcher named = NAMED.matcher(line);
        return named.matches() ? named.group(1).charAt(0) : null;
    }

    /**
     * The one that parts the most cells. A heading may be a question, and a comma with a blank behind it belongs to the sentence
     * unless nothing else is there.
     */
    static char of(String heading) {
        char best = best(heading, true);
        return count(heading, best, true) > 0 ? best : best(heading, false);
    }

    /** Whether something parts cells in that line as programs write it: without a blank behind it. */
    static boolean isTight(String heading) {
        return count(heading, best(heading, true), true) > 0;
    }

    private static char best(String heading, boolean isTight) {
        char best = CANDIDATES[0];
        for (char each : CANDIDATES) {
            if (count(heading, each, isTight) > count(heading, best, isTight)) {
                best = each;
            }
        }
        return best;
    }

    private static int count(String line, char delimiter, boolean isTight) {
        int count = 0;
        boolean isQuoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                isQuoted = !isQuoted;
            } else if (c == delimiter && !isQuoted) {
                boolean isInSentence = i + 1 < line.length() && line.charAt(i + 1) == ' ';
                count += isTight && isInSentence ? 0 : 1;
            }
        }
        return count;
    }
}
