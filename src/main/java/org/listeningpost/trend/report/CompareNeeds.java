package org.listeningpost.trend.report;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.listeningpost.trend.effect.Effect;
import org.listeningpost.trend.effect.Verdict;

/**
 * Says how much would do where too little was there, and never an amount that is not accepted.
 *
 * @param cells null where nothing is kept back
 */
record CompareNeeds(ComparePlan plan, @Nullable SmallCells cells) {

    Map<String, @Nullable Object> of(CompareAnswer.Line line) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        Long days = days(line);
        shown.put("days", days);
        if (line.measure() == CompareMeasure.ENGAGEMENT) {
            shown.put("posts", null);
            shown.put("reactions", amount(line));
        } else {
            shown.put("posts", amount(line));
        }
        if (days == null) {
            shown.put(
                    "reason",
                    isTooLong(line) ? "longer_than_accepted" : isFromSmallCounts(line) ? "small_counts" : "unknown");
        }
        return shown;
    }

    /** The end of a sentence. */
    String ofTooLittle(CompareAnswer.Line line) {
        Long amount = amount(line);
        Long days = days(line);
        String least = amount == null
                ? ": at least " + Effect.DAYS_MIN + " days with any in each of the two are needed"
                : ": at least " + amount + " " + unit(line) + " in each of the two are needed";
        if (days != null) {
            return least + ", which come in about " + days + " days.";
        }
        return least
                + (isTooLong(line)
                        ? ", which is more than come in the " + ComparePlans.DAYS_MAX + " days that are accepted."
                        : ".");
    }

    /** The end of a sentence. */
    String ofInconclusive(CompareAnswer.Line line) {
        Long days = days(line);
        return days == null
                ? "; no stretch of the " + ComparePlans.DAYS_MAX
                        + " days that are accepted would do, if days stay as they are."
                : "; " + days + " days in each of the two would do.";
    }

    private static String unit(CompareAnswer.Line line) {
        return line.measure() == CompareMeasure.ENGAGEMENT ? "reactions" : "posts";
    }

    private boolean isTooLong(CompareAnswer.Line line) {
        Long days = line.effect().needed().days();
        return days != null && !isFromSmallCounts(line) && days > ComparePlans.DAYS_MAX;
    }

    /** The days until there are posts enough tell how many there are. */
    private boolean isFromSmallCounts(CompareAnswer.Line line) {
        return cells != null && line.effect().verdict() == Verdict.TOO_LITTLE_DATA;
    }

    private @Nullable Long days(CompareAnswer.Line line) {
        Long days = line.effect().needed().days();
        if (days == null || days > ComparePlans.DAYS_MAX || isFromSmallCounts(line)) {
            return null;
        }
        if (cells == null) {
            return days;
        }
        long given = (long) Effect.even(plan.baseline().days(), plan.window().days());
        int more = line.effect().verdict() == Verdict.INCONCLUSIVE ? 1 : 0;
        return Math.max(given + more, (long) SmallCells.digits(days, CompareAnswer.DIGITS));
    }

    private @Nullable Long amount(CompareAnswer.Line line) {
        Long amount = line.effect().needed().posts();
        if (amount == null || cells == null) {
            return amount;
        }
        if (line.effect().verdict() == Verdict.TOO_LITTLE_DATA) {
            // The bound itself, which is the same for all.
            return amount;
        }
        double rounded = SmallCells.digits(amount, CompareAnswer.DIGITS);
        return cells.k() * (long) Math.ceil(rounded / cells.k());
    }
}
