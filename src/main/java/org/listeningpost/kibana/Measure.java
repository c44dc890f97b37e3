package org.listeningpost.kibana;

/** What a chart counts or computes. */
sealed interface Measure {
    String label();

    Format format();

    /** How a number is written. */
    enum Format {
        /** As the field is written. */
        PLAIN,
        WHOLE,
        DECIMAL,
        PERCENT
    }

    /** @param query only what it matches is counted, in Lucene's syntax; empty: everything */
    record Count(String query, String shift, String label, Format format) implements Measure {}

    /**
     * @param function an operation of Lens on a field, such as {@code average}
     * @param shift how much earlier, such as {@code 1w}; empty: now
     */
    record Of(String function, String field, String query, String shift, String label, Format format)
            implements Measure {}

    /**
     * The part of the documents that the query matches.
     *
     * @param of which documents count as all, in Lucene's syntax; empty: everything
     */
    record Share(String query, String of, String shift, String label, Format format) implements Measure {}

    /** How much the count grew since {@code shift} ago, as a part of what it was. */
    record Change(String query, String shift, String label, Format format) implements Measure {}

    /** Whether groups may be ordered by it: Kibana cannot order by what it computes afterwards. */
    default boolean orders() {
        return switch (this) {
            case Count count -> count.shift().isEmpty();
            case Of of -> of.shift().isEmpty() && !of.function().equals("median");
            case Share share -> false;
            case Change change -> false;
        };
    }
}
