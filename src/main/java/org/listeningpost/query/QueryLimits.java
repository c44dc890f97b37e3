package org.listeningpost.query;

/**
 * What one query may cost. The bounds together keep every query under Elasticsearch's own limits (1,024 clauses, 30
 * levels), so that a query is refused here with a reason instead of failing there.
 *
 * @param charactersMax of the text, in UTF-16 code units
 * @param clausesMax words, values, ranges; each word of a phrase counts
 * @param depthMax levels of operators and parentheses
 * @param expensiveLeavesMax prefixes, wildcards and fuzzy words, which read a part of the dictionary each
 * @param nearDistanceMax of NEAR, and of a phrase with slop
 * @param nearWordsMax words that a query's NEARs look up, see {@link NearCost}
 */
public record QueryLimits(
        int charactersMax,
        int clausesMax,
        int depthMax,
        int expensiveLeavesMax,
        int nearDistanceMax,
        int nearWordsMax) {
    public static final QueryLimits DEFAULT = of(4_000, 200, 20);

    public QueryLimits {
        if (charactersMax < 1 || clausesMax < 1 || depthMax < 1) {
            throw new IllegalArgumentException("query limits are positive");
        }
    }

    /** What is said of a query that goes deeper. */
    String tooDeep() {
        return "The query has more than " + depthMax
                + " levels: operators and parentheses that stand inside one another.";
    }

    /** The limits that an administrator sets, with the defaults of the others. */
    public static QueryLimits of(int charactersMax, int clausesMax, int depthMax) {
        return new QueryLimits(charactersMax, clausesMax, depthMax, 20, 100, 80);
    }
}
