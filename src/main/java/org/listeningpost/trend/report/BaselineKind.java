package org.listeningpost.trend.report;

/** What a window is compared with. */
enum BaselineKind {
    NONE("no comparison"),
    PREVIOUS_PERIOD("as many buckets right before the window"),
    SAME_WEEKDAYS(
            "mean of the four windows of the same length that lie whole weeks before it, none of which reaches into it");

    private final String meaning;

    BaselineKind(String meaning) {
        this.meaning = meaning;
    }

    String meaning() {
        return meaning;
    }

    String keyword() {
        return Keywords.of(this);
    }
}
