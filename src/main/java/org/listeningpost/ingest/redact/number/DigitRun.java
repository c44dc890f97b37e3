package org.listeningpost.ingest.redact.number;

import org.listeningpost.ingest.redact.text.Tokens;

/**
 * Groups of digits that may belong together, such as {@code (415) 867-5309}: the groups, and what stands between them.
 */
final class DigitRun {
    private static final int GROUPS_MAX = 20;
    private static final String JOINTS = "-.()·_|*~,•/";

    final Tokens tokens;
    final int[] groups = new int[GROUPS_MAX];
    /** True where only blanks stand before the group; false where a joint does. */
    final boolean[] spaced = new boolean[GROUPS_MAX];

    final char[] joints = new char[GROUPS_MAX];
    int count;

    private DigitRun(Tokens tokens) {
        this.tokens = tokens;
    }

    static DigitRun at(Tokens t, int first) {
        DigitRun run = new DigitRun(t);
        run.groups[0] = first;
        run.count = 1;
        int i = first;
        while (run.count < GROUPS_MAX) {
            int next = run.nextGroup(i);
            if (next < 0) {
                break;
            }
            boolean blank = t.spaceBefore(next) || t.spaceBefore(i + 1);
            run.spaced[run.count] = blank && !t.isOneOf(i + 1, "-)(");
            run.joints[run.count] = next == i + 1 ? ' ' : t.first(i + 1);
            run.groups[run.count++] = next;
            i = next;
        }
        return run;
    }

    /** The number after this one when only a joint or blanks stand between, or -1. */
    private int nextGroup(int i) {
        int next = i + 1;
        while (next - i < 4 && tokens.isOneOf(next, JOINTS)) {
            boolean comma = tokens.isMark(next, ',') && (tokens.spaceBefore(next) || tokens.spaceBefore(next + 1));
            boolean opening = tokens.isMark(next, '(')
                    && !(count == 1 && tokens.isMark(next + 2, ')') && tokens.isNumber(next + 3));
            boolean closing = tokens.isMark(next, ')') && !tokens.isMark(i - 1, '(');
            boolean slash = tokens.isMark(next, '/') && !(tokens.spaceBefore(next) && tokens.spaceBefore(next + 1));
            boolean column = slash || (tokens.isMark(next, '|') && tokens.spaceBefore(next));
            if (comma || opening || closing || column) {
                return -1;
            }
            next++;
        }
        int gap = tokens.isNumber(next) ? tokens.start(next) - tokens.end(i) : 99;
        boolean far = gap > 4 || (next == i + 1 && gap > 2);
        return far || tokens.lineBreakBefore(next) || isSentenceBreak(tokens, i, next) ? -1 : next;
    }

    private static boolean isSentenceBreak(Tokens t, int i, int next) {
        return next == i + 2 && t.isMark(i + 1, '.') && t.spaceBefore(next) && !t.spaceBefore(i + 1);
    }

    int length(int group) {
        return tokens.length(groups[group]);
    }

    int digits(int from, int to) {
        int digits = 0;
        for (int g = from; g < to; g++) {
            digits += length(g);
        }
        return digits;
    }

    String compact(int from, int to) {
        StringBuilder compact = new StringBuilder();
        for (int g = from; g < to; g++) {
            compact.append(tokens.string(groups[g]));
        }
        return compact.toString();
    }

    /** Lengths of the groups: {@code 3.3.4}. */
    String shape(int from, int to) {
        StringBuilder shape = new StringBuilder();
        for (int g = from; g < to; g++) {
            shape.append(g == from ? "" : ".").append(length(g));
        }
        return shape.toString();
    }

    boolean isTight(int from, int to) {
        for (int g = from + 1; g < to; g++) {
            if (spaced[g]) {
                return false;
            }
        }
        return true;
    }

    boolean isSpaced(int from, int to) {
        for (int g = from + 1; g < to; g++) {
            if (!spaced[g]) {
                return false;
            }
        }
        return to - from > 1;
    }

    boolean isJoinedBy(int from, int to, char joint) {
        for (int g = from + 1; g < to; g++) {
            if (joints[g] != joint) {
                return false;
            }
        }
        return to - from > 1;
    }

    boolean isYears(int from, int to) {
        for (int g = from; g < to; g++) {
            int value = tokens.value(groups[g]);
            if (length(g) != 4 || value < 1800 || value > 2100) {
                return false;
            }
        }
        return true;
    }

    /** 1.234.567, 1 234 567, 1,234,567. */
    boolean isThousands(int from, int to) {
        boolean first = to - from > 1 && length(from) <= 3 && tokens.first(groups[from]) != '0';
        for (int g = from + 1; g < to && first; g++) {
            first = length(g) == 3
                    && (joints[g] == '.' || joints[g] == ' ' || joints[g] == ',')
                    && joints[g] == joints[from + 1];
        }
        return first;
    }

    /** 10,00,000 of India, and 335000,00: commas that only count. */
    boolean isCounted(int from, int to) {
        return isJoinedBy(from, to, ',') && (length(to - 1) == 3 || length(to - 1) == 2);
    }

    /** 10-15-20-25, 1 2 3 4 5 6 7: counting, not identifying. */
    boolean isCounting(int from, int to) {
        int step = to - from > 2 ? tokens.value(groups[from + 1]) - tokens.value(groups[from]) : 0;
        if (step == 0) {
            return false;
        }
        for (int g = from + 1; g < to; g++) {
            int difference = tokens.value(groups[g]) - tokens.value(groups[g - 1]);
            if (length(g) > 3 || difference != step) {
                return false;
            }
        }
        return true;
    }
}
